package org.mingzhang.domain.policy.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Excerpt;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.ExpressionLanguage;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.FactRange;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Pays;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads the {@code amount} of a direction: its limits, tables, floor and what is taken off. */
final class FormulaSection {
    private static final Map<String, Pays> PAYS = Map.of("exactly", Pays.EXACTLY, "upTo", Pays.UP_TO);
    private static final Quantity STAND_IN = new Quantity.Written(Value.of(Fen.ZERO));

    private static final String NUMBER_FORM = "应为大于零的整数，例如 600；或 param(参数编号)；或 gives 连同得出整数的表达式";

    private final Known known;

    FormulaSection(Known known) {
        this.known = known;
    }

    Formula formula(MapReader map, boolean hasPrior) {
        Pays pays = map.choice("pays", PAYS, Pays.EXACTLY);
        Formula.RoundingRule rounding = rounding(map);
        List<Formula.Part> parts = new ArrayList<>();
        map.mapIfPresent("parts").ifPresent(section -> {
            for (String id : section.keys()) {
                MapReader part = section.map(id);
                parts.add(part(id, part));
                part.done();
            }
        });
        List<Limit> limits = map.has("limits") || parts.isEmpty() ? limits(map) : List.of();
        Formula.Floor floor = map.mapIfPresent("floor").map(this::floor).orElse(null);
        Formula.Less less = map.mapIfPresent("less").map(m -> less(m, hasPrior)).orElse(null);
        map.done();
        return new Formula(pays, rounding, parts, limits, floor, less);
    }

    /** The least of some limits and nothing else, rounded as the award is; the most that is paid, unless it says otherwise. */
    Formula limited(MapReader map, Formula.RoundingRule rounding) {
        Pays pays = map.has("pays") ? map.choice("pays", PAYS, Pays.UP_TO) : Pays.UP_TO;
        return new Formula(pays, rounding, List.of(), limits(map), null, null);
    }

    private List<Limit> limits(MapReader map) {
        List<Limit> limits = new ArrayList<>();
        MapReader section = map.map("limits");
        for (String id : section.keys()) {
            MapReader limit = section.map(id);
            limit(id, limit).ifPresent(limits::add);
            limit.done();
        }
        if (section.keys().isEmpty()) {
            map.report(map.spotOf("limits"), "没有上限", "至少写一条，例如 cap: {amount: 20万元, clause: …}");
        }
        return limits;
    }

    /** 分项: a component with limits of its own. */
    private Formula.Part part(String id, MapReader map) {
        return new Formula.Part(
                id,
                map.text("text"),
                map.has("when") ? expression(map, "when", ValueType.FLAG) : null,
                limits(map),
                known.quotes().of(map));
    }

    private Formula.RoundingRule rounding(MapReader map) {
        Fen unit = map.has("roundTo")
                ? map.read("roundTo", "应为大于零、带单位的金额，例如 1元、100元、1万元", Fen.of(1), text -> ((Value.Amount)
                                positiveAmount(text))
                        .fen())
                : Fen.of(1);
        Optional<Word> word = map.has("rounding") ? map.word("rounding") : Optional.empty();
        Matcher parameter =
                DirectionSection.PARAMETER.matcher(word.map(Word::text).orElse(""));
        if (!parameter.matches()) {
            Rounding way =
                    word.isPresent() ? map.choice("rounding", Formula.RoundingRule.WAYS, Rounding.DOWN) : Rounding.DOWN;
            return new Formula.RoundingRule(way, null, unit);
        }
        String id = known.choosing(map, "rounding", parameter.group(1), Formula.RoundingRule.WAYS.keySet());
        return new Formula.RoundingRule(Rounding.DOWN, id, unit);
    }

    private Optional<Limit> limit(String id, MapReader map) {
        String text = map.text("text");
        @Nullable Expression under = map.has("under") ? reading(map) : null;
        @Nullable Expression when = map.has("when") ? expression(map, "when", ValueType.FLAG) : null;
        Clause clause = known.quotes().of(map);
        Advance.@Nullable Settled settled =
                map.has("settled") ? map.choice("settled", DirectionSection.SETTLED, Advance.Settled.REFUND) : null;
        List<String> given =
                List.of("amount", "share", "gives").stream().filter(map::has).toList();
        if (given.size() != 1) {
            map.report(
                    map.spot(),
                    given.isEmpty() ? "amount、share、gives 都没有写" : String.join(" 和 ", given) + " 同时写了",
                    "三者取一：amount（一个金额），share 连同 of（某项已记录金额的一部分），gives（得出金额的表达式）");
            return Optional.empty();
        }
        return switch (given.getFirst()) {
            case "amount" ->
                Optional.of(new Formula.AmountLimit(
                        id, text, under, when, quantity(map, "amount", ValueType.AMOUNT), clause, settled));
            case "share" -> {
                Quantity share = quantity(map, "share", ValueType.SHARE);
                yield amountFact(map, "of")
                        .map(of -> new Formula.ShareLimit(id, text, under, when, share, of, clause, settled));
            }
            default ->
                Optional.ofNullable(expression(map, "gives", ValueType.AMOUNT))
                        .map(gives -> new Formula.ExpressionLimit(id, text, under, when, gives, clause, settled));
        };
    }

    /** Under which reading a limit stands: said by parameters alone, so that it is no matter of any case. */
    private @Nullable Expression reading(MapReader map) {
        @Nullable Expression under = expression(map, "under", ValueType.FLAG);
        if (under != null && (!under.facts().isEmpty() || under.parameters().isEmpty())) {
            map.report(
                    map.spotOf("under"),
                    MapReader.quoted(under.text()),
                    "应为只用参数的表达式，例如 param(\"cost.reading\") == \"narrow\"；看事实的写 when");
        }
        return under;
    }

    private Formula.Floor floor(MapReader map) {
        Formula.Floor floor = new Formula.Floor(
                quantity(map, "amount", ValueType.AMOUNT), known.quotes().of(map));
        map.done();
        return floor;
    }

    private Formula.@Nullable Less less(MapReader map, boolean hasPrior) {
        Optional<Expression> amount = map.has("gives")
                ? Optional.ofNullable(expression(map, "gives", ValueType.AMOUNT))
                : amountFact(map, "amount").map(fact -> plain(fact, hasPrior, map));
        @Nullable Expression when = map.has("when") ? expression(map, "when", ValueType.FLAG) : null;
        Clause clause = known.quotes().of(map);
        map.done();
        return amount.map(taken -> new Formula.Less(taken, when, clause)).orElse(null);
    }

    private Expression plain(FactId fact, boolean hasPrior, MapReader map) {
        if (fact == FactName.AWARDS_ALREADY_GRANTED && !hasPrior) {
            map.report(map.spot(), "写了 less 而没有写 prior", "本方向应有 prior，列出要扣减其已核定奖补的方向，例如 prior: [WS-2]");
        }
        return ((ExpressionLanguage.Result.Compiled) known.language().compile(fact.id(), ValueType.AMOUNT))
                .expression();
    }

    private Optional<FactId> amountFact(MapReader map, String key) {
        Map<String, FactId> amounts = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(FactName.values()), known.named().stream())
                .filter(fact -> fact.type() == ValueType.AMOUNT)
                .forEach(fact -> amounts.put(fact.id(), fact));
        return Optional.ofNullable(amounts.get(map.reference(key, amounts.keySet())));
    }

    /** A whole number: written, {@code param(ID)}, or given by an expression. */
    Quantity number(MapReader map, String key) {
        if (!map.has(key)) {
            map.report(map.spot(), "缺少 " + key, NUMBER_FORM);
        }
        return quantity(map, key, ValueType.NUMBER);
    }

    /** A value, {@code param(ID)}, what an expression gives, or a table of them. */
    private Quantity quantity(MapReader map, String key, ValueType type) {
        if (map.isMap(key) && map.map(key).has("gives")) {
            MapReader given = map.map(key);
            @Nullable Expression gives = expression(given, "gives", type);
            given.done();
            return gives == null ? STAND_IN : new Quantity.Computed(gives);
        }
        if (map.isMap(key) && map.map(key).has("on")) {
            return dated(map.map(key), type);
        }
        return map.isMap(key)
                ? table(map.map(key), type)
                : map.word(key).map(word -> simple(map, word, type)).orElse(STAND_IN);
    }

    private Quantity simple(MapReader map, Word word, ValueType type) {
        Matcher parameter = DirectionSection.PARAMETER.matcher(word.text());
        if (parameter.matches()) {
            String id = parameter.group(1);
            known.uses(List.of(id));
            if (map.known(new Word(id, word.spot()), known.parameters().keySet())
                    && known.parameterType(id).orElse(type) != type) {
                map.report(word.spot(), "参数 " + id + "，类别不同", "应为类别是" + type.named() + "的参数");
            }
            return new Quantity.FromParameter(id);
        }
        String expected =
                switch (type) {
                    case AMOUNT -> "应为大于零、带单位、精确到分的金额，例如 20万元；或 param(参数编号)";
                    case NUMBER -> NUMBER_FORM;
                    default -> "应为 0 到 1 之间的比例，例如 50%；或 param(参数编号)";
                };
        return map.parse(word, expected, STAND_IN, text -> new Quantity.Written(positive(type, text)));
    }

    /** Looked up by when something happened: {@code {on: acceptance.assessedOn, until: {2026-06-30: 50%}, later: 30%}}. */
    private Quantity dated(MapReader map, ValueType type) {
        List<String> dates = Arrays.stream(FactName.values())
                .filter(fact -> fact.type() == ValueType.DATE)
                .map(FactName::id)
                .toList();
        FactName on = FactName.byId(map.reference("on", dates)).orElse(FactName.APPLICATION_SUBMITTED_ON);
        NavigableMap<LocalDate, Quantity> until = new TreeMap<>();
        MapReader cells = map.map("until");
        for (String key : cells.keys()) {
            LocalDate day = cells.parse(
                    new Word(key, cells.spotOf(key)),
                    "应为日期，例如 2026-06-30：到这一天为止（含当日）",
                    LocalDate.MIN,
                    text -> ((Value.Day) ValueType.DATE.parse(text)).date());
            until.put(day, quantity(cells, key, type));
        }
        if (cells.keys().isEmpty()) {
            map.report(map.spotOf("until"), "没有写日期", "至少写一个，例如 until: {2026-06-30: 50%}");
        }
        Quantity later = map.has("later") ? quantity(map, "later", type) : null;
        map.done();
        return new Quantity.Dated(on, until, later);
    }

    private Quantity table(MapReader map, ValueType type) {
        List<FactName> by = map.references("by", DirectionSection.factIds()).stream()
                .flatMap(id -> FactName.byId(id).stream())
                .toList();
        if (by.isEmpty()) {
            map.report(map.spotOf("by"), "没有写按哪些事实查表", "应为事实的列表，例如 by: [acceptance.levelAfter]");
        }
        Map<List<String>, Quantity> cells = new LinkedHashMap<>();
        if (!by.isEmpty()) {
            cells(map.map("cells"), by, List.of(), type, cells);
        }
        map.done();
        return new Quantity.Table(by, cells);
    }

    private void cells(
            MapReader map, List<FactName> by, List<String> prefix, ValueType type, Map<List<String>, Quantity> cells) {
        FactName fact = by.get(prefix.size());
        if (fact == FactName.APPLICATION_BATCH) {
            known.batches().stream()
                    .filter(batch -> !map.has(batch))
                    .forEach(batch ->
                            map.report(map.spot(), "缺少批次 " + batch + " 的一格", "每个批次都应有一格；文件没有规定数额的写 param(参数编号)"));
        }
        for (String key : map.keys()) {
            List<String> path = new ArrayList<>(prefix);
            path.add(tableKey(map, fact, key));
            if (path.size() < by.size()) {
                cells(map.map(key), by, path, type, cells);
            } else {
                map.word(key).ifPresent(word -> cells.put(path, simple(map, word, type)));
            }
        }
    }

    /** The key as a fact's value gives it; reported when no fact could ever have it. */
    private String tableKey(MapReader map, FactName fact, String key) {
        Word word = new Word(key, map.spotOf(key));
        switch (fact) {
            case APPLICATION_BATCH -> map.known(word, known.batches());
            case HONOUR_ID -> map.known(word, known.honours());
            case COUNTY_ID -> map.known(word, known.counties());
            case ENTERPRISE_SIZE -> map.known(word, FactRange.SIZES.keySet());
            default -> {
                return map.parse(
                        word,
                        "应为" + fact.type().named() + "，与事实 " + fact.id() + " 的值一样，例如 "
                                + fact.type().examples(),
                        key,
                        text -> fact.type().parse(text).text());
            }
        }
        return key;
    }

    /** Compiles an expression; null after reporting what is wrong with it, at its place in the file. */
    @Nullable
    Expression expression(MapReader map, String key, ValueType type) {
        Optional<Word> word = map.word(key);
        if (word.isEmpty()) {
            return null;
        }
        if (known.namesUntyped(word.get().text())) {
            known.uses(known.untyped());
            return null;
        }
        Expression expression = compile(map, word.get(), type, known.language());
        if (expression != null) {
            known.uses(expression.parameters());
        }
        return expression;
    }

    /** The same of parameters alone: what is no case's own. */
    @Nullable
    Expression byParameters(MapReader map, String key) {
        Expression expression = expression(map, key, ValueType.FLAG);
        if (expression != null && !expression.facts().isEmpty()) {
            map.report(
                    map.spotOf(key),
                    "用了 " + expression.facts().stream().map(FactId::id).collect(Collectors.joining("、")),
                    "只能用参数，例如 param(\"audit.when\") == \"before-decision\"");
        }
        return expression;
    }

    static @Nullable Expression compile(MapReader map, Word word, ValueType type, ExpressionLanguage language) {
        switch (language.compile(word.text(), type)) {
            case ExpressionLanguage.Result.Compiled(Expression expression) -> {
                return expression;
            }
            case ExpressionLanguage.Result.Failed(List<ExpressionLanguage.Problem> problems) -> {
                for (ExpressionLanguage.Problem problem : problems) {
                    map.report(
                            word.spot(),
                            MapReader.quoted(Excerpt.around(word.text(), problem.column())),
                            "应为得出" + type.named() + "的表达式；第 " + (problem.column() + 1) + " 个字符处：" + problem.message());
                }
                return null;
            }
        }
    }

    private static Value positive(ValueType type, String text) {
        return switch (type) {
            case SHARE -> Value.of(share(text));
            case NUMBER -> Value.of(positiveNumber(text));
            default -> positiveAmount(text);
        };
    }

    private static Value positiveAmount(String text) {
        Value value = ValueType.AMOUNT.parse(text);
        if (!((Value.Amount) value).fen().isPositive()) {
            throw new IllegalArgumentException("not positive: " + text);
        }
        return value;
    }

    static Ratio share(String text) {
        Ratio share = Ratio.parse(text);
        if (share.compareTo(Ratio.ZERO) < 0 || share.compareTo(Ratio.ONE) > 0) {
            throw new IllegalArgumentException("outside 0 to 1: " + text);
        }
        return share;
    }

    static long positiveNumber(String text) {
        long number = Long.parseLong(text);
        if (number < 1) {
            throw new IllegalArgumentException("not positive: " + text);
        }
        return number;
    }
}
