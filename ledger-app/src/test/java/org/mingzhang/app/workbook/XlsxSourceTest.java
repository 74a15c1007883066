package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells in the forms in which spreadsheet programs save them, straight from the XML. */
class XlsxSourceTest {
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String STYLES = "<numFmts><numFmt numFmtId='176' formatCode='yyyy\"年\"m\"月\"d\"日\"'/>"
            + "<numFmt numFmtId='177' formatCode='0.00\"万元\"'/><numFmt numFmtId='178' formatCode='0!.0,\"万\"'/>"
            + "<numFmt numFmtId='179' formatCode='#,##0.00\\元;[Red]-#,##0.00\\元'/>"
            + "<numFmt numFmtId='180' formatCode='[$¥-804]#,##0.00'/><numFmt numFmtId='181' formatCode='_ \"¥\"* #,##0.00_ '/>"
            + "<numFmt numFmtId='182' formatCode='[$$-409]#,##0.00'/><numFmt numFmtId='183' formatCode='[$¥-411]#,##0'/>"
            + "<numFmt numFmtId='184' formatCode='0.00\"美元\"'/><numFmt numFmtId='44' formatCode='_(\"$\"* #,##0.00_)'/>"
            + "<numFmt numFmtId='185' formatCode='[$CNY] #,##0.00;([$CNY] #,##0.00)'/></numFmts>"
            + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
            + "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='176'/><xf numFmtId='10'/>"
            + "<xf numFmtId='31'/><xf numFmtId='58'/><xf numFmtId='49'/>"
            + "<xf numFmtId='177'/><xf numFmtId='178'/><xf numFmtId='179'/><xf numFmtId='180'/><xf numFmtId='181'/>"
            + "<xf numFmtId='182'/><xf numFmtId='183'/><xf numFmtId='184'/><xf numFmtId='44'/><xf numFmtId='185'/></cellXfs>"
            + "<dxfs><dxf><numFmt numFmtId='0' formatCode='yyyy'/></dxf></dxfs>";

    @TempDir
    private Path temp;

    private Path file(String workbook, String strings, String rows, boolean strict) throws IOException {
        String main = strict
                ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = strict ? "http://purl.oclc.org/ooxml/officeDocument/" : OFFICE;
        String open = " xmlns='" + main + "' xmlns:r='" + office + "relationships'>";
        Path file = temp.resolve("cells.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var part : Map.of(
                            "[Content_Types].xml",
                            "<Types xmlns='" + PACKAGE + "content-types'>"
                                    + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                                    + type("workbook", "sheet.main")
                                    + type("styles", "styles")
                                    + type("strings", "sharedStrings")
                                    + type("sheet", "worksheet") + "</Types>",
                            "_rels/.rels",
                            relations(relation("r1", office, "officeDocument", "x/workbook.xml")),
                            "x/workbook.xml",
                            "<workbook" + open + workbook
                                    + "<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>",
                            "x/_rels/workbook.xml.rels",
                            relations(relation("r1", office, "worksheet", "sheet.xml")
                                    + relation("r2", office, "styles", "styles.xml")
                                    + relation("r3", office, "sharedStrings", "strings.xml")),
                            "x/styles.xml",
                            "<styleSheet" + open + STYLES + "</styleSheet>",
                            "x/strings.xml",
                            "<sst" + open + strings + "</sst>",
                            "x/sheet.xml",
                            "<worksheet" + open + "<sheetData>" + rows + "</sheetData></worksheet>")
                    .entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String type(String part, String kind) {
        return "<Override PartName='/x/" + part + ".xml' ContentType='" + TYPE + kind + "+xml'/>";
    }

    private static String relations(String relations) {
        return "<Relationships xmlns='" + PACKAGE + "relationships'>" + relations + "</Relationships>";
    }

    private static String relation(String id, String office, String type, String target) {
        return "<Relationship Id='" + id + "' Type='" + office + "relationships/" + type + "' Target='" + target
                + "'/>";
    }

    private static List<String> cells(Path file) throws IOException {
        List<String> cells = new ArrayList<>();
        try (WorkbookSource source = WorkbookSource.open(file, null)) {
            for (WorkbookSource.Tab tab : source.tabs()) {
                tab.rows().forEachRemaining(row -> row.cells()
                        .forEach(cell -> cells.add(row.number() + " " + cell.form() + " " + cell.text())));
            }
        }
        return cells;
    }

    private List<String> row(String cells) throws IOException {
        return cells(file("", "<si><t>一</t></si>", "<row r='1'>" + cells + "</row>", false)).stream()
                .map(cell -> cell.substring(2))
                .toList();
    }

    @Test
    void textsAreSharedPlainInRunsAndWithoutTheirPronunciation() throws IOException {
        String strings = "<si><t>邯郸</t></si><si><r><rPr><b/></rPr><t xml:space='preserve'>永 </t></r><r><t>年</t></r>"
                + "<rPh sb='0' eb='1'><t>yong</t></rPh><phoneticPr fontId='1'/></si><si/><si><t><![CDATA[<尾>]]></t></si>";
        String rows = "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='C3' t='s'><v>0</v></c><c t='s'><v>3</v></c></row>"
                + "<row><c t='s'><v>2</v></c><c t='inlineStr'><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>x</t></rPh></is></c></row>";
        assertThat(cells(file("", strings, rows, false)))
                .containsExactly("3 TEXT 永 年", "3 TEXT ", "3 TEXT 邯郸", "3 TEXT <尾>", "4 TEXT ", "4 TEXT 甲乙");
    }

    @Test
    void numbersAreWhatTheirStyleSays() throws IOException {
        assertThat(
                        row(
                                "<c><v>0.1</v></c><c s='1'><v>45000.5</v></c><c s='2'><v>45000</v></c><c s='3'><v>0.125</v></c>"
                                        + "<c s='99'><v>0.30000000000000004</v></c><c s='1'><v>-1</v></c><c><v>1E15</v></c><c><v/></c>"))
                .containsExactly(
                        "NUMBER 0.1",
                        "DATE 2023-03-15 12:00:00",
                        "DATE 2023-03-15",
                        "TEXT 12.5%",
                        "NUMBER 0.3",
                        "NUMBER -1",
                        "LOST_DIGITS 1000000000000000",
                        "TEXT ");
    }

    private List<Cell> styled(String... styles) throws IOException {
        StringBuilder row = new StringBuilder("<row>");
        for (String style : styles) {
            row.append("<c s='").append(style).append("'><v>12.5</v></c>");
        }
        List<Cell> cells = new ArrayList<>();
        try (WorkbookSource source = WorkbookSource.open(file("", "", row + "</row>", false), null)) {
            source.tabs().getFirst().rows().forEachRemaining(each -> cells.addAll(each.cells()));
        }
        return cells;
    }

    private static String money(Cell cell, @Nullable MoneyUnit unit) {
        return CellReader.money(cell, ColumnKind.AMOUNT, new CellHabits(unit, List.of()));
    }

    @Test
    void anAmountWhoseFormatShowsAUnitIsRefusedUnlessTheMapSaysTheSame() throws IOException {
        List<Cell> cells = styled("7", "8", "9");
        for (MoneyUnit unit : new MoneyUnit[] {null, MoneyUnit.YUAN}) {
            assertThatThrownBy(() -> money(cells.get(0), unit))
                    .hasMessageContaining("“万元”")
                    .hasMessageContaining("unit: 万元");
            assertThat(money(cells.get(2), unit)).isEqualTo("1250");
        }
        assertThat(money(cells.get(0), MoneyUnit.WAN)).isEqualTo("12500000");
        for (MoneyUnit unit : new MoneyUnit[] {null, MoneyUnit.WAN}) {
            assertThatThrownBy(() -> money(cells.get(1), unit)).hasMessageContaining("万（按比例显示）");
        }
        assertThatThrownBy(() -> money(cells.get(2), MoneyUnit.WAN))
                .hasMessageContaining("“元”")
                .hasMessageContaining("unit: 万元");
    }

    @Test
    void aFormatWithOurMoneysSignIsReadAndOneWithAnothersIsRefusedByName() throws IOException {
        for (Cell ours : styled("10", "11", "16", "15")) {
            assertThat(money(ours, null)).isEqualTo("1250");
            assertThat(money(ours, MoneyUnit.WAN)).isEqualTo("12500000");
        }
        List<Cell> theirs = styled("12", "13", "14");
        String[] names = {"“$”", "“日元”", "“美元”"};
        for (int i = 0; i < names.length; i++) {
            Cell cell = theirs.get(i);
            assertThatThrownBy(() -> money(cell, null)).hasMessageContaining("外币" + names[i]);
        }
    }

    @Test
    void aCellOrARowThatStandsThereTwiceIsRefused() {
        assertThatThrownBy(() -> row("<c r='E1'><v>1</v></c><c r='E1'><v>2</v></c>"))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("E1 写了两次");
        assertThatThrownBy(() -> cells(file("", "", "<row r='2'/><row r='2'/>", false)))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("第 2 行写了两次");
    }

    @Test
    void datesInTheFormsOfChineseExcelAreDates() throws IOException {
        assertThat(row("<c s='4'><v>45000</v></c><c s='5'><v>45000</v></c><c s='6'><v>45000</v></c>"))
                .containsExactly("DATE 2023-03-15", "DATE 2023-03-15", "NUMBER 45000");
    }

    @Test
    void truthsFaultsAndFormulasAreTheirResults() throws IOException {
        assertThat(row("<c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c><c><f>1+1</f><v>2</v></c>"
                        + "<c t='str'><f>A1</f><v>是</v></c><c t='str'><f>\"\"</f><v/></c><c><f>A1</f></c><c s='1'/>"
                        + "<c t='s'><f>A1</f><v>0</v></c>"))
                .containsExactly(
                        "TEXT 是",
                        "TEXT 否",
                        "FAULT 公式出错",
                        "NUMBER 2",
                        "TEXT 是",
                        "TEXT ",
                        "FAULT 公式没有结果",
                        "TEXT ",
                        "TEXT 一");
    }

    @Test
    void aStrictFileIsReadLikeOthers() throws IOException {
        String rows = "<row r='1'><c t='s'><v>0</v></c><c s='1' t='d'><v>2025-06-01</v></c>"
                + "<c s='1' t='d'><v>2025-06-01T09:30:15</v></c><c t='d'><v>昨天</v></c><c s='1'><v>43538</v></c></row>";
        assertThat(cells(file("<workbookPr date1904='1'/>", "<si><t>一</t></si>", rows, true)))
                .containsExactly(
                        "1 TEXT 一",
                        "1 DATE 2025-06-01",
                        "1 DATE 2025-06-01 09:30:15",
                        "1 FAULT 不是日期",
                        "1 DATE 2023-03-15");
    }

    @Test
    void aTextThatIsNotThereIsABrokenFile() {
        assertThatThrownBy(() -> row("<c t='s'><v>1</v></c>")).isInstanceOf(UnreadableWorkbook.class);
        assertThatThrownBy(() -> row("<c t='x'><v>1</v></c>")).isInstanceOf(UnreadableWorkbook.class);
        assertThatThrownBy(() -> row("<c t='str'><v>" + "长".repeat(1 << 20) + "长</v></c>"))
                .isInstanceOf(UnreadableWorkbook.class)
                .hasMessageContaining("不合常理");
    }

    @Test
    void noSharedTextStaysOnDisk() throws IOException {
        try (WorkbookSource source =
                WorkbookSource.open(file("", "<si><t>一</t></si>", "<row><c t='s'><v>0</v></c></row>", false), null)) {
            assertThat(source.tabs()).hasSize(1);
        }
        assertThatThrownBy(() -> WorkbookSource.open(file("", "<si><t>一</t><si>", "", false), null))
                .isInstanceOf(UnreadableWorkbook.class);
        try (var left =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "ledger-xlsx-*.texts")) {
            assertThat(left).isEmpty();
        }
    }
}
