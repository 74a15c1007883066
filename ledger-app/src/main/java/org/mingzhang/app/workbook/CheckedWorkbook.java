package org.mingzhang.app.workbook;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A workbook that was read to the end: the rows that can be recorded, in the file's order, and everything that is wrong with the
 * others. Rows lie in a temporary file until it is closed.
 */
public final class CheckedWorkbook implements AutoCloseable {
    private final String fileName;
    private final String sm3;
    private final @Nullable String mapSm3;
    private final RowSpool spool;
    private final Map<String, Integer> tabs;
    private final RowIds accepted;
    private final Problems problems;
    private final BadRows bad;
    private final List<Totals> totals;
    private final int duplicates;
    private final boolean structureHolds;

    CheckedWorkbook(
            String fileName,
            String sm3,
            @Nullable String mapSm3,
            RowSpool spool,
            Map<String, Integer> tabs,
            RowIds accepted,
            Problems problems,
            BadRows bad,
            List<Totals> totals,
            int duplicates,
            boolean structureHolds) {
        this.fileName = fileName;
        this.sm3 = sm3;
        this.mapSm3 = mapSm3;
        this.spool = spool;
        this.tabs = Map.copyOf(tabs);
        this.accepted = accepted;
        this.problems = problems;
        this.bad = bad;
        this.totals = List.copyOf(totals);
        this.duplicates = duplicates;
        this.structureHolds = structureHolds;
    }

    public String fileName() {
        return fileName;
    }

    /** SM3 of the file's bytes, in hexadecimal. */
    public String sm3() {
        return sm3;
    }

    /** SM3 of the map's bytes; null where it was read without one. */
    public @Nullable String mapSm3() {
        return mapSm3;
    }

    /** The rows that can be recorded, in the file's order. */
    public RowIds accepted() {
        return accepted;
    }

    /** An accepted row. */
    public Row row(long id) {
        return spool.read(id);
    }

    /**
     * Refuses a row that can be read but not recorded, as whoever knows the ledger found out.
     *
     * @param id of an accepted row
     * @param found what is wrong with it
     */
    public void reject(long id, List<RowProblem> found) {
        RowSpool.Kept kept = spool.kept(id);
        int tab = tabs.getOrDefault(kept.row().tab(), 0);
        accepted.remove(id);
        bad.add(tab, kept.row(), kept.written());
        found.forEach(problem -> problems.add(tab, problem));
    }

    /** How a cell of an accepted row is written; empty for nothing. */
    public String written(long id, String column) {
        return spool.kept(id).written().getOrDefault(column, "");
    }

    /** Everything that is wrong, in the file's order. */
    public Problems problems() {
        return problems;
    }

    /** Rows that cannot be recorded. */
    public int rejected() {
        return bad.size();
    }

    /** Rows that say the same as an earlier one of the same key: the earlier one is recorded, these are passed over. */
    public int duplicates() {
        return duplicates;
    }

    /** Nothing is wrong: all of it can be recorded. */
    public boolean clean() {
        return problems.isEmpty();
    }

    /**
     * Sheets and headers are as they should be, so that the good rows could be recorded without the bad ones. Where a column's
     * name is unknown, what stands in it would be lost, and no row of the file is to be recorded.
     */
    public boolean structureHolds() {
        return structureHolds;
    }

    /** By sheet, in the contract's order; sheets without rows are left out. */
    public List<Totals> totals() {
        return totals;
    }

    /** Eight hexadecimal digits by which a person confirms these totals of this file. */
    public String confirmation() {
        return Totals.confirmation(totals, sm3, mapSm3 == null ? "" : mapSm3);
    }

    /** Takes a bad row: its sheet of the contract, its cells as written, and why it was refused. */
    @FunctionalInterface
    interface BadRow {
        void take(Sheet sheet, SortedMap<String, String> written, List<String> reasons);
    }

    void forEachBadRow(BadRow taker) {
        bad.forEach(problems, taker);
    }

    /** Rows read by sheet of the contract. */
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new java.util.LinkedHashMap<>();
        totals.forEach(sheet -> rows.put(sheet.sheet(), sheet.read()));
        return rows;
    }

    @Override
    public void close() {
        spool.close();
        problems.close();
        bad.close();
    }
}
