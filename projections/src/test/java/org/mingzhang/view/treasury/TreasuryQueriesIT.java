package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;

class TreasuryQueriesIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final BankAccount PAYEE = new BankAccount("某银行", "6200000001", "示例企业");

    private static final ReconciliationTerms TERMS =
            new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN);

    private final Story story = new Story();
    private TestDatabase database;
    private int appended;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        for (String programme : List.of("HD", "SJZ")) {
            story.on(DAY, StreamId.programme(programme), opened());
        }
        paid("HD", "HD-1");
        paid("SJZ", "SJZ-1");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static ProgrammeOpened opened() {
        return new ProgrammeOpened("试点", "pack", 1, "ab".repeat(32), DAY, DAY.plusYears(1));
    }

    private void paid(String programme, String id) {
        StreamId award = StreamId.award(id);
        Fen ten = Fen.ofWan(10);
        story.on(
                DAY,
                award,
                new AwardCalculated(
                        programme,
                        "HD-01",
                        "91130403MA00000017",
                        "ab".repeat(32),
                        ten,
                        ten,
                        false,
                        new Purpose("renovation", "HD-01", "1", "130403", "L2"),
                        List.of()));
        story.on(DAY, award, new PaymentOrdered(id + "-P", ten, List.of(new Share("central", ten)), PAYEE));
        story.on(DAY, award, new PaymentConfirmed(id + "-P", "某银行", id));
    }

    private TreasuryPaymentRecorded voucher(String no, String account) {
        return new TreasuryPaymentRecorded(
                no, "central", "renovation", 2026, PAYEE.holder(), account, Fen.ofWan(10), null, null);
    }

    private TreasuryReconciliation reconcile(String programme) {
        database.append(story.envelopes().subList(appended, story.envelopes().size()));
        appended = story.envelopes().size();
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        return new TreasuryQueries(database.source(), ViewSchema.LIVE)
                .reconcile(programme, TERMS)
                .orElseThrow();
    }

    @Test
    void eachProgrammeIsHeldAgainstItsOwnStatement() {
        story.on(DAY, StreamId.bank("HD"), voucher("V1", PAYEE.number()));
        TreasuryReconciliation ours = reconcile("HD");
        assertThat(ours.agrees()).isTrue();
        assertThat(ours.matchedFen()).isEqualTo(Fen.ofWan(10).value());
        assertThat(ours.asOfPosition()).isEqualTo(story.position() - 1);
        TreasuryQueries queries = new TreasuryQueries(database.source(), ViewSchema.LIVE);
        assertThat(queries.reconcile("SJZ", TERMS).orElseThrow().ledgerOnly())
                .extracting(LedgerPayment::payment)
                .containsExactly("SJZ-1-P");
        assertThat(queries.reconcile("none", TERMS)).isEmpty();
    }

    /** An account that nobody knows says nothing; a person then says what was paid, and the difference stays told. */
    @Test
    void whatAPersonSaysCountsMore() {
        story.on(DAY, StreamId.bank("HD"), voucher("V1", "6299999999"));
        story.on(DAY, StreamId.bank("HD"), voucher("V2", "6299999998"));
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentMatched("V2", "HD-1-P", "收款账号写错，已由银行更正", null, null));
        TreasuryReconciliation found = reconcile("HD");
        assertThat(found.differing()).singleElement().satisfies(pair -> {
            assertThat(pair.voucher().voucherNo()).isEqualTo("V2");
            assertThat(pair.ledger().payment()).isEqualTo("HD-1-P");
            assertThat(pair.differences())
                    .extracting(TreasuryReconciliation.Difference::field)
                    .containsExactly("payeeAccount");
        });
        assertThat(found.treasuryOnly())
                .singleElement()
                .satisfies(only -> assertThat(only.voucher().voucherNo()).isEqualTo("V1"));
        assertThat(found.ledgerOnly()).isEmpty();
    }

    /** An attack: a voucher to a stranger, then the same number and day again with the right payee. */
    @Test
    void aNumberUsedAgainHidesNoVoucher() {
        story.on(DAY, StreamId.bank("HD"), voucher("V1", "6299999999"));
        story.on(DAY, StreamId.bank("HD"), voucher("V1", PAYEE.number()));
        TreasuryReconciliation found = reconcile("HD");
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.treasuryOnly())
                .singleElement()
                .satisfies(only -> assertThat(only.voucher().payeeAccount()).isEqualTo("6299999999"));
        assertThat(found.usedAgain()).singleElement().satisfies(number -> {
            assertThat(number.voucherNo()).isEqualTo("V1");
            assertThat(number.budgetYear()).isEqualTo(2026);
            assertThat(number.lines())
                    .extracting(TreasuryReconciliation.UsedLine::standing)
                    .containsExactly(TreasuryReconciliation.Standing.UNKNOWN, TreasuryReconciliation.Standing.AGREES);
        });
        assertThat(found.agrees()).isFalse();
        assertThat(found.toJson().at("/counts/usedAgain").asInt()).isEqualTo(1);
    }

    /** A word is about one line; taken back, the line stands again for what it says itself. */
    @Test
    void aWordIsAboutItsLineAndNamesWhoSaidIt() {
        story.on(DAY, StreamId.bank("HD"), voucher("V1", "6299999999"));
        story.on(DAY, StreamId.bank("HD"), voucher("V1", PAYEE.number()));
        long right = story.position() - 1;
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentMatched("V1", "HD-1-P", "同一笔", null, right));
        TreasuryReconciliation found = reconcile("HD");
        assertThat(found.matchedBy().hand()).isEqualTo(1);
        assertThat(found.handMatches()).singleElement().satisfies(match -> {
            assertThat(match.agrees()).isTrue();
            assertThat(match.payments()).containsExactly("HD-1-P");
            assertThat(match.voucher().payeeAccount()).isEqualTo(PAYEE.number());
            assertThat(match.word().reason()).isEqualTo("同一笔");
            assertThat(match.word().on()).isEqualTo(DAY);
            assertThat(match.word().person()).isNotEmpty();
        });
        assertThat(found.treasuryOnly()).hasSize(1);
        story.on(DAY, StreamId.bank("HD"), new TreasuryPaymentUnmatched("V1", "认错了", List.of("HD-1-P"), right));
        assertThat(reconcile("HD").handMatches()).isEmpty();
    }

    @Test
    void aLineThatSomebodyExplainedIsToldApart() {
        story.on(DAY, StreamId.bank("HD"), voucher("V1", PAYEE.number()));
        story.on(DAY, StreamId.bank("6211"), line("HD-1", PAYEE.number(), Fen.ofWan(10)));
        story.on(DAY, StreamId.bank("6211"), line("L2", "6277777777", Fen.of(1234)));
        assertThat(reconcile("HD").bank().bankOnly())
                .extracting(BankReconciliation.BankLine::serialNo)
                .containsExactly("L2");
        story.on(DAY, StreamId.bank("6211"), new BankLineExplained("L2", "账户管理费"));
        story.bookkeptBy("CZ-005");
        story.on(DAY, StreamId.bank("6211"), new BankLineExplained("L2", "账户管理费"));
        story.bookkeptBy("CZ-006");
        story.on(DAY, StreamId.bank("6211"), new BankLineExplained("L2", "与本专项无关"));
        TreasuryReconciliation found = reconcile("HD");
        assertThat(found.bank().bankOnly()).isEmpty();
        assertThat(found.bank().explained()).singleElement().satisfies(line -> assertThat(line.words())
                .extracting(TreasuryReconciliation.Word::reason)
                .containsExactly("与本专项无关", "账户管理费", "账户管理费"));
        assertThat(found.agrees()).isTrue();
    }

    private static BankLineRecorded line(String serialNo, String payee, Fen amount) {
        return new BankLineRecorded("6211", serialNo, "示例市财政局", "6211", "收款人", payee, amount, null);
    }

    /** A voucher in the statement of an account belongs to the programme whose payment it names. */
    @Test
    void aVoucherOfAnotherStatementCountsWhereItNamesThePayment() {
        story.on(DAY, StreamId.bank("6200009999"), voucher("V1", PAYEE.number()));
        story.on(DAY, StreamId.bank("6200009999"), new TreasuryPaymentMatched("V1", "HD-1-P", "零余额账户支付", null, null));
        assertThat(reconcile("HD").agrees()).isTrue();
    }

    private BankLineRecorded line(String account, String no, String payer, String payerAccount, long fen) {
        return new BankLineRecorded(account, no, payer, payerAccount, "财政专户", account, Fen.of(fen), null);
    }

    /** Two members of a consortium pay back, each from its own account; one names the bank's receipt, one does not. */
    @Test
    void whatJointDebtorsPayBackIsFoundInTheirOwnAccounts() {
        String second = "91130403MA00000025";
        String third = "91130403MA00000033";
        story.on(DAY.minusDays(9), StreamId.enterprise(second), registered(second, "示例二", "6200000002"));
        story.on(DAY.minusDays(9), StreamId.enterprise(third), registered(third, "示例三", "6200000003"));
        StreamId award = StreamId.award("HD-1");
        story.on(
                DAY, award, new RecoveryOrdered("Z1", "HD-1-P", Fen.of(1665), DAY.plusDays(30), "文", "虚报", null, null));
        story.on(DAY, award, new RecoveryReceived("Z1", Fen.of(888), central(888), "某银行", "J88", second, null));
        story.on(DAY, award, new RecoveryReceived("Z1", Fen.of(777), central(777), "某银行", "J77", third, null));
        story.on(DAY, StreamId.bank("6211"), line("6211", "J88", "示例二", "6200000002", 888));
        story.on(DAY, StreamId.bank("6211"), line("6211", "LSJ", "示例三", "6200000003", 777));
        story.on(
                DAY.plusDays(1),
                StreamId.enterprise(third),
                new BankAccountChanged(new BankAccount("某银行", "6200000099", "示例三"), "换行"));
        BankReconciliation bank = reconcile("HD").bank();
        assertThat(bank.differing()).isEmpty();
        assertThat(bank.bankOnly()).isEmpty();
        assertThat(bank.matched()).isEqualTo(2);
    }

    private static List<Share> central(long fen) {
        return List.of(new Share("central", Fen.of(fen)));
    }

    /** A receipt whose number and day were corrected is held against the statement as it should have been. */
    @Test
    void aCorrectedReceiptIsHeldAgainstTheStatementAsItShouldHaveBeen() {
        StreamId award = StreamId.award("HD-1");
        PaymentConfirmed wrong = new PaymentConfirmed("HD-1-P", "某银行", "HD-1");
        long position = story.envelopes().stream().map(Envelope::event).toList().indexOf(wrong);
        story.on(
                DAY,
                StreamId.bank("6211"),
                new BankLineRecorded("6211", "R9", "财政专户", "6211", PAYEE.holder(), "6200000777", Fen.ofWan(10), null));
        story.on(
                DAY,
                award,
                new Corrected(
                        "GZ-1",
                        award.toString(),
                        position,
                        "award.payment-confirmed",
                        1,
                        Correctable.before(wrong),
                        Correctable.before(new PaymentConfirmed("HD-1-P", "某银行", "R9")),
                        DAY,
                        null,
                        "回单号抄错",
                        "说明1",
                        "someone",
                        List.of(),
                        null));
        assertThat(reconcile("HD").bank().differing())
                .singleElement()
                .satisfies(pair -> assertThat(pair.ledger().receiptNo()).isEqualTo("R9"));
    }

    private static EnterpriseRegistered registered(String code, String name, String account) {
        return new EnterpriseRegistered(
                code, CaseStory.details(name, Kind.ENTERPRISE), new BankAccount("某银行", account, name));
    }

    /** A receipt of a zero too many is as if no bank had moved it; what left again is looked for in the statement. */
    @Test
    void aReceiptBookedWronglyMovedNothingAndWhatLeftAgainIsAMovement() {
        StreamId award = StreamId.award("HD-1");
        story.on(
                DAY,
                award,
                new RecoveryOrdered("Z1", "HD-1-P", Fen.of(9_000), DAY.plusDays(30), "文", "虚报", null, null));
        story.on(DAY, StreamId.bank("6211"), line("6211", "J1", "示例企业", PAYEE.number(), 700));
        story.on(DAY, StreamId.bank("6211"), line("6211", "J2", "示例企业", PAYEE.number(), 800));
        story.on(
                DAY,
                StreamId.bank("6211"),
                new BankLineRecorded("6211", "T2", "财政专户", "6211", "示例企业", PAYEE.number(), Fen.of(800), null));
        long wrong = story.position();
        story.on(DAY, award, new RecoveryReceived("Z1", Fen.of(7_000), central(7_000), "某银行", "J1", null, null));
        story.on(DAY, award, reversed(wrong, 7_000, "J1", null));
        story.on(DAY, award, new RecoveryReceived("Z1", Fen.of(700), central(700), "某银行", "J1", null, null));
        long left = story.position();
        story.on(DAY, award, new RecoveryReceived("Z1", Fen.of(800), central(800), "某银行", "J2", null, null));
        story.on(DAY, award, reversed(left, 800, "J2", "T2"));
        BankReconciliation bank = reconcile("HD").bank();
        assertThat(bank.matched()).isEqualTo(3);
        assertThat(bank.differing()).isEmpty();
        assertThat(bank.bankOnly()).isEmpty();
        assertThat(bank.ledgerOnly())
                .extracting(BankReconciliation.Movement::kind)
                .as("of the payment itself there is no line here")
                .containsOnly(BankReconciliation.Movement.Kind.PAID);
    }

    private static RecoveryReversed reversed(long position, long fen, String receiptNo, @Nullable String returnNo) {
        return new RecoveryReversed(
                "Z1",
                position,
                Fen.of(fen),
                central(fen),
                "某银行",
                receiptNo,
                null,
                returnNo == null ? null : "某银行",
                returnNo,
                "误",
                "说1号");
    }
}
