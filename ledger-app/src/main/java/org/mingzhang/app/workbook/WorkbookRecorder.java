package org.mingzhang.app.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records what a checked workbook holds: where checking ends and the command path begins. */
@FunctionalInterface
public interface WorkbookRecorder {
    /** Records the accepted rows. */
    Recorded record(CheckedWorkbook workbook, Mode mode);

    /** How rows are taken. */
    enum Mode {
        /** They say what happened; breaches are recorded with the event. */
        HISTORY,
        /** They are commands for now; breaches are refused. */
        LIVE
    }

    /**
     * What came of it.
     *
     * @param accepted rows recorded
     * @param skipped rows that were recorded before
     * @param firstPosition in the log; null where nothing was recorded
     */
    record Recorded(
            int accepted,
            int skipped,
            List<Breach> breaches,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition) {
        public Recorded {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * A rule that what happened did not keep.
     *
     * @param rule by its code
     * @param sheet by the name that it has in the file
     */
    record Breach(String rule, String sheet, int row) {}
}
