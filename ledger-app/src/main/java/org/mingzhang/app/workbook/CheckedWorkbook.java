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
    private final Collected collected;

    CheckedWorkbook(String fileName, String sm3, @Nullable String mapSm3, Collected collected) {
        this.fileName = fileName;
        this.sm3 = sm3;
        this.mapSm3 = mapSm3;
        this.collected = collected;
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
        return collected.accepted();
    }

    /** An accepted row. */
    public Row row(long id) {
        return collected.spool().read(id);
    }

    /**
     * Refuses rows that can be read but not recorded beside what the ledger holds already under their keys. What rests on them
     * rests on what the ledger holds.
     *
     * @param conflicts what is wrong with each, by id of an accepted row
     */
    public void refuseConflicts(Map<Long, List<RowProblem>> conflicts) {
        collected.refuseConflicts(conflicts);
    }

    /**
     * Refuses rows that can be read but not recorded, as whoever knows the ledger found out, and those that refer to them.
     *
     * @param own what is wrong with rows, whatever others say, by id of an accepted row
     * @param perhaps what is wrong with rows if not only a row is missing on which they rest: then they are told that one. In
     *     the order in which they take effect
     */
    public void refuse(Map<Long, List<RowProblem>> own, Map<Long, List<RowProblem>> perhaps) {
        collected.refuse(own, perhaps);
    }

    /** How a cell of an accepted row is written; empty for nothing. */
    public String written(long id, String column) {
        return collected.spool().kept(id).written().getOrDefault(column, "");
    }

    /** Everything that is wrong, in the file's order. */
    public Problems problems() {
        return collected.problems();
    }

    /** Rows that cannot be recorded. */
    public int rejected() {
        return collected.badRows().size();
    }

    /** Rows that say the same as an earlier one of the same key: the earlier one is recorded, these are passed over. */
    public int duplicates() {
        return collected.duplicates();
    }

    /** Nothing is wrong: all of it can be recorded. */
    public boolean clean() {
        return collected.problems().isEmpty();
    }

    /**
     * Sheets and headers are as they should be, so that the good rows could be recorded without the bad ones. Where a column's
     * name is unknown, what stands in it would be lost, and no row of the file is to be recorded.
     */
    public boolean structureHolds() {
        return collected.structureHolds();
    }

    /** By sheet, in the contract's order; sheets without rows are left out. */
    public List<Totals> totals() {
        return collected.totals();
    }

    /** Eight hexadecimal digits by which a person confirms these totals of this file. */
    public String confirmation() {
        return Totals.confirmation(totals(), sm3, mapSm3 == null ? "" : mapSm3);
    }

    /** Takes a bad row: its sheet of the contract, its cells as written, and why it was refused. */
    @FunctionalInterface
    interface BadRow {
        void take(Sheet sheet, SortedMap<String, String> written, List<String> reasons);
    }

    void forEachBadRow(BadRow taker) {
        collected.badRows().forEach(collected.problems(), taker);
    }

    /** Rows read by sheet of the contract. */
    public Map<String, Integer> rows() {
        Map<String, Integer> rows = new java.util.LinkedHashMap<>();
        totals().forEach(sheet -> rows.put(sheet.sheet(), sheet.read()));
        return rows;
    }

    @Override
    public void close() {
        collected.close();
    }
}
