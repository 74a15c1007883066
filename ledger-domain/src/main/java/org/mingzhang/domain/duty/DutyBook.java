package org.mingzhang.domain.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.duty.DutyCase.Dated;
import org.mingzhang.domain.duty.DutyCase.Filed;
import org.mingzhang.domain.duty.DutyCase.Moved;
import org.mingzhang.domain.duty.DutyCase.Paid;
import org.mingzhang.domain.duty.OpenDuty.State;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.PackVersion;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.ValuesByDay;

/** Says of a case which duties the pack lays on it, and how each stands as of a day. Pure: the same records, the same book. */
public final class DutyBook {
    private final PolicyPack pack;
    private final ValuesByDay values;
    private final DutyTerms terms;
    private final LocalDate asOf;

    /**
     * @param calendar the programme's working days
     * @param asOf the day as of which it is said; what happened later does not count
     */
    public DutyBook(PolicyPack pack, ParameterValues values, WorkingDays calendar, LocalDate asOf) {
        this(pack, ValuesByDay.always(values), calendar, asOf);
    }

    /**
     * The same by values that were decided anew in between: each term and each period goes by those on the day on which it begins.
     *
     * @param calendar the programme's working days
     * @param asOf the day as of which it is said; what happened later does not count
     */
    public DutyBook(PolicyPack pack, ValuesByDay values, WorkingDays calendar, LocalDate asOf) {
        this(List.of(PackVersion.first(pack)), values, calendar, asOf);
    }

    /**
     * The same by a policy that was amended: each term goes by the version in force on the day on which it begins, too.
     *
     * @param versions in their order, up to the one in force on the day as of which it is said
     * @param calendar the programme's working days
     * @param asOf the day as of which it is said; what happened later does not count
     */
    public DutyBook(List<PackVersion> versions, ValuesByDay values, WorkingDays calendar, LocalDate asOf) {
        this.pack = versions.getLast().pack();
        this.values = values;
        this.terms = new DutyTerms(versions, values, calendar);
        this.asOf = asOf;
    }

    /** The duties of a case, in the order of the pack and of their days. */
    public List<OpenDuty> of(DutyCase it) {
        List<OpenDuty> duties = new ArrayList<>();
        for (DutyRule rule : pack.duties()) {
            if (rule.directions().contains(it.direction())) {
                switch (rule.kind()) {
                    case SPECIAL_ACCOUNT -> account(rule, it).ifPresent(duties::add);
                    case FUND_USE ->
                        it.payments().forEach(paid -> fundUse(rule, it, paid).ifPresent(duties::add));
                    case PROGRESS -> duties.addAll(progress(rule, it));
                    case DOCUMENT -> duties.addAll(document(rule, it));
                    case STANDING -> duties.addAll(standing(rule, it));
                }
            }
        }
        pack.direction(it.direction())
                .map(Direction::advance)
                .flatMap(advance -> settlement(advance, it))
                .ifPresent(duties::add);
        return duties;
    }

    /** 预拨结算: what was granted in advance is open until the award is decided; after the project's end, due as recoveries are. */
    private Optional<OpenDuty> settlement(Advance advance, DutyCase it) {
        DutyCase.Advanced advanced = it.advanced();
        if (advanced == null || !happened(advanced.on())) {
            return Optional.empty();
        }
        Dated met = Stream.of(it.approvedOn(), advanced.refused())
                .filter(decided -> decided != null && happened(decided.on()))
                .findFirst()
                .orElse(null);
        LocalDate dueOn =
                happened(advanced.terminatedOn()) ? due(Objects.requireNonNull(advanced.terminatedOn())) : null;
        return Optional.of(duty(
                Advance.ONLY,
                "预拨结算",
                advance.clause(),
                it,
                null,
                dueOn,
                met,
                met == null ? advanced.amountFen() : Fen.ZERO));
    }

    private LocalDate due(LocalDate from) {
        return from.plusDays(values.on(from).refundDueDays());
    }

    private boolean happened(@Nullable LocalDate day) {
        return day != null && !day.isAfter(asOf);
    }

    private Optional<OpenDuty> account(DutyRule rule, DutyCase it) {
        Dated approved = it.approvedOn();
        if (approved == null || !happened(approved.on())) {
            return Optional.empty();
        }
        Dated declared = it.account() != null && happened(it.account().on()) ? it.account() : null;
        if (declared != null && declared.on().isBefore(approved.on())) {
            // No duty is met before there is one.
            declared = new Dated(approved.on(), declared.position());
        }
        return Optional.of(duty(rule, it, null, terms.end(rule, it.direction(), approved.on()), declared, null));
    }

    private Optional<OpenDuty> fundUse(DutyRule rule, DutyCase it, Paid paid) {
        if (!happened(paid.on()) || happened(paid.returnedOn())) {
            return Optional.empty();
        }
        Fen left = paid.amountFen();
        Dated met = null;
        for (Moved moved : paid.accounted()) {
            if (happened(moved.on())) {
                left = left.minus(moved.amountFen());
                // What came back may leave again, and is then to be accounted for as before.
                met = left.isPositive() ? null : met == null ? new Dated(moved.on(), moved.position()) : met;
            }
        }
        return Optional.of(
                duty(rule, it, paid.payment(), terms.end(rule, it.direction(), paid.on()), met, left.max(Fen.ZERO)));
    }

    /** A report is about what was done with the award: what came in before it was granted is none. */
    private List<OpenDuty> document(DutyRule rule, DutyCase it) {
        LocalDate begun = begun(rule, it);
        if (begun == null) {
            return List.of();
        }
        List<Dated> filed = it.filed().stream()
                .filter(each -> isMeant(rule, it.direction(), each.document()))
                .map(Filed::dated)
                .filter(each -> happened(each.on()) && !each.on().isBefore(begun))
                .toList();
        return rule.lasts().every() == null
                ? List.of(duty(
                        rule,
                        it,
                        null,
                        terms.end(rule, it.direction(), begun),
                        filed.stream().findFirst().orElse(null),
                        null))
                : periodic(rule, it, begun, filed);
    }

    /** Each period that comes to an end while the duty lasts asks for the document. */
    private List<OpenDuty> periodic(DutyRule rule, DutyCase it, LocalDate begun, List<Dated> filed) {
        Period period = Period.of(Objects.requireNonNull(rule.lasts().every()));
        LocalDate last = rule.lasts().last(begun, values.on(begun));
        LocalDate since = terms.since(rule, it.direction());
        List<Turn> turns = new ArrayList<>();
        for (LocalDate from = period.first(begun); !from.isAfter(asOf); from = period.next(from)) {
            LocalDate to = period.next(from).minusDays(1);
            if ((last == null || !to.isAfter(last)) && !to.isBefore(since)) {
                turns.add(new Turn(period.name(from), from, to, terms.end(rule, it.direction(), to)));
            }
        }
        return told(rule, it, turns, filed);
    }

    private List<OpenDuty> told(DutyRule rule, DutyCase it, List<Turn> turns, List<Dated> reports) {
        reports.stream()
                .sorted(Comparator.comparing(Dated::on).thenComparing(Dated::position))
                .forEach(report -> reported(turns, report));
        return turns.stream()
                .map(turn -> duty(rule, it, turn.name, turn.dueOn, turn.report, null))
                .toList();
    }

    /** When a duty began that begins with the approval or the first payment; null while it has not. */
    private @Nullable LocalDate begun(DutyRule rule, DutyCase it) {
        Stream<LocalDate> days = rule.lasts().payment()
                ? it.payments().stream()
                        .filter(paid -> !happened(paid.returnedOn()))
                        .map(Paid::on)
                : Stream.ofNullable(it.approvedOn()).map(Dated::on);
        return days.filter(this::happened).min(Comparator.naturalOrder()).orElse(null);
    }

    private boolean isMeant(DutyRule rule, String direction, String document) {
        return document.equals(rule.document())
                || pack.direction(direction)
                        .flatMap(each -> each.document(document))
                        .filter(listed -> listed.id().equals(rule.document()))
                        .isPresent();
    }

    private List<OpenDuty> standing(DutyRule rule, DutyCase it) {
        LocalDate begun = begun(rule, it);
        if (begun == null) {
            return List.of();
        }
        LocalDate last = rule.lasts().last(begun, values.on(begun));
        State state = last != null && asOf.isAfter(last) ? State.ENDED : State.STANDING;
        List<String> parties = new ArrayList<>(List.of(it.party()));
        if (rule.of() == DutyRule.Of.EVERYONE) {
            parties.addAll(it.members());
        }
        return parties.stream()
                .map(party -> new OpenDuty(
                        it.application(),
                        it.direction(),
                        party,
                        it.county(),
                        rule.id(),
                        rule.name(),
                        party.equals(it.party()) ? null : party,
                        last,
                        state,
                        null,
                        null,
                        null,
                        rule.clause()))
                .toList();
    }

    /**
     * A period of reporting and the report that was taken for it.
     *
     * @see DutyBook#reported
     */
    private static final class Turn {
        private final String name;
        private final LocalDate from;
        private final LocalDate to;
        private final @Nullable LocalDate dueOn;
        private @Nullable Dated report;

        Turn(String name, LocalDate from, LocalDate to, @Nullable LocalDate dueOn) {
            this.name = name;
            this.from = from;
            this.to = to;
            this.dueOn = dueOn;
        }

        boolean lacksAfterItsEnd(LocalDate day) {
            return report == null && day.isAfter(to);
        }

        boolean runsOutBefore(LocalDate day) {
            return dueOn != null && day.isAfter(dueOn);
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /**
     * Who reports says what was done so far, and not for which period. A report is given to the oldest period that is over,
     * still lacks one and whose term has not run out; else, late, to the latest that is over and lacks one; else to the period
     * in which it is made. What one report meets so never hangs on those after it.
     */
    private static void reported(List<Turn> turns, Dated report) {
        LocalDate day = report.on();
        List<Turn> lacking =
                turns.stream().filter(turn -> turn.lacksAfterItsEnd(day)).toList();
        Turn own = lacking.stream()
                .filter(turn -> !turn.runsOutBefore(day))
                .findFirst()
                .orElseGet(() -> lacking.isEmpty()
                        ? turns.stream()
                                .filter(turn -> turn.report == null && turn.holds(day))
                                .findFirst()
                                .orElse(null)
                        : lacking.getLast());
        if (own != null) {
            own.report = report;
        }
    }

    /** A period in which work began, unless on its first day, or ended, asks for no report. */
    private List<OpenDuty> progress(DutyRule rule, DutyCase it) {
        LocalDate started = it.startedOn();
        if (started == null || !happened(started)) {
            return List.of();
        }
        LocalDate last = it.endedOn() != null && happened(it.endedOn()) ? it.endedOn() : asOf;
        boolean ended = it.endedOn() != null && happened(it.endedOn());
        LocalDate until = rule.lasts().last(started, values.on(started));
        LocalDate since = terms.since(rule, it.direction());
        List<Turn> turns = new ArrayList<>();
        for (LocalDate from = period(started).first(started); !from.isAfter(last); ) {
            Period period = period(from.isBefore(started) ? started : from);
            // Decided anew, the period counts from the end of the last one: what is left of it is the first.
            LocalDate to = period.next(period.first(from)).minusDays(1);
            boolean over = (ended && to.isAfter(last)) || (until != null && to.isAfter(until));
            if (!from.isBefore(started) && !over && !to.isBefore(since)) {
                turns.add(new Turn(period.name(period.first(from)), from, to, terms.end(rule, it.direction(), to)));
            }
            from = to.plusDays(1);
        }
        return told(
                rule,
                it,
                turns,
                it.reports().stream().filter(each -> happened(each.on())).toList());
    }

    private Period period(LocalDate day) {
        return Period.of(values.on(day).core(CoreParameter.REPORT_PERIOD).text());
    }

    private OpenDuty duty(
            DutyRule rule,
            DutyCase it,
            @Nullable String about,
            @Nullable LocalDate dueOn,
            @Nullable Dated met,
            @Nullable Fen left) {
        return duty(rule.id(), rule.name(), rule.clause(), it, about, dueOn, met, left);
    }

    private OpenDuty duty(
            String id,
            String name,
            Clause clause,
            DutyCase it,
            @Nullable String about,
            @Nullable LocalDate dueOn,
            @Nullable Dated met,
            @Nullable Fen left) {
        boolean late = dueOn != null && (met == null ? asOf : met.on()).isAfter(dueOn);
        State state = met == null ? late ? State.OVERDUE : State.OPEN : late ? State.MET_LATE : State.MET;
        return new OpenDuty(
                it.application(),
                it.direction(),
                it.party(),
                it.county(),
                id,
                name,
                about,
                dueOn,
                state,
                met == null ? null : met.on(),
                met == null ? null : met.position(),
                left,
                clause);
    }
}
