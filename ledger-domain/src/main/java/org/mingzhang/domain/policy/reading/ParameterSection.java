package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.CoreParameter;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.ExpressionLanguage;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterRules;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads {@code parameters}: what the documents leave open, with defaults, options and constraints. */
final class ParameterSection {
    private static final String UNDECIDED = "undecided";

    private final Known known;
    private final Problems problems;
    /** Building a language is the dear part of reading a pack: one per kind of value is enough. */
    private final Map<ValueType, ExpressionLanguage> judging = new EnumMap<>(ValueType.class);

    ParameterSection(Known known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    Parameter parameter(String id, MapReader map) {
        ValueType type = map.choice("type", Known.types(), ValueType.TEXT);
        List<Parameter.Option> options = options(map);
        if ((type == ValueType.TEXT) == options.isEmpty()) {
            map.report(
                    map.spot(),
                    options.isEmpty() ? "a text parameter without options" : "options of a " + type.key(),
                    "options exactly where type is text");
        }
        return new Parameter(
                id,
                map.text("name"),
                type,
                map.textOr("unit", ""),
                initial(map, type, options),
                options,
                constraints(map, judging.computeIfAbsent(type, known.language()::judging)),
                map.text("doubt"),
                known.quotes().of(map));
    }

    private static List<Parameter.Option> options(MapReader map) {
        List<Parameter.Option> options = new ArrayList<>();
        map.mapIfPresent("options").ifPresent(words -> {
            for (String id : words.keys()) {
                options.add(new Parameter.Option(id, words.text(id)));
            }
        });
        return options;
    }

    private static @Nullable Value initial(MapReader map, ValueType type, List<Parameter.Option> options) {
        Optional<Word> word = map.word("default");
        if (word.isEmpty()) {
            map.report(map.spotOf("default"), "no default", "a value, or " + UNDECIDED);
            return null;
        }
        if (word.get().text().equals(UNDECIDED)) {
            return null;
        }
        if (!options.isEmpty()) {
            map.known(word.get(), options.stream().map(Parameter.Option::id).toList());
        }
        return map.parse(
                word.get(),
                "a " + type.key() + " (" + type.example() + "), or " + UNDECIDED,
                Value.of(""),
                type::parse);
    }

    private List<Parameter.Constraint> constraints(MapReader map, ExpressionLanguage language) {
        List<Parameter.Constraint> constraints = new ArrayList<>();
        for (MapReader one : map.maps("constraints")) {
            Optional<Word> word = one.word("holds");
            Clause clause = known.quotes().of(one);
            one.done();
            if (word.isEmpty()) {
                one.report(one.spot(), "no \"holds\"", "an expression over value and other parameters");
                continue;
            }
            Expression holds = FormulaSection.compile(one, word.get(), ValueType.FLAG, language);
            if (holds == null) {
                continue;
            }
            if (!holds.facts().isEmpty()) {
                one.report(word.get().spot(), "a constraint over facts", "only value and param(\"…\")");
            }
            constraints.add(new Parameter.Constraint(holds, clause));
        }
        return constraints;
    }

    /** Every pack has the parameters on which the ledger itself acts, decided from the start. */
    void checkCore(MapReader pack) {
        MapReader section = pack.map("parameters");
        for (CoreParameter core : CoreParameter.values()) {
            if (!section.isMap(core.id())) {
                problems.report(
                        section.spot(),
                        "no parameter " + core.id(),
                        core.id() + ", of type " + core.type().key() + ", which the ledger acts on");
                continue;
            }
            MapReader map = section.map(core.id());
            if (known.parameterType(core.id()).orElse(core.type()) != core.type()) {
                problems.report(map.spotOf("type"), "another type", core.type().key());
            }
            map.word("default")
                    .filter(word -> word.text().equals(UNDECIDED))
                    .ifPresent(word -> problems.report(word.spot(), UNDECIDED, "a value: the ledger acts on it"));
            for (Parameter.Option option : options(map)) {
                map.known(
                        new Word(option.id(), map.spotOf("options")),
                        core.options().isEmpty() ? List.of(option.id()) : core.options());
            }
        }
    }

    /** A parameter that no rule depends on would promise a choice that changes nothing; one option only confirms. */
    void checkUsed(MapReader pack, List<Parameter> parameters) {
        MapReader section = pack.map("parameters");
        for (Parameter parameter : parameters) {
            boolean core = Arrays.stream(CoreParameter.values())
                    .anyMatch(each -> each.id().equals(parameter.id()));
            boolean confirms = parameter.options().size() == 1;
            if (!core && !confirms && !known.usedParameters().contains(parameter.id())) {
                problems.report(
                        section.spotOf(parameter.id()),
                        "a parameter that no rule uses",
                        "a rule that names it, or a single option, which a decision confirms");
            }
        }
    }

    /** The defaults must satisfy the pack's own constraints. */
    void checkDefaults(MapReader pack, PolicyPack read) {
        ParameterValues defaults = ParameterValues.defaults(read);
        MapReader section = pack.map("parameters");
        for (Parameter parameter : read.parameters()) {
            ParameterRules.violated(read, defaults, parameter.id())
                    .ifPresent(broken -> problems.report(
                            section.map(parameter.id()).spotOf("default"),
                            "a default that breaks " + broken.facts().get("constraint"),
                            "a value within the constraints"));
        }
    }
}
