package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no workbook, or would do harm if they were read as one, get one sentence that says what to do. */
class NastyFilesTest {
    @TempDir
    private Path temp;

    private static String told(Path file) {
        UnreadableWorkbook unreadable = catchThrowableOfType(
                UnreadableWorkbook.class, () -> Checking.check(file).close());
        String sentence = Objects.requireNonNull(unreadable, file.toString()).sentence();
        assertThat(sentence).containsPattern("\\p{IsHan}").doesNotContain("Exception", "null", "\n");
        return sentence;
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temp.resolve(name), content);
    }

    private Path good() {
        return Checking.written(temp.resolve("good.xlsx"), Records.enterprise(1));
    }

    /** The good file with one part changed. */
    private Path changed(String part, String content) throws IOException {
        Path file = temp.resolve("changed.xlsx");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(good()));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return file;
    }

    @Test
    void whatIsNoWorkbook() throws IOException {
        assertThat(told(file("empty.xlsx", ""))).contains("空");
        assertThat(told(file("text.xlsx", "统一社会信用代码,企业名称\n"))).contains("不是 .xlsx");
        assertThat(told(file("page.xlsx", "<html><table></table></html>"))).contains("不是 .xlsx");
        assertThat(told(file("old.xls", "x"))).contains("另存为 .xlsx");
        assertThat(told(file("none.pdf", "x"))).contains(".xlsx 或 .csv");
    }

    @Test
    void aFileThatBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(good());
        Path half = temp.resolve("half.xlsx");
        Files.write(half, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(told(half)).contains("损坏");
        byte[] scratched = whole.clone();
        java.util.Arrays.fill(scratched, 60, 200, (byte) 7);
        Files.write(half, scratched);
        assertThat(told(half)).contains("损坏");
        assertThat(told(changed("xl/workbook.xml", "<workbook"))).contains("损坏");
        assertThat(told(changed("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"1\"><c")))
                .contains("损坏");
    }

    @Test
    void anEncryptedFile() throws Exception {
        Path file = temp.resolve("encrypted.xlsx");
        try (POIFSFileSystem system = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream data = encryptor.getDataStream(system)) {
                Files.copy(good(), data);
            }
            system.writeFilesystem(out);
        }
        assertThat(told(file)).contains("密码");
    }

    @Test
    void anEntityFromOutsideIsNotFollowed() throws IOException {
        Path secret = file("secret.txt", Book.code(5));
        Path file = changed(
                "xl/worksheets/sheet1.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                        + "\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                        + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>");
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(Checking.problems(checked)).noneMatch(problem -> problem.contains(Book.code(5)));
            assertThat(checked.accepted().size()).isZero();
        } catch (UnreadableWorkbook refused) {
            assertThat(refused.sentence()).doesNotContain(Book.code(5));
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        String cell = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(1 << 20);
        for (String open : List.of(
                "<worksheet>", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")) {
            assertThat(told(changed("xl/worksheets/sheet1.xml", open + "<sheetData>" + cell.repeat(64))))
                    .contains("不合常理");
        }
    }

    @Test
    void aTableThatIsTooWide() throws IOException {
        Book book = new Book().sheet("企业", "统一社会信用代码");
        book.poi().createRow(1).createCell(500).setCellValue("远处");
        assertThat(told(book.write(temp.resolve("wide.xlsx")))).contains("400 列");
        assertThat(told(file("企业.csv", "统一社会信用代码\n" + ",".repeat(500) + "x\n"))).contains("400 列");
    }

    @Test
    void sheetsThatAreOnlyFormattedHoldNothing() {
        Book book = new Book().sheet("企业", "统一社会信用代码", "企业名称", "县(市、区)", "细分行业");
        book.row(Book.code(1), "示例数据企业1有限公司", "永年区", "紧固件制造").sheet("项目").skip();
        for (int i = 0; i < 5; i++) {
            book.row("", null, " ");
        }
        try (CheckedWorkbook checked = Checking.check(book.write(temp.resolve("formatted.xlsx")))) {
            assertThat(Checking.problems(checked)).isEmpty();
        }
    }

    @Test
    void aHeaderThatIsNotInTheFirstRowIsTold() {
        Book book = new Book().sheet("企业").skip().row("统一社会信用代码", "企业名称");
        try (CheckedWorkbook checked = Checking.check(book.write(temp.resolve("late.xlsx")))) {
            assertThat(Checking.problems(checked)).containsExactly("企业!1 null [] sheet-without-header");
        }
    }

    @Test
    void csvThatIsNone() throws IOException {
        assertThat(told(file("企业.csv", ""))).contains("空");
        assertThat(told(file("企业.csv", "a\0b\n"))).contains("编码");
        Path latin = temp.resolve("企业.csv");
        Files.write(latin, new byte[] {'a', (byte) 0xFF, (byte) 0xFF, '\n'});
        assertThat(told(latin)).contains("GB18030");
    }

    @Test
    void macrosAreNotLookedAt() throws IOException {
        Book book = new Book().sheet("企业", "统一社会信用代码", "企业名称", "县(市、区)", "细分行业");
        book.row(Book.code(1), "示例数据企业1有限公司", "永年区", "紧固件制造");
        book.workbook.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));
        Path file = book.write(temp.resolve("macros.xlsm"));
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(checked.clean()).isTrue();
            assertThat(checked.accepted().size()).isEqualTo(1);
        }
    }
}
