package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Ambiguity;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/** What is said of a choice and is not so: options whose words mean another one, readings that no parameter has, a unit of another notice. */
final class ChoiceChecks {
    /** What the words of options that the ledger itself acts on must say, and must not. */
    private static final Map<String, Pattern> MEANT = Map.of(
            "down", Pattern.compile("舍|去尾|不计|截"),
            "halfUp", Pattern.compile("四舍五入|五入|半数"),
            "up", Pattern.compile("进|入|向上"));

    private static final Map<String, Pattern> NEVER = Map.of(
            "down", Pattern.compile("四舍五入|进一|进位|向上"),
            "halfUp", Pattern.compile("^(?:一律)?(?:舍去|舍弃|截)|进一|进位|向上"),
            "up", Pattern.compile("四舍五入|舍去|舍弃|截"));

    private static final Map<String, Pattern> OTHERS = Map.of(
            "counted", Pattern.compile("不计|不算|忽略|不纳入"),
            "inclusive", Pattern.compile("不包括|不含|不算|以外"),
            "end-inclusive", Pattern.compile("不包括|不含|不算|以外"));

    private static final Map<String, Pattern> NEGATIVE = Map.of(
            "ignored", Pattern.compile("不|忽略|排除|除外"),
            "exclusive", Pattern.compile("不|超过|以外|除外"),
            "end-exclusive", Pattern.compile("不|以前|之前|除外"));

    private static final Pattern UNIT = Pattern.compile(
            "(?:精确|取整|计算|保留)[到至]?(分|角|元|十元|百元|千元|万元)(?![^，。；]{0,8}小数)|以(元|百元|千元|万元)为单位(?![^。；]{0,16}小数)");

    /** 以万元为单位，保留两位小数 is a hundred yuan. */
    private static final Pattern DECIMALS = Pattern.compile("以(元|百元|千元|万元)为单位[^。;；]{0,16}?保留([1-4])位小数");

    private static final Map<String, Long> FEN =
            Map.of("分", 1L, "角", 10L, "元", 100L, "十元", 1_000L, "百元", 10_000L, "千元", 100_000L, "万元", 1_000_000L);

    private static final Pattern SIGN = Pattern.compile("[^\\p{IsHan}A-Za-z0-9]");
    /** Words of any notice: two texts that share nothing else have nothing in common. */
    private static final Set<String> COMMON = Set.of(
            "通知", "没有", "方案", "文件", "资金", "财政", "奖补", "补助", "奖励", "企业", "规定", "要求", "可以", "按照", "读法", "如何", "怎么", "么办",
            "怎样", "是否", "有写", "有说", "知没", "不同", "取对", "最稳", "稳妥", "政资", "知未", "未写", "办法", "细则", "申报");

    private final PolicyPack pack;
    private final Remarks remarks;
    private final Map<List<String>, List<String>> written = new LinkedHashMap<>();
    /** Parameters whose options say something else than they are. */
    private final Set<String> mistaken = new HashSet<>();

    ChoiceChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
        remarks.eachWritten(written::put);
    }

    void check() {
        pack.directions().stream().filter(Direction::hasMoney).forEach(this::rounding);
        pack.parameters().forEach(this::options);
        for (Ambiguity ambiguity : pack.ambiguities()) {
            for (String id : ambiguity.parameters()) {
                pack.parameter(id).ifPresent(parameter -> {
                    reading(ambiguity, parameter);
                    about(ambiguity, parameter);
                });
            }
        }
    }

    /** What options are called decides how money is rounded; what people read of them must be that. */
    private void rounding(Direction direction) {
        Formula.RoundingRule rounding = direction.formula().rounding();
        String id = rounding.parameter();
        if (id != null) {
            pack.parameter(id).stream()
                    .flatMap(parameter -> parameter.options().stream())
                    .filter(ChoiceChecks::misleads)
                    .forEach(option -> {
                        mistaken.add(id);
                        remarks.contradicts(
                                List.of("parameters", id, "options", option.id()),
                                "“" + option.meaning() + "”，选 " + option.id() + " 的，账本不是这样办的",
                                "应为这个意思的说明：down 舍去，halfUp 四舍五入，up 进一");
                    });
        }
        unit(direction, rounding);
        half(direction, rounding);
    }

    private static boolean misleads(Parameter.Option option) {
        Pattern meant = MEANT.get(option.id());
        Pattern never = NEVER.get(option.id());
        return meant != null
                && never != null
                && (never.matcher(option.meaning()).find()
                        || !meant.matcher(option.meaning()).find());
    }

    /** 精确到元 leaves no choice of the unit. */
    private void unit(Direction direction, Formula.RoundingRule rounding) {
        Map<Long, String> said = new LinkedHashMap<>();
        for (Clause clause : clauses(direction)) {
            Clause passage = pack.passage(clause);
            Matcher unit = UNIT.matcher(passage.isProposed() ? "" : passage.quote());
            while (unit.find()) {
                String word = unit.group(1) == null ? unit.group(2) : unit.group(1);
                said.putIfAbsent(FEN.getOrDefault(word, 0L), "（" + passage.place() + "）说的是「" + unit.group() + "」");
            }
            Matcher decimals = DECIMALS.matcher(Numerals.inDigits(passage.isProposed() ? "" : passage.quote()));
            while (decimals.find()) {
                long fen = FEN.getOrDefault(decimals.group(1), 0L);
                for (int i = Integer.parseInt(decimals.group(2)); i > 0; i--) {
                    fen /= 10;
                }
                said.putIfAbsent(
                        fen,
                        "（" + passage.place() + "）说的是以" + decimals.group(1) + "为单位、保留" + decimals.group(2) + "位小数");
            }
        }
        if (said.size() == 1 && !said.containsKey(rounding.unit().value())) {
            remarks.doubts(
                    List.of("directions", direction.id(), "amount", "roundTo"),
                    "取整到 " + Value.of(rounding.unit()).display() + "，文件" + String.join("", said.values()),
                    "应与文件一致；那里说的不是本方向的可以不改");
        }
    }

    /** 四舍五入 leaves no choice either. */
    private void half(Direction direction, Formula.RoundingRule rounding) {
        if (rounding.parameter() != null || rounding.way() == Formula.RoundingRule.WAYS.get("halfUp")) {
            return;
        }
        clauses(direction).stream()
                .map(pack::passage)
                .filter(passage -> !passage.isProposed() && passage.quote().contains("四舍五入"))
                .findFirst()
                .ifPresent(passage -> {
                    List<String> amount = List.of("directions", direction.id(), "amount");
                    boolean way = remarks.isWritten(Rules.in(amount, "rounding"));
                    remarks.doubts(
                            way ? Rules.in(amount, "rounding") : Rules.in(amount, "roundTo"),
                            (way ? "不是 halfUp" : "没有写 rounding，尾数舍去") + "，文件（" + passage.place() + "）说的是四舍五入",
                            "应为 rounding: halfUp；那里说的不是本方向的可以不改");
                });
    }

    /** What the money of a direction rests on. */
    private static List<Clause> clauses(Direction direction) {
        List<Clause> clauses = new ArrayList<>(List.of(direction.clause()));
        direction.formula().limits().forEach(limit -> clauses.add(limit.clause()));
        direction.formula().parts().forEach(part -> clauses.add(part.clause()));
        return clauses;
    }

    private void options(Parameter parameter) {
        for (Parameter.Option option : parameter.options()) {
            Pattern never = OTHERS.get(option.id());
            Pattern negative = NEGATIVE.get(option.id());
            if ((never != null && never.matcher(option.meaning()).find())
                    || (negative != null && !negative.matcher(option.meaning()).find())) {
                remarks.doubts(
                        List.of("parameters", parameter.id(), "options", option.id()),
                        "“" + option.meaning() + "”，与 " + option.id() + " 的意思相反",
                        "应为同一个意思；几个选项的说明没有写颠倒的可以不改");
            }
        }
    }

    /** What people read of a reading is what is computed by default. */
    private void reading(Ambiguity ambiguity, Parameter parameter) {
        if (!(parameter.initial() instanceof Value.Text(String initial))
                || ambiguity.parameters().size() > 1
                || mistaken.contains(parameter.id())) {
            return;
        }
        List<Parameter.Option> longest = parameter.options().stream()
                .sorted(Comparator.comparing(
                                (Parameter.Option option) -> option.meaning().length())
                        .reversed())
                .toList();
        String left = ambiguity.reading();
        List<Parameter.Option> read = new ArrayList<>();
        for (Parameter.Option option : longest) {
            if (option.meaning().length() > 1 && left.contains(option.meaning())) {
                read.add(option);
                left = left.replace(option.meaning(), "，");
            }
        }
        if (!read.isEmpty() && read.stream().noneMatch(option -> option.id().equals(initial))) {
            Parameter.Option other = read.getFirst();
            remarks.doubts(
                    List.of("ambiguities", ambiguity.id(), "reading"),
                    "“" + ambiguity.reading() + "”，参数 " + parameter.id() + " 默认的却是 " + initial + "（"
                            + parameter
                                    .option(initial)
                                    .map(Parameter.Option::meaning)
                                    .orElse("") + "）",
                    "应为默认的读法；取“" + other.meaning() + "”的，参数的 default 写 " + other.id());
        }
    }

    /** A parameter that decides something else leaves the question open. */
    private void about(Ambiguity ambiguity, Parameter parameter) {
        List<Clause> clauses = new ArrayList<>(List.of(parameter.clause()));
        clauses.addAll(uses(parameter.id()));
        boolean same = clauses.stream().anyMatch(clause -> isOf(clause, ambiguity.clause()));
        String words = parameter.name() + "，" + parameter.doubt() + "，"
                + parameter.options().stream().map(Parameter.Option::meaning).collect(Collectors.joining("，"));
        Set<String> shared = pairs(words);
        shared.retainAll(pairs(ambiguity.question() + "，" + ambiguity.reading()));
        if (!same && shared.isEmpty()) {
            remarks.doubts(
                    List.of("ambiguities", ambiguity.id(), "parameters"),
                    "“" + parameter.id() + "”（" + parameter.name() + "），与“" + ambiguity.question() + "”像是没有关系",
                    "应为决定这处读法的参数；没有这样的参数的，写 amendment");
        }
    }

    private static boolean isOf(Clause one, Clause other) {
        return !one.isProposed()
                && one.document().equals(other.document())
                && one.place().equals(other.place());
    }

    /** The clauses of the rules that name a parameter. */
    private List<Clause> uses(String id) {
        Pattern named = Pattern.compile("param\\(\"?" + Pattern.quote(id) + "\"?\\)");
        List<Clause> clauses = new ArrayList<>();
        written.forEach((place, words) -> {
            if (!place.getFirst().equals("ambiguities")
                    && words.stream().anyMatch(word -> named.matcher(word).find())) {
                for (int i = place.size() - 1; i > 0; i--) {
                    List<String> clause = written.get(Rules.in(place.subList(0, i), "clause"));
                    if (clause != null) {
                        Matcher cited = CITED.matcher(clause.getFirst());
                        if (cited.lookingAt()) {
                            clauses.add(new Clause(cited.group(1), cited.group(2), ""));
                        }
                    }
                }
            }
        });
        return clauses;
    }

    private static final Pattern CITED = Pattern.compile("(\\S+)\\s+(.+?)\\s*「", Pattern.DOTALL);

    static Set<String> pairs(String words) {
        String text = SIGN.matcher(words).replaceAll("");
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        pairs.removeAll(COMMON);
        return pairs;
    }
}
