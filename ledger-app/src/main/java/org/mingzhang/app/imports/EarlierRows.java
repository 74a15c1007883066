package org.mingzhang.app.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.domain.seal.DataKey;

/** Which rows of a workbook were imported before: the same ones, those that said something else, and those left half done. */
final class EarlierRows implements Planner.Wanted {
    private final Set<Long> same = new HashSet<>();
    private final Map<Long, Set<String>> rests = new HashMap<>();
    private final Map<Long, ImportedRows.Earlier> conflicts = new LinkedHashMap<>();

    static EarlierRows of(CheckedWorkbook book, ImportedRows known, DataKey secret) {
        EarlierRows earlier = new EarlierRows();
        if (known.size() > 0) {
            book.accepted().forEach(id -> earlier.take(id, known, RowTags.of(book.row(id), secret)));
        }
        return earlier;
    }

    private void take(long id, ImportedRows known, RowTags tags) {
        ImportedRows.Earlier before = known.find(tags);
        if (before == null) {
            return;
        }
        Set<String> rest = known.restOf(tags);
        if (!before.same()) {
            conflicts.put(id, before);
        } else if (rest.isEmpty()) {
            same.add(id);
        } else {
            rests.put(id, rest);
        }
    }

    /** Rows that say something else than what was imported under their key. */
    Map<Long, ImportedRows.Earlier> conflicts() {
        return conflicts;
    }

    /** How many rows are recorded whole. */
    int skipped() {
        return same.size();
    }

    @Override
    public boolean row(long id) {
        return !same.contains(id);
    }

    @Override
    public boolean moment(long id, String moment) {
        Set<String> rest = rests.get(id);
        return rest == null || rest.contains(moment);
    }
}
