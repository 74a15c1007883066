package org.mingzhang.view.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.programme.ProgrammeEvent.Node;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;

class OversightQueriesIT {
    private static final LocalDate LATE = LocalDate.of(2027, 1, 31);

    private TestDatabase database;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** The case's story with what came after it. */
    private void told(LocalDate on, StreamId stream, LedgerEvent... more) {
        List<Envelope> events = new ArrayList<>(CaseStory.events());
        Story after = Story.after(events);
        for (LedgerEvent event : more) {
            after.on(on, stream, event);
        }
        database.append(after.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    private OpenDuty duty(String id, LocalDate asOf) {
        return new DutyQueries(
                        database.source(),
                        ViewSchema.LIVE,
                        sm3 -> Packs.builtIn("handan-2025"),
                        programme -> WorkingDays.BUILT_IN)
                .duties("HD", asOf, each -> true).orElseThrow().duties().stream()
                        .filter(each -> each.duty().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void whatWasPaidLessWhatCameBackIsOwedUntilItIsAccountedFor() {
        LocalDate spent = LocalDate.of(2026, 6, 1);
        told(spent, StreamId.award(CaseStory.CASE), new FundUseReported(CaseStory.PAYMENT, "软件", null, Fen.ofWan(16)));
        OpenDuty use = duty("fund-use", LATE);
        assertThat(use.about()).isEqualTo(CaseStory.PAYMENT);
        assertThat(use.leftFen()).isEqualTo(Fen.ofWan(1));
        assertThat(use.state()).isEqualTo(State.OVERDUE);
        assertThat(duty("fund-use", spent.minusDays(1)).leftFen()).isEqualTo(Fen.ofWan(17));
        assertThat(duty("special-account", LATE).state()).isEqualTo(State.OVERDUE);
        assertThat(duty("special-account", LATE).party()).isEqualTo(CaseStory.ENTERPRISE);
    }

    @Test
    void aTermGoesByTheVersionInForceOnTheDayOnWhichItBegins() {
        PolicyPack first = Packs.builtIn("handan-2025");
        LocalDate amended = LATE.minusDays(10);
        String text = new String(first.bytes().toArray(), StandardCharsets.UTF_8);
        int at = text.indexOf("default: 30", text.indexOf("  duty.accountDays:"));
        PolicyPack second = PackReader.read((text.substring(0, at) + "default: 700" + text.substring(at + 11))
                .replace(
                        "version: 1\n",
                        "version: 2\namends: {from: " + amended + ", transition: submitted, text: 示例, proposed: 示例}\n")
                .getBytes(StandardCharsets.UTF_8));
        told(
                amended,
                StreamId.programme("HD"),
                new PolicyAmended(second.id(), 2, "second", amended, Amendment.Transition.SUBMITTED, "《修订》", true));
        OpenDuty account = new DutyQueries(
                        database.source(),
                        ViewSchema.LIVE,
                        sm3 -> sm3.equals("second") ? second : first,
                        programme -> WorkingDays.BUILT_IN)
                .duties("HD", LATE, each -> each.duty().equals("special-account"))
                .orElseThrow()
                .duties()
                .getFirst();
        assertThat(account.state()).isEqualTo(State.OVERDUE);
        assertThat(account.dueOn()).isEqualTo(duty("special-account", LATE).dueOn());
    }

    @Test
    void aDeclarationForTheProgrammeMeetsTheDutyAndTheReportNamesItsEntry() {
        List<Envelope> before = CaseStory.events();
        told(
                LocalDate.of(2026, 3, 20),
                StreamId.enterprise(CaseStory.ENTERPRISE),
                new SpecialAccountDeclared("HD", null));
        assertThat(duty("special-account", LATE).metBy()).isEqualTo((long) before.size());
        DutyReport report = new DutyQueries(
                        database.source(),
                        ViewSchema.LIVE,
                        sm3 -> Packs.builtIn("handan-2025"),
                        programme -> WorkingDays.BUILT_IN)
                .duties("HD", LATE, each -> each.duty().equals("special-account"))
                .orElseThrow();
        assertThat(report.overdue()).isZero();
        assertThat(report.met() + report.metLate()).isEqualTo(1);
        assertThat(report.toJson()
                        .get("duties")
                        .get(0)
                        .get("clause")
                        .get("quote")
                        .stringValue())
                .contains("专款专用");
    }

    @Test
    void aDecidedTermCountsAndAnUnknownProgrammeHasNone() {
        told(
                LocalDate.of(2025, 12, 1),
                StreamId.programme("HD"),
                new RuleParameterDecided("duty.accountDays", Scalar.of(700), "《实施细则》"));
        assertThat(duty("special-account", LATE).state()).isEqualTo(State.OPEN);
        // The term has begun by then: it is the one that was decided before.
        told(LATE, StreamId.programme("HD"), new RuleParameterDecided("duty.accountDays", Scalar.of(10), "《实施细则》修订"));
        assertThat(duty("special-account", LATE).state()).isEqualTo(State.OPEN);
        assertThat(new DutyQueries(
                                database.source(),
                                ViewSchema.LIVE,
                                sm3 -> Packs.builtIn("handan-2025"),
                                programme -> WorkingDays.BUILT_IN)
                        .duties("none", LATE, each -> true))
                .isEmpty();
    }

    @Test
    void aProviderBelowTheThresholdIsToBeWarnedAndARemovedOneIsShownAsOut() {
        StreamId provider = StreamId.provider(CaseStory.PROVIDER);
        told(
                LocalDate.of(2026, 8, 1),
                provider,
                new ProviderAdmitted("HD", "示例数字服务有限公司", ProviderEvent.Kind.PRODUCT, "入池1号"),
                new ProviderRated("A-1", CaseStory.ENTERPRISE, 500, null, "HT-1"),
                new ProviderRated("A-2", CaseStory.ENTERPRISE, 600, null, "HT-2"),
                new ProviderRated("A-3", CaseStory.ENTERPRISE, 699, null, "HT-3"),
                new ProviderWarned("HD", "警示1", "满意度低", "邯工信〔2026〕50号", LATE, 3, 1799),
                new ProviderRemoved("HD", "邯工信〔2026〕60号", "整改不到位", null));
        ProviderReport report = new ProviderQueries(
                        database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"))
                .providers("HD")
                .orElseThrow();
        assertThat(report.warnBelow()).isEqualTo(60L);
        assertThat(report.decided()).isFalse();
        assertThat(report.providers()).singleElement().satisfies(line -> {
            assertThat(line.ratings()).isEqualTo(3);
            assertThat(line.meanTenths()).isEqualTo(600);
            assertThat(line.warningDue())
                    .as("59.97 is below 60, whatever it is rounded to")
                    .isTrue();
            assertThat(line.openWarnings()).isEqualTo(1);
            assertThat(line.status()).isEqualTo("REMOVED");
        });
    }

    @Test
    void ratingsThatWereTakenBackCountNoLongerAndAreToldBesideThoseThatDo() {
        told(
                LocalDate.of(2026, 8, 1),
                StreamId.provider(CaseStory.PROVIDER),
                new ProviderAdmitted("HD", "示例数字服务有限公司", ProviderEvent.Kind.PRODUCT, "入池1号"),
                new ProviderRated("A-1", CaseStory.ENTERPRISE, 200, null, "HT-1"),
                new ProviderRated("A-2", CaseStory.ENTERPRISE, 700, null, "HT-2"),
                new ProviderRated("A-3", CaseStory.ENTERPRISE, 301, null, "HT-3"),
                new RatingWithdrawn("A-1", CaseStory.ENTERPRISE, 200, "分数填错", "HT-1", false),
                new ProviderWarned("HD", "警示1", "满意度低", "邯工信〔2026〕50号", LATE, 2, 1001),
                new RatingWithdrawn("A-3", CaseStory.ENTERPRISE, 301, "分数填错", "HT-3", true),
                new ProviderRated("A-3", CaseStory.ENTERPRISE, 900, null, "HT-3"));
        ProviderReport report = new ProviderQueries(
                        database.source(), ViewSchema.LIVE, sm3 -> Packs.builtIn("handan-2025"))
                .providers("HD")
                .orElseThrow();
        assertThat(report.providers()).singleElement().satisfies(line -> {
            assertThat(line.ratings()).isEqualTo(2);
            assertThat(line.meanTenths()).isEqualTo(800);
            assertThat(line.warningDue()).isFalse();
            assertThat(line.withdrawn()).isEqualTo(2);
            assertThat(line.withdrawnMeanTenths()).isEqualTo(251);
            assertThat(line.withdrawnUnderWarning()).isEqualTo(1);
            assertThat(line.warningDueWithWithdrawn())
                    .as("all four come to 52.5")
                    .isTrue();
            assertThat(line.openWarnings()).isEqualTo(1);
        });
    }

    @Test
    void aRectificationThatIsNotMendedInTimeIsOverdueAndThePlanShowsWhatWasDone() {
        List<Envelope> events = new ArrayList<>(CaseStory.events());
        LocalDate started = events.stream()
                .filter(envelope -> envelope.event() instanceof ProjectStarted)
                .map(envelope -> ((ProjectStarted) envelope.event()).startedOn())
                .findFirst()
                .orElseThrow();
        Story after = Story.after(events);
        after.on(
                started,
                StreamId.programme("HD"),
                new SupervisionPlanAdopted(
                        "JD-1",
                        started,
                        started.plusDays(30),
                        "邯工信〔2026〕11号",
                        List.of(new Node(
                                "首月",
                                started.plusDays(30),
                                List.of(Matter.PROGRESS, Matter.SAFETY),
                                InspectionMethod.ON_SITE,
                                30,
                                null))));
        after.on(
                started.plusDays(2),
                StreamId.project(CaseStory.CASE),
                new InspectionRecorded(
                        "检1",
                        InspectionMethod.ON_SITE,
                        "改造进度",
                        InspectionOutcome.RECTIFY,
                        started.plusDays(9),
                        null,
                        "首月"));
        database.append(after.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        SupervisionQueries queries = new SupervisionQueries(database.source(), ViewSchema.LIVE);
        SupervisionReport report =
                queries.supervision("HD", started.plusDays(60), ZoneOffset.UTC).orElseThrow();
        assertThat(report.coverage())
                .extracting(SupervisionReport.Line::matter, SupervisionReport.Line::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Matter.PROGRESS, SupervisionReport.State.DONE),
                        org.assertj.core.groups.Tuple.tuple(Matter.SAFETY, SupervisionReport.State.SHORT));
        assertThat(report.coverage().getFirst().county()).isEqualTo("130403");
        assertThat(report.coverage().getFirst().adoptedOn()).isEqualTo(started);
        assertThat(report.coverage().getFirst().adoptedBy()).isEqualTo((long) events.size());
        assertThat(report.overdue())
                .extracting(SupervisionReport.Rectification::inspection)
                .containsExactly("检1");
        assertThat(queries.supervision("HD", started.plusDays(9), ZoneOffset.UTC)
                        .orElseThrow()
                        .overdue())
                .isEmpty();
        assertThat(queries.supervision("none", started, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void theDutiesOfACaseAreFoundByItsNumberAndByItsParty() {
        told(
                LocalDate.of(2026, 6, 1),
                StreamId.award(CaseStory.CASE),
                new FundUseReported(CaseStory.PAYMENT, "软件", null, Fen.ofWan(16)));
        DutyQueries queries = new DutyQueries(
                database.source(),
                ViewSchema.LIVE,
                sm3 -> Packs.builtIn("handan-2025"),
                programme -> WorkingDays.BUILT_IN);
        assertThat(queries.of(CaseStory.CASE, LATE)).hasSize(2).isEqualTo(queries.of(CaseStory.ENTERPRISE, LATE));
        assertThat(queries.of("none", LATE)).isEmpty();
    }

    private List<OwedRecovery> owed(LocalDate asOf) {
        return new DutyQueries(
                        database.source(),
                        ViewSchema.LIVE,
                        sm3 -> Packs.builtIn("handan-2025"),
                        programme -> WorkingDays.BUILT_IN)
                .duties("HD", asOf, each -> true)
                .orElseThrow()
                .recoveries();
    }

    /** One balance, whoever owes it together; what came in, was called off or left again counts from its own day. */
    @Test
    void whatWasOrderedBackAndHasNotComeInIsToldWithItsDaysOverdue() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        StreamId award = StreamId.award(CaseStory.CASE);
        List<Share> three = List.of(new Share("central", Fen.ofWan(3)));
        List<Envelope> events = new ArrayList<>(CaseStory.events());
        Story after = Story.after(events);
        after.on(
                day,
                award,
                new RecoveryOrdered(
                        "Z1",
                        CaseStory.PAYMENT,
                        Fen.ofWan(10),
                        day.plusDays(30),
                        "追1号",
                        "虚报",
                        List.of(CaseStory.ENTERPRISE, CaseStory.PROVIDER),
                        null));
        long receipt = after.position();
        after.on(
                day.plusDays(10),
                award,
                new RecoveryReceived("Z1", Fen.ofWan(3), three, "某银行", "缴1", CaseStory.PROVIDER, null));
        after.on(day.plusDays(12), award, new RecoveryCalledOff("Z1", Fen.ofWan(4), "复议", "复1号"));
        after.on(
                day.plusDays(40),
                award,
                new RecoveryReversed(
                        "Z1", receipt, Fen.ofWan(3), three, "某银行", "缴1", CaseStory.PROVIDER, "某银行", "退1", "退票", "说1号"));
        database.append(after.envelopes());
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
        assertThat(owed(day.minusDays(1)))
                .extracting(OwedRecovery::recovery)
                .as("the day before it was ordered")
                .doesNotContain("Z1");
        assertThat(at(day.plusDays(30)).openFen()).isEqualTo(Fen.ofWan(3));
        assertThat(at(day.plusDays(30)).daysOverdue()).isZero();
        assertThat(at(day.plusDays(31)).daysOverdue()).isEqualTo(1);
        OwedRecovery late = at(day.plusDays(42));
        assertThat(late.openFen()).as("it left again").isEqualTo(Fen.ofWan(6));
        assertThat(late.receivedFen()).isEqualTo(Fen.ZERO);
        assertThat(late.calledOffFen()).isEqualTo(Fen.ofWan(4));
        assertThat(late.daysOverdue()).isEqualTo(12);
        assertThat(late.debtors()).containsExactly(CaseStory.ENTERPRISE, CaseStory.PROVIDER);
        assertThat(late.concerns(CaseStory.PROVIDER)).isTrue();
        assertThat(database.rows("SELECT received_fen, called_off_fen FROM view.recovery WHERE recovery = 'Z1'"))
                .containsExactly("0|" + Fen.ofWan(4).value());
    }

    private OwedRecovery at(LocalDate day) {
        return owed(day).stream()
                .filter(one -> one.recovery().equals("Z1"))
                .findFirst()
                .orElseThrow();
    }
}
