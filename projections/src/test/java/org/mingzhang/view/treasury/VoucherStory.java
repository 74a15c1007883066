package org.mingzhang.view.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.BankAccount;
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
import org.mingzhang.view.projection.Reconcile;
import org.mingzhang.view.projection.ViewSchema;

/** Two payments of a programme, what is said of them, and the comparison that comes of it. */
abstract class VoucherStory {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final BankAccount PAYEE = new BankAccount("某银行", "6200000001", "示例企业");
    static final StreamId IMPORT = new StreamId(StreamType.IMPORT, "import-1");
    static final Fen TEN = Fen.ofWan(10);
    static final ReconciliationTerms TERMS =
            new ReconciliationTerms(LocalDate.of(2026, 12, 31), 3, WorkingDays.BUILT_IN);

    final Story story = new Story();
    TestDatabase database;
    private int appended;

    @BeforeEach
    void payTwice() {
        database = new TestDatabase();
        story.on(
                DAY,
                StreamId.programme("HD"),
                new ProgrammeOpened("试点", "pack", 1, "ab".repeat(32), DAY, DAY.plusYears(1)));
        pay("HD-1", PAYEE);
        pay("HD-2", new BankAccount("某银行", "6200000002", "示例企业二"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    void pay(String id, BankAccount payee) {
        pay(id, payee, false);
    }

    void pay(String id, BankAccount payee, boolean past) {
        StreamId award = StreamId.award(id);
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
        for (LedgerEvent step : List.<LedgerEvent>of(
                new PaymentOrdered(id + "-P", TEN, List.of(new Share("central", TEN)), payee),
                new PaymentConfirmed(id + "-P", "某银行", id))) {
            if (past) {
                story.imported(DAY, award, step, "import-1");
            } else {
                story.on(DAY, award, step);
            }
        }
    }

    static TreasuryPaymentRecorded voucher(String no, String holder, String account, Fen amount) {
        return new TreasuryPaymentRecorded(no, "central", "renovation", 2026, holder, account, amount, null, null);
    }

    static TreasuryPaymentRecorded first() {
        return voucher("V1", PAYEE.holder(), PAYEE.number(), TEN);
    }

    static TreasuryPaymentRecorded second() {
        return voucher("V2", "示例企业二", "6200000002", TEN);
    }

    void started(Mode mode) {
        story.on(
                DAY,
                IMPORT,
                new ImportStarted("HD", mode, "国库.xlsx", "ab".repeat(32), null, "cd".repeat(32), 1, 1, 0, 0));
    }

    void reviewed(boolean agreed) {
        story.on(DAY, IMPORT, new ImportReviewed(agreed, "逐笔核对", "ab".repeat(32), 1, 1, 0));
    }

    TreasuryReconciliation reconcile() {
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

    TreasuryReconciliation found() {
        return new TreasuryQueries(database.source(), ViewSchema.LIVE)
                .reconcile("HD", TERMS)
                .orElseThrow();
    }

    void rebuilt() {
        JdbcEntrySource log = new JdbcEntrySource(database.source());
        Rebuild.Report report = new Rebuild(database.source(), log, ReadModels.projectors(), schema -> {})
                .run(List.of(), Progress.SILENT);
        assertThat(report.agrees()).isTrue();
        assertThat(new Reconcile(database.source(), log, ReadModels.projectors())
                        .run(List.of(), Progress.SILENT)
                        .agrees())
                .isTrue();
    }
}
