package org.mingzhang.app.access;

import org.mingzhang.app.platform.ledger.AccessEntries;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;

/** Keeps reads in the log itself: whoever runs the database can take nothing out of it unseen. */
final class SealedReads implements ReadsLog {
    /** Characters of the sentence that are kept; conditions may be long, and an entry may not. */
    static final int LONGEST = 2_000;

    private static final String CUT = "……（从略）";

    private final AccessEntries entries;

    SealedReads(AccessEntries entries) {
        this.entries = entries;
    }

    @Override
    public long keep(RecordsAccessed accessed) {
        return entries.record(new RecordsAccessed(
                accessed.reader(),
                accessed.role(),
                accessed.county(),
                accessed.kind(),
                cut(accessed.what()),
                accessed.subject(),
                accessed.rows(),
                accessed.fileSm3(),
                accessed.reason() == null ? null : cut(accessed.reason())));
    }

    /** Whole characters only: half of one has no bytes, and what was not recorded is not handed out. */
    private static String cut(String sentence) {
        if (sentence.codePointCount(0, sentence.length()) <= LONGEST) {
            return sentence;
        }
        return sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST)) + CUT;
    }
}
