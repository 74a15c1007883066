package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.Counting;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Thing;
import org.mingzhang.domain.policy.Value;

/**
 * What the streams of one case state. Which of it counts may hang on parameters, such as the days between which a title
 * must have been obtained: so evidence becomes facts only under given values.
 *
 * @param stated what hangs on no parameter
 * @param claimed the pack's honour id that the application rests on
 * @param titles of the applicant, as far as they were obtained by the day that is looked at
 * @param beside what the direction's rules sum and count; {@link Beside#NONE} where they do not
 */
public record CaseEvidence(Facts stated, @Nullable String claimed, List<Enterprise.Honour> titles, Beside beside) {
    public CaseEvidence {
        titles = List.copyOf(titles);
    }

    /** Evidence of a case whose rules sum and count nothing. */
    public CaseEvidence(Facts stated, @Nullable String claimed, List<Enterprise.Honour> titles) {
        this(stated, claimed, titles, Beside.NONE);
    }

    /**
     * What sums and counts of the pack look at.
     *
     * @param own parts of the case's own award
     * @param undated titles without a day, which only counts look at
     * @param on the day of the decision
     */
    record Beside(
            List<Fund> funds,
            List<Grants.Grant> grants,
            List<Grants.Part> own,
            Map<Count, List<Thing>> things,
            List<Enterprise.Honour> undated,
            LocalDate on) {
        static final Beside NONE = new Beside(List.of(), List.of(), List.of(), Map.of(), List.of(), LocalDate.EPOCH);

        /** As far as rules name them. */
        static Beside of(Set<FactId> named, CaseParts parts, boolean borrowing, LocalDate on) {
            List<Fund> funds = parts.pack().funds().stream()
                    .filter(fund -> named.contains(fund.fact()))
                    .toList();
            Map<Count, List<Thing>> things = new LinkedHashMap<>();
            for (Count count : parts.pack().counts()) {
                List<Thing> counted =
                        named.contains(count.fact()) ? CaseThings.of(count.of(), parts, borrowing, on) : null;
                if (counted != null) {
                    things.put(count, counted);
                }
            }
            if (funds.isEmpty() && things.isEmpty()) {
                return NONE;
            }
            List<Enterprise.Honour> undated = parts.enterprise().honours().stream()
                    .filter(title -> title.event().obtainedOn() == null)
                    .toList();
            return new Beside(funds, Grants.of(funds, parts), Grants.own(parts), things, undated, on);
        }

        Facts under(Facts before, List<Enterprise.Honour> titles, PolicyPack pack, ParameterValues values) {
            Facts facts = Grants.with(before, funds, grants, own, values, on);
            for (Map.Entry<Count, List<Thing>> counted : things.entrySet()) {
                Count count = counted.getKey();
                List<Thing> looked = count.of() == Count.Of.TITLES
                        ? CaseThings.titles(both(titles, undated), pack, values, on)
                        : counted.getValue();
                facts = Counting.with(facts, count, looked, values, on);
            }
            return facts;
        }

        private static List<Enterprise.Honour> both(List<Enterprise.Honour> one, List<Enterprise.Honour> other) {
            return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
        }
    }

    /** The facts of the case under these values. */
    public Facts under(PolicyPack pack, ParameterValues values) {
        Facts facts = stated;
        Long priorityAt = null;
        Enterprise.Honour meant = null;
        for (Enterprise.Honour title : titles) {
            String kind = title.event().kind();
            String level = Objects.requireNonNullElse(title.event().level(), "");
            boolean isClaimed = pack.honour(kind, level, values)
                    .filter(known -> known.id().equals(claimed))
                    .isPresent();
            meant = isClaimed ? title : meant;
            Honour.Held held = new Honour.Held(
                    kind, level, Objects.requireNonNull(title.event().obtainedOn()));
            if (priorityAt == null && Honour.gainedInPilot(pack, values, List.of(held))) {
                priorityAt = title.position();
            }
        }
        facts = facts.with(FactName.ENTERPRISE_HONOURED_IN_PILOT, priorityAt != null, priorityAt);
        if (meant != null && claimed != null) {
            Integer grade = meant.event().grade();
            facts = facts.with(FactName.HONOUR_ID, claimed, meant.position())
                    .with(FactName.HONOUR_GRADE, grade == null ? 0L : grade.longValue(), meant.position())
                    .with(
                            FactName.HONOUR_OBTAINED_ON,
                            Value.of(Objects.requireNonNull(meant.event().obtainedOn())),
                            meant.position());
        }
        return beside.under(facts, titles, pack, values);
    }
}
