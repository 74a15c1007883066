package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.enterprise.CreditCode;
import tools.jackson.databind.JsonNode;

/** 500 payments of a workbook against the treasury's and a bank's own tables, read by maps: what differs is found, none else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TreasuryIT {
    private static final int PAYMENTS = 500;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private Office office;
    private Path own;

    /** A payment of the ledger: one in four out of both sources. */
    private record Paid(int n) {
        String id() {
            return "BF-" + String.format("%04d", n);
        }

        String application() {
            return "HD-01-" + String.format("%04d", n);
        }

        int enterprise() {
            return n % 250;
        }

        String holder() {
            return "示例企业" + enterprise();
        }

        String account() {
            return "62000000" + String.format("%04d", enterprise());
        }

        long centralYuan() {
            return 90_000 + n % 40 * 1_000L;
        }

        long localYuan() {
            return n % 4 == 0 ? 30_000 + n % 9 * 1_000L : 0;
        }

        LocalDate on() {
            // On working days, so that the day after may be a weekend.
            LocalDate day = FIRST.plusDays(n / 50 * 7L + n % 5);
            return day;
        }
    }

    /** A voucher in the treasury's own words. */
    private record Voucher(
            String no, LocalDate on, String source, String holder, String account, long yuan, String payment) {
        String line() {
            // In 万元 with four decimals, with a sign, with its unit, or bare, as clerks write it.
            return String.join(
                    ",",
                    no,
                    on.getYear() + "/" + on.getMonthValue() + "/" + on.getDayOfMonth(),
                    source,
                    holder,
                    account,
                    (yuan % 3 == 0 ? "￥" : "")
                            + yuan / 10_000
                            + "."
                            + String.format("%04d", yuan % 10_000)
                            + (yuan % 2 == 0 ? "万元" : ""),
                    payment,
                    "奖补");
        }
    }

    private static String code(int n) {
        String first = "91130402MA" + String.format("%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    private static final String CENTRAL = "中央直达资金";
    private static final String LOCAL = "本级配套";

    @BeforeAll
    void recordPaymentsVouchersAndLines(@TempDir Path temp) throws Exception {
        own = temp;
        office = Office.opened(temp.resolve("ledger"));
        Path book = temp.resolve("拨付台账.xlsx");
        try (WorkbookWriter writer = new WorkbookWriter(book)) {
            for (int n = 0; n < 250; n++) {
                writer.row(
                        "企业",
                        Map.of(
                                "统一社会信用代码",
                                code(n),
                                "企业名称",
                                "示例企业" + n,
                                "县(市、区)",
                                "丛台区",
                                "细分行业",
                                "紧固件制造",
                                "开户行",
                                "示例银行",
                                "银行账号",
                                "62000000" + String.format("%04d", n),
                                "账户户名",
                                "示例企业" + n));
            }
            for (int n = 0; n < PAYMENTS; n++) {
                Paid paid = new Paid(n);
                writer.row(
                        "申报",
                        Map.of(
                                "申报编号", paid.application(),
                                "统一社会信用代码", code(paid.enterprise()),
                                "方向", "HD-01",
                                "批次", "1",
                                "申报日期", "2026-01-05",
                                "申报人", "示例甲"));
                writer.row(
                        "拨付",
                        Map.ofEntries(
                                Map.entry("拨付编号", paid.id()),
                                Map.entry("申报编号", paid.application()),
                                Map.entry("收款户名", paid.holder()),
                                Map.entry("收款账号", paid.account()),
                                Map.entry("金额", String.valueOf(paid.centralYuan() + paid.localYuan())),
                                Map.entry("中央资金", String.valueOf(paid.centralYuan())),
                                Map.entry("地方资金", String.valueOf(paid.localYuan())),
                                Map.entry("审批人", "示例乙"),
                                Map.entry("经办人", "示例丙"),
                                Map.entry("审批日期", paid.on().toString()),
                                Map.entry("拨付日期", paid.on().toString()),
                                Map.entry("状态", n == 499 ? "退回" : "已拨付")));
            }
            writer.finish();
        }
        office.done(office.importing(book));
        office.reviewedByNew("second");
        importVouchers(temp);
        importLines(temp);
        nothingAgreesOnOneSignature();
        office.reviewedByNew("third");
    }

    private void nothingAgreesOnOneSignature() {
        JsonNode found = reconcile();
        assertThat(found.get("matchedFen").asLong()).isZero();
        assertThat(found.at("/bank/matched").asInt()).isZero();
        assertThat(found.at("/counts/unreviewed").asInt()).isGreaterThan(PAYMENTS);
        Ran text = office.no("reconcile", "treasury", "--programme", Office.PROGRAMME);
        assertThat(text.out()).contains("一致 0 笔", "待复核 ", "与凭证相符，但待另一人核对（不计入一致）", "国库.csv");
        assertThat(text.err()).contains("凭证待另一人核对", "银行流水待另一人核对");
        assertThat(office.done("trace", new Paid(0).id()).out()).contains("凭证待复核，不算一致");
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    private void importVouchers(Path temp) throws Exception {
        List<Voucher> vouchers = new ArrayList<>();
        for (int n = 0; n < PAYMENTS; n++) {
            Paid paid = new Paid(n);
            if (n == 7 || n == 207 || n == 407) {
                continue;
            }
            String named = n % 2 == 0 ? paid.id() : "";
            Voucher voucher = new Voucher(
                    "PZ" + String.format("%05d", n),
                    // On the third working day, over the weekend and 清明节 as well.
                    paid.on().plusDays(1),
                    CENTRAL,
                    paid.holder(),
                    paid.account(),
                    paid.centralYuan(),
                    named);
            voucher = switch (n) {
                case 11 -> with(voucher, v -> new Voucher(v.no, v.on, v.source, v.holder, v.account, v.yuan + 7, ""));
                case 142 ->
                    with(voucher, v -> new Voucher(v.no, v.on, v.source, v.holder, "6299999999", v.yuan, v.payment));
                case 271 -> with(voucher, v -> new Voucher(v.no, v.on, LOCAL, v.holder, v.account, v.yuan, ""));
                case 401 ->
                    with(voucher, v -> new Voucher(v.no, v.on.plusDays(30), v.source, v.holder, v.account, v.yuan, ""));
                default -> voucher;
            };
            vouchers.add(voucher);
            if (n == 102 || n == 303) {
                vouchers.add(with(
                        voucher,
                        v -> new Voucher(v.no + "-再", v.on, v.source, v.holder, v.account, v.yuan, v.payment)));
            }
            if (paid.localYuan() > 0) {
                vouchers.add(new Voucher(
                        "PZ" + String.format("%05d", n) + "-地",
                        paid.on().plusDays(1),
                        LOCAL,
                        paid.holder(),
                        paid.account(),
                        paid.localYuan(),
                        named));
            }
        }
        for (int n = 0; n < 5; n++) {
            vouchers.add(
                    new Voucher("WZ" + n, FIRST.plusDays(n), CENTRAL, "另一单位" + n, "628888888" + n, 31_415 + n, ""));
        }
        StringJoiner text = new StringJoiner("\r\n");
        text.add("国库集中支付明细表,,,,,,,");
        text.add("凭证编号,支付日期,资金性质,收款人全称,收款人账号,支付金额（万元）,用途编号,摘要");
        vouchers.forEach(voucher -> text.add(voucher.line()));
        long sum = vouchers.stream().mapToLong(Voucher::yuan).sum();
        text.add("合计,,,,,人民币" + sum / 10_000 + "." + String.format("%04d", sum % 10_000) + ",,");
        Path csv = temp.resolve("国库.csv");
        Files.write(csv, text.toString().getBytes(Charset.forName("GB18030")));
        Path map = Files.writeString(temp.resolve("国库对应表.yaml"), """
                sheets:
                  国库集中支付:
                    as: 国库支付
                    title-rows: 1
                    columns:
                      凭证编号: 支付凭证号
                      支付日期: 日期
                      资金性质: 资金来源
                      收款人全称: 收款户名
                      收款人账号: 收款账号
                      支付金额（万元）: 金额
                      用途编号: 拨付编号
                    unit: 万元
                    dates: [yyyy/M/d]
                    values:
                      资金来源: {中央直达资金: central, 本级配套: local}
                    footers: [合计]
                """);
        mapped(csv, map);
    }

    /** As an official does it: first the totals, then the code that confirms them. */
    private void mapped(Path csv, Path map) {
        String code = office.done(office.importing(csv, "--map", map.toString(), "--dry-run", "--json"))
                .json()
                .get("confirm")
                .asString();
        office.done(office.importing(csv, "--map", map.toString(), "--confirm", code));
    }

    private static Voucher with(Voucher voucher, Function<Voucher, Voucher> change) {
        return change.apply(voucher);
    }

    /** The zero balance account's own statement: 借 and 贷, the other side, a line that nobody knows. */
    private void importLines(Path temp) throws Exception {
        StringJoiner text = new StringJoiner("\n");
        text.add("交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要");
        for (int n = 0; n < PAYMENTS; n++) {
            Paid paid = new Paid(n);
            long yuan = paid.centralYuan() + paid.localYuan();
            // Every other payment out of two sources is a line for each.
            List<Long> lines = n % 8 == 0 ? List.of(paid.centralYuan(), paid.localYuan()) : List.of(yuan);
            for (int part = 0; part < lines.size(); part++) {
                if (n != 33) {
                    text.add("L" + n + "-" + part + "," + paid.on() + "," + lines.get(part) + ".00,0.00,1.00,"
                            + paid.holder() + "," + paid.account() + ",奖补");
                }
            }
        }
        Paid returned = new Paid(499);
        text.add("L499-R," + returned.on() + ",0.00," + returned.centralYuan() + ".00,1.00," + returned.holder() + ","
                + returned.account() + ",账户已销户退回");
        text.add("L900-0," + FIRST + ",12.34,0.00,1.00,示例物业,6277777777,物业费");
        Path csv = Files.writeString(temp.resolve("零余额账户.csv"), text.toString(), UTF_8);
        Path map = Files.writeString(temp.resolve("银行对应表.yaml"), """
                sheets:
                  零余额账户:
                    as: 银行流水
                    columns: {交易流水号: 流水号, 交易日期: 日期}
                    ignore-columns: [余额]
                    statement:
                      account: "6211111111111"
                      holder: 示例市财政局零余额账户
                      debit: 借方发生额
                      credit: 贷方发生额
                      other-name: 对方户名
                      other-account: 对方账号
                """);
        mapped(csv, map);
    }

    private JsonNode reconcile(String... more) {
        List<String> line =
                new ArrayList<>(List.of("reconcile", "treasury", "--programme", Office.PROGRAMME, "--json"));
        line.addAll(List.of(more));
        return office.no(line.toArray(String[]::new)).json();
    }

    private static List<String> texts(JsonNode rows, String pointer) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.at(pointer).asString()));
        return texts;
    }

    @Test
    void threeMissingTwoDoubledFourDifferingAndFiveUnknownAreFoundAndNoneElse() {
        JsonNode found = reconcile();
        assertThat(texts(found.get("ledgerOnly"), "/payment"))
                .containsExactlyInAnyOrder("BF-0007", "BF-0207", "BF-0407");
        List<String> doubled = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        found.get("treasuryOnly").forEach(only -> {
            String paidAgain =
                    only.get("paidAgain") == null ? "" : only.get("paidAgain").asString();
            String no = only.at("/voucher/voucherNo").asString();
            if (paidAgain.isEmpty()) {
                unknown.add(no);
            } else {
                doubled.add(no + " " + paidAgain);
            }
        });
        assertThat(doubled).containsExactlyInAnyOrder("PZ00102-再 BF-0102", "PZ00303-再 BF-0303");
        assertThat(unknown).containsExactlyInAnyOrder("WZ0", "WZ1", "WZ2", "WZ3", "WZ4");
        List<String> differing = new ArrayList<>();
        found.get("differing").forEach(pair -> pair.get("differences")
                .forEach(difference -> differing.add(pair.at("/ledger/payment").asString()
                        + " " + pair.at("/voucher/voucherNo").asString() + " "
                        + difference.get("field").asString() + " "
                        + difference.get("ledger").asString() + " "
                        + difference.get("treasury").asString())));
        assertThat(differing)
                .containsExactlyInAnyOrder(
                        "BF-0011 PZ00011 amountFen 10100000 10100700",
                        "BF-0142 PZ00142 payeeAccount 620000000142 6299999999",
                        "BF-0271 PZ00271 source central local",
                        "BF-0401 PZ00401 paidOn " + new Paid(401).on() + " "
                                + new Paid(401).on().plusDays(31));
        assertThat(found.get("notYetDue")).isEmpty();
        assertThat(found.get("matched").asInt()).isEqualTo(PAYMENTS + PAYMENTS / 4 - 3 - 4);
        assertThat(found.at("/counts/missing").asInt()).isEqualTo(3);
        assertThat(found.at("/counts/doubled").asInt()).isEqualTo(2);
        assertThat(found.at("/counts/differing").asInt()).isEqualTo(4);
        assertThat(found.at("/counts/unknown").asInt()).isEqualTo(5);
        Ran text = office.no("reconcile", "treasury", "--programme", Office.PROGRAMME);
        assertThat(text.out()).contains("BF-0007").contains("拨付 BF-0102 的重复支付").contains("101,007.00");
    }

    @Test
    void bankLinesAreHeldAgainstPaymentsReturnsAndSharesAndTheRestIsShown() {
        JsonNode bank = reconcile().get("bank");
        assertThat(texts(bank.get("bankOnly"), "/serialNo")).containsExactly("L900-0");
        assertThat(texts(bank.get("ledgerOnly"), "/payment")).containsExactly("BF-0033");
        assertThat(bank.get("differing")).isEmpty();
        assertThat(bank.get("matched").asInt())
                .as("a line for each payment, two for some, and one that came back")
                .isEqualTo(PAYMENTS - 1 + 63 + 1);
    }

    @Test
    void whatWasPaidJustNowIsNotMissingYet() {
        LocalDate paid = new Paid(7).on();
        JsonNode then = reconcile("--as-of", paid.plusDays(1).toString());
        assertThat(texts(then.get("notYetDue"), "/payment/payment")).contains("BF-0007");
        assertThat(texts(then.get("ledgerOnly"), "/payment")).isEmpty();
    }

    /** Attacks: files that are no tables, or that hold what would run elsewhere. None is recorded, none is a fault. */
    @Test
    void aHostileFileIsRefusedAndNothingIsRecorded() throws Exception {
        String header = "支付凭证号,日期,资金来源,收款户名,收款账号,金额\n";
        String row = ",2026-03-02,central,示例,6222000011,100\n";
        Map<String, byte[]> files = Map.of(
                "空字符", (header + "PZ\0" + row).getBytes(UTF_8),
                "编码", (header + "PZ1" + row).getBytes(UTF_16LE),
                "长行", (header + "PZ" + "9".repeat(30_000_000) + row).getBytes(UTF_8),
                "引号", (header + "\"PZ1" + row.repeat(3)).getBytes(UTF_8),
                "公式", (header + "=HYPERLINK(1)" + row).getBytes(UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path folder = Files.createDirectories(own.resolve(file.getKey()));
            Path csv = Files.write(folder.resolve("国库支付.csv"), file.getValue());
            Ran refused = office.no(office.importing(csv));
            assertThat(refused.err() + refused.out()).as(file.getKey()).doesNotContain("程序出错");
        }
    }
}
