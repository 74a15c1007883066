package org.mingzhang.app.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.policy.reading.Packs;

/** Every kind of column: what is read, as what, and what is refused. */
class CellReaderTest {
    private static final CellReader CELLS = new CellReader(Packs.builtIn("handan-2025"));
    private static final CellHabits WAN = new CellHabits(MoneyUnit.WAN, List.of());
    private static final String DIGEST = "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0";

    private static Column column(ColumnKind kind) {
        return Sheets.all().stream()
                .flatMap(sheet -> sheet.columns().stream())
                .filter(column -> column.kind() == kind)
                .findFirst()
                .orElseGet(() -> new Column(kind.word(), false, false, kind, List.of(), null, false));
    }

    private static String read(ColumnKind kind, Cell cell, CellHabits habits) {
        return CELLS.read(column(kind), cell, habits);
    }

    private static String text(ColumnKind kind, String written) {
        return read(kind, Cell.text(written), CellHabits.CONTRACT);
    }

    private static RowRule refused(ColumnKind kind, Cell cell, CellHabits habits) {
        RefusedCell refused = Objects.requireNonNull(
                catchThrowableOfType(RefusedCell.class, () -> read(kind, cell, habits)), kind + " " + cell);
        assertThat(refused.message()).containsPattern("\\p{IsHan}");
        return refused.rule();
    }

    private static RowRule refused(ColumnKind kind, String written) {
        return refused(kind, Cell.text(written), CellHabits.CONTRACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "-0.00|0",
                "0.01|1",
                "1234.5|123450",
                "1,234,567.89|123456789",
                "１，２３４．５０|123450",
                "12.300|1230",
                "90071992547409.91|9007199254740991"
            })
    void amountsAreWholeFen(String written, String fen) {
        assertThat(text(ColumnKind.AMOUNT, written)).isEqualTo(fen);
    }

    @Test
    void amountsThatAreNoneAreRefused() {
        assertThat(refused(ColumnKind.AMOUNT, "0.001")).isEqualTo(RowRule.AMOUNT);
        assertThat(refused(ColumnKind.AMOUNT, "1,23")).isEqualTo(RowRule.AMOUNT);
        assertThat(refused(ColumnKind.AMOUNT, "+5")).isEqualTo(RowRule.AMOUNT);
        assertThat(refused(ColumnKind.AMOUNT, "-0.01")).isEqualTo(RowRule.NEGATIVE);
        assertThat(refused(ColumnKind.AMOUNT, "90071992547409.92")).isEqualTo(RowRule.TOO_LARGE);
        assertThat(refused(ColumnKind.AMOUNT, "1.2E+6")).isEqualTo(RowRule.LOST_DIGITS);
        assertThat(text(ColumnKind.SIGNED_AMOUNT, "-0.01")).isEqualTo("-1");
    }

    @Test
    void tenThousandsComeToWholeFenOrNotAtAll() {
        assertThat(read(ColumnKind.AMOUNT, Cell.text("12.345678"), WAN)).isEqualTo("12345678");
        assertThat(refused(ColumnKind.AMOUNT, Cell.text("12.3456785"), WAN)).isEqualTo(RowRule.AMOUNT);
        assertThat(read(ColumnKind.SHARES, Cell.text("中央财政奖补资金=1.5"), WAN)).isEqualTo("central=1500000");
    }

    @Test
    void aDateHasOneFormUnlessAMapNamesOthers() {
        assertThat(text(ColumnKind.DATE, "2024-02-29")).isEqualTo("2024-02-29");
        assertThat(read(ColumnKind.DATE, new Cell(Cell.Form.DATE, "2025-06-01"), CellHabits.CONTRACT))
                .isEqualTo("2025-06-01");
        for (String other :
                List.of("2025-6-1", "2025.06.01", "2025年6月1日", "2025/6/1", "20250601", "2025-02-29", "1899-12-31")) {
            assertThat(refused(ColumnKind.DATE, other)).as(other).isEqualTo(RowRule.DATE);
        }
        assertThat(refused(ColumnKind.DATE, new Cell(Cell.Form.NUMBER, "45809"), CellHabits.CONTRACT))
                .isEqualTo(RowRule.DATE);
        assertThat(refused(ColumnKind.DATE, new Cell(Cell.Form.DATE, "2025-06-01 10:30:00"), CellHabits.CONTRACT))
                .isEqualTo(RowRule.DATE);
        CellHabits forms = new CellHabits(null, List.of("yyyy.MM.dd", "yyyy年M月d日", "yyyy/M/d", "yyyyMMdd"));
        for (String form : List.of("2025.06.01", "2025年6月1日", "２０２５年６月１日", "2025/6/1", "20250601", "2025-06-01")) {
            assertThat(read(ColumnKind.DATE, Cell.text(form), forms)).as(form).isEqualTo("2025-06-01");
        }
        assertThat(refused(ColumnKind.DATE, Cell.text("2025年2月29日"), forms)).isEqualTo(RowRule.DATE);
        assertThat(read(
                        ColumnKind.DATE,
                        new Cell(Cell.Form.DATE, "2025-06-01 10:30:00"),
                        new CellHabits(null, List.of("yyyy-MM-dd HH:mm:ss"))))
                .isEqualTo("2025-06-01");
    }

    @Test
    void aTimeKeepsItsMinuteAndSecond() {
        assertThat(text(ColumnKind.DATETIME, "2025-06-01 09:30")).isEqualTo("2025-06-01 09:30");
        assertThat(text(ColumnKind.DATETIME, "2025-06-01 09:30:15")).isEqualTo("2025-06-01 09:30:15");
        assertThat(read(ColumnKind.DATETIME, new Cell(Cell.Form.DATE, "2025-06-01"), CellHabits.CONTRACT))
                .isEqualTo("2025-06-01 00:00");
        for (String none : List.of("2025-06-01", "2025-06-01 24:00", "2025-06-01 9:30", "昨天")) {
            assertThat(refused(ColumnKind.DATETIME, none)).as(none).isEqualTo(RowRule.DATETIME);
        }
    }

    @Test
    void figures() {
        assertThat(text(ColumnKind.INTEGER, "２０２５")).isEqualTo("2025");
        assertThat(text(ColumnKind.INTEGER, "100")).isEqualTo("100");
        assertThat(text(ColumnKind.INTEGER, "2147483647")).isEqualTo("2147483647");
        assertThat(refused(ColumnKind.INTEGER, "2147483648")).isEqualTo(RowRule.INTEGER);
        assertThat(refused(ColumnKind.INTEGER, "1.5")).isEqualTo(RowRule.INTEGER);
        assertThat(refused(ColumnKind.INTEGER, "-1")).isEqualTo(RowRule.INTEGER);
        assertThat(text(ColumnKind.DECIMAL, "-3.1400")).isEqualTo("-3.14");
        assertThat(text(ColumnKind.DECIMAL, "85.5%")).isEqualTo("0.855");
        assertThat(refused(ColumnKind.DECIMAL, "约三成")).isEqualTo(RowRule.DECIMAL);
        assertThat(text(ColumnKind.PERCENT, "85%")).isEqualTo("85");
        assertThat(text(ColumnKind.PERCENT, "100")).isEqualTo("100");
        assertThat(refused(ColumnKind.PERCENT, "100.01")).isEqualTo(RowRule.PERCENT);
        assertThat(refused(ColumnKind.PERCENT, "-1")).isEqualTo(RowRule.PERCENT);
        assertThat(text(ColumnKind.SCORE, "85.5")).isEqualTo("855");
        assertThat(text(ColumnKind.SCORE, "0")).isEqualTo("0");
        assertThat(text(ColumnKind.SCORE, "100.0")).isEqualTo("1000");
        assertThat(refused(ColumnKind.SCORE, "85.55")).isEqualTo(RowRule.SCORE);
        assertThat(refused(ColumnKind.SCORE, "100.1")).isEqualTo(RowRule.SCORE);
        assertThat(refused(ColumnKind.INTEGER, new Cell(Cell.Form.DATE, "2025-01-01"), CellHabits.CONTRACT))
                .isEqualTo(RowRule.DECIMAL);
    }

    @Test
    void levelsAndChoices() {
        assertThat(text(ColumnKind.LEVEL, "未定级")).isEqualTo("0");
        assertThat(text(ColumnKind.LEVEL, "四级")).isEqualTo("4");
        assertThat(refused(ColumnKind.LEVEL, "五级")).isEqualTo(RowRule.LEVEL);
        assertThat(text(ColumnKind.YES_NO, "　是 ")).isEqualTo("是");
        assertThat(refused(ColumnKind.YES_NO, "有")).isEqualTo(RowRule.YES_NO);
        assertThat(text(ColumnKind.CHOICE, "下达")).isEqualTo("下达");
        assertThat(refused(ColumnKind.CHOICE, "下拨")).isEqualTo(RowRule.CHOICE);
    }

    @Test
    void creditCodesKeepTheirCheckCharacter() {
        String code = Book.code(7);
        assertThat(text(ColumnKind.CREDIT_CODE, code.toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(code);
        assertThat(text(ColumnKind.CREDIT_CODE, "９" + code.substring(1) + "\u00A0"))
                .isEqualTo(code);
        char wrong = code.charAt(17) == '0' ? '1' : '0';
        assertThat(refused(ColumnKind.CREDIT_CODE, code.substring(0, 17) + wrong))
                .isEqualTo(RowRule.CREDIT_CODE);
        assertThat(refused(ColumnKind.CREDIT_CODE, code.substring(1))).isEqualTo(RowRule.CREDIT_CODE);
        assertThat(text(ColumnKind.CODE_LIST, Book.code(1) + "； " + Book.code(2) + ";"))
                .isEqualTo(Book.code(1) + ";" + Book.code(2));
        assertThat(refused(ColumnKind.CODE_LIST, Book.code(1) + ";" + Book.code(1)))
                .isEqualTo(RowRule.CREDIT_CODE);
    }

    @Test
    void accountsAreNeverGuessed() {
        assertThat(text(ColumnKind.ACCOUNT, "６２２２ 0200 0000 0000 001")).isEqualTo("6222020000000000001");
        assertThat(read(ColumnKind.ACCOUNT, new Cell(Cell.Form.NUMBER, "622202000000001"), CellHabits.CONTRACT))
                .isEqualTo("622202000000001");
        assertThat(refused(ColumnKind.ACCOUNT, "6.22E+18")).isEqualTo(RowRule.LOST_DIGITS);
        assertThat(refused(
                        ColumnKind.ACCOUNT,
                        new Cell(Cell.Form.LOST_DIGITS, "6222020000000000000"),
                        CellHabits.CONTRACT))
                .isEqualTo(RowRule.LOST_DIGITS);
        assertThat(refused(ColumnKind.ACCOUNT, "1234")).isEqualTo(RowRule.ACCOUNT);
        assertThat(refused(ColumnKind.ACCOUNT, "1".repeat(33))).isEqualTo(RowRule.ACCOUNT);
        assertThat(refused(ColumnKind.ACCOUNT, "基本户1234567")).isEqualTo(RowRule.ACCOUNT);
        assertThat(refused(ColumnKind.TEXT, "6.22202E+18")).isEqualTo(RowRule.LOST_DIGITS);
    }

    @Test
    void textsAreKeptAsTheyAreSeen() {
        assertThat(text(ColumnKind.TEXT, " 　冀财企〔2025〕12号\u00A0\u3000")).isEqualTo("冀财企〔2025〕12号");
        assertThat(text(ColumnKind.TEXT, "字".repeat(500))).hasSize(500);
        assertThat(refused(ColumnKind.TEXT, "字".repeat(501))).isEqualTo(RowRule.TOO_LONG);
        assertThat(refused(ColumnKind.TEXT, "甲\n乙")).isEqualTo(RowRule.CONTROL_CHARACTER);
        assertThat(refused(ColumnKind.TEXT, "甲\u0007乙")).isEqualTo(RowRule.CONTROL_CHARACTER);
        assertThat(refused(ColumnKind.TEXT, "甲\u202E乙")).isEqualTo(RowRule.CONTROL_CHARACTER);
        assertThat(text(ColumnKind.LONG_TEXT, "甲\n乙")).isEqualTo("甲\n乙");
        assertThat(refused(ColumnKind.LONG_TEXT, "字".repeat(32_768))).isEqualTo(RowRule.TOO_LONG);
        assertThat(text(ColumnKind.ID, "永年-2025_01.a")).isEqualTo("永年-2025_01.a");
        assertThat(text(ColumnKind.ID, "1".repeat(64))).hasSize(64);
        assertThat(refused(ColumnKind.ID, "1".repeat(65))).isEqualTo(RowRule.ID);
        assertThat(refused(ColumnKind.ID, "2025/1")).isEqualTo(RowRule.ID);
        assertThat(refused(ColumnKind.ID, "-1")).isEqualTo(RowRule.ID);
        assertThat(refused(ColumnKind.PERSON, "名".repeat(101))).isEqualTo(RowRule.TOO_LONG);
        assertThat(refused(ColumnKind.DOCUMENT, "料".repeat(201))).isEqualTo(RowRule.TOO_LONG);
        assertThat(refused(ColumnKind.TEXT, new Cell(Cell.Form.DATE, "2025-06-01"), CellHabits.CONTRACT))
                .isEqualTo(RowRule.TEXT);
        assertThat(refused(ColumnKind.TEXT, new Cell(Cell.Form.FAULT, "公式出错"), CellHabits.CONTRACT))
                .isEqualTo(RowRule.FORMULA);
        assertThat(text(ColumnKind.PHONE, "（0310）3112345")).isEqualTo("(0310)3112345");
        assertThat(refused(ColumnKind.PHONE, "问张三")).isEqualTo(RowRule.PHONE);
        assertThat(text(ColumnKind.DIGEST, DIGEST)).isEqualTo(DIGEST.toLowerCase(java.util.Locale.ROOT));
        assertThat(refused(ColumnKind.DIGEST, DIGEST.substring(1))).isEqualTo(RowRule.DIGEST);
    }

    @Test
    void namesOfThePackBecomeItsIds() {
        assertThat(text(ColumnKind.SOURCE, "中央财政奖补资金")).isEqualTo("central");
        assertThat(text(ColumnKind.SOURCE, "local")).isEqualTo("local");
        assertThat(text(ColumnKind.LINE, "数字化改造")).isEqualTo("renovation");
        assertThat(text(ColumnKind.DIRECTION, "HD-01")).isEqualTo("HD-01");
        assertThat(text(ColumnKind.STAGE, "专家评审")).isEqualTo("experts");
        assertThat(text(ColumnKind.BATCH, "第一批")).isEqualTo("1");
        assertThat(read(ColumnKind.BATCH, new Cell(Cell.Form.NUMBER, "2"), CellHabits.CONTRACT))
                .isEqualTo("2");
        assertThat(text(ColumnKind.COUNTY, "永年区")).isEqualTo("130408");
        assertThat(text(ColumnKind.INDUSTRY, "紧固件制造")).isEqualTo("fasteners");
        assertThat(text(ColumnKind.TARGET, "HD-T1")).isEqualTo("HD-T1");
        assertThat(text(ColumnKind.SHARES, "local=5；central＝0.5")).isEqualTo("central=50;local=500");
        assertThat(refused(ColumnKind.SHARES, "local=5;local=6")).isEqualTo(RowRule.SHARES);
        assertThat(refused(ColumnKind.SHARES, "五元")).isEqualTo(RowRule.SHARES);
        assertThat(refused(ColumnKind.SHARES, "省级=5")).isEqualTo(RowRule.NOT_IN_PACK);
        for (ColumnKind kind : List.of(
                ColumnKind.SOURCE,
                ColumnKind.LINE,
                ColumnKind.DIRECTION,
                ColumnKind.STAGE,
                ColumnKind.BATCH,
                ColumnKind.COUNTY,
                ColumnKind.INDUSTRY,
                ColumnKind.TARGET)) {
            assertThat(refused(kind, "没有的")).as(kind.word()).isEqualTo(RowRule.NOT_IN_PACK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234.56", "-1234.56", "0.00"})
    void whatIsWrittenBackIsReadTheSame(String amount) {
        Column column = column(ColumnKind.SIGNED_AMOUNT);
        String fen = CELLS.read(column, Cell.text(amount), CellHabits.CONTRACT);
        assertThat(CELLS.read(column, Cell.text(Written.of(column, fen)), CellHabits.CONTRACT))
                .isEqualTo(fen);
    }

    @Test
    void everyKindIsWrittenBackAsItIsRead() {
        for (String[] sample : new String[][] {
            {"score", "85.5"}, {"level", "三级"}, {"shares", "central=5.00;local=0.50"}, {"batch", "1"}, {"county", "永年区"}
        }) {
            Column column = column(ColumnKind.of(sample[0]));
            String canonical = CELLS.read(column, Cell.text(sample[1]), CellHabits.CONTRACT);
            String back = Written.of(column, canonical);
            assertThat(CELLS.read(column, Cell.text(back), CellHabits.CONTRACT))
                    .as(sample[0])
                    .isEqualTo(canonical);
        }
    }
}
