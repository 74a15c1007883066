package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.policy.reading.Packs;

/** Workbooks under test: simulated ones, and the same written otherwise. */
final class Books {
    static final String AS_OF = "2026-11-20";

    private Books() {}

    /** What an edit makes of a row: its cells as written, changed in place; false leaves the row out. */
    @FunctionalInterface
    interface Edit {
        boolean row(Row row, SortedMap<String, String> cells);
    }

    /** A simulated workbook of twelve enterprises. */
    static Path simulated(Path file, int seed, String... more) {
        String[] line = {
            "simulate",
            "--pack",
            "handan-2025",
            "--enterprises",
            "12",
            "--seed",
            String.valueOf(seed),
            "--as-of",
            AS_OF,
            "-o",
            file.toString()
        };
        Ran.ended(
                ExitCode.DONE,
                java.util.Objects.requireNonNull(file.toAbsolutePath().getParent()),
                Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
        return file;
    }

    static CheckedWorkbook check(Path file) throws Exception {
        return WorkbookCheck.check(file, Packs.builtIn("handan-2025"), null, (kind, key) -> false, rows -> {});
    }

    /** The same workbook, each row as the edit leaves it. */
    static Path edited(Path from, Path to, Edit edit) throws Exception {
        try (CheckedWorkbook checked = check(from);
                WorkbookWriter writer = new WorkbookWriter(to)) {
            for (long id : checked.accepted().stream().toArray()) {
                Row row = checked.row(id);
                SortedMap<String, String> cells = new TreeMap<>();
                row.cells().keySet().forEach(name -> cells.put(name, checked.written(id, name)));
                if (edit.row(row, cells)) {
                    writer.row(row.sheet().name(), cells);
                }
            }
            writer.finish();
        }
        return to;
    }

    /** The same workbook with one cell written otherwise. */
    static Path changed(Path from, Path to, String sheet, int number, String column, String value) throws Exception {
        return edited(from, to, (row, cells) -> {
            if (row.sheet().name().equals(sheet) && row.number() == number) {
                cells.put(column, value);
            }
            return true;
        });
    }
}
