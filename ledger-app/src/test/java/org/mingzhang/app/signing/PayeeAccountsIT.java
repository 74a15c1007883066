package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.platform.command.Basis;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.command.Preview;
import org.mingzhang.app.platform.command.UnsignedCommand;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.scope.Scope;

/** The account changed the day before the money goes: whoever orders and whoever approves is told before they sign, whichever way they take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayeeAccountsIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final String TOLD = "今天才变更，而且是在奖补测算以后";

    private TwoCounties ledger;
    private ServedApplication application;
    private Browser finance;
    private Browser other;
    private long change;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
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
                        new Purpose("renovation", "HD-01", "1", TwoCounties.NEAR, "L2"),
                        List.of()));
        Signer payer = Signer.of("payer", Role.FINANCE);
        ledger.ledger().arrives(payer);
        Outcome changed = ledger.ledger()
                .submit(
                        payer,
                        new ChangeBankAccount(ledger.near, new BankAccount("新开银行", "6299999999990007", "近县示例厂"), "销户"));
        assertThat(changed).isInstanceOf(Outcome.Accepted.class);
        change = changed.firstPosition();
        ledger.register("near-finance", "finance-office", Role.FINANCE, TwoCounties.NEAR);
        ledger.register("far-finance", "finance-office", Role.FINANCE, TwoCounties.FAR);
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        application.bean(Accounts.class).openForDemo(List.of("near-finance", "far-finance"), PASSWORD);
        finance = Browser.signedIn(application.address(), "near-finance", PASSWORD);
        other = Browser.signedIn(application.address(), "far-finance", PASSWORD);
    }

    @AfterAll
    void end() {
        finance.close();
        other.close();
        application.close();
        ledger.close();
    }

    private void told(Page page) {
        assertThat(page.html())
                .contains("近县示例厂，新开银行，尾号 0007", "由某人payer（", "理由：销户，没有随附文件", "/entries/" + change + "\"");
    }

    @Test
    void theFormOfAnOrderTellsIt() {
        Page form = finance.get("/do/award.order-payment?application=APP-NEAR");
        told(form);
        assertThat(form.html()).contains(TOLD, "请用原来就知道的联系方式");
    }

    @Test
    void theFormOfAnApprovalAndItsSigningPageTellIt() {
        Page form = finance.get("/do/award.approve-payment?application=APP-NEAR&payment=PAY-NEAR");
        told(form);
        assertThat(form.html()).contains("提出拨付以后收款账户变了：提出时是尾号 0001", "现在登记的是尾号 0007", "提出拨付的是某人city（");
        Page sign = finance.post("/do/award.approve-payment", Map.of("application", "APP-NEAR", "payment", "PAY-NEAR"));
        assertThat(sign.address()).contains("/sign?draft=");
        told(sign);
        assertThat(sign.html()).contains("提出拨付以后收款账户变了");
        assertThat(sign.html())
                .as("whose case it is, not its number alone")
                .contains("id=\"of-case\"", "近县示例厂（", "&lt;b&gt;示例申报APP-NEAR&lt;/b&gt;", "数字化改造");
    }

    @Test
    void paymentsThatArePickedOutTellItBeforeAndWhileTheyAreSigned() {
        Page form = finance.get("/do/batch?payment=PAY-NEAR&command=award.approve-payment");
        told(form);
        assertThat(form.html()).contains("提出拨付以后收款账户变了");
        Page looked = finance.post("/do/batch", Map.of("_command", "award.approve-payment", "_subjects", "PAY-NEAR"));
        assertThat(looked.address()).contains("/do/batch/sign?batch=");
        told(looked);
        assertThat(looked.html()).contains("提出拨付以后收款账户变了");
    }

    /** A list carried out approves many in one command: each row's account is told, whatever the form said. */
    @Test
    void whateverWouldApproveAPaymentTellsItsAccount() {
        LedgerIdentity identity = application.bean(LedgerIdentity.class);
        ActorRef actor = new ActorRef("near-finance", "finance-office", "FINANCE", "0123456789abcdef");
        UnsignedCommand command = CommandDraft.of(new ApprovePayment("APP-NEAR", "PAY-NEAR"), null, null)
                .fix(identity.name(), application.bean(LedgerClock.class).now(), actor);
        List<Envelope> entries =
                List.of(approval("APP-NEAR", "PAY-NEAR", actor), approval("APP-FAR", "PAY-FAR", actor));
        Preview preview = new Preview.Acceptable(entries, Basis.NOTHING);
        HeldDraft draft = new HeldDraft(
                CommandCatalogue.find("list.carry-out").orElseThrow(),
                new Typed(Map.of("list", "名单-1")),
                command,
                null,
                new Scope.County(TwoCounties.NEAR),
                preview);
        assertThat(application.bean(PayeeAccounts.class).of(draft))
                .as("and none of another county's")
                .singleElement()
                .satisfies(account -> {
                    assertThat(account.payment()).isEqualTo("PAY-NEAR");
                    assertThat(account.position()).isEqualTo(change);
                    assertThat(account.warning()).isNotNull();
                });
    }

    private Envelope approval(String award, String payment, ActorRef actor) {
        return new Envelope(
                "某账本",
                "command.0",
                StreamId.award(award),
                9,
                application.bean(LedgerClock.class).now(),
                null,
                actor,
                null,
                "command",
                null,
                new PaymentApproved(payment));
    }

    @Test
    void theEnterprisesFileTellsBothDaysOfAnAccount() {
        assertThat(finance.get("/enterprises/" + ledger.near + "?tab=all").html())
                .contains("<th scope=\"col\">业务日期</th><th scope=\"col\">记账</th><th scope=\"col\">开户行</th>")
                .containsPattern("<td>[0-9-]{10}</td><td>[0-9-]{10} [0-9:]{8}</td><td>新开银行</td>");
    }

    /** An attack: the neighbour's form names this county's payment to learn of its account. */
    @Test
    void aNeighbourIsToldNothing() {
        assertThat(other.get("/do/award.order-payment?application=APP-NEAR").html())
                .doesNotContain("新开银行", "0007");
        assertThat(other.get("/do/award.approve-payment?application=APP-NEAR&payment=PAY-NEAR")
                        .html())
                .doesNotContain("新开银行", "0007");
    }
}
