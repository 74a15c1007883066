package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/** Appends for tests: the bytes say nothing, but every column follows from them. */
final class Entries {
    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private Entries() {}

    /** A note that says what it seals, unsigned. */
    static final NoteWriter NOTES =
            (suite, size, root) -> suite.origin("test") + "\n" + size + "\n" + root.base64() + "\n\n";

    static StreamRef stream(String id) {
        return new StreamRef("thing", id);
    }

    static Hash digest(String text) {
        return Suite.SM3.hash(text.getBytes(UTF_8));
    }

    /** One event at this number of one stream. */
    static Append one(String commandId, String stream, long seq) {
        return new Builder(commandId).event(stream, seq).build();
    }

    private record Event(StreamRef stream, long seq, Instant recordedAt, List<ClaimUse> claims) {}

    static final class Builder {
        private final String commandId;
        private final List<Event> events = new ArrayList<>();
        private final List<ReadStream> reads = new ArrayList<>();
        private Instant recordedAt = NOON;

        Builder(String commandId) {
            this.commandId = commandId;
        }

        Builder at(Instant time) {
            recordedAt = time;
            return this;
        }

        Builder read(String stream, long lastSeq) {
            reads.add(new ReadStream(stream(stream), lastSeq));
            return this;
        }

        Builder event(String stream, long seq, ClaimUse... claims) {
            events.add(new Event(stream(stream), seq, recordedAt, List.of(claims)));
            return this;
        }

        /** Entries tell the command's digest as refusals of unsigned commands do: no command to sign is needed for it. */
        Append build() {
            Hash digest = digest(commandId + events.size());
            List<PreparedEntry> entries = new ArrayList<>();
            for (Event event : events) {
                String eventId = commandId + "." + entries.size();
                byte[] bytes = """
                        {"actor":{"id":"ledger","keyId":"0","org":"","role":"LEDGER"},"eventId":"%s","ledger":"test",\
                        "payload":{"commandSm3":"%s"},"recordedAt":"2026-03-02T04:00:00.000Z","revision":1,\
                        "schema":"mingzhang.entry/1","stream":{"id":"%s","seq":%d,"type":"%s"},\
                        "type":"ledger.command-refused"}""".formatted(eventId, digest, event.stream.id(), event.seq, event.stream.type())
                        .getBytes(UTF_8);
                entries.add(new PreparedEntry(
                        event.stream,
                        event.seq,
                        eventId,
                        "ledger.command-refused",
                        1,
                        event.recordedAt,
                        LocalDate.of(2026, 3, 1),
                        bytes,
                        Suite.SM3.leafHash(bytes),
                        Suite.SHA256.leafHash(bytes),
                        event.claims));
            }
            return new Append(commandId, digest, entries, reads);
        }
    }
}
