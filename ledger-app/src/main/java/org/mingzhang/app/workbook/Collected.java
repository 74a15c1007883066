package org.mingzhang.app.workbook;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was read of a file so far, and at its end the search for what refers to nothing. */
final class Collected implements AutoCloseable {
    private static final String MEND_THE_OTHER = "那一行有误；改好那一行即可，这一行照旧再导入";

    private final KnownReferences known;
    private final RowSpool spool = RowSpool.create();
    private final BadRows badRows = new BadRows();
    private final Problems problems = new Problems();
    private final Map<String, Integer> tabNumbers = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    /** Id of the first row by key. */
    private final KeyIndex firstRows = new KeyIndex();
    /** How many good rows give a thing. */
    private final KeyIndex givers = new KeyIndex();
    /** A bad row that would give a thing: sheet of the file and row. */
    private final KeyIndex badGivers = new KeyIndex();
    /** Rows of the spool, counted from 0, that are not to be recorded. */
    private final BitSet out = new BitSet();

    private final Held held;
    /** Whether good rows wait for the bad ones on which they rest, since they would be recorded without them. */
    private final boolean partial;

    private final Map<Integer, Layout> layouts = new HashMap<>();
    private int duplicates;
    private boolean structureHolds = true;
    private RowIds accepted = new RowIds();
    private Map<String, Map<String, BigInteger>> sums = new LinkedHashMap<>();
    private Map<String, Integer> acceptedRows = new LinkedHashMap<>();

    /**
     * Begins.
     *
     * @param partial whether the good rows will be recorded without the bad ones
     */
    Collected(KnownReferences known, boolean partial) throws IOException {
        this.known = known;
        held = new Held(known);
        this.partial = partial;
    }

    void structureProblem(int tab, RowProblem problem) {
        structureHolds = false;
        problem(tab, problem);
    }

    void layout(int tab, Layout layout) {
        layouts.put(tab, layout);
    }

    /** A problem at a column of the contract, which is told by the name that the file has for it. */
    private void problemAtHeader(int tab, RowProblem problem) {
        Layout layout = layouts.get(tab);
        String column = problem.column();
        problem(
                tab,
                layout == null || column == null
                        ? problem
                        : new RowProblem(
                                problem.sheet(),
                                problem.row(),
                                layout.headerOf(column),
                                problem.value(),
                                problem.rule(),
                                problem.message()));
    }

    void problem(int tab, RowProblem problem) {
        tabNumbers.putIfAbsent(problem.sheet(), tab);
        problems.add(tab, problem);
    }

    void bad(int tab, Row row, Map<String, String> written) {
        count(tab, row);
        refuse(tab, row, written, true);
        givesNoMore(tab, row, false);
    }

    private void refuse(int tab, Row row, Map<String, String> written, boolean itself) {
        badRows.add(tab, row, written);
        held.add(row, place(tab, row), itself);
    }

    private static long place(int tab, Row row) {
        return (long) tab << 32 | row.number();
    }

    void good(int tab, Row row, Map<String, String> written, Map<String, String> seen) {
        if (row.sheet().columns().stream()
                .anyMatch(column -> column.required() && !row.cells().containsKey(column.name()))) {
            // Its column is missing, which is told once of the header: the row says nothing that could be recorded or
            // compared.
            bad(tab, row, written);
            return;
        }
        count(tab, row);
        long first = firstRows.get(row.key());
        if (first == KeyIndex.NONE) {
            firstRows.put(row.key(), spool.append(row, written));
            References.given(row.sheet(), row.cells()).forEach(thing -> {
                long count = givers.get(thing.text());
                givers.put(thing.text(), count == KeyIndex.NONE ? 1 : count + 1);
            });
            return;
        }
        Row before = spool.read(first);
        if (before.cells().equals(row.cells())) {
            duplicates++;
            return;
        }
        List<String> differing = row.sheet().columns().stream()
                .map(Column::name)
                .filter(name -> !java.util.Objects.equals(
                        before.cells().get(name), row.cells().get(name)))
                .toList();
        List<String> keys = row.sheet().keys().stream().map(Column::name).toList();
        problemAtHeader(
                tab,
                new RowProblem(
                        row.tab(),
                        row.number(),
                        differing.getFirst(),
                        seen.getOrDefault(differing.getFirst(), ""),
                        RowRule.CONFLICT,
                        "与“" + before.tab() + "”第 " + before.number() + " 行是同一条（" + String.join("、", keys)
                                + " 都相同），内容却不同：" + String.join("、", differing) + "；请只留正确的一行"));
        refuse(tab, row, written, true);
    }

    private void count(int tab, Row row) {
        tabNumbers.putIfAbsent(row.tab(), tab);
        rows.merge(row.sheet().name(), 1, Integer::sum);
        held.read(row);
    }

    private void givesNoMore(int tab, Row row, boolean gave) {
        for (References.Thing thing : References.given(row.sheet(), row.cells())) {
            if (gave) {
                givers.put(thing.text(), givers.get(thing.text()) - 1);
            }
            if (badGivers.get(thing.text()) == KeyIndex.NONE) {
                badGivers.put(thing.text(), place(tab, row));
            }
        }
    }

    CheckedWorkbook finish(String fileName, String sm3, @Nullable String mapSm3) {
        int own = badRows.size();
        settle();
        // What is wrong with a row for itself does not hide that it refers to nothing.
        badRows.first(own, kept -> {
            int tab = tab(kept.row());
            References.asked(kept.row()).stream()
                    .filter(asked -> !isThere(asked.thing()))
                    .forEach(asked -> problemAtHeader(tab, nothing(kept.row(), asked, kept.written(), "那一行也有误，两行都要改")));
        });
        return new CheckedWorkbook(fileName, sm3, mapSm3, this);
    }

    /** Refuses rows that can be read but not recorded beside what the ledger holds already under their keys. */
    void refuseConflicts(Map<Long, List<RowProblem>> conflicts) {
        leaveOut(conflicts.keySet());
        conflicts.forEach((id, found) -> {
            RowSpool.Kept kept = spool.kept(id);
            int tab = tab(kept.row());
            badRows.add(tab, kept.row(), kept.written());
            found.forEach(problem -> problemAtHeader(tab, problem));
        });
        settle();
    }

    /**
     * Refuses rows that can be read but not recorded, and those that rest on them.
     *
     * @param own what is wrong with rows, whatever others say
     * @param perhaps what is wrong with rows if not only a row is missing on which they rest, in the order of taking effect
     */
    void refuse(Map<Long, List<RowProblem>> own, Map<Long, List<RowProblem>> perhaps) {
        leaveOut(own.keySet());
        leaveOut(perhaps.keySet());
        own.forEach((id, found) -> refuse(id, found, true));
        perhaps.forEach((id, found) -> {
            RowProblem following = following(id);
            refuse(id, following == null ? found : List.of(following), following == null);
        });
        settle();
    }

    private void refuse(long id, List<RowProblem> found, boolean itself) {
        RowSpool.Kept kept = spool.kept(id);
        int tab = tab(kept.row());
        found.forEach(problem -> problem(tab, problem));
        refuse(tab, kept.row(), kept.written(), itself);
        givesNoMore(tab, kept.row(), true);
    }

    private void leaveOut(Set<Long> ids) {
        int[] ordinal = {0};
        spool.forEachId(id -> {
            if (ids.contains(id)) {
                out.set(ordinal[0]);
            }
            ordinal[0]++;
        });
    }

    /** That a row fails only since a bad one is missing on which it rests; null where it does not. */
    private @Nullable RowProblem following(long id) {
        RowSpool.Kept kept = spool.kept(id);
        Row row = kept.row();
        for (References.Asked asked : References.asked(row)) {
            if (!isThere(asked.thing()) && badGivers.get(asked.thing().text()) != KeyIndex.NONE) {
                return nothing(row, asked, kept.written(), MEND_THE_OTHER);
            }
        }
        long awaited = held.restsOn(row);
        return awaited == KeyIndex.NONE ? null : waiting(row, kept.written(), awaited);
    }

    private int tab(Row row) {
        return tabNumbers.getOrDefault(row.tab(), 0);
    }

    private void settle() {
        // A row that turns out to be bad takes along those that refer to it: until a round finds no more.
        boolean[] changed = {true};
        while (changed[0]) {
            changed[0] = false;
            accepted = new RowIds();
            sums = new LinkedHashMap<>();
            acceptedRows = new LinkedHashMap<>();
            int[] ordinal = {0};
            spool.forEachId(id -> {
                int row = ordinal[0]++;
                if (!out.get(row)) {
                    changed[0] |= !keep(row, id);
                }
            });
        }
    }

    /** By sheet, in the contract's order; sheets without rows are left out. */
    List<Totals> totals() {
        List<Totals> totals = new ArrayList<>();
        for (Sheet sheet : Sheets.all()) {
            Integer read = rows.get(sheet.name());
            if (read != null) {
                totals.add(new Totals(
                        sheet.name(),
                        read,
                        acceptedRows.getOrDefault(sheet.name(), 0),
                        sums.getOrDefault(sheet.name(), Map.of())));
            }
        }
        return totals;
    }

    RowIds accepted() {
        return accepted;
    }

    RowSpool spool() {
        return spool;
    }

    Problems problems() {
        return problems;
    }

    BadRows badRows() {
        return badRows;
    }

    int duplicates() {
        return duplicates;
    }

    boolean structureHolds() {
        return structureHolds;
    }

    private boolean keep(int ordinal, long id) {
        Row row = spool.read(id);
        List<References.Asked> missing = References.asked(row).stream()
                .filter(asked -> !isThere(asked.thing()))
                .toList();
        long awaited = partial && missing.isEmpty() ? held.awaited(row) : KeyIndex.NONE;
        if (missing.isEmpty() && awaited == KeyIndex.NONE) {
            accepted.add(id);
            acceptedRows.merge(row.sheet().name(), 1, Integer::sum);
            sum(row);
            return true;
        }
        int tab = tab(row);
        SortedMap<String, String> written = new TreeMap<>(spool.kept(id).written());
        missing.forEach(asked -> problemAtHeader(tab, nothing(row, asked, written, MEND_THE_OTHER)));
        if (missing.isEmpty()) {
            problemAtHeader(tab, waiting(row, written, awaited));
        }
        out.set(ordinal);
        refuse(tab, row, written, false);
        givesNoMore(tab, row, true);
        return false;
    }

    /** Adds up an accepted row; of a bank's statement each side by itself. */
    private void sum(Row row) {
        Map<String, BigInteger> sheet = sums.computeIfAbsent(row.sheet().name(), name -> new LinkedHashMap<>());
        Layout layout = layouts.get(tab(row));
        StatementSides sides = layout == null ? null : layout.sides();
        for (Column column : row.sheet().columns()) {
            String fen = column.kind().isMoney() ? row.cells().get(column.name()) : null;
            if (fen != null && sides != null) {
                sides.add(sheet, column.name(), row.number(), new BigInteger(fen));
            } else if (fen != null) {
                sheet.merge(column.name(), new BigInteger(fen), BigInteger::add);
            }
        }
    }

    private RowProblem waiting(Row row, Map<String, String> written, long awaited) {
        String column = row.cells().containsKey(Waiting.NUMBER)
                ? Waiting.NUMBER
                : row.sheet().keys().getFirst().name();
        return new RowProblem(
                row.tab(),
                row.number(),
                column,
                written.getOrDefault(column, ""),
                RowRule.WAITS_FOR_BAD_ROW,
                waits(awaited));
    }

    private String waits(long bad) {
        String place = "“" + tabAt(bad) + "”第 " + (int) bad + " 行";
        return partial ? "等" + place + "改好后一并导入：这一行以它为依据，先入账会被误记为违规" : "这一行以" + place + "为依据，那一行有误；改好那一行即可，这一行照旧再导入";
    }

    private String tabAt(long place) {
        return tabNumbers.entrySet().stream()
                .filter(entry -> entry.getValue() == place >> 32)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private boolean isThere(References.Thing thing) {
        return givers.get(thing.text()) > 0 || known.has(thing.kind(), thing.key());
    }

    private RowProblem nothing(Row row, References.Asked asked, Map<String, String> written, String what) {
        String kind = asked.thing().kind().chinese();
        String column = asked.column().name();
        String value = written.getOrDefault(column, asked.value());
        // Of a list, which one it is.
        String which =
                asked.value().equals(asked.thing().key()) || asked.column().kind() != ColumnKind.CODE_LIST
                        ? ""
                        : " " + asked.thing().key() + " ";
        long bad = badGivers.get(asked.thing().text());
        if (bad == KeyIndex.NONE) {
            return new RowProblem(
                    row.tab(),
                    row.number(),
                    column,
                    value,
                    RowRule.REFERENCE,
                    "工作簿和账本中都没有这个" + kind + which.stripTrailing() + "；请核对编号，或补上它的行");
        }
        return new RowProblem(
                row.tab(),
                row.number(),
                column,
                value,
                RowRule.REFERENCE_TO_BAD_ROW,
                "所指的" + kind + which + "在“" + tabAt(bad) + "”第 " + (int) bad + " 行，" + what);
    }

    @Override
    public void close() {
        spool.close();
        badRows.close();
        problems.close();
    }
}
