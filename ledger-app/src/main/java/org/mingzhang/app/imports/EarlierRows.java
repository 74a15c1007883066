package org.mingzhang.app.imports;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.RowProblem;
import org.mingzhang.domain.seal.DataKey;

/** Which rows of a workbook were imported before: the same ones, those that said something else, and those left half done. */
final class EarlierRows implements Planner.Wanted {
    private final Set<Long> same = new HashSet<>();
    private final Map<Long, Set<String>> rests = new HashMap<>();
    private final Map<Long, ImportedRows.Earlier> conflicts = new LinkedHashMap<>();
    private final Map<Long, List<String>> outdated = new LinkedHashMap<>();
    private final CorrectedRows corrected;

    private EarlierRows(CorrectedRows corrected) {
        this.corrected = corrected;
    }

    static EarlierRows of(CheckedWorkbook book, ImportedRows known, CorrectedRows corrected, DataKey secret) {
        EarlierRows earlier = new EarlierRows(corrected);
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
            List<String> corrections = corrected.of(CorrectedRows.Place.of(before));
            if (!corrections.isEmpty()) {
                outdated.put(id, corrections);
            }
        } else {
            rests.put(id, rest);
        }
    }

    /** Takes up the rows that say something else than what was imported under their key, and rejects those that conflict. */
    void settle(CheckedWorkbook book, Function<String, Path> folders) {
        if (conflicts.isEmpty()) {
            return;
        }
        Conflicts all = new Conflicts(conflicts.values(), folders, corrected);
        Map<Long, List<RowProblem>> refused = new LinkedHashMap<>();
        conflicts.forEach((id, before) -> {
            switch (all.standing(book.row(id), before)) {
                case AS_CORRECTED -> same.add(id);
                case UNDONE -> {
                    // Recorded as if it had never been there.
                }
                case OTHER -> refused.put(id, all.tell(book, id, before));
            }
        });
        if (!refused.isEmpty()) {
            book.refuseConflicts(refused);
        }
    }

    /** Rows that still say what was corrected since, with the corrections. */
    Map<Long, List<String>> outdated() {
        return outdated;
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
