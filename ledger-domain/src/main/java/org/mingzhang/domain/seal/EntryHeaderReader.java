package org.mingzhang.domain.seal;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Picks the envelope's fields out of an entry; one instance reads one entry. */
final class EntryHeaderReader {
    private final CanonicalScanner in;
    private @Nullable String schema;
    private @Nullable String ledger;
    private @Nullable String eventId;
    private @Nullable String streamType;
    private @Nullable String streamId;
    private @Nullable Long streamSeq;
    private @Nullable String type;
    private @Nullable Long revision;
    private @Nullable String recordedAt;
    private @Nullable String businessDate;
    private @Nullable String actorId;
    private @Nullable String actorOrg;
    private @Nullable String actorRole;
    private @Nullable String actorKeyId;
    private EntryHeader.@Nullable Command command;
    private @Nullable String commandRef;
    private @Nullable String commandSig;
    private @Nullable String workbook;
    private EntryHeader.@Nullable Span payload;

    EntryHeaderReader(byte[] bytes) {
        in = new CanonicalScanner(bytes);
    }

    EntryHeader read() {
        object(this::envelope);
        in.end();
        return new EntryHeader(
                required(schema, "schema"),
                required(ledger, "ledger"),
                required(eventId, "eventId"),
                commandId(required(eventId, "eventId")),
                required(streamType, "stream.type"),
                required(streamId, "stream.id"),
                required(streamSeq, "stream.seq"),
                required(type, "type"),
                number(required(revision, "revision")),
                required(recordedAt, "recordedAt"),
                businessDate,
                required(actorId, "actor.id"),
                required(actorOrg, "actor.org"),
                required(actorRole, "actor.role"),
                required(actorKeyId, "actor.keyId"),
                command,
                commandRef,
                commandSig,
                workbook,
                required(payload, "payload"));
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("the entry lacks " + name);
        }
        return value;
    }

    private static String commandId(String eventId) {
        int dot = eventId.lastIndexOf('.');
        return dot < 0 ? eventId : eventId.substring(0, dot);
    }

    private static int number(long revision) {
        if (revision != (int) revision) {
            throw new IllegalArgumentException("no revision has the number " + revision);
        }
        return (int) revision;
    }

    private void object(Consumer<String> member) {
        if (in.peek() != '{') {
            throw new NotCanonicalException("an object expected", in.position());
        }
        in.object(member);
    }

    private void envelope(String name) {
        switch (name) {
            case "actor" -> object(this::actor);
            case "businessDate" -> businessDate = in.string();
            case "command" -> command = command();
            case "commandRef" -> commandRef = in.string();
            case "commandSig" -> commandSig = in.string();
            case "eventId" -> eventId = in.string();
            case "ledger" -> ledger = in.string();
            case "origin" -> object(this::origin);
            case "payload" -> payload = passed();
            case "recordedAt" -> recordedAt = in.string();
            case "revision" -> revision = in.integer();
            case "schema" -> schema = in.string();
            case "stream" -> object(this::stream);
            case "type" -> type = in.string();
            default -> in.pass(1);
        }
    }

    private EntryHeader.Span passed() {
        int from = in.position();
        in.pass(1);
        return new EntryHeader.Span(from, in.position());
    }

    private void actor(String name) {
        switch (name) {
            case "id" -> actorId = in.string();
            case "keyId" -> actorKeyId = in.string();
            case "org" -> actorOrg = in.string();
            case "role" -> actorRole = in.string();
            default -> in.pass(2);
        }
    }

    private void origin(String name) {
        if (name.equals("workbook")) {
            workbook = in.string();
        } else {
            in.pass(2);
        }
    }

    private void stream(String name) {
        switch (name) {
            case "id" -> streamId = in.string();
            case "seq" -> streamSeq = in.integer();
            case "type" -> streamType = in.string();
            default -> in.pass(2);
        }
    }

    private EntryHeader.Command command() {
        CommandFields fields = new CommandFields();
        int from = in.position();
        object(fields::member);
        return new EntryHeader.Command(
                new EntryHeader.Span(from, in.position()),
                required(fields.ledger, "command.ledger"),
                required(fields.commandId, "command.commandId"),
                required(fields.keyId, "command.actor.keyId"));
    }

    private final class CommandFields {
        private @Nullable String ledger;
        private @Nullable String commandId;
        private @Nullable String keyId;

        void member(String name) {
            switch (name) {
                case "actor" -> object(this::actor);
                case "commandId" -> commandId = in.string();
                case "ledger" -> ledger = in.string();
                default -> in.pass(2);
            }
        }

        private void actor(String name) {
            if (name.equals("keyId")) {
                keyId = in.string();
            } else {
                in.pass(3);
            }
        }
    }
}
