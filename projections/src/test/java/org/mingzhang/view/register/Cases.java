package org.mingzhang.view.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.Story;

/**
 * Cases of invented enterprises of one county that apply in two, each from the roster to the payment; every third payment came back, every
 * fourth is to be paid back, and the treasury paid each of them under a number of its own.
 */
final class Cases {
    static final String HANSHAN = "130402";
    static final String CONGTAI = "130403";
    static final String ASSESSOR = "91130403MA00000033";
    static final String OTHER_ASSESSOR = "91130403MA00000041";
    static final String PROVIDER = "91130403MA09000055";
    /** Whose payment is on a plan. */
    static final int PLANNED = 3;

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static final StreamId PROGRAMME = StreamId.programme("HD");

    private final Story story = new Story();
    private int number;

    Cases() {
        story.on(DAY, PROGRAMME, opened());
        story.on(DAY, StreamId.programme("SJZ"), opened());
        story.on(DAY, StreamId.actor("CZ-001"), new ActorRegistered("经办甲", "HDCZ", "示例市财政局", null));
        for (String source : List.of("central", "local")) {
            story.on(DAY, PROGRAMME, new FundsAppropriated(source, Fen.ofWan(9_000), "财建〔2026〕1号", 2026));
            story.on(DAY, PROGRAMME, new BudgetAllocated(source, "renovation", Fen.ofWan(8_000), "财〔2026〕2号", 2026));
        }
        story.on(
                DAY,
                StreamId.list("MD-1"),
                new ListIssued("HD", OfficialListEvent.Kind.DECISION, "工信〔2026〕30号", null, null, "示例市工信局", "签发甲"));
        story.on(
                DAY,
                StreamId.list("MD-2"),
                new ListIssued("HD", OfficialListEvent.Kind.PAYMENT_PLAN, "财〔2026〕31号", null, null, "示例市财政局", "签发乙"));
        story.on(
                DAY,
                StreamId.provider(PROVIDER),
                new ProviderAdmitted("HD", "示例服务商", ProviderEvent.Kind.INTEGRATOR, "工信〔2026〕6号"));
        StreamId book = new StreamId(StreamType.IMPORT, "import-0123456789abcdef");
        String digest = "0".repeat(64);
        story.on(DAY, book, new ImportStarted("HD", Mode.HISTORY, "台账.xlsx", digest, null, digest, 1, 1, 0, 0));
        story.imported(
                DAY,
                StreamId.enterprise(enterprise(0)),
                new PriorAwardRecorded("示例资金", null, null, Fen.ofWan(1), null),
                book.id());
        story.on(DAY, book, new WorkbookImported(1, 0));
    }

    private static ProgrammeOpened opened() {
        return new ProgrammeOpened("试点", "handan-2025", 1, "0".repeat(64), DAY, DAY.plusYears(2));
    }

    Story story() {
        return story;
    }

    static String enterprise(int number) {
        return "91130403MA%08d".formatted(number);
    }

    static String application(int number) {
        return "HD-%04d".formatted(number);
    }

    static String county(int number) {
        return number % 2 == 0 ? HANSHAN : CONGTAI;
    }

    /** So many more. */
    Cases more(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            one(number);
        }
        return this;
    }

    private void one(int n) {
        StreamId application = StreamId.application(application(n));
        LocalDate day = DAY.plusDays(n % 7);
        story.on(
                day,
                StreamId.enterprise(enterprise(n)),
                new EnterpriseRegistered(enterprise(n), CaseStory.details("示例" + n + "号企业", Kind.ENTERPRISE), null));
        story.on(day, StreamId.enterprise(enterprise(n)), new EnterpriseAdmitted("HD", "1", "工信〔2026〕5号"));
        story.on(day, application, submitted("HD", enterprise(n), county(n), "改造100%" + (n == 1 ? "_一期" : "")));
        story.on(day, application, new StageDecided("county", Outcome.RETURNED, null, "缺报价单"));
        story.on(day.plusDays(1), application, new StageDecided("county", Outcome.PASSED, 800 + n % 200, "同意推荐"));
        story.on(day.plusDays(2), application, new ApplicationApproved());
        StreamId project = StreamId.project(application(n));
        story.on(day, project, new ProjectStarted("HD", enterprise(n), day));
        story.on(
                day,
                project,
                new ContractRegistered("HT-" + n, enterprise(n), PROVIDER, amount(n), day, "生产执行系统", null, null, null));
        if (n % 5 == 0) {
            story.on(day.plusDays(3), project, assessed(1, OTHER_ASSESSOR, false));
        }
        story.on(day.plusDays(4), project, assessed(n % 5 == 0 ? 2 : 1, ASSESSOR, true));
        money(n, day.plusDays(5));
        story.on(
                DAY,
                StreamId.list("MD-1"),
                new ListItemEntered(n, application(n), enterprise(n), amount(n), "HD-01", null));
        if (n == PLANNED) {
            story.on(
                    DAY,
                    StreamId.list("MD-2"),
                    new ListItemEntered(1, application(n), enterprise(n), amount(n), "HD-01", null));
        }
    }

    static Fen amount(int n) {
        return Fen.ofWan(10).plus(Fen.of(n));
    }

    private void money(int n, LocalDate day) {
        StreamId award = StreamId.award(application(n));
        Purpose purpose = new Purpose("renovation", "HD-01", "1", county(n), "L2");
        Fen local = Fen.ofWan(3);
        List<Share> shares = List.of(new Share("central", amount(n).minus(local)), new Share("local", local));
        story.on(
                day,
                award,
                new AwardCalculated(
                        "HD", "HD-01", enterprise(n), "0".repeat(64), amount(n), amount(n), false, purpose, List.of()));
        together(
                day,
                new StreamEvent(
                        award, new AwardApproved(amount(n), shares, purpose, enterprise(n), "工信〔2026〕30号", null)),
                new StreamEvent(PROGRAMME, new FundsCommitted(application(n), enterprise(n), purpose, shares)));
        String payment = "ZF-%04d".formatted(n);
        BankAccount account = new BankAccount("示例银行", "62000%08d".formatted(n), "示例" + n + "号企业");
        story.on(day, award, new PaymentOrdered(payment, amount(n), shares, account));
        story.on(day, award, new PaymentApproved(payment));
        together(
                day,
                new StreamEvent(award, new PaymentConfirmed(payment, "示例银行", "HD" + n)),
                new StreamEvent(
                        PROGRAMME, new FundsDisbursed(application(n), payment, enterprise(n), purpose, shares)));
        for (Share share : shares) {
            story.on(
                    day,
                    StreamId.bank("HD"),
                    new TreasuryPaymentRecorded(
                            "PZ-" + n + "-" + share.source(),
                            share.source(),
                            "renovation",
                            2026,
                            account.holder(),
                            account.number(),
                            share.amountFen(),
                            n % 2 == 0 ? payment : null,
                            null));
        }
        if (n % 3 == 0) {
            together(
                    day.plusDays(1),
                    new StreamEvent(award, new PaymentReturned(payment, "示例银行", "TH" + n, "户名不符", null, null)),
                    new StreamEvent(
                            PROGRAMME,
                            new DisbursementReturned(application(n), payment, enterprise(n), purpose, shares)));
        } else if (n % 4 == 0) {
            String recovery = "ZH-%04d".formatted(n);
            List<Share> back = List.of(new Share("central", Fen.ofWan(1)));
            story.on(
                    day,
                    award,
                    new RecoveryOrdered(
                            recovery, payment, Fen.ofWan(2), day.plusMonths(1), "工信〔2026〕40号", "设备转让", null, null));
            together(
                    day.plusDays(2),
                    new StreamEvent(
                            award, new RecoveryReceived(recovery, Fen.ofWan(1), back, "示例银行", "SH" + n, null, null)),
                    new StreamEvent(
                            PROGRAMME, new FundsRecovered(application(n), recovery, enterprise(n), purpose, back)));
        }
    }

    private void together(LocalDate day, StreamEvent... events) {
        story.command(day, Instant.parse(day + "T08:00:00Z"), events);
    }

    static AcceptanceAssessed assessed(int attempt, String assessor, boolean passed) {
        return assessed(attempt, assessor, passed, Fen.ofWan(40));
    }

    static AcceptanceAssessed assessed(int attempt, String assessor, boolean passed, Fen recognised) {
        return new AcceptanceAssessed(
                attempt,
                assessor,
                "2024版",
                passed ? 2 : 1,
                681,
                8,
                3,
                recognised,
                null,
                null,
                null,
                passed,
                Fen.ofWan(44),
                null,
                null,
                null);
    }

    static ApplicationSubmitted submitted(String programme, String applicant, @Nullable String county, String title) {
        return new ApplicationSubmitted(
                programme,
                "0".repeat(64),
                1,
                "HD-01",
                applicant,
                "1",
                county,
                title,
                Fen.ofWan(20),
                Fen.ofWan(45),
                1,
                null,
                null,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
