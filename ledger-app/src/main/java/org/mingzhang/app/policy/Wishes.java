package org.mingzhang.app.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.FactRange;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.ParameterRules;
import org.mingzhang.domain.policy.ParameterRules.Proposal;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/**
 * Reads what someone wants to try: {@code PARAM=VALUE}, or {@code APPLICATION:FACT=VALUE} for a fact of one case. Several
 * values after commas are choices to be laid side by side: the first of each name together, then the second of each; a name
 * with one value has it in every choice.
 */
final class Wishes {
    private final CaseBook book;
    private final ParameterValues inForce;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * One choice.
     *
     * @param set as it was written
     * @param facts by application, where facts of cases are changed
     */
    record Wish(SortedMap<String, String> set, ParameterValues values, Map<String, Map<FactName, Value>> facts) {
        Facts in(String application, Facts recorded) {
            Facts changed = recorded;
            for (Map.Entry<FactName, Value> fact :
                    facts.getOrDefault(application, Map.of()).entrySet()) {
                changed = changed.with(fact.getKey(), fact.getValue(), null);
            }
            return changed;
        }

        /** The values where another version governs a case: of those that are wished, the parameters that it has, too. */
        ParameterValues under(CaseBook book, PolicyPack governing) {
            PolicyPack pack = book.pack();
            if (governing.version() == pack.version()) {
                return values;
            }
            ParameterValues own = book.programme().parameters(governing);
            for (String name : set.keySet()) {
                Value value = values.find(name).orElse(null);
                boolean has = governing
                        .parameter(name)
                        .filter(here -> pack.parameter(name)
                                .filter(there -> there.type() == here.type())
                                .isPresent())
                        .isPresent();
                own = has && value != null ? own.with(name, value, null) : own;
            }
            return own;
        }
    }

    private Wishes(CaseBook book) {
        this.book = book;
        this.inForce = book.programme().parameters(book.pack());
    }

    /**
     * The choices that are meant.
     *
     * @throws InvalidDocument with everything that speaks against them
     */
    static List<Wish> read(CaseBook book, List<String> written) {
        Wishes wishes = new Wishes(book);
        written.forEach(wishes::split);
        List<Wish> out = wishes.choices();
        if (!wishes.problems.isEmpty()) {
            throw new InvalidDocument(wishes.problems.stream().distinct().toList());
        }
        return out;
    }

    private void split(String written) {
        int equals = written.indexOf('=');
        String name = equals < 0 ? "" : written.substring(0, equals).strip();
        List<String> choices = equals < 0
                ? List.of()
                : List.of(written.substring(equals + 1).split("[,，]", -1)).stream()
                        .map(String::strip)
                        .toList();
        if (name.isEmpty() || choices.contains("")) {
            problems.add(new Problem(written, "格式不对", "应为 参数=取值，如 --set 参数=15万元；多个取值以逗号分开"));
        } else if (values.putIfAbsent(name, choices) != null) {
            problems.add(new Problem(name, written, "同一参数只写一次；多个取值以逗号分开"));
        }
    }

    private List<Wish> choices() {
        int count = values.values().stream().mapToInt(List::size).max().orElse(0);
        values.forEach((name, choices) -> {
            if (choices.size() != 1 && choices.size() != count) {
                problems.add(new Problem(name, String.join("，", choices), "应有 1 个或 " + count + " 个取值，与其他参数的取值一一对应"));
            }
        });
        List<Wish> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SortedMap<String, String> set = new TreeMap<>();
            for (Map.Entry<String, List<String>> entry : values.entrySet()) {
                List<String> choices = entry.getValue();
                set.put(entry.getKey(), choices.get(Math.min(i, choices.size() - 1)));
            }
            out.add(choice(set));
        }
        return out;
    }

    private Wish choice(SortedMap<String, String> set) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, Map<FactName, Value>> facts = new TreeMap<>();
        set.forEach((name, value) -> {
            if (name.contains(":")) {
                fact(name, value, facts);
            } else {
                parameters.put(name, value);
            }
        });
        ParameterValues after = inForce;
        switch (ParameterRules.propose(book.pack(), inForce, parameters)) {
            case Proposal.Possible(ParameterValues possible) -> after = possible;
            case Proposal.Impossible(List<Rejection> refusals) ->
                refusals.forEach(no -> problems.add(problem(no, set)));
        }
        return new Wish(set, after, facts);
    }

    private Problem problem(Rejection no, Map<String, String> set) {
        String parameter = Scalar.texts(no.facts()).getOrDefault("parameter", "");
        return new Problem(
                parameter, Objects.requireNonNullElse(set.get(parameter), ""), no.message(new PackNames(book.pack())));
    }

    private void fact(String written, String value, Map<String, Map<FactName, Value>> facts) {
        int colon = written.indexOf(':');
        String application = written.substring(0, colon).strip();
        FactName name = FactName.byId(written.substring(colon + 1).strip()).orElse(null);
        Set<String> known = book.cases().stream().map(CaseBook.Entry::number).collect(Collectors.toSet());
        if (!known.contains(application)) {
            problems.add(new Problem(written, application, "本专项没有这件在办或已核定的申报"));
        }
        if (name == null) {
            problems.add(new Problem(
                    written,
                    value,
                    "没有这个事实；可用："
                            + java.util.Arrays.stream(FactName.values())
                                    .map(FactName::id)
                                    .collect(Collectors.joining("、"))));
            return;
        }
        try {
            Value read = name.type().parse(value);
            String expected = FactRange.expected(book.pack(), name, read);
            if (expected != null) {
                problems.add(new Problem(written, value, name.label() + expected));
            }
            facts.computeIfAbsent(application, none -> new TreeMap<>()).put(name, read);
        } catch (IllegalArgumentException notOfThisKind) {
            problems.add(new Problem(
                    written,
                    value,
                    "应为" + name.type().chinese() + "（" + name.type().example() + "）"));
        }
    }
}
