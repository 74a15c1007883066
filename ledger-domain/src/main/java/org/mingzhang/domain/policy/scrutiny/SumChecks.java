package org.mingzhang.domain.policy.scrutiny;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PackRenderer;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** Calculations that cannot be meant: caps that bound nothing, sums that are never above zero, days that no calendar has. */
final class SumChecks {
    /** Words of a least amount: there the greater of two is meant. */
    private static final Pattern AT_LEAST = Pattern.compile("不少于|不低于|不得低于|不得少于|至少|最低|保底|起步");

    private static final Pattern AT_MOST = Pattern.compile("最高|最多|不超过|不高于|不得超过|上限|封顶|以内");
    /** How far from a day a rule may look, by what it counts in. */
    private static final Map<String, Long> FARTHEST = Map.of(
            "yearsBefore",
            100L,
            "yearsAfter",
            100L,
            "monthsBefore",
            1_200L,
            "monthsAfter",
            1_200L,
            "daysAfter",
            36_600L);

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");
    /** What an amount is taken for that a case brings, 1亿元: a product must have room for it. */
    private static final BigInteger USUAL_FEN = BigInteger.valueOf(10_000_000_000L);

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    SumChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Rules.Ruled rule : rules.expressions()) {
            Term whole = Term.of(rule.expression());
            look(rule, whole);
            if (size(whole).isEmpty()) {
                contradicts(rule, whole, "得数超出账本能记的范围", "应为小一些的数：办理时会算不出来");
            }
            if (rule.place().getLast().equals("gives") && rule.expression().type() == ValueType.AMOUNT) {
                money(rule, whole);
            }
            if (rule.place().contains("limits")
                    || rule.place().contains("quota")
                    || rule.place().contains("quotas")) {
                parts(whole).forEach(each -> bound(rule, each));
            }
        }
    }

    private void contradicts(Rules.Ruled rule, Term part, String why, String expected) {
        remarks.contradicts(rule.place(), found(rule, part) + why, expected);
    }

    private String found(Rules.Ruled rule, Term part) {
        boolean whole = part.equals(Term.of(rule.expression()));
        return "“" + rule.shown() + "”，" + (whole ? "" : "其中的“" + PackRenderer.words(pack, part) + "”");
    }

    private void look(Rules.Ruled rule, Term term) {
        if (!(term instanceof Term.Done(String function, List<Term> terms))) {
            return;
        }
        terms.forEach(each -> look(rule, each));
        if (function.equals("share") && terms.stream().anyMatch(SumChecks::isZero)) {
            contradicts(rule, term, "永远是 0", "应为会变的两个数：前一个占后一个的比例");
        }
        Long farthest = FARTHEST.get(function);
        if (farthest != null) {
            constant(terms.getLast()).ifPresent(number -> far(rule, term, number.longValue(), farthest));
        }
        if (!COMPARISONS.contains(function) && !FARTHEST.containsKey(function)) {
            terms.stream()
                    .filter(SumChecks::isNegative)
                    .forEach(
                            each -> contradicts(rule, each, "是负数", "应为正数：扣减的写减号，例如 amount(\"50万元\") - granted(\"…\")"));
        }
        if (function.equals("_*_") && terms.stream().anyMatch(SumChecks::isAboveOne)) {
            remarks.doubts(rule.place(), found(rule, term) + "，比例高于 100%", "应为不高于 100% 的比例；文件确实这样写的可以不改");
        }
    }

    private void far(Rules.Ruled rule, Term term, long number, long farthest) {
        boolean ago = ((Term.Done) term).function().endsWith("Before");
        if (number == 0 || (ago && number < 0) || Math.abs(number) > farthest) {
            contradicts(
                    rule,
                    term,
                    number == 0 ? "就是那一天" : Math.abs(number) > farthest ? "不是办理时用得到的日子" : "是将来的日子",
                    "应为 1 至 " + farthest + " 的数");
        }
    }

    private static boolean isZero(Term term) {
        return term instanceof Term.Written(Value value)
                && switch (value) {
                    case Value.Whole(long number) -> number == 0;
                    case Value.Amount(Fen fen) -> fen.isZero();
                    default -> false;
                };
    }

    private static boolean isNegative(Term term) {
        return term instanceof Term.Written(Value value)
                && switch (value) {
                    case Value.Whole(long number) -> number < 0;
                    case Value.Share(Ratio share) -> share.compareTo(Ratio.ZERO) < 0;
                    default -> false;
                };
    }

    private static boolean isAboveOne(Term term) {
        return term instanceof Term.Written(Value.Share(Ratio share)) && share.compareTo(Ratio.ONE) > 0;
    }

    /** A limit, a floor, or what is taken off. */
    private void money(Rules.Ruled rule, Term whole) {
        boolean limit = rule.place().contains("limits");
        boolean less = rule.place().get(rule.place().size() - 2).equals("less");
        if (!Sign.of(whole).above()) {
            contradicts(rule, whole, "得数不会大于零", less ? "应为扣减的金额" : "应为会大于零的金额：不然永远不给");
        }
        for (Term sum : parts(whole)) {
            List<Sign.Addend> addends = Sign.addends(sum);
            boolean added = addends.stream().anyMatch(each -> !each.minus() && isGranted(each.term()));
            boolean fixed = addends.stream().anyMatch(each -> !each.minus() && isFixed(each.term()));
            if (limit && added && fixed) {
                contradicts(rule, sum, "把已核定的加进了上限", "应为减去：amount(\"50万元\") - granted(\"…\")；得过的越多，剩下的越少");
            }
            if (less && addends.stream().anyMatch(each -> each.minus() && isGranted(each.term()))) {
                contradicts(rule, sum, "把已核定的扣成了负数，等于加上", "应为扣减的金额本身，例如 granted(\"…\")");
            }
        }
    }

    /** Of a cap and something open the greater is no cap but a floor, and the lesser of a floor no floor: words must say so. */
    private void bound(Rules.Ruled rule, Term part) {
        if (!(part instanceof Term.Done(String function, List<Term> terms))
                || !(function.equals("max") || function.equals("min"))
                || terms.stream().noneMatch(each -> isFixed(each) && !isZero(each))
                || terms.stream().allMatch(SumChecks::isFixed)) {
            return;
        }
        boolean max = function.equals("max");
        if (!max && !part.equals(Term.of(rule.expression()))) {
            // Within something greater a lesser one may well be meant.
            return;
        }
        Clause clause = rule.clause();
        String words = rule.text() + (clause.isProposed() ? "" : clause.quote());
        boolean least = AT_LEAST.matcher(words).find();
        boolean most = AT_MOST.matcher(words).find();
        String why = max ? "取大者，写明的数成了下限，不再是上限" : "取小者，写明的数成了上限，不再是下限";
        String expected = max ? "上限应为 min(…)；文件写明不少于、至少的，引那句原文" : "下限应为 max(…)；文件写明最高、不超过的，引那句原文";
        if (max ? most && !least : least && !most) {
            contradicts(rule, part, why, expected);
        } else if (max && !least && rule.expression().type() == ValueType.AMOUNT) {
            remarks.doubts(rule.place(), found(rule, part) + why, expected);
        }
    }

    private static boolean isFixed(Term term) {
        return term instanceof Term.Written || term instanceof Term.Open;
    }

    private static boolean isGranted(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) ->
                fact == FactName.AWARDS_ALREADY_GRANTED
                        || (fact instanceof NamedFact named && named.family() == NamedFact.Family.GRANTED);
            case Term.Done(String function, List<Term> terms) ->
                function.equals("_*_") && terms.stream().anyMatch(SumChecks::isGranted);
            default -> false;
        };
    }

    /** A term and all that it consists of, but for the questions of choices; a chain of sums once, from its top. */
    private static List<Term> parts(Term term) {
        List<Term> parts = new ArrayList<>(List.of(term));
        if (term instanceof Term.Done(String function, List<Term> terms)) {
            List<Term> inner =
                    switch (function) {
                        case "_?_:_" -> terms.subList(1, terms.size());
                        case "_+_", "_-_" ->
                            Sign.addends(term).stream().map(Sign.Addend::term).toList();
                        default -> terms;
                    };
            inner.stream().filter(each -> !each.equals(term)).forEach(each -> parts.addAll(parts(each)));
        }
        return parts;
    }

    private static Optional<BigInteger> constant(Term term) {
        return switch (term) {
            case Term.Written(Value.Whole(long number)) -> Optional.of(BigInteger.valueOf(number));
            case Term.Done(String function, List<Term> terms) -> {
                List<BigInteger> all =
                        terms.stream().flatMap(each -> constant(each).stream()).toList();
                yield all.size() < terms.size()
                        ? Optional.empty()
                        : switch (function) {
                            case "-_" -> Optional.of(all.getFirst().negate());
                            case "_+_" -> Optional.of(all.getFirst().add(all.getLast()));
                            case "_-_" -> Optional.of(all.getFirst().subtract(all.getLast()));
                            case "_*_" -> Optional.of(all.getFirst().multiply(all.getLast()));
                            default -> Optional.empty();
                        };
            }
            default -> Optional.empty();
        };
    }

    /** How large a result is at the usual size of what a case brings; nothing where the ledger could not hold a part of it. */
    private static Optional<BigInteger> size(Term term) {
        return switch (term) {
            case Term.Written(Value.Whole(long number)) ->
                Optional.of(BigInteger.valueOf(number).abs());
            case Term.Written(Value.Amount(Fen fen)) -> Optional.of(BigInteger.valueOf(fen.value()));
            case Term.Written(Value.Share(Ratio share)) ->
                Optional.of(share.numerator().abs().divide(share.denominator()).max(BigInteger.ONE));
            case Term.Named(FactId fact) when fact.type() == ValueType.AMOUNT -> Optional.of(USUAL_FEN);
            case Term.Done(String function, List<Term> terms) -> {
                List<BigInteger> sizes =
                        terms.stream().flatMap(each -> size(each).stream()).toList();
                if (sizes.size() < terms.size()) {
                    yield Optional.empty();
                }
                BigInteger result =
                        switch (function) {
                            case "_*_" -> sizes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
                            case "_+_", "_-_" -> sizes.stream().reduce(BigInteger.ZERO, BigInteger::add);
                            case "min", "max", "_?_:_" -> sizes.stream().reduce(BigInteger.ONE, BigInteger::max);
                            case "-_", "floor" -> sizes.getFirst();
                            default -> BigInteger.ONE;
                        };
                yield Optional.of(result).filter(size -> size.compareTo(most(term)) <= 0);
            }
            default -> Optional.of(BigInteger.ONE);
        };
    }

    private static BigInteger most(Term term) {
        return BigInteger.valueOf(hasMoney(term) ? Fen.MAX_VALUE : Long.MAX_VALUE);
    }

    private static boolean hasMoney(Term term) {
        return switch (term) {
            case Term.Named(FactId fact) -> fact.type() == ValueType.AMOUNT;
            case Term.Written(Value value) -> value instanceof Value.Amount;
            case Term.Done(String function, List<Term> terms) ->
                !function.equals("share") && terms.stream().anyMatch(SumChecks::hasMoney);
            default -> false;
        };
    }
}
