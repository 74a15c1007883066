package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written: the same rows the same bytes, another program reads it, and bad rows come back mended. */
class WorkbookWriterTest {
    @TempDir
    private Path temp;

    private Path written(String name) {
        return Checking.written(
                temp.resolve(name), Records.provider(900), Records.enterprise(1), Records.money("下达", "12.50", "文1"));
    }

    private static void mended(CheckedWorkbook checked, Path file) throws IOException {
        try (MendingWorkbook written = MendingWorkbook.write(checked, file)) {
            assertThat(file).as("not there before it is kept").doesNotExist();
            assertThat(written.keep()).exists();
        }
    }

    @Test
    void badRowsNeverCoverWhatSomebodyMendsAndLeaveNothingHalfWay() throws IOException {
        Path file =
                Checking.written(temp.resolve("bad.xlsx"), Records.enterprise(1).with("县(市、区)", "某县"));
        Path mending = Files.writeString(temp.resolve("mending.xlsx"), "mended by hand");
        try (CheckedWorkbook checked = Checking.check(file);
                MendingWorkbook written = MendingWorkbook.write(checked, mending)) {
            assertThatThrownBy(written::keep).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(mending).hasContent("mended by hand");
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactlyInAnyOrder(file, mending);
        }
    }

    @Test
    void noSheetSaysThatItHasOneCellOnly() throws IOException {
        Path template = temp.resolve("template.xlsx");
        Template.write(template, Checking.PACK, Sheets.all());
        for (Path file : List.of(written("a.xlsx"), template)) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                List<String> sheets = zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith("xl/worksheets/sheet"))
                        .toList();
                assertThat(sheets).hasSizeGreaterThanOrEqualTo(3);
                for (String sheet : sheets) {
                    String xml =
                            new String(zip.getInputStream(zip.getEntry(sheet)).readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(xml).as(sheet).doesNotContain("<dimension").contains("<sheetData");
                }
            }
        }
    }

    @Test
    void theSameRowsMakeTheSameBytes() throws IOException {
        assertThat(Files.mismatch(written("a.xlsx"), written("b.xlsx"))).isEqualTo(-1);
        Template.write(temp.resolve("c.xlsx"), Checking.PACK, Sheets.all());
        Template.write(temp.resolve("d.xlsx"), Checking.PACK, Sheets.all());
        assertThat(Files.mismatch(temp.resolve("c.xlsx"), temp.resolve("d.xlsx")))
                .isEqualTo(-1);
    }

    @Test
    void anotherProgramReadsIt() throws IOException {
        try (Workbook book = WorkbookFactory.create(written("a.xlsx").toFile())) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetName(0)).as("the contract's order").isEqualTo("资金");
            assertThat(book.getSheetAt(0).getRow(1).getCell(4).getNumericCellValue())
                    .isEqualTo(12.5);
            assertThat(book.getSheetAt(0).getPaneInformation().isFreezePane()).isTrue();
        }
    }

    @Test
    void rowsOfManySheetsMayComeInAnyOrder() throws IOException {
        Path file = temp.resolve("mixed.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            for (int i = 1; i <= 1500; i++) {
                writer.row("企业", Records.enterprise(i).cells());
                writer.row("申报", Records.application("S" + i, i).cells());
            }
            writer.finish();
        }
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(checked.accepted().size()).isEqualTo(3000);
            Row last = checked.row(checked.accepted().get(2999));
            assertThat(last.required("申报编号")).isEqualTo("S1500");
            assertThat(last.number()).isEqualTo(1501);
        }
    }

    @Test
    void aWriterThatIsNotFinishedLeavesNoFile() throws IOException {
        Path file = temp.resolve("none.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            writer.row("企业", Records.enterprise(1).cells());
            assertThatThrownBy(() -> writer.row("企业", Map.of("没有的列", "x")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.row("没有的表", Map.of())).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void textThatNoCellCanHoldIsMarked() {
        assertThat(WorkbookWriter.cellText("甲\u0007乙\n丙")).isEqualTo("甲\uFFFD乙\n丙");
        assertThat(WorkbookWriter.cellText("\uD800x😀")).isEqualTo("\uFFFDx😀");
        assertThat(WorkbookWriter.cellText("字".repeat(40_000))).hasSize(32_767).endsWith("\uFFFD");
    }

    @Test
    void badRowsGoOutWithTheirReasonsAndComeBackMended() throws IOException {
        Path file = Checking.written(
                temp.resolve("bad.xlsx"),
                Records.enterprise(1),
                Records.enterprise(2).with("县(市、区)", "某县").with("企业规模", "巨型"),
                Records.application("S2", 2),
                Records.application("S1", 1),
                Records.of("试点名单", "统一社会信用代码", Book.code(1), "变动", "纳入", "日期", "2025-06-15", "原因", "遴选"));
        Path mending = temp.resolve("mending.xlsx");
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(checked.rejected()).isEqualTo(3);
            assertThat(checked.structureHolds()).isTrue();
            mended(checked, mending);
        }
        try (Workbook book = WorkbookFactory.create(mending.toFile())) {
            var enterprise = book.getSheet("企业");
            int last = enterprise.getRow(0).getLastCellNum() - 1;
            assertThat(enterprise.getRow(0).getCell(last).getStringCellValue()).isEqualTo("原因");
            assertThat(enterprise.getRow(1).getCell(last).getStringCellValue())
                    .contains("县(市、区)：", "企业规模：")
                    .contains("\n");
            var list = book.getSheet("试点名单");
            assertThat(list.getRow(0)
                            .getCell(list.getRow(0).getLastCellNum() - 1)
                            .getStringCellValue())
                    .isEqualTo("拒收原因");
        }
        try (CheckedWorkbook again = Checking.check(mending)) {
            assertThat(again.rejected()).isEqualTo(3);
            assertThat(Checking.problems(again)).contains("企业!2 县(市、区) [某县] not-in-pack");
        }
    }

    @Test
    void badRowsOfAMappedSheetGoOutInTheContractsUnits() throws IOException {
        Path map = Files.writeString(temp.resolve("map.yaml"), """
                sheets:
                  表:
                    as: 资金
                    unit: 万元
                    dates: [yyyy年M月d日]
                """);
        Book book = new Book()
                .sheet("表", "类型", "资金来源", "金额", "文号", "日期")
                .row("下达", "省里", 12.5, "文1", "2025年6月1日")
                .row("下达", "central", -12.5, "文2", "2025年6月1日");
        Path mending = temp.resolve("mending.xlsx");
        try (CheckedWorkbook checked = Checking.check(book.write(temp.resolve("wan.xlsx")), map)) {
            mended(checked, mending);
        }
        try (CheckedWorkbook again = Checking.check(mending)) {
            assertThat(Checking.problems(again))
                    .as("an amount in 万元 that was refused is never read as 元")
                    .containsExactly("资金!2 资金来源 [省里] not-in-pack", "资金!3 金额 [-12.5（万元）] amount");
            assertThat(again.totals().getFirst().read()).isEqualTo(2);
        }
        try (Workbook read = WorkbookFactory.create(mending.toFile())) {
            assertThat(read.getSheet("资金").getRow(1).getCell(4).getStringCellValue())
                    .isEqualTo("125000.00");
            assertThat(read.getSheet("资金").getRow(1).getCell(6).getStringCellValue())
                    .isEqualTo("2025-06-01");
        }
    }

    @Test
    void anEmptyTemplateIsClean() throws IOException {
        Path file = temp.resolve("template.xlsx");
        Template.write(file, Checking.PACK, Template.sheets(Checking.PACK));
        try (CheckedWorkbook checked = Checking.check(file)) {
            assertThat(Checking.problems(checked)).isEmpty();
            assertThat(checked.totals()).isEmpty();
        }
        try (Workbook book = WorkbookFactory.create(file.toFile())) {
            assertThat(book.getSheetName(0)).isEqualTo("说明");
            assertThat(book.isSheetHidden(book.getSheetIndex("选项"))).isTrue();
            assertThat(book.getSheet("企业").getDataValidations()).hasSizeGreaterThanOrEqualTo(6);
            assertThat(book.getSheet("附件").getDataValidations())
                    .as("what the checklists ask for")
                    .hasSize(1);
            assertThat(book.getSheet("说明").getPhysicalNumberOfRows()).isGreaterThan(300);
        }
    }
}
