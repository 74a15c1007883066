package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts things by a pack's rule. A pure function. A date that is not recorded can decide nothing: where the answer hangs on it,
 * a title counts for nothing, and the count of anything else cannot be told; a condition that comes out the same whatever it is
 * needs no more.
 */
public final class Counting {
    private static final LocalDate LONG_AGO = LocalDate.of(1, 1, 1);
    /** How many that do not fit are named. */
    private static final int NAMED = 20;

    private Counting() {}

    /** Facts with the count, or with what stands in its way. */
    public static Facts with(Facts facts, Count count, List<Thing> things, ParameterValues values, LocalDate on) {
        Expression where = count.where();
        Optional<String> undecided = where == null
                ? Optional.empty()
                : where.parameters().stream()
                        .filter(parameter -> values.find(parameter).isEmpty())
                        .findFirst();
        if (undecided.isPresent()) {
            return facts.withOpen(count.fact(), undecided.get());
        }
        List<Thing> counted = new ArrayList<>();
        List<Thing> others = new ArrayList<>();
        List<Thing> uncertain = new ArrayList<>();
        Long last = null;
        for (Thing thing : things) {
            Boolean fits = where == null ? Boolean.TRUE : fits(count, where, thing, values, on);
            last = latest(last, thing.position());
            (fits == null ? uncertain : fits ? counted : others).add(thing);
        }
        Fact fact = new Fact(
                Value.of((long) counted.size()), last, count.fact().source(), note(count, counted, others, uncertain));
        return uncertain.isEmpty()
                ? facts.with(count.fact(), fact)
                : facts.withBetween(count.fact(), fact, counted.size() + uncertain.size());
    }

    private static @Nullable Long latest(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.max(one, other));
    }

    /** Whom it hangs on: which are counted and which are not, where they have names of their own. */
    private static String note(Count count, List<Thing> counted, List<Thing> others, List<Thing> uncertain) {
        String unit = count.unit().isEmpty() ? "" : " " + count.unit();
        String all = count.of().chinese() + "共 " + (counted.size() + others.size() + uncertain.size()) + unit;
        boolean named = count.of().kind() == ThingFact.Kind.MEMBER || count.of().kind() == ThingFact.Kind.SCENE;
        String open = uncertain.isEmpty() ? "" : "，计不计都不影响结论 " + uncertain.size() + unit;
        return named && count.where() != null
                ? all
                        + names("，计入", counted, unit)
                        + names("，不计", others, unit)
                        + names("，没有登记全、计不计都不影响结论", uncertain, unit)
                : all + open;
    }

    private static String names(String which, List<Thing> things, String unit) {
        return things.isEmpty()
                ? ""
                : which + " " + things.stream().limit(NAMED).map(Thing::label).collect(Collectors.joining("、"))
                        + (things.size() > NAMED ? " 等 " + things.size() + unit : "");
    }

    /** Whether it counts; null where that hangs on what is not recorded. */
    private static @Nullable Boolean fits(
            Count count, Expression where, Thing thing, ParameterValues values, LocalDate on) {
        Facts facts = thing.facts().with(FactName.DECISION_ON, Value.of(on), null);
        if (!facts.has(ThingFact.MEMBER_SIZE) && where.facts().contains(ThingFact.MEMBER_SIZE)) {
            return whateverItsSize(count, where, thing, values, on);
        }
        List<FactId> dates = where.facts().stream()
                .filter(fact -> !facts.has(fact) && fact.type() == ValueType.DATE)
                .toList();
        if (where.facts().stream().anyMatch(fact -> !facts.has(fact) && fact.type() != ValueType.DATE)) {
            return Boolean.FALSE;
        }
        boolean early = holds(where, dated(facts, dates, LONG_AGO), values);
        if (dates.isEmpty() || early == holds(where, dated(facts, dates, on), values)) {
            return early;
        }
        return count.of() == Count.Of.TITLES ? Boolean.FALSE : null;
    }

    /** Of an organisation whose size is not recorded: what it is at every size; null where that hangs on it. */
    private static @Nullable Boolean whateverItsSize(
            Count count, Expression where, Thing thing, ParameterValues values, LocalDate on) {
        List<Optional<Boolean>> answers = FactRange.SIZES.keySet().stream()
                .map(size -> new Thing(
                        thing.label(),
                        thing.facts().with(ThingFact.MEMBER_SIZE, Value.of(size), null),
                        thing.position()))
                .map(sized -> Optional.ofNullable(fits(count, where, sized, values, on)))
                .distinct()
                .toList();
        return answers.size() == 1 ? answers.getFirst().orElse(null) : null;
    }

    private static Facts dated(Facts facts, List<FactId> dates, LocalDate day) {
        Facts all = facts;
        for (FactId date : dates) {
            all = all.with(date, Value.of(day), null);
        }
        return all;
    }

    private static boolean holds(Expression where, Facts facts, ParameterValues values) {
        return where.evaluate(facts, values).result().equals(Value.of(true));
    }
}
