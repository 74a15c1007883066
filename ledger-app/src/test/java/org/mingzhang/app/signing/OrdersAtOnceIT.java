package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** Payments proposed for many awards at once: what each pays, from what and to whom is the ledger's, whatever the form says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersAtOnceIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final String ORDER = "award.order-payment";

    private TwoCounties ledger;
    private ServedApplication application;
    private Browser finance;
    private long change;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        String warned = ledger.another();
        approved("APP-NEAR", ledger.near);
        approved("APP-OTHER", warned);
        ledger.stray("programme", "APP-EMPTY", "HD-01", PackShelf.digest(Packs.builtIn("handan-2025")));
        Signer payer = Signer.of("payer", Role.FINANCE);
        ledger.ledger().arrives(payer);
        Outcome changed = ledger.ledger()
                .submit(
                        payer,
                        new ChangeBankAccount(warned, new BankAccount("新开银行", "6299999999990007", "邻家示例厂"), "销户"));
        assertThat(changed).isInstanceOf(Outcome.Accepted.class);
        change = changed.firstPosition();
        ledger.register("near-finance", "finance-office", Role.FINANCE, TwoCounties.NEAR);
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        application.bean(Accounts.class).openForDemo(List.of("near-finance"), PASSWORD);
        finance = Browser.signedIn(application.address(), "near-finance", PASSWORD);
    }

    private void approved(String number, String beneficiary) {
        Purpose purpose = new Purpose("renovation", "HD-01", "1", TwoCounties.NEAR, "L2");
        ledger.entry(
                StreamId.award(number),
                new AwardCalculated(
                        "programme",
                        "HD-01",
                        beneficiary,
                        PackShelf.digest(Packs.builtIn("handan-2025")),
                        Fen.ofWan(20),
                        Fen.ZERO,
                        false,
                        purpose,
                        List.of()));
        ledger.entry(
                StreamId.award(number),
                new AwardApproved(
                        Fen.ofWan(20),
                        List.of(new Share("central", Fen.ofWan(12)), new Share("local", Fen.ofWan(8))),
                        purpose,
                        beneficiary,
                        "核定1号",
                        null));
    }

    @AfterAll
    void end() {
        finance.close();
        application.close();
        ledger.close();
    }

    private Page look(String subjects, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("_command", ORDER, "_subjects", subjects));
        form.putAll(more);
        return finance.post("/do/batch", form);
    }

    private static String main(Page page) {
        return page.html().replaceFirst("(?s)^.*<main>", "");
    }

    @Test
    void theRegisterAndTheListOfWhatWaitsOfferIt() {
        assertThat(finance.get("/registers/awards").html()).contains("<option value=\"award.order-payment\">提出拨付");
        assertThat(finance.get("/?list=to-order").html())
                .contains("name=\"application\" value=\"APP-NEAR\"", "value=\"award.order-payment\"");
    }

    @Test
    void eachHasTheWholeRemainderAndTheAccountThatIsRegistered() {
        Page looked = look("APP-NEAR", Map.of());
        assertThat(looked.address()).contains("/do/batch/sign?batch=");
        assertThat(main(looked)).contains("近县示例厂", "6200" + ledger.near.substring(10, 17), "170,000.00");
    }

    /** An attack: a form that brings an account and an amount of its own for all. */
    @Test
    void anAmountOrAnAccountThatComesWithTheFormIsNobodys() {
        Page looked = look(
                "APP-NEAR",
                Map.of(
                        "amountYuan",
                        "1.00",
                        "payment",
                        "自编-1",
                        "payee.number",
                        "6299999999990666",
                        "payee.bank",
                        "别处银行",
                        "payee.holder",
                        "别人",
                        "shares[0].source",
                        "local",
                        "shares[0].amountYuan",
                        "1.00"));
        assertThat(main(looked)).contains("170,000.00", "APP-NEAR-P1").doesNotContain("0666", "别处银行", "自编-1", ">1.00<");
    }

    /** An attack: the same row twice, under each of its names. */
    @Test
    void oneRowTwiceIsOnePayment() {
        assertThat(main(finance.get(
                        "/do/batch?command=" + ORDER + "&award=APP-NEAR&application=APP-NEAR&award=APP-NEAR")))
                .contains("选取了 1 件");
        assertThat(main(look("APP-NEAR\n APP-NEAR \r\nAPP-NEAR", Map.of())).split("<td class=\"mono\">APP-NEAR", -1))
                .hasSize(2);
    }

    /** An attack: another county's award among one's own. */
    @Test
    void aForeignRowIsNotThere() {
        Page form = finance.get("/do/batch?command=" + ORDER + "&award=APP-NEAR&award=APP-FAR");
        assertThat(form.status()).isEqualTo(404);
        assertThat(form.html()).contains("APP-FAR").doesNotContain("远县示例厂");
        assertThat(look("APP-FAR", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void anAccountThatIsToBeLookedIntoIsTickedRowByRow() {
        Page form = finance.get("/do/batch?command=" + ORDER + "&award=APP-NEAR&award=APP-OTHER");
        assertThat(main(form))
                .contains("收款账户有提示的 1 件", "name=\"_heeded.APP-OTHER\" value=\"" + change + "\"", "今天才变更")
                .doesNotContain("_heeded.APP-NEAR", "f-amountYuan", "f-payee");
    }

    @Test
    void whatHasNothingLeftToPayIsNamedAndLeftOut() {
        Page looked = look("APP-NEAR\nAPP-EMPTY", Map.of());
        assertThat(main(looked)).contains("不在这一批，不签 </span><b>1 件</b>", "没有可以提出拨付的余额");
        Page none = look("APP-EMPTY", Map.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(main(none)).contains("APP-EMPTY：没有可以提出拨付的余额");
    }
}
