package org.mingzhang.tools;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.WorkbookCheck;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.policy.reading.Packs;

/** Workbooks under test: simulated ones, and the same written otherwise. */
final class Books {
    static final String AS_OF = "2026-11-20";

    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private Books() {}

    /** What an edit makes of a row: its cells as written, changed in place; false leaves the row out. */
    @FunctionalInterface
    interface Edit {
        boolean row(Row row, SortedMap<String, String> cells);
    }

    /** A simulated workbook of twelve enterprises; one that was made before is copied. */
    static Path simulated(Path file, int seed, String... more) throws IOException {
        byte[] book = MADE.get(seed + String.join(" ", more));
        if (book == null) {
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
                    Objects.requireNonNull(file.toAbsolutePath().getParent()),
                    Stream.of(line, more).flatMap(Stream::of).toArray(String[]::new));
            MADE.put(seed + String.join(" ", more), Files.readAllBytes(file));
        } else {
            Files.write(file, book);
        }
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

    /** The same file with each of its texts as the change leaves it. */
    static Path texts(Path from, Path to, UnaryOperator<String> change) throws Exception {
        try (Workbook workbook = WorkbookFactory.create(Files.newInputStream(from));
                OutputStream out = Files.newOutputStream(to)) {
            workbook.sheetIterator()
                    .forEachRemaining(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                        String text = cell.getStringCellValue();
                        String changed = change.apply(text);
                        if (!changed.equals(text)) {
                            // A text that stands in its cell is not replaced otherwise.
                            cell.setBlank();
                            cell.setCellValue(changed);
                        }
                    })));
            workbook.write(out);
        }
        return to;
    }
}
