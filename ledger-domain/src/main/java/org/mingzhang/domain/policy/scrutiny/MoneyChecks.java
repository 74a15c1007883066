package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.FactRange;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Value;

/** Amounts that contradict one another: a floor above a cap, a share of nothing, places that there are none of. */
final class MoneyChecks {
    private final PolicyPack pack;
    private final Remarks remarks;

    MoneyChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    /** A value as far as it is known beforehand, in the cases in which these facts have these values. */
    private record Case(Map<String, String> when, Value value) {
        /** Whether one of them is known wherever the other is: by the same facts, or by fewer. */
        boolean meets(Case other) {
            Map<String, String> fewer = when.size() <= other.when.size() ? when : other.when;
            Map<String, String> more = fewer == when ? other.when : when;
            return more.entrySet().containsAll(fewer.entrySet());
        }

        String display() {
            return value.display() + (when.isEmpty() ? "" : "（" + String.join("、", named()) + "）");
        }

        private List<String> named() {
            List<String> named = new ArrayList<>();
            when.forEach((fact, is) ->
                    named.add(FactName.byId(fact).map(FactName::label).orElse(fact) + " " + is));
            return named;
        }
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            if (direction.hasMoney()) {
                formula(Rules.in(at, "amount"), direction.formula());
                Advance advance = direction.advance();
                if (advance != null) {
                    advance.instalments().forEach(instalment -> {
                        List<String> whole = Rules.in(at, "amount", "advance");
                        List<String> place = Places.instalment(whole, instalment);
                        limits(place, instalment.formula().limits());
                        beyond(place, instalment.formula().limits(), direction.formula());
                    });
                }
            }
            for (Quota quota : direction.quotas()) {
                List<String> most = Rules.in(quota.placeIn(at), "most");
                places(most, quota.most(), "名额");
                cells(most, quota.most());
            }
        }
        for (Exclusion exclusion : pack.exclusions()) {
            places(List.of("exclusions", exclusion.id(), "atMost"), exclusion.atMost(), "限报的项数");
        }
    }

    /** More in advance than the whole may come to is never granted: the whole bounds it. */
    private void beyond(List<String> at, List<Limit> limits, Formula whole) {
        Optional<Fen> most = whole.limits().stream()
                .filter(Limit::always)
                .flatMap(limit -> caps(limit).stream())
                .reduce(Fen::min);
        for (Limit limit : limits) {
            Optional<Fen> advance = caps(limit);
            if (most.isPresent() && advance.isPresent() && advance.get().exceeds(most.get())) {
                remarks.doubts(
                        Rules.in(at, "limits", limit.id(), "amount"),
                        "预拨最高 " + Value.of(advance.get()).display() + "，高于整笔奖补的上限 "
                                + Value.of(most.get()).display(),
                        "应不高于整笔奖补：几期合计本来就不超过它");
            }
        }
    }

    /** The most that a limit can let through, where that is known beforehand. */
    private Optional<Fen> caps(Limit limit) {
        List<Case> cases =
                limit instanceof Formula.AmountLimit amount ? cases(amount.amount(), Map.of()) : List.<Case>of();
        return cases.isEmpty() ? Optional.empty() : Optional.of(most(cases));
    }

    private void formula(List<String> at, Formula formula) {
        limits(at, formula.limits());
        formula.parts().forEach(part -> limits(Rules.in(at, "parts", part.id()), part.limits()));
        rounding(Rules.in(at, "roundTo"), formula);
        Formula.Floor floor = formula.floor();
        if (floor == null) {
            return;
        }
        List<String> place = Rules.in(at, "floor", "amount");
        cells(place, floor.amount());
        List<Case> floors = cases(floor.amount(), Map.of());
        for (Limit limit : formula.limits()) {
            if (limit instanceof Formula.AmountLimit amount) {
                List<Case> caps = cases(amount.amount(), Map.of());
                if (limit.always()) {
                    above(place, floors, caps, limit);
                } else if (!floors.isEmpty() && !caps.isEmpty() && least(floors).exceeds(most(caps))) {
                    report(
                            place,
                            Value.of(least(floors)).display(),
                            limit,
                            Value.of(most(caps)).display());
                }
            }
        }
        parts(place, floors, formula);
    }

    /** Below one unit nothing is left, and above it the cap: no case gets anything between. */
    private void rounding(List<String> place, Formula formula) {
        Fen unit = formula.rounding().unit();
        Optional<Fen> most = formula.limits().stream()
                .filter(limit -> limit.when() == null)
                .flatMap(limit -> caps(limit).stream())
                .reduce(Fen::min);
        if (most.isPresent() && unit.exceeds(most.get())) {
            remarks.contradicts(
                    place,
                    "取整到 " + Value.of(unit).display() + "，比上限 "
                            + Value.of(most.get()).display() + " 还大",
                    "应为不大于上限的单位，例如 1元、100元：不然算出来的都舍去");
        }
    }

    private void above(List<String> place, List<Case> floors, List<Case> caps, Limit limit) {
        for (Case floor : floors) {
            for (Case cap : caps) {
                if (floor.meets(cap) && fen(floor).exceeds(fen(cap))) {
                    report(place, floor.display(), limit, cap.display());
                    return;
                }
            }
        }
    }

    private void report(List<String> place, String floor, Limit limit, String cap) {
        remarks.contradicts(
                place, "下限 " + floor + "，高于上限 limits." + limit.id() + "（" + limit.text() + "）的 " + cap, "应为不高于各项上限的金额");
    }

    /** Where components are added up, they must be able to reach the floor. */
    private void parts(List<String> place, List<Case> floors, Formula formula) {
        if (formula.parts().isEmpty() || floors.isEmpty()) {
            return;
        }
        Fen sum = Fen.ZERO;
        for (Formula.Part part : formula.parts()) {
            Optional<Fen> most = part.limits().stream()
                    .filter(Limit::always)
                    .filter(Formula.AmountLimit.class::isInstance)
                    .map(limit -> cases(((Formula.AmountLimit) limit).amount(), Map.of()))
                    .filter(caps -> !caps.isEmpty())
                    .map(MoneyChecks::most)
                    .reduce(Fen::min);
            if (most.isEmpty()) {
                return;
            }
            sum = sum.plus(most.get());
        }
        if (least(floors).exceeds(sum)) {
            remarks.contradicts(
                    place,
                    "下限 " + Value.of(least(floors)).display() + "，高于各分项上限之和 "
                            + Value.of(sum).display(),
                    "应为不高于各分项上限之和的金额");
        }
    }

    private void limits(List<String> at, List<Limit> limits) {
        for (Limit limit : limits) {
            List<String> place = Rules.in(at, "limits", limit.id());
            switch (limit) {
                case Formula.AmountLimit amount -> cells(Rules.in(place, "amount"), amount.amount());
                case Formula.ShareLimit share -> {
                    cells(Rules.in(place, "share"), share.share());
                    if (share.share() instanceof Quantity.Written(Value.Share(Ratio ratio))
                            && ratio.equals(Ratio.ZERO)) {
                        remarks.contradicts(Rules.in(place, "share"), "“0%”，奖补永远是零", "应为大于 0 的比例；不给的情形写进 requires");
                    }
                }
                case Formula.ExpressionLimit gives -> {}
            }
        }
    }

    /** A cell that no case can reach promises money that nobody gets. */
    private void cells(List<String> place, Quantity quantity) {
        switch (quantity) {
            case Quantity.Table table ->
                table.cells().forEach((key, cell) -> {
                    List<String> at = new ArrayList<>(Rules.in(place, "cells"));
                    for (int i = 0; i < key.size(); i++) {
                        at.add(key.get(i));
                        FactName fact = table.by().get(i);
                        String expected = range(fact, key.get(i));
                        if (expected != null) {
                            remarks.contradicts(at, "“" + key.get(i) + "”，" + fact.label() + "不会是它，这一格用不到", expected);
                            return;
                        }
                    }
                    cells(at, cell);
                });
            case Quantity.Dated dated ->
                dated.until().forEach((day, cell) -> cells(Rules.in(place, "until", day.toString()), cell));
            default -> {}
        }
    }

    private @Nullable String range(FactName fact, String key) {
        try {
            return FactRange.expected(pack, fact, fact.type().read(key));
        } catch (IllegalArgumentException ofAnotherForm) {
            return null;
        }
    }

    /** A number of places, as it stands until somebody decides otherwise. */
    private void places(List<String> place, Quantity quantity, String what) {
        long number =
                switch (quantity) {
                    case Quantity.FromParameter(String id) ->
                        initial(id)
                                .filter(Value.Whole.class::isInstance)
                                .map(value -> ((Value.Whole) value).number())
                                .orElse(1L);
                    default -> 1L;
                };
        if (number < 1) {
            remarks.contradicts(place, what + "取自参数，默认 " + number, "应为大于零的默认值；还没有定的写 undecided");
        }
    }

    private Optional<Value> initial(String id) {
        return pack.parameters().stream()
                .filter(parameter -> parameter.id().equals(id))
                .findFirst()
                .map(Parameter::initial);
    }

    /** What is known beforehand: values that are written, and defaults of parameters. */
    private List<Case> cases(Quantity quantity, Map<String, String> when) {
        List<Case> cases = new ArrayList<>();
        switch (quantity) {
            case Quantity.Written(Value value) -> cases.add(new Case(when, value));
            case Quantity.FromParameter(String id) -> initial(id).ifPresent(value -> cases.add(new Case(when, value)));
            case Quantity.Computed gives -> {}
            case Quantity.Table table ->
                table.cells().forEach((key, cell) -> {
                    Map<String, String> more = new TreeMap<>(when);
                    for (int i = 0; i < key.size(); i++) {
                        more.put(table.by().get(i).id(), key.get(i));
                    }
                    cases.addAll(cases(cell, more));
                });
            case Quantity.Dated dated -> {
                dated.until().forEach((day, cell) -> {
                    Map<String, String> more = new TreeMap<>(when);
                    more.put(dated.on().id(), day + " 以前");
                    cases.addAll(cases(cell, more));
                });
                if (dated.later() != null) {
                    Map<String, String> more = new TreeMap<>(when);
                    more.put(dated.on().id(), "以后");
                    cases.addAll(cases(dated.later(), more));
                }
            }
        }
        return cases;
    }

    private static Fen fen(Case one) {
        return one.value instanceof Value.Amount(Fen fen) ? fen : Fen.ZERO;
    }

    private static Fen least(List<Case> cases) {
        return cases.stream().map(MoneyChecks::fen).reduce(Fen::min).orElse(Fen.ZERO);
    }

    private static Fen most(List<Case> cases) {
        return cases.stream().map(MoneyChecks::fen).reduce(Fen::max).orElse(Fen.ZERO);
    }
}
