package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred thousand rows and six hundred thousand shared texts pass through, and little of them stays. */
@Tag("soak")
class LargeWorkbookTest {
    private static final int ROWS = Integer.getInteger("workbook.rows", 100_000);
    private static final long MOST_RETAINED = 64L << 20;

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void littleOfManyRowsStaysInMemory(@TempDir Path temp) throws IOException {
        Path file = temp.resolve("large.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            for (int i = 0; i < ROWS; i++) {
                writer.row("企业", Records.enterprise(i).cells());
                writer.row("银行流水", Records.bankLine("L" + i).cells());
            }
            writer.finish();
        }
        long before = used();
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(checked.problems().isEmpty()).isTrue();
            assertThat(checked.accepted().size()).isEqualTo(2 * ROWS);
            assertThat(used() - before).isLessThan(MOST_RETAINED * Math.max(1, ROWS / 100_000));
        }
    }

    @Test
    void manyTextsThatCellsShareStayOnDisk(@TempDir Path temp) throws IOException {
        Path file = temp.resolve("shared.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("企业");
            for (int i = 0; i < ROWS; i++) {
                for (int column = 0; column < 6; column++) {
                    sheet.value(i, column, "示例数据" + i + "之" + column);
                }
                if (i % 1000 == 0) {
                    sheet.flush();
                }
            }
        }
        long before = used();
        int rows = 0;
        try (WorkbookSource source = WorkbookSource.open(file, null)) {
            for (Iterator<SourceRow> left = source.tabs().getFirst().rows(); left.hasNext(); rows++) {
                assertThat(left.next().cell(5).text()).isEqualTo("示例数据" + rows + "之5");
            }
            assertThat(rows).isEqualTo(ROWS);
            assertThat(used() - before).isLessThan(16L << 20);
        }
    }
}
