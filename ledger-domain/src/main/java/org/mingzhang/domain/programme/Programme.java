package org.mingzhang.domain.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRule.Basis;
import org.mingzhang.domain.policy.RatioRule.Due;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.Node;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;

/**
 * A programme as its events leave it. Keeps sums and counts, never single awards, so that it stays small however many
 * there are; of payments only which left in batch files, of cases only which wait for money or compete for places.
 */
public final class Programme implements StreamState {
    /** Awards are counted by direction and county: for quotas, and for what a county gets once. */
    private record Place(String direction, @Nullable String county) {
        static Place of(Purpose purpose) {
            return new Place(purpose.direction(), purpose.county());
        }
    }

    private @Nullable ProgrammeOpened opened;
    private boolean closed;
    private @Nullable PeriodClosed period;
    private WorkingDays calendar = WorkingDays.BUILT_IN;
    private final PolicyVersions versions = new PolicyVersions();
    private LocalDate openedOn = LocalDate.EPOCH;
    private final PastFunds pastFunds = new PastFunds();
    private final DecidedParameters parameters = new DecidedParameters();
    private final Map<Place, Integer> awards = new HashMap<>();
    private final Places places = new Places();
    private final Set<String> plans = new HashSet<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Queues queues = new Queues();
    private final Rankings rankings = new Rankings();
    private final Budget budget = new Budget();
    private final PaymentBatches batches = new PaymentBatches();
    private final Movements movements = new Movements();
    private final ReferenceFigures figures = new ReferenceFigures();

    @Override
    public void evolve(Recorded recorded) {
        ProgrammeEvent event = (ProgrammeEvent) recorded.event();
        LocalDate on = Objects.requireNonNullElse(recorded.businessDate(), LocalDate.EPOCH);
        budget.take(event, on);
        movements.take(event, on);
        pastFunds.take(recorded);
        switch (event) {
            case ProgrammeOpened e -> {
                opened = e;
                openedOn = on;
                versions.take(e, recorded.position());
            }
            case Queued e -> queues.take(e, recorded.position());
            case QueueLeft e -> queues.take(e);
            case AwardReady e -> queues.take(e);
            case PolicyAmended e -> versions.take(e, recorded.position());
            case RuleParameterDecided e -> parameters.take(e, versions.on(on).version(), recorded.position(), on);
            case FundsCommitted e -> awards.merge(Place.of(e.purpose()), e.more() == null ? 1 : 0, Integer::sum);
            case CommitmentReleased e -> awards.merge(Place.of(e.purpose()), e.entire() ? -1 : 0, Integer::sum);
            case PlaceTaken e -> {
                places.take(e);
                rankings.take(e);
            }
            case PlaceReleased e -> {
                places.take(e);
                rankings.take(e);
            }
            case Ranked e -> rankings.take(e);
            case RankLeft e -> rankings.take(e);
            case FigureRecorded e -> figures.take(e, on, recorded.position());
            case SupervisionPlanAdopted e -> {
                plans.add(e.plan());
                e.nodes().forEach(node -> nodes.put(node.node(), node));
            }
            case PeriodClosed e -> period = e;
            case PaymentBatchExported e -> batches.take(recorded, e);
            case HolidaysEntered e -> calendar = calendar.with(e.year(), e.holidays(), e.workdays());
            case ProgrammeClosed e -> closed = true;
            case ProgrammeEvent money -> {
                // Money, which the budget has taken in, or a fact towards a target, which decides nothing.
            }
        }
    }

    /** Movements of money that are booked. */
    Movements movements() {
        return movements;
    }

    public boolean exists() {
        return opened != null;
    }

    public boolean isClosed() {
        return closed;
    }

    /** The last month that is closed, as it was closed; null when none is. */
    public @Nullable PeriodClosed period() {
        return period;
    }

    /** The last month that is closed; null when none is. */
    public @Nullable YearMonth closedThrough() {
        return period == null ? null : YearMonth.parse(period.month());
    }

    /** Whether a day lies in a closed period. */
    public boolean isClosedPeriod(LocalDate day) {
        YearMonth last = closedThrough();
        return last != null && !YearMonth.from(day).isAfter(last);
    }

    /** The first day that no closed period has; null when none is closed. */
    public @Nullable LocalDate openFrom() {
        YearMonth last = closedThrough();
        return last == null ? null : last.plusMonths(1).atDay(1);
    }

    /** Refuses a business date in a closed period. */
    public @Nullable Rejection refuseClosed(LocalDate businessDate) {
        return period == null || !isClosedPeriod(businessDate)
                ? null
                : Rejection.of(
                        RejectionCode.PERIOD_CLOSED,
                        Map.of(
                                "businessDate",
                                businessDate,
                                "closedThrough",
                                period.month(),
                                "documentNo",
                                period.documentNo(),
                                "notBefore",
                                Objects.requireNonNull(openFrom())));
    }

    /** Working days by the notices that came with the program and those entered here. */
    public WorkingDays workingDays() {
        return calendar;
    }

    /**
     * The versions of its pack.
     *
     * @throws IllegalStateException when it was not opened
     */
    public PolicyVersions versions() {
        if (opened == null) {
            throw new IllegalStateException("programme was not opened");
        }
        return versions;
    }

    /** The pack in force on a day: what governs the programme's own matters; a case has its own ({@code Application}). */
    public String packSm3(LocalDate day) {
        return versions().on(day).packSm3();
    }

    /**
     * The queue in which the cases of a direction stand on a day, whichever version each of them has: that of the version in force;
     * where that has none, of the latest before it that has, so that whoever waits by it still comes first. Null where none ever had.
     *
     * @param packs the pack with a digest
     */
    public @Nullable Queue queue(String direction, LocalDate day, Function<String, PolicyPack> packs) {
        Queue queue = null;
        for (PolicyVersions.Version version : versions().all()) {
            queue = version.from().isAfter(day)
                    ? queue
                    : packs.apply(version.packSm3())
                            .direction(direction)
                            .map(Direction::queue)
                            .orElse(queue);
        }
        return queue;
    }

    public @Nullable ProgrammeOpened opened() {
        return opened;
    }

    /** The parameters in force: the pack's defaults and what was decided, each with the entry that decided it. */
    public ParameterValues parameters(PolicyPack pack) {
        return parameters.under(pack);
    }

    /**
     * The parameters as they were in force at an entry: of decisions before it.
     *
     * @param before the entry
     */
    public ParameterValues parameters(PolicyPack pack, long before) {
        return parameters.under(pack, before);
    }

    /** The entries from one on that decided one of some parameters, in their order. */
    public List<Long> decided(Collection<String> some, long from) {
        return parameters.positions(some, from);
    }

    /** The imports of old records that say that it was given money, or that it was allocated. */
    public SortedSet<String> fundImports() {
        return pastFunds.imports();
    }

    /** When the ledger recorded its opening: what happened before could not be signed there. The epoch before. */
    public Instant openedAt() {
        return pastFunds.openedAt();
    }

    /** The first day on which a parameter may be decided now: that of its last decision, or that on which the programme was opened. */
    LocalDate decidableFrom(String parameter) {
        return Objects.requireNonNullElse(parameters.last(parameter), openedOn);
    }

    DecidedParameters decided() {
        return parameters;
    }

    /** Directions that awards or places ever named. */
    Set<String> usedDirections() {
        return Stream.concat(awards.keySet().stream().map(Place::direction), places.directions())
                .collect(Collectors.toSet());
    }

    /** Counties that awards or places ever named. */
    Set<String> usedCounties() {
        return Stream.concat(
                        awards.keySet().stream().flatMap(place -> Stream.ofNullable(place.county)), places.counties())
                .collect(Collectors.toSet());
    }

    /** Awards that wait for money. */
    public Queues queues() {
        return queues;
    }

    /** Cases that compete for places by score. */
    public Rankings rankings() {
        return rankings;
    }

    /** A node of its supervision plans; null where there is none of this id. */
    public @Nullable Node node(String id) {
        return nodes.get(id);
    }

    boolean hasPlan(String id) {
        return plans.contains(id);
    }

    /** How many awards of a direction hold budget or were paid; one that was given up whole does not count. */
    public int awards(String direction) {
        return sum(awards, direction);
    }

    /** Places that cases have from their submission, a stage or their approval on. */
    public Places places() {
        return places;
    }

    /** The pack's reference values for a case of a county, as they were entered by a day. */
    public Facts referenceFacts(PolicyPack pack, @Nullable String county, LocalDate day) {
        return figures.facts(pack, county, day);
    }

    private static int sum(Map<Place, Integer> counts, String direction) {
        int sum = 0;
        for (Map.Entry<Place, Integer> entry : counts.entrySet()) {
            sum += entry.getKey().direction.equals(direction) ? entry.getValue() : 0;
        }
        return sum;
    }

    /** The same in one county. */
    public int awards(String direction, @Nullable String county) {
        return awards.getOrDefault(new Place(direction, county), 0);
    }

    public Fen appropriated(String source) {
        return budget.appropriated(source);
    }

    public Fen allocated(String source) {
        return budget.allocated(source);
    }

    /** Of a source: appropriated − allocated − handed back from it. */
    public Fen available(String source) {
        return budget.unallocated(source);
    }

    /** Of a source: what was returned to the treasury before it was allocated. */
    public Fen handedBack(String source) {
        return budget.handedBack(source);
    }

    public LineBalance line(String source, String line) {
        return budget.line(source, line);
    }

    /** Every line that ever moved, by source and line. */
    public Map<SourceLine, LineBalance> lines() {
        return Collections.unmodifiableMap(budget.lines());
    }

    Budget budget() {
        return budget;
    }

    PaymentBatches batches() {
        return batches;
    }

    /** The batch file in which a payment left; null where it has not, as far as the ledger knows. */
    public @Nullable LeftInBatch leftInBatch(String payment) {
        return batches.of(payment);
    }

    /** Whether every commitment is paid or released. */
    boolean isSettled() {
        return budget.lines().values().stream()
                .allMatch(line -> line.committed().equals(line.paid()));
    }

    /** What ratio rules are judged on. Commitments are net of releases, payments of returns and recoveries. */
    public BudgetFigures figures(PolicyPack pack) {
        Map<SourceLine, Fen> allocated = new HashMap<>();
        Map<SourceLine, Fen> committed = new HashMap<>();
        Map<SourceLine, Fen> paidNet = new HashMap<>();
        budget.lines().forEach((place, line) -> {
            allocated.put(place, line.allocated());
            committed.put(place, line.committed());
            paidNet.put(place, line.paid().minus(line.recovered()));
        });
        return new BudgetFigures(
                budget.appropriated(), allocated, committed, paidNet, isAllocationComplete(pack), closed);
    }

    /**
     * Whether no more will be allocated of the sources whose ratio rules wait for that: all that the notice names is
     * appropriated, or the programme is closed, and nothing of it is left unallocated.
     */
    private boolean isAllocationComplete(PolicyPack pack) {
        return pack.ratioRules().stream()
                .filter(rule -> rule.due(Basis.ALLOCATED) == Due.ALLOCATION_COMPLETE)
                .map(RatioRule::source)
                .flatMap(id -> pack.source(id).stream())
                .allMatch(source -> (closed || source.isReachedBy(appropriated(source.id())))
                        && available(source.id()).isZero());
    }
}
