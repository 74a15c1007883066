package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.Counting;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Thing;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The section {@code counts}: whether one thing, as it was recorded, is one of those that a count counts. */
final class CountExamples {
    private static final String COUNTED = "计入";
    private static final String OTHER = "不计入";

    private final Given given;
    private final PolicyPack pack;

    CountExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    Supplier<Outcome> count(MapReader one) {
        Optional<Count> count = pack.count(
                one.reference("count", pack.counts().stream().map(Count::id).toList()));
        ParameterValues values = given.decided(one, "parameters");
        Facts thing = Facts.NONE;
        LocalDate on = day(one, count);
        MapReader recorded = one.mapIfPresent("thing").orElse(null);
        if (recorded != null && count.isPresent()) {
            thing = thing.and(recorded(recorded, ThingFact.of(count.get().of().kind())));
        }
        MapReader title = one.mapIfPresent("title").orElse(null);
        if (title != null) {
            String kind = title.text("kind");
            String level = Objects.requireNonNullElse(given.level(title), "");
            title.done();
            thing = thing.with(
                    ThingFact.TITLE_HONOUR,
                    pack.honour(kind, level, values).map(Honour::id).orElse(""),
                    1L);
        }
        boolean expected = Given.yesOrNo(one, "counts");
        Facts seen = thing;
        return () -> new Outcome(pack)
                .same(
                        count.orElseThrow().name(),
                        expected ? COUNTED : OTHER,
                        answer(count.orElseThrow(), seen, values, on),
                        answer -> answer);
    }

    /** The day of the decision, which must be said where the count looks back from it. */
    private static LocalDate day(MapReader one, Optional<Count> count) {
        boolean looksBack = count.map(Count::where)
                .filter(where -> where.facts().contains(FactName.DECISION_ON))
                .isPresent();
        return looksBack || one.has("on") ? Given.day(one, "on") : LocalDate.EPOCH;
    }

    private static Facts recorded(MapReader thing, List<FactId> names) {
        Facts facts = Facts.NONE;
        List<String> ids = names.stream().map(FactId::id).toList();
        for (String id : thing.keys()) {
            if (thing.known(new MapReader.Word(id, thing.spotOf(id)), ids)) {
                FactId name = names.get(ids.indexOf(id));
                Optional<Value> value = Given.value(thing, id, name.type());
                facts = value.isPresent() ? facts.with(name, value.get(), 1L) : facts;
            }
        }
        return facts;
    }

    private String answer(Count count, Facts thing, ParameterValues values, LocalDate on) {
        Facts counted = Counting.with(Facts.NONE, count, List.of(new Thing("算例", thing, 1L)), values, on);
        return counted.find(count.fact())
                .map(fact -> fact.value().equals(Value.of(1L)) ? COUNTED : OTHER)
                .orElseGet(() -> undecided(count, values)
                        .map(parameter -> "参数 " + parameter + " 未定")
                        .orElse("说不准：缺少日期或者企业规模"));
    }

    private static Optional<String> undecided(Count count, ParameterValues values) {
        return Optional.ofNullable(count.where()).stream()
                .flatMap(where -> where.parameters().stream())
                .filter(parameter -> values.find(parameter).isEmpty())
                .findFirst();
    }
}
