package org.mingzhang.domain.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Walks a parsed expression before it is type-checked: which facts and parameters it names, which names exist nowhere
 * (with the nearest that does), which literals are malformed, and the text of each step for the trace.
 */
final class ExpressionNames {
    /** Functions whose argument is a literal that can be judged now instead of when an award is computed. */
    static final Map<String, ValueType> LITERALS = Map.of(
            "amount", ValueType.AMOUNT,
            "rate", ValueType.SHARE,
            "date", ValueType.DATE,
            "points", ValueType.POINTS);

    /** All that there are. */
    static final List<String> FUNCTIONS = List.of(
            "amount",
            "rate",
            "date",
            "points",
            "min",
            "max",
            "floor",
            "share",
            "year",
            "yearsAgo",
            "monthsAgo",
            "yearsAfter",
            "monthsAfter",
            "daysAfter",
            ExpressionLanguage.YEARS_BEFORE,
            ExpressionLanguage.MONTHS_BEFORE,
            "param",
            "granted",
            "count",
            "figure",
            "items",
            "form");

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "@in");
    private static final CelUnparser UNPARSER = CelUnparserFactory.newUnparser();

    private final CelAbstractSyntaxTree tree;
    private final Map<String, ValueType> known;
    private final Map<String, FactId> knownFacts;
    private final Map<String, Collection<String>> closed;
    private final SortedSet<FactId> facts = new TreeSet<>(FactId.ORDER);
    private final SortedSet<String> parameters = new TreeSet<>();
    private final Map<Long, String> parts = new HashMap<>();
    private final List<ExpressionLanguage.Problem> problems = new ArrayList<>();

    private ExpressionNames(
            CelAbstractSyntaxTree tree,
            Map<String, ValueType> known,
            Map<String, FactId> knownFacts,
            Map<String, Collection<String>> closed) {
        this.closed = closed;
        this.tree = tree;
        this.known = known;
        this.knownFacts = knownFacts;
    }

    static ExpressionNames of(
            CelAbstractSyntaxTree tree,
            Map<String, ValueType> knownParameters,
            Map<String, FactId> knownFacts,
            Map<String, Collection<String>> closed) {
        ExpressionNames names = new ExpressionNames(tree, knownParameters, knownFacts, closed);
        names.walk(tree.getExpr());
        return names;
    }

    /** Turns {@code param("id")} into a typed name; the quotes are needed since ids hold dots and dashes. */
    static CelExpr identifier(CelMacroExprFactory factory, String word, CelExpr argument) {
        return text(argument)
                .map(id -> factory.newIdentifier(word + ":" + id))
                .orElseGet(() -> factory.reportError(ExpressionMistakes.referenceForm(word)));
    }

    /** The same with a year: {@code figure("id", 2024)}. */
    static CelExpr identifier(CelMacroExprFactory factory, String word, CelExpr argument, CelExpr year) {
        boolean whole = year.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && year.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && Math.abs(year.constant().int64Value()) < 10_000;
        return text(argument)
                .filter(id -> whole)
                .map(id -> factory.newIdentifier(word + ":" + id + ExpressionLanguage.OF_YEAR
                        + year.constant().int64Value()))
                .orElseGet(() -> factory.reportError(ExpressionMistakes.yearForm()));
    }

    SortedSet<FactId> facts() {
        return Collections.unmodifiableSortedSet(facts);
    }

    SortedSet<String> parameters() {
        return Collections.unmodifiableSortedSet(parameters);
    }

    Map<Long, String> parts() {
        return Map.copyOf(parts);
    }

    List<ExpressionLanguage.Problem> problems() {
        return List.copyOf(problems);
    }

    private void walk(CelExpr node) {
        switch (node.getKind()) {
            case CONSTANT -> constant(node);
            case IDENT, SELECT -> name(node);
            case CALL -> call(node);
            case LIST -> node.list().elements().forEach(this::walk);
            default -> report(node, "表达式里不能用花括号、对象和循环");
        }
    }

    private void constant(CelExpr node) {
        if (node.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE) {
            report(node, "小数 " + node.constant().doubleValue() + " 不能用；比例写作 rate(\"50%\")，金额写作 amount(\"20万元\")");
        }
    }

    private void name(CelExpr node) {
        Optional<String> dotted = dotted(node);
        if (dotted.isEmpty()) {
            report(node, "点号只用在事实的名称里，例如 acceptance.levelAfter");
            return;
        }
        String name = dotted.get();
        if (name.startsWith(ExpressionLanguage.PARAMETER_PREFIX)) {
            String id = name.substring(ExpressionLanguage.PARAMETER_PREFIX.length());
            parameters.add(id);
            if (!known.containsKey(id)) {
                report(node, "没有参数 “" + id + "”" + Suggestion.forName(id, known.keySet()));
            }
        } else if (!name.equals(ExpressionLanguage.JUDGED_VALUE)) {
            FactId fact = knownFacts.get(name);
            if (fact != null) {
                facts.add(fact);
            } else if (!isYearly(node, name)) {
                report(node, unknown(name));
            }
        }
    }

    /** Takes a yearly figure with its year, or says why it is none. */
    private boolean isYearly(CelExpr node, String name) {
        int at = name.indexOf(ExpressionLanguage.OF_YEAR);
        String figure = at < 0 ? name : name.substring(0, at);
        FactId each = knownFacts.get(figure + ExpressionLanguage.OF_YEAR + ExpressionLanguage.EACH_YEAR);
        if (at < 0 && each != null) {
            report(node, each.id() + " 逐年登记，要写哪一年：figure(\"…\", 2024)，或办理之年的上一年 figure(\"…\", -1)");
            return true;
        }
        if (at >= 0 && knownFacts.containsKey(figure)) {
            report(node, figure.substring(figure.indexOf(':') + 1) + " 不是逐年登记的，不写年份");
            return true;
        }
        if (at < 0 || !(each instanceof NamedFact yearly)) {
            return false;
        }
        int year = Integer.parseInt(name.substring(at + 1));
        if (ExpressionLanguage.isYear(year)) {
            facts.add(yearly.in(year));
        } else {
            report(node, "年份写 2000 至 2100，或者相对办理之年的 -1（上一年）直到 -20");
        }
        return true;
    }

    private String unknown(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return "没有事实 “" + name + "”" + Suggestion.forFact(name, factIds());
        }
        NamedFact.Family family =
                NamedFact.Family.valueOf(name.substring(0, colon).toUpperCase(Locale.ROOT));
        int at = name.indexOf(ExpressionLanguage.OF_YEAR, colon);
        String id = name.substring(colon + 1, at < 0 ? name.length() : at);
        return "没有" + family.chinese() + " “" + id + "”"
                + Suggestion.forName(
                        id,
                        knownFacts.values().stream()
                                .filter(fact -> fact instanceof NamedFact one && one.family() == family)
                                .map(fact -> ((NamedFact) fact).name())
                                .toList());
    }

    private void call(CelExpr node) {
        String function = node.call().function();
        node.call().target().ifPresent(this::walk);
        node.call().args().forEach(this::walk);
        if (COMPARISONS.contains(function)) {
            compared(node.call().args());
        }
        ValueType literal = LITERALS.get(function);
        if (literal != null) {
            literal(node, literal);
        } else if (Character.isLetter(function.charAt(0)) && !FUNCTIONS.contains(function)) {
            report(node, "没有函数 “" + function + "”" + Suggestion.forName(function, FUNCTIONS));
        } else {
            parts.put(node.id(), UNPARSER.unparse(CelAbstractSyntaxTree.newParsedAst(node, tree.getSource())));
        }
    }

    /** A text that the other side can never be would switch a rule off without a word. */
    private void compared(List<CelExpr> sides) {
        Collection<String> options = sides.stream()
                .flatMap(side -> dotted(side).stream())
                .map(name -> closed.getOrDefault(name, List.of()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (options.isEmpty()) {
            return;
        }
        sides.stream()
                .flatMap(side -> side.getKind() == CelExpr.ExprKind.Kind.LIST
                        ? side.list().elements().stream()
                        : Stream.of(side))
                .forEach(side -> text(side)
                        .filter(written -> !options.contains(written))
                        .ifPresent(written -> report(
                                side,
                                "“" + written + "” 不会出现，只可能是 "
                                        + options.stream()
                                                .filter(option -> !option.isEmpty())
                                                .collect(Collectors.joining("、"))
                                        + Suggestion.forName(written, options))));
    }

    private void literal(CelExpr node, ValueType type) {
        Optional<String> written =
                node.call().args().size() == 1 ? text(node.call().args().getFirst()) : Optional.empty();
        if (written.isEmpty()) {
            report(
                    node,
                    node.call().function() + " 的括号里写一个值，放在英文双引号里，例如 "
                            + node.call().function() + "(\"" + type.example().split(",", -1)[0] + "\")");
            return;
        }
        try {
            type.parse(written.get());
        } catch (IllegalArgumentException malformed) {
            report(node, String.valueOf(malformed.getMessage()));
        }
    }

    static Optional<String> text(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && node.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(node.constant().stringValue())
                : Optional.empty();
    }

    static Optional<String> dotted(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT -> Optional.of(node.ident().name());
            case SELECT ->
                dotted(node.select().operand())
                        .map(owner -> owner + "." + node.select().field());
            default -> Optional.empty();
        };
    }

    private List<String> factIds() {
        return Stream.concat(
                        knownFacts.keySet().stream().filter(id -> id.indexOf(':') < 0),
                        Stream.of(ExpressionLanguage.JUDGED_VALUE))
                .toList();
    }

    private void report(CelExpr node, String message) {
        Integer offset = tree.getSource().getPositionsMap().get(node.id());
        int column = offset == null ? 0 : offset;
        problems.add(new ExpressionLanguage.Problem(1, column, message));
    }
}
