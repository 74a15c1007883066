package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Aspect;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Grant;
import org.mingzhang.domain.policy.Direction.Kind;
import org.mingzhang.domain.policy.Direction.Once;
import org.mingzhang.domain.policy.Direction.Payee;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Joint;
import org.mingzhang.domain.policy.LineRule;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.Requirement;
import org.mingzhang.domain.policy.ValueType;
import org.mingzhang.domain.policy.reading.MapReader.Word;

/** Reads {@code directions}: who may get what, under which conditions. */
final class DirectionSection {
    /** How a pack names a parameter where a value would stand. */
    static final Pattern PARAMETER = Pattern.compile("param\\((.+)\\)");

    private static final Map<String, Kind> KINDS = words(Kind.values());
    private static final Map<String, Payee> PAYEES = payees();
    static final Map<String, Advance.Settled> SETTLED = words(Advance.Settled.values());
    private static final Map<String, Direction.Applicant> APPLICANTS = words(Direction.Applicant.values());
    private static final Map<String, Direction.Consortium.Members> MEMBERS =
            words(Direction.Consortium.Members.values());
    private static final Map<String, String> FLOW = Map.of("project", "project", "acceptance", "acceptance");
    private static final Map<String, RejectionCode> REFUSALS = Map.of(
            "NOT_ELIGIBLE", RejectionCode.NOT_ELIGIBLE,
            "ACCEPTANCE_MISSING", RejectionCode.ACCEPTANCE_MISSING,
            "EXCLUDED", RejectionCode.EXCLUDED);

    private final Known known;
    private final FormulaSection formulas;
    private final ChecklistSection checklist;

    DirectionSection(Known known) {
        this.known = known;
        this.formulas = new FormulaSection(known);
        this.checklist = new ChecklistSection(known, formulas);
    }

    Direction direction(String id, MapReader map) {
        List<String> flow = map.choices("flow", FLOW);
        List<String> prior = map.references("prior", known.directions());
        List<String> stages = stages(map);
        @Nullable Grant grant = grant(map, !prior.isEmpty(), stages);
        List<ChecklistDocument> documents =
                checklist.documents(map.mapIfPresent("documents"), stages, flow.contains("acceptance"), grant != null);
        Moment usual = grant == null ? Moment.APPROVAL : Moment.AWARD;
        return new Direction(
                id,
                map.text("name"),
                map.choice("kind", KINDS, Kind.RENOVATION),
                grant,
                flow.contains("project"),
                flow.contains("acceptance"),
                map.has("subject")
                        ? FactName.byId(map.reference("subject", factIds())).orElse(null)
                        : null,
                new LinkedHashSet<>(map.choices("applicants", APPLICANTS)),
                stages,
                map.mapIfPresent("rubric")
                        .map(rubric -> new RubricSection(known, formulas).rubric(rubric, stages))
                        .orElse(null),
                map.mapIfPresent("once").map(this::once).orElse(null),
                new QuotaSection(known, formulas).quotas(map, usual, stages),
                map.mapIfPresent("queue")
                        .map(queue -> new QueueSection(known, formulas).queue(id, queue, grant != null))
                        .orElse(null),
                new LinkedHashSet<>(prior),
                map.mapIfPresent("consortium").map(this::consortium).orElse(null),
                map.mapIfPresent("joint").map(joint -> joint(joint, documents)).orElse(null),
                requirements(map.mapIfPresent("requires"), usual, stages),
                requirements(map.mapIfPresent("beforePayment"), Moment.PAYMENT, stages),
                documents,
                new TextSection(known).texts(map.mapIfPresent("texts")),
                map.has("form") ? map.reference("form", known.forms()) : null,
                new NoteSection(known).notes(map),
                basis(map),
                known.quotes().of(map));
    }

    /** Which other words than the direction's own say who may apply, who is paid, what the course is. */
    private Map<Aspect, Clause> basis(MapReader map) {
        Map<Aspect, Clause> basis = new EnumMap<>(Aspect.class);
        map.mapIfPresent("basis").ifPresent(aspects -> {
            for (Aspect aspect : Aspect.values()) {
                aspects.mapIfPresent(aspect.word()).ifPresent(one -> {
                    basis.put(aspect, known.quotes().of(one));
                    one.done();
                    if (!aspect.stands(map.keys()::contains)) {
                        map.report(one.spot(), "basis 里的 " + aspect.word() + " 没有所依的写法", aspect.expected());
                    }
                });
            }
            aspects.done();
        });
        return basis;
    }

    /** Line, payee and amount belong together: a direction has all of them, or gives no money. */
    private @Nullable Grant grant(MapReader map, boolean hasPrior, List<String> stages) {
        if (!map.has("line") && !map.has("payee") && !map.has("amount")) {
            return null;
        }
        LineRule line = line(map);
        Payee payee = map.choice("payee", PAYEES, Payee.APPLICANT);
        if (payee == Payee.CONTRACTOR && !map.has("flow")) {
            map.report(
                    map.spotOf("payee"),
                    "contractor 而没有 project",
                    "合同登记在项目里；应有 flow: [project] 或者 [project, acceptance]");
        }
        MapReader amount = map.map("amount");
        Optional<MapReader> advance = amount.mapIfPresent("advance");
        Formula formula = formulas.formula(amount, hasPrior);
        @Nullable
        Advance paidBefore =
                advance.map(it -> advance(it, formula.rounding(), map, stages)).orElse(null);
        KeptLimits.check(amount, formula, paidBefore);
        return new Grant(line, payee, formula, paidBefore);
    }

    /** One line, or one for each option of a text parameter: {@code {by: param(ID), cells: {option: line}}}. */
    private LineRule line(MapReader map) {
        if (!map.isMap("line")) {
            return new LineRule.Always(map.reference("line", known.lines()));
        }
        MapReader choice = map.map("line");
        String parameter = known.chosenBy(choice, "by");
        Map<String, String> cells = new LinkedHashMap<>();
        MapReader lines = choice.map("cells");
        List<String> options = known.optionsOf(parameter);
        for (String option : lines.keys()) {
            if (lines.known(new Word(option, lines.spotOf(option)), options)) {
                cells.put(option, lines.reference(option, known.lines()));
            } else {
                lines.word(option);
            }
        }
        options.stream()
                .filter(option -> !lines.has(option))
                .forEach(option -> lines.report(
                        lines.spot(),
                        "缺少参数 " + parameter + " 取 " + option + " 时的科目",
                        "每个可选值都应有一格，例如 " + option + ": "
                                + known.lines().stream().findFirst().orElse("renovation")));
        choice.done();
        return new LineRule.ByParameter(parameter, cells);
    }

    /** 预拨: of one instalment, whose limits stand here themselves, or of several that are named. */
    private Advance advance(MapReader map, Formula.RoundingRule rounding, MapReader direction, List<String> stages) {
        if (!direction.has("flow")) {
            map.report(map.spot(), "本方向没有 project，也没有 acceptance", "预拨是项目完成、验收之前付的；应有 flow: [project, acceptance]");
        }
        List<Advance.Instalment> instalments = new ArrayList<>();
        if (map.has("instalments") == map.has("limits")) {
            map.report(
                    map.spot(),
                    map.has("limits") ? "limits 和 instalments 都写了" : "limits 和 instalments 都没有写",
                    "二者取一：只有一期的写 limits，分几期的写 instalments，每期各有 text、limits、clause");
            map.mapIfPresent("limits");
            map.mapIfPresent("instalments");
        } else if (map.has("limits")) {
            instalments.add(new Advance.Instalment(
                    Advance.ONLY,
                    "预拨",
                    formulas.limited(map, rounding),
                    requirements(map.mapIfPresent("requires"), Moment.ADVANCE, stages),
                    known.quotes().of(map)));
        } else {
            MapReader named = map.map("instalments");
            for (String id : named.keys()) {
                MapReader one = named.map(id);
                instalments.add(new Advance.Instalment(
                        id,
                        one.text("text"),
                        formulas.limited(one, rounding),
                        requirements(one.mapIfPresent("requires"), Moment.ADVANCE, stages),
                        known.quotes().of(one)));
                one.done();
            }
        }
        Advance advance = new Advance(
                instalments,
                map.choice("settled", SETTLED, Advance.Settled.REFUND),
                known.quotes().of(map));
        map.done();
        return advance;
    }

    private Direction.Consortium consortium(MapReader map) {
        Direction.Consortium consortium = new Direction.Consortium(
                map.choice("members", MEMBERS, Direction.Consortium.Members.OPTIONAL),
                known.quotes().of(map));
        map.done();
        return consortium;
    }

    private Once once(MapReader map) {
        Optional<Word> word = map.word("per");
        Clause clause = known.quotes().of(map);
        map.done();
        if (word.isEmpty()) {
            map.report(
                    map.spot(),
                    "缺少 per",
                    "应为 applicant（每个申报主体一次）、application（每份申报一次）、一个事实（例如 product.id）或 param(参数编号)");
            return new Once(Once.APPLICANT, false, clause);
        }
        Matcher parameter = PARAMETER.matcher(word.get().text());
        if (parameter.matches()) {
            String id = parameter.group(1);
            known.uses(List.of(id));
            map.known(new Word(id, word.get().spot()), known.parameters().keySet());
            return new Once(id, true, clause);
        }
        List<String> allowed = new ArrayList<>(List.of(Once.APPLICANT, Once.APPLICATION));
        allowed.addAll(factIds());
        map.known(word.get(), allowed);
        return new Once(word.get().text(), false, clause);
    }

    private Joint joint(MapReader map, List<ChecklistDocument> documents) {
        String agreement = map.has("agreement")
                ? map.reference(
                        "agreement",
                        documents.stream().map(ChecklistDocument::id).toList())
                : null;
        Optional<Word> by = map.has("by") ? map.word("by") : Optional.empty();
        Matcher parameter = PARAMETER.matcher(by.map(Word::text).orElse(""));
        Joint joint = parameter.matches()
                ? new Joint(
                        Joint.By.EVERYONE,
                        known.choosing(map, "by", parameter.group(1), Joint.By.WORDS.keySet()),
                        agreement,
                        known.quotes().of(map))
                : new Joint(
                        by.isPresent() ? map.choice("by", Joint.By.WORDS, Joint.By.EVERYONE) : Joint.By.EVERYONE,
                        null,
                        agreement,
                        known.quotes().of(map));
        map.done();
        return joint;
    }

    /** The pack's stages that its cases pass: all of them, or those that it names, each once. */
    private List<String> stages(MapReader map) {
        if (!map.has("stages")) {
            return List.copyOf(known.stages());
        }
        List<String> stages = map.references("stages", known.stages());
        if (stages.isEmpty() || stages.stream().distinct().count() < stages.size()) {
            map.report(
                    map.spotOf("stages"),
                    stages.isEmpty() ? "没有写环节" : "同一环节写了两次",
                    "应按先后写明经过的环节，各写一次；最后一个作出认定；" + MapReader.oneOf(known.stages()));
        }
        return stages;
    }

    /** When a rule is looked at; where there is no money, nothing is looked at when it is awarded. */
    static Moment moment(MapReader map, Moment usual) {
        Moment at = map.has("at") ? map.choice("at", NamedSections.MOMENTS, usual) : usual;
        if (usual == Moment.APPROVAL && at == Moment.AWARD) {
            map.report(map.spotOf("at"), "没有奖补资金的方向写作 award", "应为 submission 或 approval");
        }
        return at;
    }

    /** The same of a rule that may be looked at more than once. */
    private static Set<Moment> moments(MapReader map, Moment usual) {
        Set<Moment> at = EnumSet.noneOf(Moment.class);
        at.addAll(map.choices("at", NamedSections.MOMENTS));
        if (usual == Moment.APPROVAL && at.contains(Moment.AWARD)) {
            map.report(map.spotOf("at"), "没有奖补资金的方向写作 award", "应为 submission 或 approval");
        }
        return at.isEmpty() ? EnumSet.of(usual) : at;
    }

    private List<Requirement> requirements(Optional<MapReader> requires, Moment usual, List<String> stages) {
        List<Requirement> requirements = new ArrayList<>();
        requires.ifPresent(map -> {
            for (String id : map.keys()) {
                MapReader one = map.map(id);
                requirement(id, one, usual, stages).ifPresent(requirements::add);
                one.done();
            }
        });
        return requirements;
    }

    private Optional<Requirement> requirement(String id, MapReader map, Moment usual, List<String> stages) {
        String text = map.text("text");
        Clause clause = known.quotes().of(map);
        Set<Moment> at = usual == Moment.PAYMENT || usual == Moment.ADVANCE ? Set.of(usual) : moments(map, usual);
        if (map.has("holds") == map.has("judgedAt")) {
            map.word("holds");
            map.word("judgedAt");
            map.report(
                    map.spot(),
                    map.has("holds") ? "holds 和 judgedAt 都写了" : "holds 和 judgedAt 都没有写",
                    "二者取一：holds 写对事实的表达式，例如 acceptance.levelAfter >= 2；judgedAt 写由人判断的环节");
            return Optional.empty();
        }
        @Nullable Expression when = map.has("when") ? formulas.expression(map, "when", ValueType.FLAG) : null;
        if (map.has("judgedAt")) {
            return Optional.of(new Requirement.Judged(id, text, when, map.reference("judgedAt", stages), clause));
        }
        RejectionCode refusal = map.has("refusal")
                ? map.choice("refusal", REFUSALS, RejectionCode.NOT_ELIGIBLE)
                : usual == Moment.PAYMENT ? RejectionCode.PAYMENT_CONDITION : RejectionCode.NOT_ELIGIBLE;
        @Nullable Expression holds = formulas.expression(map, "holds", ValueType.FLAG);
        @Nullable String otherwise = map.has("otherwise") ? map.text("otherwise") : null;
        return Optional.ofNullable(holds)
                .map(rule -> new Requirement.Computed(id, text, when, rule, refusal, at, otherwise, clause));
    }

    static List<String> factIds() {
        return Arrays.stream(FactName.values()).map(FactName::id).toList();
    }

    private static Map<String, Payee> payees() {
        Map<String, Payee> words = new LinkedHashMap<>();
        for (Payee payee : Payee.values()) {
            words.put(payee.word(), payee);
        }
        return words;
    }

    @SafeVarargs
    static <T extends Enum<T>> Map<String, T> words(T... values) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT), value);
        }
        return words;
    }
}
