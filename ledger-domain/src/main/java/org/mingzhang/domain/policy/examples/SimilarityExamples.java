package org.mingzhang.domain.policy.examples;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Likeness;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Similarity;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code similarities}: whether two cases are so alike that people have to look into it. */
final class SimilarityExamples {
    private static final Map<String, String> ANSWERS = Map.of("alike", "相似", "different", "不相似");

    private final Given given;
    private final PolicyPack pack;

    SimilarityExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    private record Case(Likeness.Case members, String text) {}

    Supplier<Outcome> similarity(MapReader one) {
        Optional<Similarity> rule = pack.similarity(one.reference(
                "similarity", pack.similarities().stream().map(Similarity::id).toList()));
        ParameterValues values = given.decided(one, "parameters");
        Set<String> among = one.has("directions")
                ? Set.copyOf(one.references(
                        "directions",
                        pack.directions().stream().map(Direction::id).toList()))
                : null;
        Case first = read(one.map("one"), "1");
        Case second = read(one.map("other"), "2");
        String expected = one.choice("expect", ANSWERS, "");
        return () -> {
            Outcome outcome = new Outcome(pack)
                    .same("是否相似", expected, answer(rule.orElseThrow(), values, first, second), answer -> answer);
            return among == null
                    ? outcome
                    : outcome.same(
                            "在哪些方向之间比较", among, Set.copyOf(rule.orElseThrow().directions()), ids -> ids.stream()
                                    .sorted()
                                    .collect(Collectors.joining("、")));
        };
    }

    private static Case read(MapReader map, String number) {
        Set<String> members = Set.copyOf(map.texts("members"));
        String text = map.text("text");
        map.done();
        return new Case(new Likeness.Case(number, "牵头" + number, members), text);
    }

    private static String answer(Similarity rule, ParameterValues values, Case one, Case other) {
        Optional<String> undecided = rule.undecided(values);
        if (undecided.isPresent()) {
            return "参数 " + undecided.get() + " 未定";
        }
        boolean alike = !Likeness.alike(
                        rule.members().under(values).orElseThrow(),
                        rule.texts().under(values).orElseThrow(),
                        List.of(one.members, other.members),
                        id -> Optional.of(id.equals(one.members.application()) ? one.text : other.text))
                .isEmpty();
        return alike ? "相似" : "不相似";
    }
}
