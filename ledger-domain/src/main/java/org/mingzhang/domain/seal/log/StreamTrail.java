package org.mingzhang.domain.seal.log;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The numbers of each stream's events: from 0 and each once, so that every decision saw all that came before it. */
final class StreamTrail {
    private final Gaps gaps;
    private final AlteredEntries entries;
    private final Map<String, Last> lasts = new HashMap<>();

    private record Last(long seq, long position) {}

    StreamTrail(Gaps gaps, AlteredEntries entries) {
        this.gaps = gaps;
        this.entries = entries;
    }

    /** Takes the next entry. */
    void accept(long position, EntryHeader header) {
        String stream = header.streamType() + "/" + header.streamId();
        Last last = lasts.get(stream);
        long expected = last == null ? 0 : last.seq + 1;
        long seq = header.streamSeq();
        if (seq != expected && !(seq > expected && missingSince(last, position))) {
            entries.unlessAltered(
                    last == null ? 0 : last.position,
                    position,
                    Kind.STREAM_SEQ_MISMATCH,
                    stream + " 的第 " + seq + " 条账目，按顺序应为第 " + expected + " 条"
                            + (last == null ? "" : "（前一条在序号 " + last.position + "）"));
        }
        lasts.put(stream, new Last(Math.max(seq, expected - 1), position));
    }

    /** What is missing may have been of any stream. */
    private boolean missingSince(@Nullable Last last, long position) {
        return gaps.touch(last == null ? 0 : last.position, position);
    }
}
