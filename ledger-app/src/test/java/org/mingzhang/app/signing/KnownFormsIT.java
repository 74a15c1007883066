package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** A form that says which case it is about holds what the ledger has of it: nobody copies an account number by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownFormsIT {
    private static final String PASSWORD = "Right-horse-42";

    private TwoCounties ledger;
    private ServedApplication application;
    private Browser finance;
    private Browser official;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        Purpose purpose = new Purpose("renovation", "HD-01", "1", TwoCounties.NEAR, "L2");
        ledger.entry(
                StreamId.award("APP-NEAR"),
                new AwardCalculated(
                        "programme",
                        "HD-01",
                        ledger.near,
                        PackShelf.digest(Packs.builtIn("handan-2025")),
                        Fen.ofWan(20),
                        Fen.ZERO,
                        false,
                        purpose,
                        List.of()));
        ledger.entry(
                StreamId.award("APP-NEAR"),
                new AwardApproved(
                        Fen.ofWan(20),
                        List.of(new Share("central", Fen.ofWan(12)), new Share("local", Fen.ofWan(8))),
                        purpose,
                        ledger.near,
                        "核定1号",
                        null));
        ledger.entry(
                StreamId.award("APP-NEAR"),
                new PaymentOrdered(
                        "PAY-ODD",
                        Fen.of(1_000_050),
                        List.of(new Share("central", Fen.of(1_000_050))),
                        new BankAccount("示例银行", "62000000001", "示例户名NEAR")));
        ledger.entry(StreamId.award("APP-NEAR"), new PaymentApproved("PAY-ODD"));
        ledger.register("near-finance", "finance-office", Role.FINANCE, TwoCounties.NEAR);
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        String address = application.address();
        List<String> people = List.of("near-finance", "near-official");
        application.bean(Accounts.class).openForDemo(people, PASSWORD);
        finance = Browser.signedIn(address, "near-finance", PASSWORD);
        official = Browser.signedIn(address, "near-official", PASSWORD);
    }

    @AfterAll
    void end() {
        finance.close();
        official.close();
        application.close();
        ledger.close();
    }

    private static String value(Page page, String place) {
        return page.html()
                .lines()
                .filter(line -> line.contains("name=\"" + place + "\""))
                .map(line -> line.replaceFirst("^.*?name=\"" + Pattern.quote(place) + "\"", ""))
                .map(line -> line.contains("value=\"")
                        ? line.replaceFirst("^.*?value=\"", "").split("\"", 2)[0]
                        : "")
                .findFirst()
                .orElse("");
    }

    @Test
    void anOrderToPayHoldsTheRemainderItsSourcesAndTheRegisteredAccount() {
        Page form = finance.get("/do/award.order-payment?application=APP-NEAR");
        assertThat(form.status()).isEqualTo(200);
        assertThat(value(form, "payment")).isEqualTo("APP-NEAR-P1");
        assertThat(value(form, "amountYuan")).as("less what is on its way").isEqualTo("159,999.50");
        assertThat(value(form, "shares[0].amountYuan")).isEqualTo("79,999.50");
        assertThat(value(form, "shares[1].amountYuan")).isEqualTo("80,000.00");
        assertThat(value(form, "payee.holder")).isEqualTo("近县示例厂");
        assertThat(value(form, "payee.bank")).isEqualTo("示例银行");
        assertThat(value(form, "payee.number")).isEqualTo("6200" + ledger.near.substring(10, 17));
        assertThat(form.html()).contains("取自账本：近县示例厂登记的收款账户", "取自账本：核定时所定的来源");
    }

    @Test
    void theSameComesByTheButtonAndKeepsWhatWasTyped() {
        Page form = finance.post(
                "/do/award.order-payment",
                Map.of("application", "APP-NEAR", "payment", "自编-1", "amountYuan", "1,000.00", "_fill", "y"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(value(form, "payment")).isEqualTo("自编-1");
        assertThat(value(form, "amountYuan")).isEqualTo("1,000.00");
        assertThat(value(form, "payee.holder")).isEqualTo("近县示例厂");
        assertThat(form.html()).contains("账本所记是 159,999.50");
        assertThat(finance.get("/do/award.order-payment").html()).contains("按申报编号带出账本所记");
    }

    @Test
    void thePaymentOfACaseIsChosenByPayeeAndAmount() {
        Page form = finance.get("/do/award.approve-payment?application=APP-NEAR");
        assertThat(form.html()).contains("PAY-NEAR，示例户名NEAR，30,000.00 元，已提出", "账上只有这一笔可以办理的拨付");
        assertThat(finance.get("/do/award.confirm-payment?application=APP-NEAR").html())
                .contains("PAY-ODD，示例户名NEAR，10,000.50 元，已审批")
                .as("one that nobody approved is not confirmed")
                .doesNotContain("PAY-NEAR");
    }

    @Test
    void aReturnTakesTheFileOfItsReceiptAsAConfirmationDoes() {
        for (String command : List.of("award.confirm-payment", "award.return-payment")) {
            assertThat(finance.get("/do/" + command + "?application=APP-NEAR").html())
                    .as(command)
                    .contains("回单文件", "name=\"documents[0].kind\"", "name=\"documents[0].sm3\"");
        }
    }

    @Test
    void manyPaymentsAreLookedAtWithWhomTheyGoToAndHowMuch() {
        Page looked = finance.post("/do/batch", Map.of("_command", "award.approve-payment", "_subjects", "PAY-NEAR"));
        assertThat(looked.address()).contains("/do/batch/sign?batch=");
        assertThat(looked.html()).contains("近县示例厂", "示例户名NEAR，示例银行", "62000000001", "30,000.00");
    }

    @Test
    void paymentsThatWaitForASecondPersonAreDoneAtOnce() {
        Page list = finance.get("/?list=second-person");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.html())
                .contains("name=\"payment\" value=\"PAY-NEAR\"", "value=\"award.approve-payment\"", "data-pick-all")
                .contains("/do/award.approve-payment?application=APP-NEAR&amp;payment=PAY-NEAR")
                .doesNotContain("PAY-FAR");
        assertThat(finance.get("/do/batch?payment=PAY-NEAR&command=award.approve-payment")
                        .html())
                .contains("批量办理：审批拨付", "选取了 1 件");
        assertThat(finance.get("/registers/awards").html())
                .as("an award is called by its application, and so is picked for what is done about that")
                .contains("name=\"award\" value=\"APP-NEAR\"", "批量办理");
        assertThat(finance.get("/do/batch?award=APP-NEAR&command=award.place-hold")
                        .html())
                .contains("选取了 1 件");
    }

    @Test
    void amountsOfARegisterStandInLine() {
        assertThat(finance.get("/registers/payments").html())
                .as("as many decimals as the one that needs most, in its total, too")
                .contains(">3.00000<", ">1.00005<", ">4.00005<")
                .doesNotContain(">3.00<");
    }

    @Test
    void aPageOfAPaperIsCalledAsItsFileIs() {
        Page paper = official.get("/trail/document/" + "ab".repeat(32));
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.html()).contains("<h1>材料 方案APP-NEAR.pdf</h1>", "SM3 摘要 " + "ab".repeat(32));
    }

    @Test
    void aListOfTheWorkbenchIsDoneAtOnceAtItsStage() {
        Page list = official.get("/?list=stage-county");
        assertThat(list.status()).as(list.html()).isEqualTo(200);
        assertThat(list.html())
                .contains(
                        "data-pick-all",
                        "name=\"application\" value=\"APP-NEAR\"",
                        "value=\"application.decide-stage\"")
                .contains("name=\"stage\" value=\"county\"")
                .doesNotContain("APP-FAR");
        Page form = official.get("/do/batch?command=application.decide-stage&application=APP-NEAR&stage=county");
        assertThat(form.html()).contains("选取了 1 件", "县级审核推荐").doesNotContain("<select id=\"f-stage\"");
        Page wrong = official.post(
                "/do/batch",
                Map.of(
                        "_command",
                        "application.decide-stage",
                        "_subjects",
                        "APP-NEAR",
                        "_fixed",
                        "stage",
                        "stage",
                        "county"));
        assertThat(wrong.status()).as("the stage stays as it was given").isEqualTo(422);
        assertThat(wrong.html()).contains("县级审核推荐").doesNotContain("<select id=\"f-stage\"");
        assertThat(official.get("/do/batch?command=application.decide-stage&application=APP-FAR&stage=county")
                        .status())
                .isEqualTo(404);
    }

    /** A neighbour's case by its number: the form about it is the form about nothing, also where it would be filled in. */
    @Test
    void nothingOfANeighboursIsFilledIn() {
        NamedCase far = new NamedCase("APP-FAR", "PAY-FAR", ledger.far);
        NamedCase none = new NamedCase("APP-NONE", "PAY-NONE", TwoCounties.code(77));
        int asked = 0;
        for (Map.Entry<Browser, Role> who :
                Map.of(finance, Role.FINANCE, official, Role.COUNTY_INDUSTRY).entrySet()) {
            for (CommandEntry entry : CommandCatalogue.all()) {
                for (String field : List.of("application", "enterprise", "payment")) {
                    CommandField named = entry.field(field).orElse(null);
                    if (named == null || !entry.isFor(who.getValue()) || entry.elsewhere() != null) {
                        continue;
                    }
                    asked++;
                    String address = "/do/" + entry.name();
                    String query = address + "?" + field + "=";
                    alike(
                            far,
                            who.getKey().get(query + far.of(named)),
                            none,
                            who.getKey().get(query + none.of(named)));
                    alike(
                            far,
                            who.getKey().post(address, Map.of(field, far.of(named), "_fill", "y")),
                            none,
                            who.getKey().post(address, Map.of(field, none.of(named), "_fill", "y")));
                }
            }
        }
        assertThat(asked).isGreaterThan(40);
    }

    private void alike(NamedCase far, Page foreign, NamedCase none, Page absent) {
        assertThat(far.told(foreign)).as(foreign.address()).isEqualTo(none.told(absent));
        assertThat(foreign.html())
                .as(foreign.address())
                .doesNotContain("远县示例厂", "示例户名FAR", "6200" + ledger.far.substring(10, 17));
    }
}
