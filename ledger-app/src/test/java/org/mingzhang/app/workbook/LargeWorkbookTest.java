package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred thousand rows pass through, and little of them stays. */
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
}
