package org.mingzhang.domain.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of an expression as it is written, for whoever looks at a rule without any case: what it names, what it writes out, and
 * what is done with both.
 */
public sealed interface Term {
    /** What conditions are made of: within these a flag decides, where it is added up it is one among others. */
    Set<String> CONDITIONS = Set.of("_&&_", "_||_", "!_", "_?_:_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in");

    /** A fact. */
    record Named(FactId fact) implements Term {}

    /** A parameter. */
    record Open(String parameter) implements Term {}

    /** In a constraint, the value that is judged. */
    record Judged() implements Term {}

    /** A value that is written out. */
    record Written(Value value) implements Term {}

    /** Several, of which one is meant. */
    record OneOf(List<Term> terms) implements Term {
        public OneOf {
            terms = List.copyOf(terms);
        }
    }

    /** A calculation, a comparison or a choice, by the name that the language has for it: {@code _<=_}, {@code _&&_}, {@code min}. */
    record Done(String function, List<Term> terms) implements Term {
        public Done {
            terms = List.copyOf(terms);
        }
    }

    /** What an expression consists of. */
    static Term of(Expression expression) {
        return of(expression.root(), expression.names());
    }

    /** Whether a flag is asked for as a condition, and not only counted beside others, as in a share. */
    static boolean asks(Term term, FactId flag) {
        return switch (term) {
            case Named(FactId fact) -> fact.equals(flag);
            case Done(String function, List<Term> terms) ->
                CONDITIONS.contains(function) && terms.stream().anyMatch(each -> asks(each, flag));
            case OneOf(List<Term> terms) -> terms.stream().anyMatch(each -> asks(each, flag));
            default -> false;
        };
    }

    private static Term of(CelExpr node, Map<String, FactId> facts) {
        return switch (node.getKind()) {
            case CONSTANT -> new Written(value(node.constant()));
            case LIST -> new OneOf(all(node.list().elements(), facts));
            case CALL -> call(node, facts);
            default ->
                ExpressionNames.dotted(node)
                        .map(name -> name(name, facts))
                        .orElseThrow(() -> new IllegalStateException("no term of a rule: " + node.getKind()));
        };
    }

    private static Term name(String name, Map<String, FactId> facts) {
        if (name.startsWith(ExpressionLanguage.PARAMETER_PREFIX)) {
            return new Open(name.substring(ExpressionLanguage.PARAMETER_PREFIX.length()));
        }
        FactId fact = facts.get(name);
        return fact == null ? new Judged() : new Named(fact);
    }

    private static Term call(CelExpr node, Map<String, FactId> facts) {
        String function = node.call().function();
        ValueType literal = ExpressionNames.LITERALS.get(function);
        if (literal != null && node.call().args().size() == 1) {
            Optional<String> text = ExpressionNames.text(node.call().args().getFirst());
            if (text.isPresent()) {
                return new Written(literal.parse(text.get()));
            }
        }
        return new Done(function, all(node.call().args(), facts));
    }

    private static List<Term> all(List<CelExpr> nodes, Map<String, FactId> facts) {
        return nodes.stream().map(node -> of(node, facts)).toList();
    }

    private static Value value(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> Value.of(constant.int64Value());
            case BOOLEAN_VALUE -> Value.of(constant.booleanValue());
            case STRING_VALUE -> Value.of(constant.stringValue());
            default -> throw new IllegalStateException("no value of a rule: " + constant.getKind());
        };
    }
}
