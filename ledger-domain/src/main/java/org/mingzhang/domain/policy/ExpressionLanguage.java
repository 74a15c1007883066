package org.mingzhang.domain.policy;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;

/**
 * The expression language of packs: CEL over the declared facts and one pack's parameters, cut down to what is exact,
 * finite and without effects. No floating-point numbers, no division, no loops, no clock; exact amounts, rates and dates
 * instead. A text of 2,000 characters is the cost limit, since without loops the time is linear in the text.
 */
public final class ExpressionLanguage {
    static final String PARAMETER_WORD = "param";
    static final String PARAMETER_PREFIX = PARAMETER_WORD + ":";
    static final String YEARS_BEFORE = "yearsBefore";
    static final String MONTHS_BEFORE = "monthsBefore";
    static final String JUDGED_VALUE = "value";
    /** Stands between a yearly figure and its year. */
    static final String OF_YEAR = "@";
    /** Stands for all years. */
    static final String EACH_YEAR = "*";

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_YEARS_AGO = 20;

    static final int MAX_LENGTH = 2_000;
    private static final int MAX_NESTING = 30;
    /** Their standard overloads bring in floating point, bytes, time or division, or hide the cost of a step. */
    private static final List<String> EXCLUDED = List.of(
            "DOUBLE",
            "UINT",
            "BYTES",
            "TIMESTAMP",
            "DURATION",
            "DIVIDE",
            "MODULO",
            "MATCHES",
            "MAP",
            "DYN",
            "TYPE",
            "INDEX",
            "ADD_LIST",
            "SIZE");

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(false)
            .populateMacroCalls(true)
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(MAX_NESTING)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(ExactFunctions.bindings())
            .build();

    private final Map<String, ValueType> parameters;
    private final Collection<NamedFact> named;
    private final Map<String, FactId> names;
    private final Map<String, Collection<String>> closed;
    private final CelCompiler compiler;

    /**
     * The language as one pack speaks it.
     *
     * @param parameters the pack's parameters and their kinds
     */
    public ExpressionLanguage(Map<String, ValueType> parameters) {
        this(parameters, List.of());
    }

    /**
     * The same with what the pack itself names.
     *
     * @param named its funds, counts, figures and fields
     */
    public ExpressionLanguage(Map<String, ValueType> parameters, Collection<NamedFact> named) {
        this(parameters, named, Map.of());
    }

    /**
     * The same with the texts that a name may be, where the pack or the ledger closes them: a text beside it that is none of them
     * is a slip of the pen.
     *
     * @param closed by the name in an expression, {@code param:ID} and {@code form:FIELD} for the pack's own
     */
    public ExpressionLanguage(
            Map<String, ValueType> parameters, Collection<NamedFact> named, Map<String, Collection<String>> closed) {
        this(parameters, named, Arrays.asList(FactName.values()), null, closed);
    }

    private ExpressionLanguage(
            Map<String, ValueType> parameters,
            Collection<NamedFact> named,
            Collection<? extends FactId> facts,
            @Nullable ValueType judged,
            Map<String, Collection<String>> closed) {
        this.closed = Map.copyOf(closed);
        this.parameters = new TreeMap<>(parameters);
        this.named = List.copyOf(named);
        this.names = new LinkedHashMap<>();
        facts.forEach(fact -> names.put(fact.id(), fact));
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .filterFunctions((function, overload) -> EXCLUDED.stream()
                                .noneMatch(word -> overload.toString().contains(word)
                                        || function.toString().contains(word)))
                        .build())
                .setOptions(OPTIONS)
                .addMacros(macro(PARAMETER_WORD))
                .addMacros(ago("yearsAgo", YEARS_BEFORE), ago("monthsAgo", MONTHS_BEFORE))
                .addFunctionDeclarations(ExactFunctions.declarations());
        for (NamedFact.Family family : NamedFact.Family.values()) {
            builder.addMacros(macro(family.word()));
        }
        builder.addMacros(CelMacro.newGlobalMacro(
                NamedFact.Family.FIGURE.word(),
                2,
                (factory, target, arguments) -> Optional.of(ExpressionNames.identifier(
                        factory, NamedFact.Family.FIGURE.word(), arguments.getFirst(), arguments.getLast()))));
        names.forEach((id, fact) -> builder.addVar(id, celType(fact.type())));
        named.forEach(fact -> {
            names.put(variable(fact), fact);
            IntStream years = fact.year() == null
                    ? IntStream.empty()
                    : IntStream.concat(
                            IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR), IntStream.rangeClosed(-MOST_YEARS_AGO, 0));
            years.forEach(year -> builder.addVar(variable(fact.in(year)), celType(fact.type())));
            if (fact.year() == null) {
                builder.addVar(variable(fact), celType(fact.type()));
            }
        });
        parameters.forEach((id, type) -> builder.addVar(PARAMETER_PREFIX + id, celType(type)));
        if (judged != null) {
            builder.addVar(JUDGED_VALUE, celType(judged));
        }
        this.compiler = builder.build();
    }

    /** The name by which the compiled expression knows a fact. */
    static String variable(FactId fact) {
        if (!(fact instanceof NamedFact named)) {
            return fact.id();
        }
        Integer year = named.year();
        String of = year == null ? "" : OF_YEAR + (year == NamedFact.EACH ? EACH_YEAR : year.toString());
        return named.family().word() + ":" + named.name() + of;
    }

    /** Whether an expression may name a year like this. */
    static boolean isYear(int year) {
        return year > 0 ? year >= FIRST_YEAR && year <= LAST_YEAR : year >= -MOST_YEARS_AGO;
    }

    private static CelMacro macro(String word) {
        return CelMacro.newGlobalMacro(
                word,
                1,
                (factory, target, arguments) ->
                        Optional.of(ExpressionNames.identifier(factory, word, arguments.getFirst())));
    }

    /** So long before the day of the decision. */
    private static CelMacro ago(String word, String before) {
        return CelMacro.newGlobalMacro(
                word,
                1,
                (factory, target, arguments) ->
                        Optional.of(factory.newGlobalCall(before, decisionOn(factory), arguments.getFirst())));
    }

    private static CelExpr decisionOn(CelMacroExprFactory factory) {
        String[] parts = FactName.DECISION_ON.id().split("\\.", -1);
        return factory.newSelect(factory.newIdentifier(parts[0]), parts[1], false);
    }

    /** The same language with {@code value} standing for a parameter's value to be judged by a constraint. */
    public ExpressionLanguage judging(ValueType judged) {
        return new ExpressionLanguage(parameters, named, Arrays.asList(FactName.values()), judged, closed);
    }

    /** The language in which a count says which things it counts: of each thing, and the day of the decision. */
    public ExpressionLanguage over(ThingFact.Kind kind) {
        List<FactId> facts = new ArrayList<>(ThingFact.of(kind));
        facts.add(FactName.DECISION_ON);
        return new ExpressionLanguage(parameters, List.of(), facts, null, closed);
    }

    /** What is wrong with an expression, and where in it. */
    public record Problem(int line, int column, String message) {}

    /** Either the compiled expression or everything that is wrong with it. */
    public sealed interface Result {
        record Compiled(Expression expression) implements Result {}

        record Failed(List<Problem> problems) implements Result {}
    }

    /** Compiles a text that must give a value of the wanted kind. Never throws: what is wrong is in the result. */
    public Result compile(String text, ValueType wanted) {
        CelValidationResult parsed = compiler.parse(text);
        if (parsed.hasError()) {
            // After the first slip of the pen the parser stumbles over what is right: the rest would only confuse.
            return new Result.Failed(problems(parsed).subList(0, 1));
        }
        try {
            ExpressionNames names = ExpressionNames.of(parsed.getAst(), parameters, this.names, closed);
            if (!names.problems().isEmpty()) {
                return new Result.Failed(names.problems());
            }
            CelValidationResult checked = compiler.check(parsed.getAst());
            if (checked.hasError()) {
                return new Result.Failed(problems(checked));
            }
            CelAbstractSyntaxTree tree = checked.getAst();
            if (!tree.getResultType().equals(celType(wanted))) {
                return new Result.Failed(List.of(new Problem(
                        1,
                        0,
                        "整个表达式得出的是" + ExpressionMistakes.kind(tree.getResultType()) + "，这里要的是" + wanted.named())));
            }
            return new Result.Compiled(new Expression(
                    text,
                    wanted,
                    names.facts(),
                    names.parameters(),
                    names.parts(),
                    parsed.getAst().getExpr(),
                    RUNTIME.createProgram(tree)));
        } catch (CelValidationException | CelEvaluationException impossible) {
            throw new IllegalStateException("cannot compile «" + text + "»", impossible);
        }
    }

    private static List<Problem> problems(CelValidationResult result) {
        List<Problem> problems = new ArrayList<>();
        for (CelIssue issue : result.getErrors()) {
            problems.add(new Problem(
                    issue.getSourceLocation().getLine(),
                    Math.max(0, issue.getSourceLocation().getColumn()),
                    ExpressionMistakes.chinese(issue.getMessage())));
        }
        return problems;
    }

    static CelType celType(ValueType type) {
        return switch (type) {
            case NUMBER -> dev.cel.common.types.SimpleType.INT;
            case AMOUNT -> ExactFunctions.AMOUNT;
            case SHARE -> ExactFunctions.SHARE;
            case TEXT -> dev.cel.common.types.SimpleType.STRING;
            case FLAG -> dev.cel.common.types.SimpleType.BOOL;
            case DATE -> ExactFunctions.DATE;
            case POINTS -> ExactFunctions.POINTS;
        };
    }

    static Object raw(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> number;
            case Value.Amount(Fen fen) -> fen;
            case Value.Share(Ratio ratio) -> ratio;
            case Value.Text(String words) -> words;
            case Value.Flag(boolean yes) -> yes;
            case Value.Day(LocalDate date) -> date;
            case Value.Points points -> points;
        };
    }

    /** A result, or a part of one, as a value; nothing where it is none: a list, or what hangs on something unknown. */
    static Optional<Value> find(Object raw) {
        return switch (raw) {
            case Long number -> Optional.of(Value.of(number));
            case Fen fen -> Optional.of(Value.of(fen));
            case Ratio ratio -> Optional.of(Value.of(ratio));
            case String text -> Optional.of(Value.of(text));
            case Boolean flag -> Optional.of(Value.of(flag));
            case LocalDate date -> Optional.of(Value.of(date));
            case Value.Points points -> Optional.of(points);
            default -> Optional.empty();
        };
    }
}
