package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mingzhang.domain.money.Fen;

/**
 * An expression in the words of an official: facts, titles, parameters and their options by name, brackets wherever "and" and "or"
 * meet, so that it can be read in one way only.
 */
final class RuleWords {
    private static final Map<String, String> COMPARISONS =
            Map.of("_==_", "为", "_!=_", "不为", "_<_", "<", "_<=_", "≤", "_>_", ">", "_>=_", "≥");
    private static final Map<String, String> SUMS = Map.of("_+_", " + ", "_-_", " - ", "_*_", " × ");

    private final PolicyPack pack;

    private RuleWords(PolicyPack pack) {
        this.pack = pack;
    }

    static String of(PolicyPack pack, Expression expression) {
        return new RuleWords(pack).say(Term.of(expression));
    }

    static String of(PolicyPack pack, Term part) {
        return new RuleWords(pack).say(part);
    }

    private String say(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) -> fact instanceof NamedFact ? "「" + fact.label() + "」" : fact.label();
            case Term.Open(String parameter) -> parameter(parameter);
            case Term.Judged judged -> "取值";
            case Term.Written(Value value) -> written(value);
            case Term.OneOf several -> several.terms().stream().map(this::say).collect(Collectors.joining("、"));
            case Term.Done(String function, List<Term> terms) -> done(function, terms);
        };
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Text(String words) -> quoted(words);
            case Value.Amount(Fen fen) when fen.isZero() -> "0元";
            default -> value.display();
        };
    }

    private String done(String function, List<Term> terms) {
        Term first = terms.getFirst();
        Term last = terms.getLast();
        return switch (function) {
            case "_&&_" -> joined(terms, " 且 ", "_&&_");
            case "_||_" -> joined(terms, " 或者 ", "_||_");
            case "!_" -> first instanceof Term.Done ? "并非（" + say(first) + "）" : "并非 " + say(first);
            case "@in" ->
                say(first) + (last instanceof Term.OneOf several ? oneOf(first, several) : " 属于 " + say(last));
            case "_?_:_" -> "若 " + bracketed(first) + "，取 " + bracketed(terms.get(1)) + "；否则取 " + bracketed(last);
            case "-_" -> "-" + bracketed(first);
            case "min" -> "取小者（" + all(terms) + "）";
            case "max" -> "取大者（" + all(terms) + "）";
            case "floor" -> "取整数（" + say(first) + "）";
            case "share" -> bracketed(first) + " 占 " + bracketed(last) + " 的比例";
            case "year" -> say(first) + "的年份";
            case "yearsBefore" -> say(first) + "前" + say(last) + "年";
            case "yearsAfter" -> say(first) + "后" + say(last) + "年";
            case "monthsBefore" -> say(first) + "前" + say(last) + "个月";
            case "monthsAfter" -> say(first) + "后" + say(last) + "个月";
            case "daysAfter" -> say(first) + "后" + say(last) + "日";
            default ->
                COMPARISONS.containsKey(function)
                        ? compared(COMPARISONS.getOrDefault(function, function), first, last)
                        : SUMS.containsKey(function)
                                ? factor(function, first, false) + SUMS.get(function) + factor(function, last, true)
                                : function + "（" + all(terms) + "）";
        };
    }

    /** Chains of one kind read on; whatever is of another kind stands in brackets. */
    private String joined(List<Term> terms, String word, String kind) {
        return terms.stream()
                .map(term -> term instanceof Term.Done(String function, List<Term> inner)
                                && !function.equals(kind)
                                && (function.equals("_&&_") || function.equals("_||_") || function.equals("_?_:_"))
                        ? "（" + say(term) + "）"
                        : say(term))
                .collect(Collectors.joining(word));
    }

    /** A side of a comparison: a sum stands as it is. */
    private String side(Term term) {
        return term instanceof Term.Done(String function, List<Term> terms) && SUMS.containsKey(function)
                ? say(term)
                : bracketed(term);
    }

    private String bracketed(Term term) {
        boolean plain = !(term instanceof Term.Done(String function, List<Term> terms))
                || !(SUMS.containsKey(function)
                        || function.equals("_&&_")
                        || function.equals("_||_")
                        || function.equals("_?_:_"));
        return plain ? say(term) : "（" + say(term) + "）";
    }

    /** Sums within products, and on the right of a minus, stand in brackets. */
    private String factor(String around, Term term, boolean right) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return say(term);
        }
        boolean sum = function.equals("_+_") || function.equals("_-_");
        boolean brackets = function.equals("_?_:_")
                || function.equals("share")
                || (sum && (around.equals("_*_") || (right && around.equals("_-_"))));
        return brackets ? "（" + say(term) + "）" : say(term);
    }

    private String all(List<Term> terms) {
        return terms.stream().map(this::say).collect(Collectors.joining("，"));
    }

    private String compared(String sign, Term left, Term right) {
        if (left instanceof Term.Open(String parameter) && right instanceof Term.Written(Value.Text(String option))) {
            return parameter(parameter) + (sign.equals("为") ? "取" : "不取") + option(parameter, option);
        }
        if (left instanceof Term.Named(FactId fact) && right instanceof Term.Written(Value value)) {
            return say(left) + " " + sign + " " + valueOf(fact, value);
        }
        if (right instanceof Term.Named(FactId fact) && left instanceof Term.Written(Value value)) {
            return valueOf(fact, value) + " " + sign + " " + say(right);
        }
        return side(left) + " " + sign + " " + side(right);
    }

    private String oneOf(Term first, Term.OneOf several) {
        Function<Value, String> name =
                switch (first) {
                    case Term.Named(FactId fact) -> value -> valueOf(fact, value);
                    case Term.Open(String parameter) -> value -> option(parameter, value.text());
                    default -> Value::display;
                };
        String values = several.terms().stream()
                .map(term -> term instanceof Term.Written(Value value) ? name.apply(value) : say(term))
                .collect(Collectors.joining("、"));
        return " 为 " + values + (several.terms().size() > 1 ? " 之一" : "");
    }

    /** A value as one of this fact: a batch, a title, a county by name, a number with its unit. */
    private String valueOf(FactId fact, Value value) {
        if (value instanceof Value.Text(String words)) {
            String named = RuleText.named(pack, fact, words);
            if (words.isEmpty()) {
                // A title that the pack does not name; a field that is left empty.
                return fact instanceof NamedFact ? "空白" : "其他";
            }
            return named.equals(words) ? quoted(words) : "「" + named + "」";
        }
        return value instanceof Value.Whole ? RuleText.named(pack, fact, value.text()) : value.display();
    }

    private String option(String parameter, String option) {
        return pack.parameter(parameter)
                .flatMap(found -> found.option(option))
                .map(found -> quoted(found.meaning()))
                .orElseGet(() -> quoted(option));
    }

    private String parameter(String id) {
        return parameter(pack, id);
    }

    /** A parameter by its name; where another has the same, with its id. */
    static String parameter(PolicyPack pack, String id) {
        String name = RuleText.parameter(pack, id);
        boolean only = pack.parameters().stream()
                        .filter(parameter -> parameter.name().equals(name))
                        .count()
                == 1;
        return "参数「" + name + "」" + (only ? "" : "（" + id + "）");
    }

    private static String quoted(String words) {
        return "“" + words + "”";
    }
}
