package org.mingzhang.app.workbook;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was read of a file so far, and at its end the search for what refers to nothing. */
final class Collected implements AutoCloseable {
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
    /** A bad row by what it holds up; null where bad rows mean that nothing is recorded, and none has to wait. */
    private final @Nullable KeyIndex holding;

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
        this.holding = partial ? new KeyIndex() : null;
    }

    void structureProblem(int tab, RowProblem problem) {
        structureHolds = false;
        problem(tab, problem);
    }

    void problem(int tab, RowProblem problem) {
        tabNumbers.putIfAbsent(problem.sheet(), tab);
        problems.add(tab, problem);
    }

    void bad(int tab, Row row, Map<String, String> written) {
        count(tab, row);
        refuse(tab, row, written);
        givesNoMore(tab, row, false);
    }

    private void refuse(int tab, Row row, Map<String, String> written) {
        badRows.add(tab, row, written);
        if (holding != null) {
            Waiting.heldUp(row).stream()
                    .filter(key -> holding.get(key) == KeyIndex.NONE)
                    .forEach(key -> holding.put(key, place(tab, row)));
        }
    }

    private static long place(int tab, Row row) {
        return (long) tab << 32 | row.number();
    }

    void good(int tab, Row row, Map<String, String> written, Map<String, String> seen) {
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
        problem(
                tab,
                new RowProblem(
                        row.tab(),
                        row.number(),
                        differing.getFirst(),
                        seen.getOrDefault(differing.getFirst(), ""),
                        RowRule.CONFLICT,
                        "与“" + before.tab() + "”第 " + before.number() + " 行是同一条（" + String.join("、", keys)
                                + " 都相同），内容却不同：" + String.join("、", differing) + "；请只留正确的一行"));
        refuse(tab, row, written);
    }

    private void count(int tab, Row row) {
        tabNumbers.putIfAbsent(row.tab(), tab);
        rows.merge(row.sheet().name(), 1, Integer::sum);
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
        return new CheckedWorkbook(
                fileName,
                sm3,
                mapSm3,
                spool,
                tabNumbers,
                accepted,
                problems,
                badRows,
                totals,
                duplicates,
                structureHolds);
    }

    private boolean keep(int ordinal, long id) {
        Row row = spool.read(id);
        List<References.Asked> missing = References.asked(row).stream()
                .filter(asked -> !isThere(asked.thing()))
                .toList();
        long awaited = missing.isEmpty() ? awaited(row) : KeyIndex.NONE;
        if (missing.isEmpty() && awaited == KeyIndex.NONE) {
            accepted.add(id);
            acceptedRows.merge(row.sheet().name(), 1, Integer::sum);
            Map<String, BigInteger> sheet = sums.computeIfAbsent(row.sheet().name(), name -> new LinkedHashMap<>());
            for (Column column : row.sheet().columns()) {
                String fen = column.kind().isMoney() ? row.cells().get(column.name()) : null;
                if (fen != null) {
                    sheet.merge(column.name(), new BigInteger(fen), BigInteger::add);
                }
            }
            return true;
        }
        int tab = tabNumbers.getOrDefault(row.tab(), 0);
        SortedMap<String, String> written = new TreeMap<>(spool.kept(id).written());
        missing.forEach(asked -> problem(tab, nothing(row, asked, written)));
        if (missing.isEmpty()) {
            problem(tab, new RowProblem(row.tab(), row.number(), null, "", RowRule.WAITS_FOR_BAD_ROW, waits(awaited)));
        }
        out.set(ordinal);
        refuse(tab, row, written);
        givesNoMore(tab, row, true);
        return false;
    }

    /** A bad row for which this one waits; {@link KeyIndex#NONE} for none. */
    private long awaited(Row row) {
        return holding == null
                ? KeyIndex.NONE
                : Waiting.waitsFor(row).stream()
                        .mapToLong(holding::get)
                        .filter(place -> place != KeyIndex.NONE)
                        .findFirst()
                        .orElse(KeyIndex.NONE);
    }

    private String waits(long bad) {
        return "等“" + tabAt(bad) + "”第 " + (int) bad + " 行改好后一并导入：这一行以它为依据，先入账会被误记为违规";
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

    private RowProblem nothing(Row row, References.Asked asked, Map<String, String> written) {
        String kind = asked.thing().kind().chinese();
        String column = asked.column().name();
        String value = written.getOrDefault(column, asked.value());
        long bad = badGivers.get(asked.thing().text());
        if (bad == KeyIndex.NONE) {
            return new RowProblem(
                    row.tab(), row.number(), column, value, RowRule.REFERENCE, "工作簿和账本中都没有这个" + kind + "；请核对编号，或补上它的行");
        }
        return new RowProblem(
                row.tab(),
                row.number(),
                column,
                value,
                RowRule.REFERENCE_TO_BAD_ROW,
                "所指的" + kind + "在“" + tabAt(bad) + "”第 " + (int) bad + " 行，那一行有误；改好那一行即可，这一行照旧再导入");
    }

    @Override
    public void close() {
        spool.close();
        badRows.close();
        problems.close();
    }
}
