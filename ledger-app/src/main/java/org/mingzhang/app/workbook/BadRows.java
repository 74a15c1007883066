package org.mingzhang.app.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The rows that were refused, as they were written, on disk. */
final class BadRows implements AutoCloseable {
    private final RowSpool spool;
    private long[] places = new long[64];
    private long[] ids = new long[64];
    private int size;

    BadRows() throws IOException {
        spool = RowSpool.create();
    }

    void add(int tab, Row row, java.util.Map<String, String> written) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size * 2);
            ids = Arrays.copyOf(ids, size * 2);
        }
        // How many came before fits where a problem's count stands.
        places[size] = Problems.place(tab, row.number()) | size;
        ids[size] = spool.append(row, written);
        size++;
    }

    int size() {
        return size;
    }

    /** Hands over the first of them, in the order in which they were refused. */
    void first(int count, Consumer<RowSpool.Kept> taker) {
        for (int i = 0; i < count; i++) {
            taker.accept(spool.kept(ids[i]));
        }
    }

    /** In the file's order, each with all that was said of its row. */
    void forEach(Problems problems, CheckedWorkbook.BadRow taker) {
        long[] sorted = Arrays.copyOf(places, size);
        Arrays.sort(sorted);
        int next = 0;
        for (long entry : sorted) {
            long place = entry & ~0x7FFF_FFFFL;
            List<String> reasons = new ArrayList<>();
            while (next < problems.size() && problems.placeAt(next) <= place) {
                if (problems.placeAt(next) == place) {
                    RowProblem problem = problems.get(next);
                    reasons.add(
                            problem.column() == null ? problem.message() : problem.column() + "：" + problem.message());
                }
                next++;
            }
            RowSpool.Kept kept = spool.kept(ids[(int) (entry & 0x7FFF_FFFFL)]);
            taker.take(kept.row().sheet(), kept.written(), reasons);
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
