package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.DemoLine;
import org.mingzhang.tools.repository.OpenSslRecipes;

/**
 * One renovation from the reserve to the bank's receipt, through the pages alone: every step by whoever holds the post, signed with
 * that person's own key.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WalkIT {
    private static final String CASE = "HD-01-2-0021";
    private static final String TRAIL = "/trail/case/" + CASE;
    private static final String PAYMENT = CASE + "-P1";

    private static final String APPLICANT = "p01-applicant";

    private Path temp;
    private DemoConsole console;
    private Chromium chromium;
    private final Map<String, Clerk> clerks = new LinkedHashMap<>();

    @BeforeAll
    void begin(@TempDir Path folder) {
        temp = folder;
        console = System.getProperty("walk.home") != null
                ? DemoConsole.open(Path.of(System.getProperty("walk.home")))
                : DemoConsole.begin(folder.resolve("home"), 20);
        chromium = new Chromium();
    }

    @AfterAll
    void end() {
        clerks.values().forEach(Clerk::close);
        chromium.close();
        console.close();
    }

    private Clerk as(String login) {
        return clerks.computeIfAbsent(login, who -> new Clerk(chromium.browser(), console.address(), who));
    }

    @Test
    @Order(1)
    void fromTheReserveToTheBanksReceipt() throws IOException, InterruptedException {
        String enterprise = ofCase("HD-09-0001");
        String seller = ofCase("HD-11-0001");
        String account = account(enterprise);
        String sellersAccount = account(seller);
        enrol(enterprise);
        apply();
        decide();
        carryOut(seller, account, sellersAccount);
        award();
        Fen before = paid();
        pay(account);
        told(before);
        proven();
    }

    /** Credit code of whose case it is, as the register says. */
    private String ofCase(String number) {
        Clerk clerk = as("city-roster-01").open("/registers/applications?keyword=" + number);
        return clerk.address(clerk.find("main tbody a[href^='/enterprises/']")).replaceFirst(".*/", "");
    }

    private String account(String enterprise) {
        Clerk clerk = as("city-roster-01")
                .open("/trail/enterprise/" + enterprise + "?order=old")
                .follow("序号");
        return clerk.cell("账号·账号");
    }

    private void enrol(String enterprise) {
        as("city-roster-01")
                .begin("/trail/enterprise/" + enterprise, "列入试点储备库")
                .fill("入库文件的文号", "示例储备〔2026〕335号")
                .sign();
        as("city-roster-01")
                .begin("/trail/enterprise/" + enterprise, "纳入试点批次")
                .fill("批次编号", "2")
                .fill("纳入文件的文号", "示例名单〔2026〕335号")
                .sign();
    }

    private void apply() {
        as(APPLICANT)
                .open("/do")
                .follow("提交申报")
                .fill("申报编号", CASE)
                .fill("支持方向", "数字化改造")
                .fill("申报的题目", "产业大脑运营数字化改造项目")
                .fill("申请金额（元）", "180000")
                .fill("计划投入（元）", "500000")
                .fill("改造前等级", "1")
                .sign();
        as("county-130403-01")
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "county")
                .fill("结论", "通过")
                .fill("意见", "材料齐全，符合条件，同意推荐（示例）")
                .sign();
        as("county-130403-02")
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "site")
                .fill("结论", "通过")
                .fill("意见", "现场情况与申报一致（示例）")
                .sign();
        as("expert-03")
                .open("/do")
                .follow("作出环节审核结论")
                .fill("申报编号", CASE)
                .fill("环节编号", "experts")
                .fill("结论", "通过")
                .fill("评分（十分之一分）", "885")
                .fill("意见", "方案可行，投入合理（示例）")
                .sign();
    }

    private void decide() {
        LocalDate from = console.today();
        LocalDate to = from.plusDays(9);
        as("city-notice-01")
                .open("/do")
                .follow("签发名单")
                .fill("名单编号", "GS-2026-021")
                .fill("名单类型", "公示")
                .fill("公示首日", from.toString())
                .fill("公示末日", to.toString())
                .fill("申报编号", CASE)
                .fill("名单的文号", "示例公示〔2026〕336号")
                .sign();
        as("city-notice-01")
                .begin("/trail/list/GS-2026-021", "按名单一次签名办理全部各行")
                .fill("办理事项", "发布公示")
                .fill("环节编号", "notice")
                .sign();
        console.waitUntil(to.plusDays(1));
        as("city-notice-01")
                .begin(TRAIL, "作出环节审核结论")
                .fill("环节编号", "notice")
                .fill("结论", "通过")
                .fill("意见", "公示期满，无未处理的异议（示例）")
                .sign();
        as("city-decision-01")
                .open("/do")
                .follow("签发名单")
                .fill("名单编号", "RD-2026-021")
                .fill("名单类型", "认定")
                .fill("名单的文号", "示例认定〔2026〕346号")
                .fill("申报编号", CASE)
                .sign();
        as("city-decision-01")
                .begin("/trail/list/RD-2026-021", "按名单一次签名办理全部各行")
                .fill("办理事项", "作出环节审核结论")
                .fill("环节编号", "decision")
                .fill("意见", "同意认定（示例）")
                .sign();
    }

    private void carryOut(String seller, String account, String sellersAccount) {
        LocalDate day = console.today();
        Clerk clerk = as(APPLICANT);
        clerk.begin(TRAIL, "项目开工").fill("开工日期", day.toString()).sign();
        clerk.begin(TRAIL, "登记合同")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("供方或开票方", seller)
                .fill("金额（元）", "500000")
                .fill("签订日期", day.toString())
                .fill("合同标的", "数字化改造软件")
                .fill("服务商让利金额（元）", "25000")
                .sign();
        console.waitUntil(day.plusDays(30));
        clerk.begin(TRAIL, "登记发票")
                .fill("发票号码", "26990000900000210001")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("开票日期", console.today().toString())
                .fill("价税合计（元）", "500000")
                .fill("计入本项目的金额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "登记企业付款")
                .fill("合同编号", "SL-HT-0021-1")
                .fill("付款人账号", account)
                .fill("收款人", "示例力丰软件科技有限公司")
                .fill("收款人账号", sellersAccount)
                .fill("银行流水号", "SL-ZF-0021-1")
                .fill("金额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "项目完工")
                .fill("完工日期", console.today().toString())
                .fill("实际完成投资额（元）", "500000")
                .sign();
        clerk.begin(TRAIL, "申请验收").fill("申报的投入（元）", "500000").sign();
        console.waitUntil(day.plusDays(36));
        as("assessor-01")
                .open("/do")
                .follow("出具评测验收结果")
                .fill("申报编号", CASE)
                .fill("评测指标的版本", "中小企业数字化水平评测指标（2024年版）")
                .fill("评测达到的等级", "2")
                .fill("核定投入（元）", "340000")
                .fill("验收是否通过", "是")
                .sign();
    }

    private void award() {
        as("city-calculation-01").begin(TRAIL, "按政策测算奖补").sign();
        as("finance-review-01")
                .begin(TRAIL, "复核奖补测算")
                .fill("是否同意", "是")
                .fill("意见", "计算与核定投入、等级一致（示例）")
                .sign();
        as("city-approval-01")
                .begin(TRAIL, "核定奖补并占用预算")
                .fill("金额（元）", "170000")
                .fill("所依据文件的文号", "示例核定〔2027〕7号")
                .sign();
    }

    private void pay(String account) {
        as("finance-order-01")
                .begin(TRAIL, "提出拨付")
                .fill("拨付编号", PAYMENT)
                .fill("金额（元）", "170000")
                .fill("开户行", "示例银行邯郸分行")
                .fill("账号", account)
                .fill("户名", "示例关键标准件产业大脑运营有限公司")
                .sign();
        Clerk same = as("finance-order-01")
                .begin("/trail/payment/" + PAYMENT, "审批拨付")
                .look();
        assertThat(same.text()).contains("账本不会接受这件事", "就是您本人", "没有签名，什么也没有记").doesNotContain("签名并记账");
        as("finance-payment-01").begin("/trail/payment/" + PAYMENT, "审批拨付").sign();
        as("finance-receipt-01")
                .begin("/trail/payment/" + PAYMENT, "凭银行回单确认支付")
                .fill("出具回单的银行", "示例银行邯郸分行")
                .fill("银行回单号", "SL-HD-" + CASE + "-1")
                .sign();
    }

    private void told(Fen before) {
        Clerk auditor = as("auditor-01");
        assertThat(auditor.open("/registers/awards?keyword=" + CASE)
                        .find("main tbody")
                        .innerText())
                .contains(CASE, "已核定", "17.00");
        assertThat(auditor.open("/registers/payments?keyword=" + CASE)
                        .find("main tbody")
                        .innerText())
                .contains(PAYMENT, "已支付", "17.00");
        assertThat(paid().minus(before)).isEqualTo(Fen.ofWan(17));
        assertThat(auditor.open(TRAIL + "?order=old").text())
                .containsSubsequence(
                        "申报“数字化改造”",
                        "县级审核推荐通过",
                        "现场核查通过",
                        "专家评审通过，88.5 分",
                        "公示自",
                        "公示通过",
                        "市级认定通过",
                        "申报获得认定",
                        "开工",
                        "登记合同 SL-HT-0021-1",
                        "登记发票",
                        "完工",
                        "验收",
                        "按政策计算",
                        "复核奖补计算：同意",
                        "批准奖补17万元",
                        "发起拨付 " + PAYMENT,
                        "审批",
                        "支付");
    }

    /** What the budget's page says was paid. */
    private Fen paid() {
        String wan = as("auditor-01")
                .open("/budget")
                .find(".figure:has(.name:text('已支付')) .value")
                .innerText()
                .replace(",", "");
        int point = wan.indexOf('.');
        String places = wan.substring(point + 1);
        return Fen.ofWan(Long.parseLong(wan.substring(0, point)))
                .plus(Fen.of(Long.parseLong(places + "0".repeat(6 - places.length()))));
    }

    private void proven() throws IOException, InterruptedException {
        Path receipt = as("finance-receipt-01").download("下载回执", temp.resolve("receipt.txt"));
        Path keys = temp.resolve("keys");
        DemoLine.ended(console.home(), "keys", "export", "--actors", "-o", keys.toString());
        assertThat(DemoLine.ended(console.home(), "verify", receipt.toString(), "--keys", keys.toString()))
                .contains("通过");
        int said = OpenSslRecipes.type(OpenSslRecipes.receipt("README.md"), temp);
        assertThat(said).as(Files.readString(temp.resolve("output"))).isZero();
    }

    @Test
    @Order(2)
    void whoeverOwnsTheDatabaseIsFoundOutByAnAuditor() throws SQLException {
        Clerk auditor = as("auditor-01").open("/trail/payment/HD-01-1-0001-P1?order=old");
        String entry =
                auditor.find(".trail > li:has-text('发起拨付') .when a").first().innerText();
        String position = entry.replaceFirst("序号 ", "");
        verified(".verdict.good", "核验通过");
        superuser(
                "UPDATE ledger.entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '20000000', '90000000'),"
                        + " 'UTF8') WHERE position = " + position);
        assertThat(verified(".verdict.bad", entry).find("main table td a").allInnerTexts())
                .contains(entry);
        assertThat(auditor.open("/entries/" + position).text()).contains("这条账目核验不过", "不可采信");
        superuser(
                "UPDATE ledger.entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '90000000', '20000000'),"
                        + " 'UTF8') WHERE position = " + position);
        verified(".verdict.good", "核验通过");
        assertThat(auditor.open("/entries/" + position).text()).contains("这条账目自记账起未被改动");
    }

    private Clerk verified(String verdict, String words) {
        Clerk auditor = as("auditor-01").open("/verify").press("核验全账").await(".verdict");
        assertThat(auditor.find(verdict).count()).as(auditor.text()).isOne();
        assertThat(auditor.text()).contains(words);
        return auditor;
    }

    /** Past the triggers, which are in force again afterwards. */
    private void superuser(String falsification) throws SQLException {
        try (Connection connection = console.store().administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry DISABLE TRIGGER ALL");
            assertThat(statement.executeUpdate(falsification)).isOne();
            for (String trigger : List.of("append_only", "append_only_row")) {
                statement.execute("ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER " + trigger);
            }
        }
    }
}
