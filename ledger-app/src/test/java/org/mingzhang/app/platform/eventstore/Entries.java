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

    static final class Builder {
        private final String commandId;
        private final List<PreparedEntry> entries = new ArrayList<>();
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
            String eventId = commandId + "." + entries.size();
            byte[] bytes = ("{\"eventId\":\"" + eventId + "\",\"stream\":\"" + stream + "\",\"seq\":" + seq + "}")
                    .getBytes(UTF_8);
            entries.add(new PreparedEntry(
                    stream(stream),
                    seq,
                    eventId,
                    "thing.happened",
                    1,
                    recordedAt,
                    LocalDate.of(2026, 3, 1),
                    bytes,
                    Suite.SM3.leafHash(bytes),
                    Suite.SHA256.leafHash(bytes),
                    List.of(claims)));
            return this;
        }

        Append build() {
            return new Append(commandId, digest(commandId + entries.size()), entries, reads);
        }
    }
}
