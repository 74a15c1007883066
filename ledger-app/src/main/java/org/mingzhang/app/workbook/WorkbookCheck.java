package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.crypto.HashFunction;

/**
 * Reads a workbook once from the front and finds everything that is wrong with it. Nothing of a row stays in memory but a few
 * numbers: good rows, bad rows and problems lie on disk.
 */
public final class WorkbookCheck {
    private final CellReader cells;
    private final @Nullable WorkbookMap map;
    private final LongConsumer progress;
    private final Collected collected;
    private final @Nullable LocalDate today;
    private final List<String> tabs = new ArrayList<>();
    private long read;
    private boolean csv;

    private WorkbookCheck(
            PolicyPack pack, @Nullable WorkbookMap map, KnownReferences known, boolean partial, LongConsumer progress)
            throws IOException {
        this.cells = new CellReader(pack);
        this.map = map;
        this.progress = progress;
        this.collected = new Collected(known, partial);
        this.today = known.today();
    }

    /**
     * Checks a file.
     *
     * @param map how it is read where it is not in the contract's form; null where it is
     * @param known what the ledger holds already
     * @param progress told now and then how many rows were read
     * @throws UnreadableWorkbook when it is no workbook
     */
    public static CheckedWorkbook check(
            Path file, PolicyPack pack, @Nullable WorkbookMap map, KnownReferences known, LongConsumer progress)
            throws IOException {
        return check(file, pack, map, known, false, progress);
    }

    /**
     * The same for a file whose good rows are to be recorded without the bad ones: a decision that rests on a bad row waits for
     * it.
     */
    public static CheckedWorkbook checkPartial(
            Path file, PolicyPack pack, @Nullable WorkbookMap map, KnownReferences known, LongConsumer progress)
            throws IOException {
        return check(file, pack, map, known, true, progress);
    }

    private static CheckedWorkbook check(
            Path file,
            PolicyPack pack,
            @Nullable WorkbookMap map,
            KnownReferences known,
            boolean partial,
            LongConsumer progress)
            throws IOException {
        WorkbookCheck check = new WorkbookCheck(pack, map, known, partial, progress);
        try {
            return check.run(file);
        } catch (IOException | RuntimeException e) {
            check.collected.close();
            throw e;
        }
    }

    private CheckedWorkbook run(Path file) throws IOException {
        String sm3 = sm3(file);
        String fileName = String.valueOf(file.getFileName());
        csv = fileName.toLowerCase(Locale.ROOT).endsWith(".csv");
        String sheet = csvSheet(fileName);
        try (WorkbookSource source = WorkbookSource.open(file, sheet, headerRow(sheet, fileName))) {
            for (WorkbookSource.Tab tab : source.tabs()) {
                tab(tab);
            }
        }
        if (map != null) {
            map.tabs().stream().filter(tab -> !tabs.contains(tab)).sorted().forEach(tab -> {
                tabs.add(tab);
                structure(
                        tabs.size() - 1,
                        new RowProblem(
                                tab,
                                1,
                                null,
                                "",
                                RowRule.UNKNOWN_SHEET,
                                "对应表写了这张表，文件中却没有" + Spelling.nearest(tab, tabs.subList(0, tabs.size() - 1))));
            });
        }
        return collected.finish(fileName, sm3, map == null ? null : map.sm3());
    }

    private @Nullable String csvSheet(String fileName) {
        if (map == null) {
            return null;
        }
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && map.tabs().contains(fileName.substring(0, dot)) ? null : map.onlyTab();
    }

    /** In which row the header of a .csv begins. */
    private int headerRow(@Nullable String sheet, String fileName) {
        int dot = fileName.lastIndexOf('.');
        SheetMap mapped = map == null
                ? null
                : map.sheet(sheet == null && dot > 0 ? fileName.substring(0, dot) : String.valueOf(sheet));
        return mapped == null ? 1 : mapped.titleRows() + 1;
    }

    private void tab(WorkbookSource.Tab tab) {
        String name = tab.name();
        String trimmed = Spelling.trim(name);
        tabs.add(name);
        int number = tabs.size() - 1;
        if (Sheets.NOTES.contains(trimmed) || (map != null && map.ignores(name))) {
            return;
        }
        SheetMap mapped = map == null ? null : map.sheet(name);
        SheetMap read =
                mapped == null ? Sheets.find(trimmed).map(SheetMap::contract).orElse(null) : mapped;
        var rows = tab.rows();
        if (read == null) {
            while (rows.hasNext()) {
                if (!rows.next().isBlank()) {
                    structure(number, new RowProblem(name, 1, null, name, RowRule.UNKNOWN_SHEET, unknown(trimmed)));
                    return;
                }
            }
            return;
        }
        new TabReader(cells, read, mapped != null, today, new Taker(number, name, read.as())).read(rows);
    }

    private String unknown(String name) {
        String nearest = Spelling.nearest(name, Sheets.names());
        return csv
                ? "文件名“" + name + "”不是表名：.csv 的文件名即表名，如 企业.csv" + nearest + "；请改文件名，或用 --map 写明它对应哪张表"
                : "没有这张表" + nearest + "；请改表名、删去这张表，或用 --map 写明它对应哪张表（不要的列入 ignore-sheets）";
    }

    private void structure(int tab, RowProblem problem) {
        collected.structureProblem(tab, problem);
    }

    private static String sm3(Path file) throws IOException {
        HashFunction sm3 = HashFunction.sm3();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                sm3.update(buffer, 0, length);
            }
        }
        byte[] hash = new byte[Hash.SIZE];
        sm3.finish(hash, 0);
        return Hash.of(hash).toString();
    }

    /** Hands what is read of a sheet to what collects it. */
    private final class Taker implements TabReader.Sink {
        private final int tab;
        private final String name;
        private final Sheet sheet;

        Taker(int tab, String name, Sheet sheet) {
            this.tab = tab;
            this.name = name;
            this.sheet = sheet;
        }

        @Override
        public void layout(Layout layout) {
            collected.layout(tab, layout);
        }

        @Override
        public void problem(int row, @Nullable String column, String value, RowRule rule, String message) {
            RowProblem problem = new RowProblem(name, row, column, value, rule, message);
            switch (rule) {
                case SHEET_WITHOUT_HEADER, UNKNOWN_COLUMN, DUPLICATE_COLUMN, MISSING_COLUMN, UNIT, FOOTER ->
                    structure(tab, problem);
                default -> collected.problem(tab, problem);
            }
        }

        @Override
        public void row(int number, Draft draft) {
            SortedMap<String, String> cellsRead = new TreeMap<>(draft.cells);
            Row row = new Row(sheet, name, number, cellsRead);
            if (draft.bad) {
                collected.bad(tab, row, draft.written);
            } else {
                collected.good(tab, row, draft.written, draft.seen);
            }
            if ((++read & 0x3FF) == 0) {
                progress.accept(read);
            }
        }
    }
}
