package org.mingzhang.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes events into envelopes; signed once it has a key. */
public final class Story {
    private final List<Envelope> envelopes = new ArrayList<>();
    private final Map<StreamId, Long> seqs = new HashMap<>();
    private ActorRef actor = finance("CZ-001");
    /** What the treasury and the banks say is brought in by somebody who pays nothing. */
    private ActorRef bookkeeper = finance("CZ-002");

    private @Nullable SigningKey key;
    private int commands;

    /** A story that goes on where another one ended. */
    public static Story after(List<Envelope> before) {
        Story story = new Story();
        story.envelopes.addAll(before);
        before.forEach(envelope -> story.seqs.merge(envelope.stream(), 1L, Long::sum));
        story.commands = before.size();
        return story;
    }

    private static ActorRef finance(String id) {
        return new ActorRef(id, "邯郸市财政局", "FINANCE", "0123456789abcdef");
    }

    /** From here on statements and imports are this person's. */
    public Story bookkeptBy(String id) {
        bookkeeper = finance(id);
        return this;
    }

    /** From here on this person does whatever is neither a statement's nor an import's. */
    public Story actedBy(String id) {
        actor = finance(id);
        return this;
    }

    /** From here on this person acts, unless what is said is of a statement or an import. */
    public Story paidBy(String id) {
        actor = finance(id);
        return this;
    }

    /** From here on this person acts and signs. */
    public Story signedBy(String id, SigningKey by) {
        actor = new ActorRef(id, "邯郸市财政局", "FINANCE", by.verifyingKey().keyId());
        key = by;
        return this;
    }

    /** One command with all that it causes. */
    public Story command(LocalDate date, Instant recordedAt, StreamEvent... events) {
        String id = "command-" + commands++;
        SigningKey by = key;
        for (int n = 0; n < events.length; n++) {
            StreamId stream = events[n].stream();
            ObjectNode command =
                    by != null && n == 0 ? JsonNodeFactory.instance.objectNode().put("commandId", id) : null;
            envelopes.add(new Envelope(
                    "test",
                    Envelope.eventId(id, n),
                    stream,
                    seqs.merge(stream, 1L, Long::sum) - 1,
                    recordedAt,
                    date,
                    by == null && (stream.type() == StreamType.BANK || stream.type() == StreamType.IMPORT)
                            ? bookkeeper
                            : actor,
                    command,
                    by != null && n > 0 ? id : null,
                    by == null || command == null ? null : CommandSignature.sign(command, by),
                    events[n].event()));
        }
        return this;
    }

    /** One event, recorded at a time of its own. */
    public Story on(LocalDate date, Instant recordedAt, StreamId stream, LedgerEvent event) {
        return command(date, recordedAt, new StreamEvent(stream, event));
    }

    /** The same, recorded in the evening of the day. */
    public Story on(LocalDate date, StreamId stream, LedgerEvent event) {
        return on(date, Instant.parse(date + "T12:00:00Z"), stream, event);
    }

    /** One event that an import of old records says, under the signature that started it. */
    public Story imported(LocalDate date, StreamId stream, LedgerEvent event, String importId) {
        return imported(date, stream, event, importId, "国库支付", 2);
    }

    /** The same of a row of a sheet. */
    public Story imported(LocalDate date, StreamId stream, LedgerEvent event, String importId, String sheet, int row) {
        on(date, stream, event);
        Envelope plain = envelopes.removeLast();
        envelopes.add(new Envelope(
                plain.ledger(),
                Envelope.eventId(importId, 1 + envelopes.size()),
                plain.stream(),
                plain.seq(),
                plain.recordedAt(),
                plain.businessDate(),
                plain.actor(),
                null,
                importId,
                null,
                new Origin("ab".repeat(32), sheet, row, new Origin.By("FINANCE", null, null), null, List.of(), null),
                event));
        return this;
    }

    /** Where the next entry will stand. */
    public long position() {
        return envelopes.size();
    }

    public List<Envelope> envelopes() {
        return List.copyOf(envelopes);
    }
}
