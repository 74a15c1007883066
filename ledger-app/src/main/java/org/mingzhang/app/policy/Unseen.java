package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mingzhang.app.policy.WhatIfView.Beyond;
import org.mingzhang.app.policy.WhatIfView.Place;
import org.mingzhang.app.policy.Wishes.Wish;
import org.mingzhang.domain.award.CaseBook.Entry;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterUses;
import org.mingzhang.domain.policy.ParameterUses.Seen;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/** Says of values that are tried where they act without a figure showing it: no change in the figures is then no answer. */
final class Unseen {
    private final PolicyPack pack;
    private final ParameterValues inForce;
    private final ParameterUses uses;

    /**
     * Of a programme.
     *
     * @param pack in force
     * @param cases some of which another version may govern
     */
    Unseen(PolicyPack pack, ParameterValues inForce, Collection<Entry> cases) {
        this.pack = pack;
        this.inForce = inForce;
        SortedMap<Integer, PolicyPack> versions = new TreeMap<>(Map.of(pack.version(), pack));
        cases.forEach(one -> versions.putIfAbsent(one.pack().version(), one.pack()));
        this.uses = versions.values().stream()
                .map(ParameterUses::of)
                .reduce(ParameterUses::and)
                .orElseThrow();
    }

    /** Of the parameters that would be decided otherwise than they are. */
    List<Beyond> of(Wish wish) {
        return pack.parameters().stream()
                .filter(parameter -> wish.set().containsKey(parameter.id())
                        && !wish.values().find(parameter.id()).equals(inForce.find(parameter.id())))
                .map(this::beyond)
                .filter(beyond -> !beyond.places().isEmpty())
                .toList();
    }

    private Beyond beyond(Parameter parameter) {
        List<Place> places = new ArrayList<>();
        boolean[] figures = {false};
        uses.of(parameter.id()).forEach((on, directions) -> {
            if (on.seen() == Seen.WHOLE) {
                figures[0] = true;
            } else {
                places.add(new Place(on, on.chinese(), List.copyOf(directions), on.seen() == Seen.PASSED));
            }
        });
        return new Beyond(
                parameter.id(),
                parameter.name(),
                figures[0],
                places,
                "参数「" + parameter.name() + "」（" + parameter.id() + "）" + words(figures[0], places));
    }

    private static String words(boolean figures, List<Place> places) {
        String not = named(places, place -> !place.inPart());
        String part = named(places, Place::inPart);
        StringBuilder words = new StringBuilder();
        if (!not.isEmpty()) {
            words.append(figures || !part.isEmpty() ? "还用于" + not + "，这些试算看不出" : "不影响金额的计算，试算看不出；它用于" + not);
        }
        if (!part.isEmpty()) {
            words.append(words.isEmpty() ? "" : "；")
                    .append("用于")
                    .append(part)
                    .append("：试算按当时的事实列出按此值通不过的；此前没有通过或者没有申报的，试算看不出");
        }
        return words.toString();
    }

    private static String named(List<Place> places, Predicate<Place> which) {
        return places.stream()
                .filter(which)
                .map(place -> place.name()
                        + (place.directions().isEmpty() ? "" : "（" + String.join("、", place.directions()) + "）"))
                .collect(Collectors.joining("、"));
    }
}
