package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    private static final String CASE = Renovation.CASE;
    private static final String TRAIL = Renovation.TRAIL;
    private static final String PAYMENT = CASE + "-P1";

    private Path temp;
    private DemoConsole console;
    private Chromium chromium;
    private final Map<String, Clerk> clerks = new LinkedHashMap<>();

    @BeforeAll
    void begin(@TempDir Path folder) {
        temp = folder;
        console = System.getProperty("walk.home") != null
                ? DemoConsole.open(Path.of(System.getProperty("walk.home")))
                : DemoConsole.begin(folder.resolve("home"));
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
        Renovation renovation = new Renovation(console, this::as);
        renovation.enrol();
        renovation.application().sign();
        renovation.recommend().sign();
        renovation.decide();
        renovation.carryOut();
        renovation.award();
        Fen before = paid();
        pay(renovation.account());
        told(before);
        proven();
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
                .contains(PAYMENT, "已拨付", "17.00");
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
                        "提出拨付 " + PAYMENT,
                        "审批",
                        "支付");
    }

    /** What the budget's page says was paid. */
    private Fen paid() {
        String wan = as("auditor-01")
                .open("/budget")
                .find(".figure:has(.name:text('已拨付')) .value")
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
                auditor.find(".trail > li:has-text('提出拨付') .when a").first().innerText();
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
