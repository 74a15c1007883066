package org.mingzhang.app.platform.eventstore;

import java.util.List;
import org.mingzhang.domain.seal.Hash;

/**
 * One decision on its way into the log: all of its entries become one run of positions, or nothing does.
 *
 * @param commandId at most one append of the log carries it
 * @param commandDigest tells a repetition of the same command from another command under the same id
 * @param entries at least one; the n-th has the event id {@code <commandId>.<n>}
 * @param reads every stream that the decision looked at, also those that it does not write to
 */
public record Append(String commandId, Hash commandDigest, List<PreparedEntry> entries, List<ReadStream> reads) {
    public Append {
        entries = List.copyOf(entries);
        reads = List.copyOf(reads);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("an append without entries: " + commandId);
        }
        for (int n = 0; n < entries.size(); n++) {
            String expected = commandId + "." + n;
            if (!expected.equals(entries.get(n).eventId())) {
                throw new IllegalArgumentException("event id " + entries.get(n).eventId() + " should be " + expected);
            }
        }
    }
}
