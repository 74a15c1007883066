package org.mingzhang.domain.seal;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that every entry has, whatever event it holds: enough to file it and to check the signature of the command
 * that caused it. Read without building a tree; the whole entry is checked to be canonical on the way.
 *
 * @param eventId command id, a dot and the number of the event within its command
 * @param commandId of the command that caused the entry, as its event id says
 * @param streamSeq the event's number within its stream, from 0
 * @param type the event's stored name
 * @param revision of the event's shape
 * @param recordedAt record time as written, ISO 8601 in UTC
 * @param businessDate as written; null where the ledger itself acts
 * @param actorKeyId the key that signed the command
 * @param command the signed command, in the first entry that it caused
 * @param commandRef the command's id, in every further entry; of what an import records, the id of the command that started it
 * @param commandSig base64 of the signature, beside {@code command}
 * @param workbook SM3 of the workbook, hex, that the event comes from
 * @param payload where the event itself stands
 */
public record EntryHeader(
        String schema,
        String ledger,
        String eventId,
        String commandId,
        String streamType,
        String streamId,
        long streamSeq,
        String type,
        int revision,
        String recordedAt,
        @Nullable String businessDate,
        String actorId,
        String actorOrg,
        String actorRole,
        String actorKeyId,
        @Nullable Command command,
        @Nullable String commandRef,
        @Nullable String commandSig,
        @Nullable String workbook,
        Span payload) {

    /**
     * A value within the entry's bytes. Since the entry is canonical, so is this part of it.
     *
     * @param from first byte
     * @param to behind the last byte
     */
    public record Span(int from, int to) {
        byte[] of(byte[] entry) {
            return Arrays.copyOfRange(entry, from, to);
        }
    }

    /** The signed command within the entry's bytes. */
    public record Command(Span span, String ledger, String commandId, String actorKeyId) {
        /** What the actor signed, from the bytes of the entry that this was read from. */
        public byte[] message(byte[] entry) {
            return CommandSignature.message(span.of(entry));
        }
    }

    /**
     * Reads the header of an entry.
     *
     * @throws IllegalArgumentException when the bytes are not canonical or lack a field
     */
    public static EntryHeader read(byte[] bytes) {
        return new EntryHeaderReader(bytes).read();
    }

    /** The event as a tree, from the bytes of the entry that this was read from. */
    public JsonNode payload(byte[] entry) {
        return CanonicalJson.read(payload.of(entry));
    }

    /** A text that the event has under a name, without reading the rest; null when it has none. */
    public @Nullable String payloadText(byte[] entry, String name) {
        return new CanonicalScanner(entry, payload.from()).textMember(name);
    }

    /** Whether the event's id says that it is this one of its command, from 0. */
    public boolean isEvent(long n) {
        String number = Long.toString(n);
        return eventId.length() == commandId.length() + 1 + number.length() && eventId.endsWith(number);
    }

    /** Why the command that the entry carries cannot be the one that caused it; empty when it can, or there is none. */
    public Optional<String> commandMismatch() {
        if (command == null) {
            return Optional.empty();
        }
        if (!command.ledger().equals(ledger)) {
            return Optional.of("命令是签给账本 " + command.ledger() + " 的，账目属于账本 " + ledger);
        }
        if (!command.commandId().equals(commandId)) {
            return Optional.of("命令编号是 " + command.commandId() + "，账目编号是 " + eventId);
        }
        if (!command.actorKeyId().equals(actorKeyId)) {
            return Optional.of("命令所写密钥是 " + command.actorKeyId() + "，账目所写是 " + actorKeyId);
        }
        return Optional.empty();
    }
}
