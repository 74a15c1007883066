package org.mingzhang.app.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A workbook that is being checked or recorded, and what came of it. One thread works on it, pages look on. */
final class ImportRun {
    /** Of what was recorded: whether it has lines of the treasury or of banks. */
    static final String PAID_ELSEWHERE = "paidElsewhere";

    private final UploadedBook book;
    private volatile Step step = Step.WAITING;
    private volatile long done;
    private volatile @Nullable Ended ended;

    ImportRun(UploadedBook book) {
        this.book = book;
    }

    /** What is being done. */
    enum Step {
        WAITING("前面还有工作簿，正在排队"),
        CHECKING("正在逐行检查"),
        TRYING("正在按规则逐条试算"),
        RECORDING("正在逐条入账");

        private final String chinese;

        Step(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * What came of it, as the page that shows it.
     *
     * @param confirmation the code of the totals that are shown, by which they are recorded; null where there is nothing to record
     */
    record Ended(
            String template,
            Map<String, Object> model,
            @Nullable String confirmation) {
        static Ended refused(String sentence) {
            return new Ended("imports/upload", Map.of("refused", sentence), null);
        }

        /** Whether lines of the treasury or of banks were recorded. */
        boolean paidElsewhere() {
            return Boolean.TRUE.equals(model.get(PAID_ELSEWHERE));
        }
    }

    UploadedBook book() {
        return book;
    }

    void at(Step next) {
        done = 0;
        step = next;
    }

    void done(long count) {
        done = count;
    }

    void end(Ended outcome) {
        ended = outcome;
    }

    Step step() {
        return step;
    }

    long done() {
        return done;
    }

    /** Null while it goes on. */
    @Nullable
    Ended ended() {
        return ended;
    }
}
