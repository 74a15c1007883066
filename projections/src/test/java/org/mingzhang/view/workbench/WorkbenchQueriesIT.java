package org.mingzhang.view.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.budget.Execution;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.WorkbenchQueries.Question;

/** What the workbench counts is what one counts by hand from the events. */
class WorkbenchQueriesIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    private static final String HERE = "130403";
    private static final String THERE = "130402";

    private TestDatabase database;
    private WorkbenchQueries workbench;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        DutyQueries duties =
                new DutyQueries(database.source(), ViewSchema.LIVE, sm3 -> PACK, programme -> WorkingDays.BUILT_IN);
        workbench = new WorkbenchQueries(
                database.source(), ViewSchema.LIVE, sm3 -> PACK, duties, programme -> WorkingDays.BUILT_IN);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private void takeIn(List<Envelope> envelopes) {
        database.append(envelopes);
        new ProjectionRunner(
                        database.source(),
                        ViewSchema.LIVE,
                        new JdbcEntrySource(database.source()),
                        ReadModels.projectors())
                .catchUp(Progress.SILENT);
    }

    private Workbench desk(Role role, Scope scope) {
        return workbench
                .workbench(new Question("HD", "somebody", role, scope, DAY))
                .orElseThrow();
    }

    private Map<String, Long> counts(Role role, Scope scope) {
        Map<String, Long> counts = new HashMap<>();
        desk(role, scope).waiting().forEach(waiting -> counts.put(waiting.key(), waiting.many()));
        return counts;
    }

    @Test
    void whatWasAnsweredOnceIsAnsweredAnewAsSoonAsTheLogGoesOnAndToNobodyElse() {
        List<Envelope> before = cases(40);
        takeIn(before);
        Scope here = new Scope.County(HERE);
        Workbench first = desk(Role.COUNTY_INDUSTRY, here);
        assertThat(desk(Role.COUNTY_INDUSTRY, here)).as("nothing has happened").isSameAs(first);
        assertThat(desk(Role.COUNTY_INDUSTRY, new Scope.County(THERE)).waiting())
                .as("the neighbour's is another")
                .isNotEqualTo(first.waiting());
        long waiting = counts(Role.COUNTY_INDUSTRY, here).values().stream()
                .mapToLong(Long::longValue)
                .sum();

        Story story = Story.after(before);
        for (int i = 0; i < 3; i++) {
            story.on(
                    FIRST,
                    StreamId.application("NEW-" + i),
                    submitted(PACK.directions().getFirst().id(), HERE));
        }
        takeIn(story.envelopes().subList(before.size(), story.envelopes().size()));
        assertThat(counts(Role.COUNTY_INDUSTRY, here).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(waiting + 3);
    }

    /** Many cases, each at some point of its way. */
    static List<Envelope> cases(int number) {
        Story story = Story.after(CaseStory.events());
        Random chance = new Random(20_261_120);
        for (int i = 0; i < number; i++) {
            Direction direction =
                    PACK.directions().get(chance.nextInt(PACK.directions().size()));
            StreamId stream = StreamId.application("R-" + i);
            story.on(FIRST, stream, submitted(direction.id(), chance.nextBoolean() ? HERE : THERE));
            walk(story, stream, direction, chance);
        }
        return story.envelopes();
    }

    private static void walk(Story story, StreamId stream, Direction direction, Random chance) {
        for (Stage stage : PACK.stagesOf(direction)) {
            if (stage.decidedBy() == Stage.By.NOTICE && chance.nextInt(3) > 0) {
                LocalDate to = DAY.plusDays(chance.nextInt(20) - 10);
                story.on(FIRST, stream, new PublicNoticePosted(stage.id(), to.minusDays(7), to, "文号"));
            }
            switch (chance.nextInt(9)) {
                case 0, 1 -> {
                    return;
                }
                case 2 -> {
                    story.on(FIRST, stream, new StageDecided(stage.id(), Outcome.RETURNED, null, "补正"));
                    if (chance.nextBoolean()) {
                        return;
                    }
                    story.on(FIRST, stream, new MaterialsSupplemented("已补", List.of(), null, null));
                    if (chance.nextBoolean()) {
                        return;
                    }
                    story.on(FIRST, stream, new StageDecided(stage.id(), Outcome.PASSED, null, "同意"));
                }
                case 3 -> {
                    story.on(FIRST, stream, new StageDecided(stage.id(), Outcome.REJECTED, null, "不同意"));
                    story.on(FIRST, stream, new ApplicationRejected(stage.id(), "不同意"));
                    return;
                }
                case 4 -> {
                    story.on(FIRST, stream, new ObjectionFiled("Y-" + stage.id(), "有异议"));
                    story.on(FIRST, stream, new StageDecided(stage.id(), Outcome.PASSED, null, "同意"));
                }
                default -> story.on(FIRST, stream, new StageDecided(stage.id(), Outcome.PASSED, 800, "同意"));
            }
        }
        story.on(FIRST, stream, new ApplicationApproved());
    }

    private static ApplicationSubmitted submitted(String direction, String county) {
        return new ApplicationSubmitted(
                "HD",
                "0".repeat(64),
                1,
                direction,
                CaseStory.ENTERPRISE,
                "1",
                county,
                "示例改造",
                Fen.ofWan(20),
                null,
                null,
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

    private static Map<String, Application> folded(List<Envelope> envelopes) {
        Map<String, StreamFold> folds = new HashMap<>();
        for (int i = 0; i < envelopes.size(); i++) {
            Envelope envelope = envelopes.get(i);
            if (envelope.stream().type() == StreamType.APPLICATION) {
                folds.computeIfAbsent(envelope.stream().id(), id -> StreamFold.of(StreamType.APPLICATION))
                        .evolve(Recorded.of(envelope, i));
            }
        }
        Map<String, Application> states = new HashMap<>();
        folds.forEach((id, fold) -> states.put(id, (Application) fold.state()));
        return states;
    }

    /** The first stage behind the furthest that was passed, of what is in review. */
    private static @Nullable Stage next(Application application) {
        if (application.status() != Application.Status.IN_REVIEW) {
            return null;
        }
        List<Stage> stages = PACK.stagesOf(application.direction(PACK));
        int passed = 0;
        for (int i = 0; i < stages.size(); i++) {
            passed = application.passedStages().contains(stages.get(i).id()) ? i + 1 : passed;
        }
        return passed < stages.size() ? stages.get(passed) : null;
    }

    private static long at(Map<String, Application> states, String stage, @Nullable String county) {
        return states.values().stream()
                .filter(state ->
                        county == null || county.equals(state.submitted().county()))
                .map(WorkbenchQueriesIT::next)
                .filter(next -> next != null && next.id().equals(stage))
                .count();
    }

    @Test
    void whatIsAtEachStageIsCountedAsTheDomainTellsIt() {
        List<Envelope> envelopes = cases(300);
        takeIn(envelopes);
        Map<String, Application> states = folded(envelopes);
        Map<String, Long> city = counts(Role.CITY_INDUSTRY, Scope.city());
        long decided = 0;
        for (Stage stage : PACK.stages()) {
            switch (stage.decidedBy()) {
                case COUNTY -> {
                    for (String county : List.of(HERE, THERE)) {
                        assertThat(counts(Role.COUNTY_INDUSTRY, new Scope.County(county))
                                        .getOrDefault("stage-" + stage.id(), 0L))
                                .as(stage.id() + " " + county)
                                .isEqualTo(at(states, stage.id(), county))
                                .isPositive();
                    }
                    assertThat(city).doesNotContainKey("stage-" + stage.id());
                }
                case NOTICE -> {
                    long over = states.values().stream()
                            .filter(state -> stage.equals(next(state))
                                    && state.notice() != null
                                    && state.notice().to().isBefore(DAY))
                            .count();
                    long without = states.values().stream()
                            .filter(state -> stage.equals(next(state)) && state.notice() == null)
                            .count();
                    assertThat(city.getOrDefault("over-stage-" + stage.id(), 0L))
                            .isEqualTo(over);
                    assertThat(city.getOrDefault("stage-" + stage.id(), 0L)).isEqualTo(without);
                    decided += over + without;
                }
                default -> {
                    long counted = city.getOrDefault("stage-" + stage.id(), 0L)
                            + city.getOrDefault("stage-" + stage.id() + "-decision", 0L);
                    assertThat(counted).as(stage.id()).isEqualTo(at(states, stage.id(), null));
                    decided += counted;
                }
            }
        }
        assertThat(decided).isPositive();
        assertThat(city.get("returned"))
                .isEqualTo(states.values().stream()
                        .filter(state -> state.status() == Application.Status.RETURNED)
                        .count());
        assertThat(counts(Role.AUDITOR, Scope.city()).get("objections"))
                .isEqualTo(states.values().stream()
                        .filter(state -> !state.openObjections().isEmpty())
                        .count());
    }

    @Test
    void theListHasAsManyAsWereAnnouncedAndNoneBeyondTheScope() {
        takeIn(cases(60));
        Question here = new Question("HD", "somebody", Role.COUNTY_INDUSTRY, new Scope.County(HERE), DAY);
        Workbench desk = workbench.workbench(here).orElseThrow();
        assertThat(desk.waiting()).isNotEmpty();
        for (Waiting waiting : desk.waiting()) {
            Workbench.Listed listed = workbench.list(here, waiting.key()).orElseThrow();
            assertThat(listed.items()).as(waiting.key()).hasSize(Math.toIntExact(Math.min(waiting.many(), Wait.MOST)));
            assertThat(listed.items()).allMatch(item -> HERE.equals(item.county()));
        }
        for (Waiting due : desk.due()) {
            if (!due.key().startsWith("phase-")) {
                assertThat(workbench.list(here, due.key()).orElseThrow().items())
                        .allMatch(item -> HERE.equals(item.county()));
            }
        }
        assertThat(workbench.list(here, "second-person")).as("another post's").isEmpty();
        assertThat(workbench.list(here, "' OR 1=1 --")).isEmpty();
    }

    @Test
    void whoMaySeeNothingFindsNothing() {
        takeIn(cases(20));
        for (Role role : Role.values()) {
            Workbench desk = desk(role, Scope.nothing());
            assertThat(desk.waiting()).as(role.name()).isEmpty();
            assertThat(desk.due()).isEmpty();
            assertThat(desk.execution()).isNull();
        }
        assertThat(desk(Role.APPLICANT, new Scope.Party("91130403MA00000099")).waiting())
                .isEmpty();
        assertThat(desk(Role.APPLICANT, new Scope.Party("91130403MA00000099")).cases())
                .isEmpty();
        assertThat(workbench.workbench(new Question("nowhere", "x", Role.FINANCE, Scope.city(), DAY)))
                .isEmpty();
    }

    @Test
    void atEveryEntryMoneyWaitsForWhomTheEventsSay() {
        List<Envelope> told = new ArrayList<>();
        for (Envelope envelope : CaseStory.events()) {
            told.add(envelope);
            takeIn(List.of(envelope));
            if (told.size() < 4) {
                continue;
            }
            Map<String, Long> finance = counts(Role.FINANCE, Scope.city());
            long ordered = many(told, PaymentOrdered.class);
            long approved = many(told, PaymentApproved.class);
            long confirmed = many(told, PaymentConfirmed.class);
            assertThat(finance.getOrDefault("second-person", 0L)).isEqualTo(ordered - approved);
            assertThat(finance.getOrDefault("bank-receipt", 0L)).isEqualTo(approved - confirmed);
            StreamFold fold = StreamFold.of(StreamType.AWARD);
            for (int i = 0; i < told.size(); i++) {
                if (told.get(i).stream().equals(StreamId.award(CaseStory.CASE))) {
                    fold.evolve(Recorded.of(told.get(i), i));
                }
            }
            Award.Status status = ((Award) fold.state()).status();
            assertThat(finance.getOrDefault("to-approve", 0L)).isEqualTo(status == Award.Status.REVIEWED ? 1 : 0);
            assertThat(finance.getOrDefault("to-order", 0L))
                    .isEqualTo(status == Award.Status.APPROVED && ordered == 0 ? 1 : 0);
            assertThat(counts(Role.CITY_INDUSTRY, Scope.city()).getOrDefault("to-review", 0L))
                    .isEqualTo(status == Award.Status.CALCULATED ? 1 : 0);
            long back = many(told, RecoveryOrdered.class) - many(told, RecoveryReceived.class);
            assertThat(finance.getOrDefault("recovery-overdue", 0L) + finance.getOrDefault("recovery-open", 0L))
                    .isEqualTo(back);
        }
    }

    private static long many(List<Envelope> told, Class<? extends LedgerEvent> type) {
        return told.stream()
                .filter(envelope -> type.isInstance(envelope.event()))
                .count();
    }

    @Test
    void theMoneyIsHeldAgainstTheTimeThatIsOver() {
        takeIn(CaseStory.events());
        Execution city = Objects.requireNonNull(desk(Role.FINANCE, Scope.city()).execution());
        assertThat(city.sources()).extracting(Execution.Source::paidFen).containsExactly(Fen.ofWan(15), Fen.ofWan(5));
        assertThat(city.counties()).singleElement().satisfies(county -> {
            assertThat(county.county()).isEqualTo(HERE);
            assertThat(county.share()).isEqualTo(1000);
            assertThat(county.awards()).as("awards of the county").isEqualTo(1);
            assertThat(county.paidAwards()).isEqualTo(1);
        });
        assertThat(city.against(city.elapsed())).isEqualTo("与序时进度持平");
        assertThat(city.against(city.elapsed() - 123)).isEqualTo("比序时进度慢 12.3 个百分点");
        assertThat(desk(Role.COUNTY_INDUSTRY, new Scope.County(THERE)).execution())
                .satisfies(there -> {
                    assertThat(there.sources()).isEmpty();
                    assertThat(there.counties()).isEmpty();
                });
        assertThat(desk(Role.APPLICANT, new Scope.Party(CaseStory.ENTERPRISE)).execution())
                .isNull();
    }
}
