package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

/** Files written and checked against Handan's pack. */
final class Checking {
    static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private Checking() {}

    static CheckedWorkbook check(Path file) {
        return check(file, null);
    }

    static CheckedWorkbook check(Path file, @Nullable Path map) {
        try {
            WorkbookMap read = map == null ? null : WorkbookMap.read(Files.readAllBytes(map), PACK);
            return WorkbookCheck.check(file, PACK, read, KnownReferences.NONE, done -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook of ours. */
    static Path written(Path file, Records... rows) {
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            for (Records row : rows) {
                writer.row(row.sheet(), row.cells());
            }
            writer.finish();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Problems as {@code sheet!row column [value] rule}. */
    static List<String> problems(CheckedWorkbook checked) {
        return checked.problems().stream().map(Checking::text).toList();
    }

    static String text(RowProblem problem) {
        return problem.sheet() + "!" + problem.row() + " " + problem.column() + " [" + problem.value() + "] "
                + problem.rule().word();
    }
}
