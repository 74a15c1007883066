package org.mingzhang.domain.policy.examples;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.Honour;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Phase;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Target;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.reading.MapReader;

/** The sections {@code honours}, {@code targets}, {@code batches}, {@code phases}, {@code sources} and {@code lines}: what the notice counts and aims at. */
final class GoalExamples {
    private final Given given;
    private final PolicyPack pack;

    GoalExamples(Given given) {
        this.given = given;
        this.pack = given.pack();
    }

    /** A title as it may have been recorded. */
    private record Recorded(String kind, String level) {}

    /** Which recorded titles are the pack's, and which are not. */
    Supplier<Outcome> honour(MapReader one) {
        String id =
                one.reference("honour", pack.honours().stream().map(Honour::id).toList());
        ParameterValues values = given.decided(one, "parameters");
        List<Recorded> yes = recorded(one, "is");
        List<Recorded> no = recorded(one, "isNot");
        Boolean priority = one.has("priority") ? (Boolean) Given.yesOrNo(one, "priority") : null;
        if (yes.isEmpty() && no.isEmpty() && priority == null) {
            one.report(one.spot(), "is 和 isNot 都没有写", "应写明记作什么的是这一称号（is），什么的不是（isNot）");
        }
        return () -> {
            Honour honour = pack.honour(id).orElseThrow();
            Outcome outcome = new Outcome(pack);
            yes.forEach(title -> matches(honour, title, true, values, outcome));
            no.forEach(title -> matches(honour, title, false, values, outcome));
            return priority == null
                    ? outcome
                    : outcome.same("实施期内获得的优先", priority, honour.priority(), is -> is ? "是" : "否");
        };
    }

    private static void matches(
            Honour honour, Recorded title, boolean expected, ParameterValues values, Outcome outcome) {
        outcome.same(
                title.level() + title.kind(),
                expected,
                honour.matches(title.kind(), title.level(), values),
                is -> (is ? "是" : "不是") + honour.name());
    }

    private List<Recorded> recorded(MapReader one, String key) {
        return one.maps(key).stream()
                .map(title -> {
                    Recorded read =
                            new Recorded(title.text("kind"), Objects.requireNonNullElse(given.level(title), ""));
                    title.done();
                    return read;
                })
                .toList();
    }

    /** What a target asks for, in the words of {@code schemes show}. */
    Supplier<Outcome> target(MapReader one) {
        Map<String, Target> targets =
                pack.targets().stream().collect(Collectors.toMap(Target::id, Function.identity()));
        Target target = targets.get(one.reference("target", targets.keySet()));
        ParameterValues values = given.decided(one, "parameters");
        String comparison =
                one.choice("is", Map.of("atLeast", ">=", "moreThan", ">", "exactly", "=", "about", "~"), ">=");
        Value value = target == null
                ? Value.of(0L)
                : Given.value(one, "value", target.value().type()).orElse(target.value());
        return () -> {
            Target of = Objects.requireNonNull(target);
            return new Outcome(pack)
                    .same(of.name(), comparison, of.comparison(values), Function.identity())
                    .same(of.name(), value, of.value(), Value::display);
        };
    }

    /** Which batches there are. */
    Supplier<Outcome> batches(MapReader one) {
        Map<String, String> expected = new LinkedHashMap<>();
        MapReader are = one.map("are");
        are.keys().forEach(number -> expected.put(number, are.text(number)));
        return () -> {
            Map<String, String> found = new LinkedHashMap<>();
            pack.batches().forEach(batch -> found.put(Integer.toString(batch.number()), batch.name()));
            return new Outcome(pack).same("批次", expected, found, batches -> batches.entrySet().stream()
                    .map(batch -> batch.getKey() + " " + batch.getValue())
                    .collect(Collectors.joining("、")));
        };
    }

    /** From which day to which day a phase is. */
    Supplier<Outcome> phase(MapReader one) {
        Map<String, Phase> phases = pack.phases().stream().collect(Collectors.toMap(Phase::id, Function.identity()));
        Optional<Phase> phase = Optional.ofNullable(phases.get(one.reference("phase", phases.keySet())));
        ParameterValues values = given.decided(one, "parameters");
        LocalDate first = Given.day(one, "from");
        LocalDate last = Given.day(one, "to");
        return () -> new Outcome(pack)
                .same("起日", first, phase.orElseThrow().from().atDay(1), LocalDate::toString)
                .same("止日", last, phase.orElseThrow().end(pack, values), LocalDate::toString);
    }

    /** Which sources pay a line, and in which order. */
    Supplier<Outcome> line(MapReader one) {
        Map<String, BudgetLine> lines =
                pack.lines().stream().collect(Collectors.toMap(BudgetLine::id, Function.identity()));
        Optional<BudgetLine> line = Optional.ofNullable(lines.get(one.reference("line", lines.keySet())));
        List<String> sources = one.references(
                "paidBy", pack.sources().stream().map(FundingSource::id).toList());
        return () -> new Outcome(pack)
                .same(
                        line.orElseThrow().name(),
                        sources,
                        List.copyOf(line.orElseThrow().paidBy()),
                        ids -> String.join("、", ids));
    }

    /** What the notice says a source is. */
    Supplier<Outcome> source(MapReader one) {
        Map<String, FundingSource> sources =
                pack.sources().stream().collect(Collectors.toMap(FundingSource::id, Function.identity()));
        FundingSource source = sources.get(one.reference("source", sources.keySet()));
        String amount =
                one.has("amount") ? Value.of(Given.amount(one, "amount")).display() : "未载明";
        return () -> new Outcome(pack)
                .same(
                        Objects.requireNonNull(source).name(),
                        amount,
                        Optional.ofNullable(source.amount())
                                .map(fen -> Value.of(fen).display())
                                .orElse("未载明"),
                        Function.identity());
    }
}
