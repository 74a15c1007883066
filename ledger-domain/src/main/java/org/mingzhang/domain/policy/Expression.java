package org.mingzhang.domain.policy;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One compiled rule of a pack, such as {@code acceptance.levelAfter >= 2}. Type-checked, without loops, clock or I/O, so
 * the same inputs always give the same answer in time proportional to the text. Safe for use by many threads.
 */
public final class Expression {
    private final String text;
    private final ValueType type;
    private final SortedSet<FactId> facts;
    private final SortedSet<String> parameters;
    private final Map<Long, String> parts;
    private final CelExpr root;
    private final CelRuntime.Program program;

    Expression(
            String text,
            ValueType type,
            SortedSet<FactId> facts,
            SortedSet<String> parameters,
            Map<Long, String> parts,
            CelExpr root,
            CelRuntime.Program program) {
        this.text = text;
        this.type = type;
        this.facts = facts;
        this.parameters = parameters;
        this.parts = parts;
        this.root = root;
        this.program = program;
    }

    /** The answer, and every comparison and calculation on the way to it, innermost first. */
    public record Evaluation(Value result, List<Part> parts) {}

    /** One comparison or calculation within an expression. */
    public record Part(String text, Value result) {}

    public String text() {
        return text;
    }

    public ValueType type() {
        return type;
    }

    /** The facts that it names; those must be present that its value hangs on. */
    public SortedSet<FactId> facts() {
        return facts;
    }

    /** The parameters that it names; those must have a value that its value hangs on. */
    public SortedSet<String> parameters() {
        return parameters;
    }

    /** It as it was parsed. */
    CelExpr root() {
        return root;
    }

    /** The facts that it names, by the names that it has for them. */
    Map<String, FactId> names() {
        Map<String, FactId> names = new HashMap<>();
        facts.forEach(fact -> names.put(ExpressionLanguage.variable(fact), fact));
        return names;
    }

    /**
     * Whether what is known decides it, whatever else it names: the branch of {@code ?:} that is not taken and the other side of
     * {@code &&} and {@code ||} need not be known.
     */
    public boolean isDecidedBy(Facts given, ParameterValues values) {
        Map<String, Object> known = new HashMap<>();
        facts.forEach(name -> given.find(name)
                .ifPresent(fact -> known.put(ExpressionLanguage.variable(name), ExpressionLanguage.raw(fact.value()))));
        parameters.forEach(name -> values.find(name)
                .ifPresent(
                        value -> known.put(ExpressionLanguage.PARAMETER_PREFIX + name, ExpressionLanguage.raw(value))));
        if (known.size() == facts.size() + parameters.size()) {
            return true;
        }
        try {
            return ExpressionLanguage.find(program.eval(known)).isPresent();
        } catch (CelEvaluationException hangsOnTheRest) {
            return false;
        }
    }

    /**
     * Evaluates it.
     *
     * @throws IllegalStateException when a fact or parameter that its value hangs on has no value
     * @throws ArithmeticException when the result is larger than the ledger can hold
     */
    public Evaluation evaluate(Facts given, ParameterValues values) {
        return evaluate(given, parameter -> values.find(parameter).orElse(null), null);
    }

    /** The same for a constraint, in which {@code value} stands for the value to be judged. */
    Evaluation evaluate(Facts given, Function<String, @Nullable Value> parameter, @Nullable Value judged) {
        Map<String, Object> variables = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (FactId name : facts) {
            given.find(name)
                    .ifPresentOrElse(
                            fact -> variables.put(
                                    ExpressionLanguage.variable(name), ExpressionLanguage.raw(fact.value())),
                            () -> unknown.add(name.id()));
        }
        for (String name : parameters) {
            Value value = parameter.apply(name);
            if (value == null) {
                unknown.add(name);
            } else {
                variables.put(ExpressionLanguage.PARAMETER_PREFIX + name, ExpressionLanguage.raw(value));
            }
        }
        if (judged != null) {
            variables.put(ExpressionLanguage.JUDGED_VALUE, ExpressionLanguage.raw(judged));
        }
        List<Part> trace = new ArrayList<>();
        try {
            Object result = program.trace(variables, (node, value) -> {
                String part = parts.get(node.id());
                if (part != null) {
                    ExpressionLanguage.find(value).ifPresent(found -> trace.add(new Part(part, found)));
                }
            });
            Value value = ExpressionLanguage.find(result)
                    .orElseThrow(() -> new IllegalStateException("«" + text + "» hangs on " + unknown));
            return new Evaluation(value, List.copyOf(trace));
        } catch (CelEvaluationException failed) {
            if (!unknown.isEmpty()) {
                throw new IllegalStateException("«" + text + "» hangs on " + unknown, failed);
            }
            ArithmeticException fault =
                    new ArithmeticException("cannot evaluate «" + text + "»: " + failed.getMessage());
            fault.initCause(failed);
            throw fault;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression that && text.equals(that.text) && type == that.type;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
