package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;

/** Receipts of a list's payments as an office keeps them. */
class ReceiptTableTest {
    @TempDir
    private Path folder;

    private Path table(String name, String text, Charset charset) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, text.getBytes(charset));
        return file;
    }

    private Path table(String text) throws IOException {
        return table("回单.csv", text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void rowsInAnyOrderWithColumnsThatAreNotAskedFor() throws IOException {
        Path file = table("收款户名,银行回单号,序号,银行\n甲,HD-3,3,示例银行\n\n乙,HD-1,1,\n");
        ReceiptTable table = ReceiptTable.read(file, "某银行");
        assertThat(table.bank()).as("of two banks").isNull();
        assertThat(table.receipts()).containsExactly(new Receipt(3, "示例银行", "HD-3"), new Receipt(1, "某银行", "HD-1"));
    }

    @Test
    void aTableOfAChineseSpreadsheet() throws IOException {
        Path file = table("回单.csv", "序号,银行,银行回单号\n1,示例银行,HD-1\n", Charset.forName("GB18030"));
        assertThat(ReceiptTable.read(file, null))
                .isEqualTo(new ReceiptTable("示例银行", List.of(new Receipt(1, null, "HD-1"))));
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPlace() throws IOException {
        Path file = table("序号,银行,银行回单号\n0,示例银行,HD-1\n2,,HD-2\n3,示例银行,\n4,示例银行,HD*4\n");
        InvalidDocument invalid = catchThrowableOfType(InvalidDocument.class, () -> ReceiptTable.read(file, null));
        assertThat(invalid.problems())
                .extracting(InvalidDocument.Problem::pointer)
                .containsExactly("回单.csv 第 2 行 序号", "回单.csv 第 3 行 银行", "回单.csv 第 4 行 银行回单号", "回单.csv 第 5 行 银行回单号");
        Path other = table("编号,回单\n1,HD-1\n");
        assertThat(catchThrowableOfType(InvalidDocument.class, () -> ReceiptTable.read(other, null))
                        .problems())
                .extracting(InvalidDocument.Problem::pointer)
                .containsExactly("回单.csv 第 1 行 序号", "回单.csv 第 1 行 银行回单号");
        assertThat(catchThrowableOfType(WrongUsage.class, () -> ReceiptTable.read(folder.resolve("没有.csv"), null)))
                .hasMessageContaining("没有.csv");
    }
}
