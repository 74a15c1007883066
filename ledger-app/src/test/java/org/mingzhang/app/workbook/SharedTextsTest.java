package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts come back from the disk as they were, in whatever order they are asked for. */
class SharedTextsTest {
    private static final int TEXTS = 60_000;

    /** Of all lengths, from none to several pages of the file. */
    private static String text(int number) {
        return number + "-" + "示例𠮷a".repeat(number % 5_000 == 4_999 ? 4_000 : number % 41);
    }

    @Test
    void everyTextIsFoundUnderItsNumber(@TempDir Path temp) throws IOException, OpenXML4JException {
        Path file = temp.resolve("texts.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("表");
            for (int i = 0; i < TEXTS; i++) {
                sheet.value(i, 0, text(i));
            }
        }
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XlsxPart part = new XlsxPart(opened.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())
                        .getFirst());
                SharedTexts texts = SharedTexts.of(part)) {
            for (int i = 0; i < TEXTS; i++) {
                assertThat(texts.get(i)).isEqualTo(text(i));
            }
            Random random = new Random(7);
            for (int i = 0; i < TEXTS; i++) {
                int number = random.nextInt(TEXTS);
                assertThat(texts.get(number)).isEqualTo(text(number));
            }
            assertThatThrownBy(() -> texts.get(TEXTS)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> texts.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
