package org.mingzhang.domain.policy.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Catalogue;
import org.mingzhang.domain.policy.Count;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.ExpressionLanguage;
import org.mingzhang.domain.policy.Figure;
import org.mingzhang.domain.policy.Form;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Fund;
import org.mingzhang.domain.policy.ItemCategory;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Similarity;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads what expressions name beside facts and parameters: {@code funds}, {@code counts}, {@code figures}, {@code forms}. */
final class NamedSections {
    private static final Map<String, Fund.Per> PERS =
            Map.of("ever", Fund.Per.EVER, "calendarYear", Fund.Per.CALENDAR_YEAR, "pilot", Fund.Per.PILOT);
    private static final Map<String, Exclusion.CaseRole> ROLES = Map.of(
            "applicant", Exclusion.CaseRole.APPLICANT,
            "lead", Exclusion.CaseRole.LEAD,
            "participant", Exclusion.CaseRole.PARTICIPANT);
    /** From when a case can count against others. */
    static final Map<String, Moment> MOMENTS = DirectionSection.words(Moment.SUBMISSION, Moment.APPROVAL, Moment.AWARD);

    private final Known known;
    private final FormulaSection formulas;
    private final Map<ThingFact.Kind, ExpressionLanguage> languages = new LinkedHashMap<>();

    NamedSections(Known known) {
        this.known = known;
        this.formulas = new FormulaSection(known);
    }

    /** All names, gathered before any rule is read, so that a rule may name what stands further down. */
    static List<NamedFact> names(MapReader pack) {
        List<NamedFact> names = new ArrayList<>();
        each(
                pack,
                "funds",
                (id, map) -> names.add(
                        new NamedFact(NamedFact.Family.GRANTED, id, ValueType.AMOUNT, "", map.textOr("name", id))));
        each(pack, "counts", (id, map) -> names.add(Count.fact(id, map.textOr("name", id), map.textOr("unit", ""))));
        each(pack, "figures", (id, map) -> {
            NamedFact figure = Figure.fact(id, map.textOr("name", id), type(map), map.textOr("unit", ""));
            boolean yearly = map.word("of").map(Word::text).equals(Optional.of("enterprise"));
            names.add(yearly ? Figure.yearly(figure) : figure);
        });
        each(pack, "catalogues", (id, map) -> names.add(Catalogue.fact(id, map.textOr("name", id))));
        Set<String> fields = new LinkedHashSet<>();
        each(pack, "forms", (form, map) -> {
            if (map.isMap("fields")) {
                MapReader all = map.map("fields");
                for (String id : all.keys()) {
                    if (all.isMap(id) && fields.add(id)) {
                        MapReader field = all.map(id);
                        names.add(Form.Field.fact(id, field.textOr("name", id), type(field)));
                    }
                }
            }
        });
        return names;
    }

    private static void each(MapReader pack, String section, java.util.function.BiConsumer<String, MapReader> reader) {
        if (!pack.isMap(section)) {
            return;
        }
        MapReader map = pack.map(section);
        for (String id : map.keys()) {
            if (map.isMap(id)) {
                reader.accept(id, map.map(id));
            }
        }
    }

    private static ValueType type(MapReader map) {
        return map.word("type").map(Word::text).map(Known.types()::get).orElse(ValueType.TEXT);
    }

    Fund fund(String id, MapReader map) {
        Map<String, Set<String>> packs = new LinkedHashMap<>();
        map.mapIfPresent("packs").ifPresent(others -> {
            for (String pack : others.keys()) {
                packs.put(pack, new LinkedHashSet<>(others.texts(pack)));
            }
        });
        Fund.@Nullable Recorded recorded = map.mapIfPresent("recorded")
                .map(outside -> {
                    Fund.Recorded counted = new Fund.Recorded(
                            Set.copyOf(outside.texts("names")),
                            Set.copyOf(outside.texts("levels")),
                            Set.copyOf(outside.texts("directions")),
                            Set.copyOf(outside.texts("except")));
                    outside.done();
                    return counted;
                })
                .orElse(null);
        Set<String> directions = new LinkedHashSet<>(map.references("directions", known.directions()));
        if (directions.isEmpty() && packs.isEmpty() && recorded == null) {
            map.report(map.spot(), "directions、packs、recorded 都没有写", "至少写一项：哪些奖补计入");
        }
        return new Fund(
                id,
                map.text("name"),
                directions,
                packs,
                recorded,
                map.has("per") ? map.choice("per", PERS, Fund.Per.EVER) : Fund.Per.EVER,
                map.has("since")
                        ? map.word("since").map(word -> since(map, word)).orElse(null)
                        : null,
                map.has("others") ? others(map) : Fund.Others.IGNORED,
                known.quotes().of(map));
    }

    private Fund.Others others(MapReader map) {
        Matcher parameter = DirectionSection.PARAMETER.matcher(map.textOr("others", ""));
        return parameter.matches()
                ? new Fund.Others(false, known.choosing(map, "others", parameter.group(1), Fund.Others.WORDS.keySet()))
                : new Fund.Others(map.choice("others", Fund.Others.WORDS, false), null);
    }

    private Fund.Since since(MapReader map, Word word) {
        Matcher parameter = DirectionSection.PARAMETER.matcher(word.text());
        if (!parameter.matches()) {
            LocalDate day = map.parse(
                    word, "应为日期，例如 2024-01-01：这一天（含当日）以来核定的才计入；或 param(参数编号)", LocalDate.EPOCH, text -> ((Value.Day)
                                    ValueType.DATE.parse(text))
                            .date());
            return new Fund.Since(day, null);
        }
        String id = parameter.group(1);
        known.uses(List.of(id));
        if (map.known(new Word(id, word.spot()), known.parameters().keySet())
                && known.parameterType(id).orElse(ValueType.DATE) != ValueType.DATE) {
            map.report(word.spot(), "参数 " + id + " 不是日期", "应为类别是" + ValueType.DATE.named() + "的参数");
        }
        return new Fund.Since(null, id);
    }

    Count count(String id, MapReader map) {
        Count.Of of = map.choice("of", DirectionSection.words(Count.Of.values()), Count.Of.PARTICIPANTS);
        @Nullable Expression where = null;
        if (map.has("where")) {
            where = map.word("where")
                    .map(word -> FormulaSection.compile(
                            map, word, ValueType.FLAG, languages.computeIfAbsent(of.kind(), known.language()::over)))
                    .orElse(null);
            if (where != null) {
                known.uses(where.parameters());
            }
        }
        return new Count(
                id,
                map.text("name"),
                of,
                where,
                map.textOr("unit", ""),
                known.quotes().of(map));
    }

    Figure figure(String id, MapReader map) {
        Figure.Of of = map.choice("of", DirectionSection.words(Figure.Of.values()), Figure.Of.PROGRAMME);
        boolean yearly = map.has("per") && map.choice("per", Map.of("year", true), true);
        if (yearly != (of == Figure.Of.ENTERPRISE)) {
            map.report(
                    map.spotOf("per"),
                    yearly ? "写了 per 而 of 不是 enterprise" : "of 为 enterprise 而没有写 per",
                    "申报单位（enterprise）的数据逐年登记，写 per: year；其余的不写");
        }
        return new Figure(
                id,
                map.text("name"),
                of,
                map.choice("type", Known.types(), ValueType.NUMBER),
                map.textOr("unit", ""),
                known.quotes().of(map));
    }

    Catalogue catalogue(String id, MapReader map) {
        Map<String, ItemCategory> words = new LinkedHashMap<>();
        for (ItemCategory category : ItemCategory.values()) {
            words.put(category.chinese(), category);
        }
        map.choice("of", Map.of("contracts", true), true);
        Set<ItemCategory> counts = EnumSet.noneOf(ItemCategory.class);
        counts.addAll(map.choices("counts", words));
        if (counts.isEmpty()) {
            map.report(map.spotOf("counts"), "没有写计入的类别", MapReader.oneOf(words.keySet()) + "，例如 [软件, 云服务]");
        }
        Map<ItemCategory, Ratio> atMost = new EnumMap<>(ItemCategory.class);
        map.mapIfPresent("atMost").ifPresent(shares -> {
            for (String word : shares.keys()) {
                Ratio share = shares.read(word, "应为 0 到 1 之间的比例，例如 30%", Ratio.ONE, FormulaSection::share);
                ItemCategory category = words.get(word);
                if (category == null || !counts.contains(category)) {
                    shares.report(shares.spotOf(word), MapReader.quoted(word), "应为 counts 里写了的类别");
                } else {
                    atMost.put(category, share);
                }
            }
        });
        return new Catalogue(
                id,
                map.text("name"),
                counts,
                atMost,
                new LinkedHashSet<>(map.texts("except")),
                known.quotes().of(map));
    }

    Similarity similarity(String id, MapReader map) {
        return new Similarity(
                id,
                map.text("text"),
                map.references("directions", known.directions()),
                threshold(map, "members"),
                threshold(map, "texts"),
                known.quotes().of(map));
    }

    private Similarity.Threshold threshold(MapReader map, String key) {
        Matcher parameter = DirectionSection.PARAMETER.matcher(map.text(key));
        if (!parameter.matches()) {
            return new Similarity.Threshold(
                    map.read(key, "应为 0 到 1 之间的比例，例如 60%；或 param(参数编号)", Ratio.ONE, FormulaSection::share), null);
        }
        String id = parameter.group(1);
        known.uses(List.of(id));
        if (map.known(new Word(id, map.spotOf(key)), known.parameters().keySet())
                && known.parameterType(id).orElse(ValueType.SHARE) != ValueType.SHARE) {
            map.report(map.spotOf(key), "参数 " + id + " 不是比例", "应为类别是" + ValueType.SHARE.named() + "的参数");
        }
        return new Similarity.Threshold(null, id);
    }

    Form form(String id, MapReader map) {
        List<Form.Field> fields = new ArrayList<>();
        MapReader section = map.map("fields");
        for (String field : section.keys()) {
            MapReader one = section.map(field);
            if (!PackSections.ID.matcher(field).matches()) {
                map.report(one.spot(), MapReader.quoted(field), PackSections.ID_FORM);
            }
            fields.add(field(field, one));
            one.done();
        }
        return new Form(id, map.text("name"), fields, known.quotes().of(map));
    }

    private static Form.Field field(String id, MapReader map) {
        ValueType type = map.choice("type", Known.types(), ValueType.TEXT);
        List<String> options = map.texts("options");
        if (!options.isEmpty() && type != ValueType.TEXT) {
            map.report(map.spotOf("options"), "类别为" + type.named() + "却写了 options", "只有文字（text）栏目写 options");
        }
        boolean several = map.flag("several");
        if (map.has("atMost") && !several) {
            map.report(map.spotOf("atMost"), "写了 atMost 而没有 several: true", "可填多个值的栏目才限几个");
        }
        return new Form.Field(
                id,
                map.text("name"),
                type,
                options,
                map.flag("needed"),
                several,
                map.has("atMost")
                        ? Long.valueOf(map.read("atMost", "应为大于零的整数，例如 2", 1L, FormulaSection::positiveNumber))
                        : null,
                map.flag("personal"),
                map.has("most")
                        ? Long.valueOf(map.read("most", "应为大于零的整数，例如 300", 1L, FormulaSection::positiveNumber))
                        : null,
                map.has("from") ? map.text("from") : null);
    }

    Exclusion exclusion(String id, MapReader map) {
        List<String> directions = map.references("directions", known.directions());
        if (directions.isEmpty()) {
            map.report(map.spotOf("directions"), "没有写方向", MapReader.oneOf(known.directions()));
        }
        Quantity atMost = formulas.number(map, "atMost");
        if (!atMost.facts().isEmpty()) {
            map.report(map.spotOf("atMost"), "用了事实", "限报的项数只能是整数或 param(参数编号)");
        }
        Set<Exclusion.CaseRole> roles = EnumSet.noneOf(Exclusion.CaseRole.class);
        roles.addAll(map.choices("role", ROLES));
        return new Exclusion(
                id,
                map.text("text"),
                directions,
                roles.isEmpty() ? EnumSet.of(Exclusion.CaseRole.APPLICANT) : roles,
                atMost,
                map.choice("at", MOMENTS, Moment.SUBMISSION),
                known.quotes().of(map));
    }
}
