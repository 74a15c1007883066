package org.mingzhang.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceStatus;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** One enterprise's renovation from the appropriation to a partly recovered payment; all of it is invented. */
public final class CaseStory {
    public static final String ENTERPRISE = "91130403MA00000017";
    public static final String PROVIDER = "91130403MA00000025";
    public static final String ASSESSOR = "91130403MA00000033";
    public static final String CASE = "HD-2026-0001";
    public static final String PAYMENT = "ZF-2026-0001";
    public static final String RECOVERY = "ZH-2026-0001";

    private static final StreamId PROGRAMME = StreamId.programme("HD");
    private static final Fen AWARD = Fen.ofWan(20);
    private static final List<Share> SHARES =
            List.of(new Share("central", Fen.ofWan(15)), new Share("local", Fen.ofWan(5)));
    private static final Purpose PURPOSE = new Purpose("renovation", "HD-01", "1", "130403", "L2");

    private final SigningKey key = SigningKey.generate(Algorithm.SM2);
    private final Story story = new Story();
    private LocalDate day = LocalDate.of(2026, 1, 5);

    private CaseStory() {}

    public static List<Envelope> events() {
        CaseStory told = new CaseStory();
        told.funds();
        told.application();
        told.project();
        told.award();
        told.payment();
        return told.story.envelopes();
    }

    private void on(StreamId stream, LedgerEvent event) {
        together(new StreamEvent(stream, event));
    }

    private void together(StreamEvent... events) {
        story.command(day, Instant.parse(day + "T08:00:00Z"), events);
        day = day.plusDays(3);
    }

    private void funds() {
        on(StreamId.actor("CZ-001"), new ActorRegistered("经办甲", "HDCZ", "邯郸市财政局", null));
        on(
                StreamId.actor("CZ-001"),
                new KeyEnrolled(
                        key.verifyingKey().keyId(), "SM2", key.verifyingKey().base64()));
        story.signedBy("CZ-001", key);
        on(PROGRAMME, new ProgrammeOpened("邯郸市试点", "handan-2025", 1, "0".repeat(64), day, day.plusYears(2)));
        on(PROGRAMME, new FundsAppropriated("central", Fen.ofWan(10_000), "财建〔2026〕1号", 2026));
        on(PROGRAMME, new FundsAppropriated("local", Fen.ofWan(10_000), "邯财〔2026〕1号", 2026));
        on(PROGRAMME, new BudgetAllocated("central", "renovation", Fen.ofWan(8_000), "邯财〔2026〕2号", 2026));
        on(PROGRAMME, new BudgetAllocated("central", "service", Fen.ofWan(2_000), "邯财〔2026〕2号", 2026));
        on(PROGRAMME, new BudgetAllocated("local", "renovation", Fen.ofWan(4_000), "邯财〔2026〕3号", 2026));
    }

    public static Details details(String name, Kind kind) {
        return new Details(
                name,
                kind,
                "130403",
                "fasteners",
                "3482",
                Size.SMALL,
                true,
                "民营",
                86,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void application() {
        on(
                StreamId.enterprise(ENTERPRISE),
                new EnterpriseRegistered(ENTERPRISE, details("邯郸示例紧固件有限公司", Kind.ENTERPRISE), null));
        on(
                StreamId.enterprise(PROVIDER),
                new EnterpriseRegistered(PROVIDER, details("示例数字服务有限公司", Kind.PROVIDER), null));
        on(StreamId.enterprise(ENTERPRISE), new EnterpriseAdmitted("HD", "1", "邯工信〔2026〕5号"));
        on(
                StreamId.application(CASE),
                new ApplicationSubmitted(
                        "HD",
                        "0".repeat(64),
                        1,
                        "HD-01",
                        ENTERPRISE,
                        "1",
                        "130403",
                        "紧固件车间数字化改造",
                        Fen.ofWan(20),
                        Fen.ofWan(45),
                        1,
                        null,
                        null,
                        null,
                        List.of(new DocumentRef("plan", "改造方案.pdf", "a".repeat(64))),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
        on(StreamId.application(CASE), new StageDecided("county", Outcome.RETURNED, null, "缺报价单"));
        on(StreamId.application(CASE), new StageDecided("county", Outcome.PASSED, 875, "同意推荐"));
        on(StreamId.application(CASE), new ApplicationApproved());
    }

    private void project() {
        StreamId project = StreamId.project(CASE);
        on(project, new ProjectStarted("HD", ENTERPRISE, day));
        on(
                project,
                new ContractRegistered(
                        "HT-7", ENTERPRISE, PROVIDER, Fen.ofWan(44), day, "生产执行系统", Fen.ofWan(2), null, null));
        on(
                project,
                new InvoiceRegistered(
                        "",
                        "26130000000000000001",
                        "HT-7",
                        PROVIDER,
                        ENTERPRISE,
                        day,
                        Fen.ofWan(44),
                        null,
                        Fen.ofWan(44),
                        null,
                        InvoiceStatus.NORMAL));
        on(project, new ProjectCompleted(day, Fen.ofWan(44), null));
        on(project, new AcceptanceRequested(Fen.ofWan(44)));
        on(
                project,
                new AcceptanceAssessed(
                        1,
                        ASSESSOR,
                        "2024版",
                        2,
                        681,
                        8,
                        3,
                        Fen.ofWan(44),
                        null,
                        null,
                        null,
                        true,
                        Fen.ofWan(44),
                        null,
                        null,
                        null));
    }

    private void award() {
        StreamId award = StreamId.award(CASE);
        on(
                award,
                new AwardCalculated(
                        "HD",
                        "HD-01",
                        ENTERPRISE,
                        "0".repeat(64),
                        AWARD,
                        AWARD,
                        false,
                        PURPOSE,
                        List.of(new AwardEvent.Step(
                                "HD-01/cap",
                                new Clause("plan", "资金安排（一）", "每家最高补助20万元"),
                                List.of(new AwardEvent.Input(
                                        "acceptance.levelAfter", Scalar.of(2), story.position() - 1)),
                                Scalar.of(20000000),
                                "补贴比例 50%，封顶 20万元"))));
        on(award, new AwardReviewed(true, "无误"));
        together(
                new StreamEvent(award, new AwardApproved(AWARD, SHARES, PURPOSE, ENTERPRISE, "邯工信〔2026〕30号", null)),
                new StreamEvent(
                        StreamId.enterprise(ENTERPRISE), new AwardCounted("HD", CASE, "HD-01", null, null, AWARD)),
                new StreamEvent(PROGRAMME, new FundsCommitted(CASE, ENTERPRISE, PURPOSE, SHARES)));
    }

    private void payment() {
        StreamId award = StreamId.award(CASE);
        on(
                award,
                new PaymentOrdered(
                        PAYMENT, AWARD, SHARES, new BankAccount("示例银行丛台支行", "6200000000001234", "邯郸示例紧固件有限公司")));
        on(award, new PaymentApproved(PAYMENT));
        together(
                new StreamEvent(award, new PaymentConfirmed(PAYMENT, "示例银行", "HD0001")),
                new StreamEvent(PROGRAMME, new FundsDisbursed(CASE, PAYMENT, ENTERPRISE, PURPOSE, SHARES)));
        on(
                award,
                new RecoveryOrdered(
                        RECOVERY, PAYMENT, Fen.ofWan(3), day.plusMonths(1), "邯工信〔2026〕40号", "设备转让", null, null));
        List<Share> back = List.of(new Share("central", Fen.ofWan(3)));
        together(
                new StreamEvent(
                        award, new RecoveryReceived(RECOVERY, Fen.ofWan(3), back, "示例银行", "HD0002", null, null)),
                new StreamEvent(PROGRAMME, new FundsRecovered(CASE, RECOVERY, ENTERPRISE, PURPOSE, back)));
    }
}
