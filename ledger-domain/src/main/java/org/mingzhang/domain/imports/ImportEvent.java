package org.mingzhang.domain.imports;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;

/** What happens to the import of a workbook. Its stream has the id of the command that started it. */
public sealed interface ImportEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.IMPORT;
    }

    /** 历史, 实时. */
    enum Mode {
        /** The rows say what happened; breaches are recorded with it. */
        HISTORY,
        /** The rows are decided now, and none breaches anything. */
        LIVE
    }

    /**
     * An import begins. Until it is complete, the programme's figures are not.
     *
     * @param workbookSm3 hex digest of the file's bytes
     * @param mappingSm3 hex digest of the map that adapted it, where there was one
     * @param plan hex SM3 of all steps in the order in which they take effect: what will be recorded is fixed here
     * @param steps how many there are
     * @param rows how many rows they come from
     * @param skipped rows that were imported before
     * @param rejected rows left out, to be mended and imported again
     */
    @EventName("import.started")
    record ImportStarted(
            String programme,
            Mode mode,
            String fileName,
            String workbookSm3,
            @Nullable String mappingSm3,
            String plan,
            long steps,
            long rows,
            long skipped,
            long rejected)
            implements ImportEvent {}

    /**
     * A part of the steps is recorded, in the same append as what it came to.
     *
     * @param part counts from 1
     * @param steps how many of the plan's steps are recorded now
     * @param events how many events they came to so far
     * @param breaching how many of those carry breaches
     * @param rowsSm3 hex digest of the list of this part's rows, kept beside the log: by it the same row is known again
     */
    @EventName("import.part-recorded")
    record PartRecorded(int part, long steps, long events, long breaching, String rowsSm3) implements ImportEvent {}

    /**
     * Everything is recorded.
     *
     * @param events how many events the rows came to
     * @param breaching how many of them carry breaches
     */
    @EventName("import.completed")
    record WorkbookImported(long events, long breaching) implements ImportEvent {}

    /**
     * The rest is not recorded and never will be under this import. What was recorded stays; the rest can come in another one.
     *
     * @param steps how many of the plan's steps are recorded
     * @param restSm3 hex digest of the list, kept beside the log, of rows of which only a part is recorded
     */
    @EventName("import.abandoned")
    record ImportAbandoned(String reason, long steps, String restSm3) implements ImportEvent {}

    /**
     * Another person than who imported has held the workbook against its papers (复核). Only what was agreed to is built on; what was
     * not stays as it is, and can be agreed to later.
     *
     * @param opinion what was looked at, or what is wrong
     * @param workbookSm3 hex digest of the workbook that was looked at
     * @param steps how many of the plan's steps are recorded: fewer than all where the rest was given up
     * @param events how many events they came to
     * @param breaching how many of those carry breaches
     */
    @EventName("import.reviewed")
    record ImportReviewed(boolean agreed, String opinion, String workbookSm3, long steps, long events, long breaching)
            implements ImportEvent {}
}
