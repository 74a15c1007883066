package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.Scalar;
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
import org.mingzhang.domain.policy.reading.Problems.Spot;

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
        // Words that are only shown may be any; what a rule compares is one of a few.
        boolean shown = known.shown().contains(id);
        if (known.parameterType(id).isPresent() && (type == ValueType.TEXT && !shown) == options.isEmpty()) {
            map.report(
                    map.spot(),
                    options.isEmpty() ? "文字（text）参数没有写 options" : "类别为" + type.named() + "却写了 options",
                    shown ? "只照原样写出的文字，例如文号，不写 options" : "type 是 text 的参数要写 options，其他类别不写");
        }
        return new Parameter(
                id,
                map.text("name"),
                type,
                map.textOr("unit", ""),
                initial(id, map, type, options),
                options,
                constraints(id, map, type),
                map.text("doubt"),
                known.quotes().of(map));
    }

    /** What a document's number is by default, where a parameter says it; read before the parameters are. */
    static String number(MapReader pack, MapReader document, String id) {
        MapReader section = pack.map("parameters");
        if (!document.known(new Word(id, document.spotOf("number")), section.keys()) || !section.isMap(id)) {
            return "";
        }
        MapReader parameter = section.map(id);
        String initial = parameter.word("default").map(Word::text).orElse("");
        boolean text = parameter.word("type").map(Word::text).equals(Optional.of(ValueType.TEXT.key()));
        if (!text || initial.isBlank() || initial.equals(UNDECIDED)) {
            document.report(
                    document.spotOf("number"),
                    "参数 " + id + " 不能作文号",
                    "应为类别是" + ValueType.TEXT.named() + "、有默认值的参数；默认值照录文件上的文号，缺失的写明");
        }
        return initial;
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

    private @Nullable Value initial(String id, MapReader map, ValueType type, List<Parameter.Option> options) {
        Optional<Word> word = map.word("default");
        if (word.isEmpty()) {
            map.report(map.spotOf("default"), "缺少 default", "应为一个值；尚未决定的写 " + UNDECIDED);
            return null;
        }
        if (word.get().text().equals(UNDECIDED)) {
            return null;
        }
        if (!options.isEmpty()) {
            map.known(word.get(), options.stream().map(Parameter.Option::id).toList());
        }
        return known.parameterType(id).isEmpty()
                ? null
                : map.parse(
                        word.get(),
                        "应为" + type.named() + "，例如 " + type.examples() + "；尚未决定的写 " + UNDECIDED,
                        Value.of(""),
                        type::parse);
    }

    private List<Parameter.Constraint> constraints(String id, MapReader map, ValueType type) {
        List<Parameter.Constraint> constraints = new ArrayList<>();
        List<MapReader> written = map.maps("constraints");
        if (known.parameterType(id).isEmpty()) {
            return constraints;
        }
        ExpressionLanguage language = judging.computeIfAbsent(type, known.language()::judging);
        for (MapReader one : written) {
            Optional<Word> word = one.word("holds");
            Clause clause = known.quotes().of(one);
            one.done();
            if (word.isEmpty()) {
                one.report(one.spot(), "缺少 holds", "应为对 value 和其他参数的表达式，例如 value >= 5");
                continue;
            }
            Expression holds = FormulaSection.compile(one, word.get(), ValueType.FLAG, language);
            if (holds == null) {
                continue;
            }
            if (!holds.facts().isEmpty()) {
                one.report(word.get().spot(), "约束里用了事实", "约束里只能用 value 和 param(\"参数编号\")");
            }
            constraints.add(new Parameter.Constraint(holds, clause));
        }
        return constraints;
    }

    /** Every pack has the parameters without which the ledger cannot act on it, decided from the start. */
    void checkCore(MapReader pack, PolicyPack read) {
        MapReader section = pack.map("parameters");
        for (CoreParameter core : CoreParameter.values()) {
            if (!section.isMap(core.id()) && !core.neededBy(read)) {
                continue;
            }
            if (!section.isMap(core.id())) {
                problems.report(
                        section.spot(),
                        "缺少参数 " + core.id(),
                        "应有参数 " + core.id() + "，类别" + core.type().named() + "；账本要用它的值");
                continue;
            }
            MapReader map = section.map(core.id());
            if (known.parameterType(core.id()).orElse(core.type()) != core.type()) {
                problems.report(map.spotOf("type"), "类别不同", "应为 " + core.type().key());
            }
            map.word("default")
                    .filter(word -> word.text().equals(UNDECIDED))
                    .ifPresent(word -> problems.report(word.spot(), UNDECIDED, "应为一个值：账本要用它，不能留待决定"));
            for (Parameter.Option option : options(map)) {
                map.known(
                        new Word(option.id(), map.spotOf("options")),
                        core.options().isEmpty() ? List.of(option.id()) : core.options());
            }
        }
    }

    /** A parameter that no rule depends on would promise a choice that changes nothing; what was published with one option is read. */
    void checkUsed(MapReader pack, List<Parameter> parameters) {
        MapReader section = pack.map("parameters");
        for (Parameter parameter : parameters) {
            // What the ledger itself acts on: what every pack has, and what a pack may have.
            boolean core = parameter.id().equals(ParameterValues.PAYMENT_LIST_NOTICE)
                    || Arrays.stream(CoreParameter.values())
                            .anyMatch(each -> each.id().equals(parameter.id()));
            boolean confirms = parameter.options().size() == 1;
            if (!core && !confirms && !known.usedParameters().contains(parameter.id())) {
                problems.report(section.spotOf(parameter.id()), "没有规则用到的参数", "应有一条规则用到它；只有一种读法的，在歧义里写 amendment");
            }
        }
    }

    /** The defaults must satisfy the pack's own constraints. */
    void checkDefaults(MapReader pack, PolicyPack read) {
        ParameterValues defaults = ParameterValues.defaults(read);
        MapReader section = pack.map("parameters");
        for (Parameter parameter : read.parameters()) {
            Spot spot = section.map(parameter.id()).spotOf("default");
            try {
                ParameterRules.violated(read, defaults, parameter.id())
                        .ifPresent(broken -> problems.report(
                                spot,
                                "默认值不符合约束 “" + Scalar.texts(broken.facts()).get("constraint") + "”",
                                "应为符合约束的值"));
            } catch (ArithmeticException tooLarge) {
                problems.report(spot, "按这个默认值计算约束，得数超出账本能记的范围", "应为小一些的值，或改写 constraints 里的约束");
            }
        }
    }
}
