package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Hash;

/** Puts what the rows of a workbook say has happened into the order in which it takes effect. */
final class Planner {
    private Planner() {}

    /** What of a workbook is to be recorded: what is not recorded yet. */
    interface Wanted {
        /** Whether anything of a row is. */
        boolean row(long id);

        boolean moment(long id, String moment);
    }

    /** What a plan comes to. */
    record Plan(Path file, Hash digest, long steps, long rows) {}

    /**
     * A step that is not made yet.
     *
     * @param when it takes effect, as {@link Inference#effective} tells
     * @param rank its sheet's and its moment's place among those of one day
     * @param row id in the spool
     * @param listed whether the row is listed with this step; null where it is as usual, with its sheet's first moment
     */
    private record Coming(
            long when, int rank, long row, @Nullable Boolean listed) {
        private static final Comparator<Coming> ORDER = Comparator.comparingLong(Coming::when)
                .thenComparingInt(Coming::rank)
                .thenComparingLong(Coming::row);
    }

    /**
     * Writes the plan of a workbook's accepted rows.
     *
     * @param wanted whether a moment of a row is to be recorded
     */
    static Plan write(CheckedWorkbook book, PolicyPack pack, Inference.Elsewhere elsewhere, Wanted wanted, Path file)
            throws IOException {
        Inference inference = new Inference(pack, elsewhere);
        book.accepted().forEach(id -> {
            if (wanted.row(id)) {
                inference.take(book.row(id));
            }
        });
        List<Coming> coming = new ArrayList<>();
        long[] rows = {0};
        book.accepted().forEach(id -> {
            if (wanted.row(id)) {
                rows[0]++;
                add(book.row(id), id, inference, wanted, coming);
            }
        });
        coming.sort(Coming.ORDER);
        try (PlanFile.Writer out = new PlanFile.Writer(file)) {
            for (Coming next : coming) {
                Row row = book.row(next.row);
                Moment moment = Moments.of(row.sheet().name()).get(next.rank % MOST_MOMENTS);
                SortedMap<String, String> inferred = inference.inferred(row, moment);
                if (next.listed != null) {
                    inferred.put(Inference.LISTED, next.listed.toString());
                }
                out.add(new Step(row, moment.name(), moment.date().apply(row), inferred));
            }
            return new Plan(file, out.digest(), out.steps(), rows[0]);
        }
    }

    private static final int MOST_MOMENTS = 8;

    private static void add(Row row, long id, Inference inference, Wanted wanted, List<Coming> coming) {
        List<Moment> moments = Moments.of(row.sheet().name());
        int sheet = Moments.rank(row.sheet().name());
        List<Coming> own = new ArrayList<>(moments.size());
        String usual = null;
        Coming first = null;
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (!moment.happened().test(row)) {
                continue;
            }
            usual = usual == null ? moment.name() : usual;
            if (wanted.moment(id, moment.name())) {
                long when = inference.effective(row, moment, moment.date().apply(row));
                Coming one = new Coming(when, sheet * MOST_MOMENTS + i, id, null);
                own.add(one);
                first = first == null || Coming.ORDER.compare(one, first) < 0 ? one : first;
            }
        }
        if (first == null || name(moments, first).equals(usual)) {
            coming.addAll(own);
            return;
        }
        // The row is known by the first that is recorded of it, whichever that is.
        for (Coming one : own) {
            Boolean listed =
                    one.equals(first) ? Boolean.TRUE : name(moments, one).equals(usual) ? Boolean.FALSE : null;
            coming.add(new Coming(one.when, one.rank, id, listed));
        }
    }

    private static String name(List<Moment> moments, Coming step) {
        return moments.get(step.rank % MOST_MOMENTS).name();
    }
}
