package org.mingzhang.domain.policy.scrutiny;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/**
 * Days and numbers that cannot stand so to one another: completed before it began, more digital equipment than equipment, later than
 * three years ago and earlier than five. What only the days of the pilot forbid may be meant.
 */
final class SequenceChecks {
    private static final String ZERO = "0";
    /** How far a span of months or years may be from so many days. */
    private static final long UNCERTAIN = 40;

    /** What is never more than what. */
    private static final Map<FactId, FactId> NEVER_MORE = Map.of(
            FactName.PROJECT_STARTED_ON, FactName.PROJECT_COMPLETED_ON,
            FactName.CONTRACT_SIGNED_ON, FactName.CONTRACT_LAST_SIGNED_ON,
            FactName.ACCEPTANCE_EQUIPMENT_DIGITAL, FactName.ACCEPTANCE_EQUIPMENT_TOTAL,
            FactName.ACCEPTANCE_EQUIPMENT_NETWORKED, FactName.ACCEPTANCE_EQUIPMENT_TOTAL,
            FactName.ACCEPTANCE_CONSTRAINED_SCENES, FactName.ACCEPTANCE_SCENES);

    /** What is recorded when it has been. */
    private static final Set<FactId> PAST = Set.of(
            FactName.PROJECT_STARTED_ON,
            FactName.PROJECT_COMPLETED_ON,
            FactName.CONTRACT_SIGNED_ON,
            FactName.CONTRACT_LAST_SIGNED_ON,
            FactName.ACCEPTANCE_ASSESSED_ON,
            FactName.APPLICATION_SUBMITTED_ON,
            FactName.ENTERPRISE_ESTABLISHED_ON,
            FactName.HONOUR_OBTAINED_ON,
            ThingFact.TITLE_OBTAINED_ON,
            ThingFact.INCIDENT_OCCURRED_ON,
            ThingFact.INCIDENT_REPAIRED_ON);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    SequenceChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    /** That the one is at most so much more than the other. */
    private record Edge(String one, String other, long most) {}

    /** Something with what is added to it. */
    private record Point(String of, long more, boolean certain) {}

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            if (!rule.place().getFirst().equals("parameters")) {
                look(rule, Term.of(rule.expression()));
            }
        }
    }

    private void look(Rules.Ruled rule, Term term) {
        Set<FactId> facts = new HashSet<>();
        List<Edge> edges = new ArrayList<>();
        gather(rule, term, facts, edges);
        if (edges.isEmpty()) {
            return;
        }
        String found = "“" + rule.shown() + "”，";
        List<Edge> all = new ArrayList<>(edges);
        NEVER_MORE.forEach((one, other) -> all.add(new Edge(one.id(), other.id(), 0)));
        if (isImpossible(all)) {
            remarks.contradicts(rule.place(), found + "其中的先后、大小不能同时成立，永不符合", "应为可能成立的条件：方向写反的，改 > 和 <");
            return;
        }
        boolean today = edges.stream()
                .anyMatch(edge -> edge.one.equals(FactName.DECISION_ON.id())
                        && edge.most <= 0
                        && PAST.stream().anyMatch(fact -> fact.id().equals(edge.other)));
        if (today) {
            remarks.doubts(rule.place(), found + "其中的日子不早于办理之日，最多在当天符合", "应为 <= decision.on：登记的都已经过去；方向写反的，改 > 和 <");
            return;
        }
        facts.add(FactName.DECISION_ON);
        facts.stream()
                .filter(PAST::contains)
                .forEach(fact -> all.add(new Edge(fact.id(), FactName.DECISION_ON.id(), 0)));
        if (isImpossible(all)) {
            remarks.doubts(rule.place(), found + "其中的日子要晚于办理之日，办理时登记的都已经过去", "应为 <= decision.on；方向写反的，改 > 和 <");
            return;
        }
        pilot(all);
        if (isImpossible(all) && !remarks.isNoted(rule.place())) {
            remarks.doubts(
                    rule.place(),
                    found + "其中的日子在实施期（pilot.from 至 pilot.to）以外，永不符合",
                    "应为办理时可能的日子；实施期写错的，改 pilot.from、pilot.to");
        }
    }

    /** Applications come within the pilot, and nothing is decided before it; a year after it everything should be. */
    private void pilot(List<Edge> into) {
        day(CoreParameter.PILOT_FROM).ifPresent(from -> {
            into.add(new Edge(ZERO, FactName.APPLICATION_SUBMITTED_ON.id(), -from.toEpochDay()));
            into.add(new Edge(ZERO, FactName.DECISION_ON.id(), -from.toEpochDay()));
        });
        day(CoreParameter.PILOT_TO).ifPresent(to -> {
            into.add(new Edge(FactName.APPLICATION_SUBMITTED_ON.id(), ZERO, to.toEpochDay()));
            into.add(new Edge(FactName.DECISION_ON.id(), ZERO, to.toEpochDay() + 365));
        });
    }

    private Optional<LocalDate> day(CoreParameter core) {
        return pack.parameter(core.id())
                .map(Parameter::initial)
                .filter(Value.Day.class::isInstance)
                .map(value -> ((Value.Day) value).date());
    }

    /** What must hold together; each side of an “or” by itself. */
    private void gather(Rules.Ruled rule, Term term, Set<FactId> facts, List<Edge> into) {
        if (!(term instanceof Term.Done(String function, List<Term> terms)) || terms.size() != 2) {
            return;
        }
        if (function.equals("_&&_")) {
            terms.forEach(each -> gather(rule, each, facts, into));
        } else if (function.equals("_||_")) {
            terms.forEach(each -> look(rule, each));
        } else if (!year(function, terms, facts, into)) {
            compared(function, terms, facts, into);
        }
    }

    private static boolean year(String function, List<Term> terms, Set<FactId> facts, List<Edge> into) {
        if (terms.getFirst() instanceof Term.Done(String year, List<Term> of)
                && year.equals("year")
                && of.getFirst() instanceof Term.Named(FactId fact)
                && terms.getLast() instanceof Term.Written(Value.Whole(long number))
                && number > 0
                && number < 10_000) {
            facts.add(fact);
            long first = LocalDate.of((int) number, 1, 1).toEpochDay();
            long last = LocalDate.of((int) number, 12, 31).toEpochDay();
            if (function.equals("_==_") || function.equals("_>=_")) {
                into.add(new Edge(ZERO, fact.id(), -first));
            }
            if (function.equals("_==_") || function.equals("_<=_")) {
                into.add(new Edge(fact.id(), ZERO, last));
            }
            return true;
        }
        return false;
    }

    private static void compared(String function, List<Term> terms, Set<FactId> facts, List<Edge> into) {
        Optional<Point> left = point(terms.getFirst(), facts);
        Optional<Point> right = point(terms.getLast(), facts);
        if (left.isEmpty() || right.isEmpty()) {
            return;
        }
        Point one = left.get();
        Point other = right.get();
        long slack = one.certain && other.certain ? 0 : UNCERTAIN;
        long up = other.more - one.more + slack;
        long down = one.more - other.more + slack;
        switch (function) {
            case "_<=_" -> into.add(new Edge(one.of, other.of, up));
            case "_<_" -> into.add(new Edge(one.of, other.of, up - 1));
            case "_>=_" -> into.add(new Edge(other.of, one.of, down));
            case "_>_" -> into.add(new Edge(other.of, one.of, down - 1));
            case "_==_" -> {
                into.add(new Edge(one.of, other.of, up));
                into.add(new Edge(other.of, one.of, down));
            }
            default -> {}
        }
    }

    private static Optional<Point> point(Term term, Set<FactId> facts) {
        return switch (term) {
            case Term.Named(FactId fact)
            when fact.type() == ValueType.DATE || fact.type() == ValueType.NUMBER -> {
                facts.add(fact);
                yield Optional.of(new Point(fact.id(), 0, true));
            }
            case Term.Written(Value.Day(LocalDate day)) -> Optional.of(new Point(ZERO, day.toEpochDay(), true));
            case Term.Done(String function, List<Term> terms)
            when Measure.SPANS.containsKey(function)
                    && terms.getLast() instanceof Term.Written(Value.Whole(long number))
                    && Math.abs(number) < 100_000 -> {
                Optional<Point> base = terms.size() == 2
                        ? point(terms.getFirst(), facts)
                        : Optional.of(new Point(FactName.DECISION_ON.id(), 0, true));
                yield base.map(point -> moved(point, function, number));
            }
            default -> Optional.empty();
        };
    }

    private static Point moved(Point point, String function, long number) {
        long days =
                switch (Measure.SPANS.getOrDefault(function, Measure.DAYS)) {
                    case YEARS -> number * 1461 / 4;
                    case MONTHS -> number * 487 / 16;
                    default -> number;
                };
        boolean certain = point.certain && function.startsWith("days");
        return new Point(point.of, point.more + (function.endsWith("Before") ? -days : days), certain);
    }

    /** Whether something would be less than itself. */
    private static boolean isImpossible(List<Edge> edges) {
        Map<String, Long> least = new HashMap<>();
        edges.forEach(edge -> {
            least.put(edge.one, 0L);
            least.put(edge.other, 0L);
        });
        for (int round = 0; round <= least.size(); round++) {
            boolean changed = false;
            for (Edge edge : edges) {
                long now = least.getOrDefault(edge.other, 0L) + edge.most;
                if (now < least.getOrDefault(edge.one, 0L)) {
                    least.put(edge.one, now);
                    changed = true;
                }
            }
            if (!changed) {
                return false;
            }
        }
        return true;
    }
}
