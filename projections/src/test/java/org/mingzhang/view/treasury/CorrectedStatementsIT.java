package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.Rebuild;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;
import tools.jackson.databind.node.ObjectNode;

/** An attack by those who paid: what the treasury and the bank said is corrected, or explained away, until it fits. */
class CorrectedStatementsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final BankAccount PAYEE = new BankAccount("某银行", "6200000001", "示例企业");
    private static final StreamId TREASURY = StreamId.bank("HD");
    private static final StreamId ACCOUNT = StreamId.bank("6211");
    private static final StreamId IMPORT = new StreamId(StreamType.IMPORT, "import-1");
    private static final Fen TEN = Fen.ofWan(10);
    private static final Fen NINE = Fen.ofWan(9);
    private static final String ORDERER = "CZ-001";
    private static final String APPROVER = "CZ-004";
    private static final String TREASURER = "CZ-002";
    private static final String OTHER = "CZ-003";

    private final Story story = new Story();
    private TestDatabase database;
    private int appended;

    @BeforeEach
    void pay() {
        database = new TestDatabase();
        StreamId award = StreamId.award("HD-1");
        story.on(
                DAY,
                StreamId.programme("HD"),
                new ProgrammeOpened("试点", "pack", 1, "ab".repeat(32), DAY, DAY.plusYears(1)));
        story.on(
                DAY,
                award,
                new AwardCalculated(
                        "HD",
                        "HD-01",
                        "91130403MA00000017",
                        "ab".repeat(32),
                        TEN,
                        TEN,
                        false,
                        new Purpose("renovation", "HD-01", "1", "130403", "L2"),
                        List.of()));
        story.on(DAY, award, new PaymentOrdered("HD-1-P", TEN, List.of(new Share("central", TEN)), PAYEE));
        story.paidBy(APPROVER);
        story.on(DAY, award, new PaymentApproved("HD-1-P"));
        story.on(DAY, award, new PaymentConfirmed("HD-1-P", "某银行", "R1"));
        story.bookkeptBy(TREASURER);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private static TreasuryPaymentRecorded voucher(Fen amount) {
        return new TreasuryPaymentRecorded(
                "V1", "central", "renovation", 2026, PAYEE.holder(), PAYEE.number(), amount, null, null);
    }

    private static BankLineRecorded line(String serialNo, String payee, Fen amount) {
        return new BankLineRecorded("6211", serialNo, "示例市财政局", "6211", "收款人", payee, amount, null);
    }

    private long says(StreamId statement, LedgerEvent event) {
        story.on(DAY, statement, event);
        return story.position() - 1;
    }

    /** By two persons; null undoes it. */
    private void corrected(
            StreamId statement,
            long position,
            String proposer,
            String approver,
            @Nullable Consumer<ObjectNode> change) {
        LedgerEvent event = story.envelopes().get((int) position).event();
        ObjectNode before = Correctable.before(event);
        ObjectNode after = change == null ? null : before.deepCopy();
        if (after != null) {
            Objects.requireNonNull(change).accept(after);
        }
        story.bookkeptBy(approver);
        story.on(
                DAY.plusDays(1),
                statement,
                new Corrected(
                        "更正-1",
                        statement.toString(),
                        position,
                        EventCodec.type(event),
                        EventCodec.revision(event),
                        before,
                        after,
                        DAY,
                        null,
                        "录入有误",
                        "更正1号",
                        proposer,
                        List.of(),
                        null));
    }

    private static void makeFit(ObjectNode after) {
        after.put("amountFen", TEN.value());
    }

    private TreasuryReconciliation reconcile() {
        database.append(story.envelopes().subList(appended, story.envelopes().size()));
        appended = story.envelopes().size();
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        return found();
    }

    private TreasuryReconciliation found() {
        return new TreasuryQueries(database.source(), ViewSchema.LIVE)
                .reconcile("HD", new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN))
                .orElseThrow();
    }

    private void explained(String person, String reason) {
        story.bookkeptBy(person);
        story.on(DAY, ACCOUNT, new BankLineExplained("L2", reason));
    }

    /** The voucher names nobody's payment: the ledger cannot refuse the correction, and does not believe it. */
    @Test
    void aVoucherThatThosePayingCorrectedCountsOnTheirWordAlone() {
        long voucher = says(TREASURY, voucher(NINE));
        assertThat(reconcile().differing()).hasSize(1);
        corrected(TREASURY, voucher, ORDERER, APPROVER, CorrectedStatementsIT::makeFit);
        TreasuryReconciliation own = reconcile();
        assertThat(own.matched()).isZero();
        assertThat(own.agrees()).isFalse();
        assertThat(own.unreviewed())
                .extracting(one -> one.signature().chinese())
                .containsExactly("仅凭CZ-001、CZ-004更正，待没有经手的人核对");
        story.bookkeptBy(OTHER);
        story.on(DAY, TREASURY, new TreasuryPaymentMatched("V1", "HD-1-P", "与国库系统核对", null, voucher));
        assertThat(reconcile().matched()).isEqualTo(1);
    }

    @Test
    void whatAnotherPersonSaidBeforeTheCorrectionIsNotSaidOfWhatItSaysNow() {
        story.on(
                DAY,
                IMPORT,
                new ImportStarted("HD", Mode.LIVE, "国库.xlsx", "ab".repeat(32), null, "cd".repeat(32), 1, 1, 0, 0));
        story.imported(DAY, TREASURY, voucher(NINE), "import-1");
        long voucher = story.position() - 1;
        story.bookkeptBy(OTHER);
        story.on(DAY, IMPORT, new ImportReviewed(true, "逐笔核对", "ab".repeat(32), 1, 1, 0));
        story.on(DAY, TREASURY, new TreasuryPaymentMatched("V1", "HD-1-P", "与国库系统核对", null, voucher));
        corrected(TREASURY, voucher, ORDERER, APPROVER, CorrectedStatementsIT::makeFit);
        assertThat(reconcile().matched()).isZero();
        story.bookkeptBy(OTHER);
        story.on(DAY, IMPORT, new ImportReviewed(true, "重新核对", "ab".repeat(32), 1, 1, 0));
        assertThat(reconcile().matched()).isEqualTo(1);
    }

    @Test
    void aCorrectorWhoHadNoPartIsEnough() {
        long voucher = says(TREASURY, voucher(NINE));
        corrected(TREASURY, voucher, ORDERER, OTHER, CorrectedStatementsIT::makeFit);
        TreasuryReconciliation found = reconcile();
        assertThat(found.matched()).isEqualTo(1);
        assertThat(found.agrees()).isTrue();
    }

    @Test
    void aBankLineThatThosePayingCorrectedShowsNothing() {
        says(TREASURY, voucher(TEN));
        long line = says(ACCOUNT, line("R1", PAYEE.number(), NINE));
        assertThat(reconcile().bank().differing()).hasSize(1);
        corrected(ACCOUNT, line, APPROVER, ORDERER, CorrectedStatementsIT::makeFit);
        assertThat(reconcile().bank().matched()).isZero();
        assertThat(found().bank().unreviewed()).hasSize(1);
        assertThat(found().agrees()).isFalse();
    }

    @Test
    void whatWasCorrectedAndUndoneIsToldWithWhatItSaidBefore() {
        long voucher = says(TREASURY, voucher(NINE));
        long line = says(ACCOUNT, line("R1", PAYEE.number(), TEN));
        corrected(TREASURY, voucher, ORDERER, OTHER, CorrectedStatementsIT::makeFit);
        corrected(ACCOUNT, line, ORDERER, APPROVER, null);
        TreasuryReconciliation found = reconcile();
        assertThat(found.toJson().at("/counts/corrected").asInt()).isEqualTo(2);
        CorrectedStatement undone = found.corrected().getFirst();
        assertThat(undone.kind()).isEqualTo(CorrectedStatement.Kind.LINE);
        assertThat(undone.number()).isEqualTo("R1");
        assertThat(undone.undone()).isTrue();
        assertThat(undone.changes())
                .contains(
                        new StatementChange("amountFen", "10000000", ""),
                        new StatementChange("paidOn", "2026-03-02", ""));
        CorrectedStatement corrected = found.corrected().getLast();
        assertThat(corrected.number()).isEqualTo("V1");
        assertThat(corrected.changes()).containsExactly(new StatementChange("amountFen", "9000000", "10000000"));
        assertThat(corrected.proposedBy().actor()).isEqualTo(ORDERER);
        assertThat(corrected.approvedBy().actor()).isEqualTo(OTHER);
        assertThat(corrected.on()).isEqualTo(DAY.plusDays(1));
        new Rebuild(database.source(), new JdbcEntrySource(database.source()), ReadModels.projectors(), schema -> {})
                .run(List.of(), Progress.SILENT);
        assertThat(found()).isEqualTo(found);
    }

    /** An attack: money went to a private person, and one of those who paid says that it was a fee. */
    @Test
    void onePersonAloneExplainsNoLineAway() {
        says(TREASURY, voucher(TEN));
        says(ACCOUNT, line("R1", PAYEE.number(), TEN));
        says(ACCOUNT, line("L2", "6277777777", Fen.ofWan(20)));
        explained(ORDERER, "手续费");
        explained(ORDERER, "账户管理费");
        TreasuryReconciliation alone = reconcile();
        assertThat(alone.agrees()).isFalse();
        assertThat(alone.bank().explained()).isEmpty();
        assertThat(alone.bank().halfExplained()).isEqualTo(1);
        assertThat(alone.bank().bankOnly().getFirst().words())
                .extracting(Word::reason)
                .containsExactly("账户管理费", "手续费");
        explained(TREASURER, "手续费");
        assertThat(reconcile().bank().explained())
                .as("who recorded it is no other")
                .isEmpty();
        explained(OTHER, "手续费");
        TreasuryReconciliation agreed = reconcile();
        assertThat(agreed.bank().explained()).hasSize(1);
        assertThat(agreed.bank().explainedFen()).isEqualTo(Fen.ofWan(20).value());
        assertThat(agreed.agrees()).isTrue();
    }

    /** An attack: a fee of one yuan is explained by two, and then corrected to what really left. */
    @Test
    void anExplanationIsNotOfWhatALineSaysSinceItsCorrection() {
        says(TREASURY, voucher(TEN));
        says(ACCOUNT, line("R1", PAYEE.number(), TEN));
        long fee = says(ACCOUNT, line("L2", "6277777777", Fen.of(100)));
        explained(ORDERER, "手续费");
        explained(OTHER, "手续费");
        assertThat(reconcile().agrees()).isTrue();
        corrected(ACCOUNT, fee, ORDERER, APPROVER, CorrectedStatementsIT::makeFit);
        assertThat(reconcile().bank().bankOnly()).hasSize(1);
        explained(APPROVER, "手续费");
        explained(OTHER, "手续费");
        assertThat(reconcile().bank().bankOnly())
                .as("who corrected it is no other")
                .hasSize(1);
    }
}
