package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.LongSummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Term;
import org.mingzhang.domain.policy.ThingFact;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.policy.ValueType;

/** What values the terms of a pack's rules can have at all: no fifth level, no score above 100, no batch that the pack does not have. */
final class Spans {
    private static final Span LEVELS = Span.of(0, 4);
    private static final Span GRADES = Span.of(0, 5);
    private static final Span SCORES = Span.of(0, 1000);
    private static final Span SHARES = Span.of(0, Span.WHOLE_SHARE);

    private final PolicyPack pack;

    Spans(PolicyPack pack) {
        this.pack = pack;
    }

    Span of(Term term, @Nullable Direction direction) {
        return switch (term) {
            case Term.Named(FactId fact) -> of(fact, direction);
            case Term.Written(Value value) -> Span.of(value);
            case Term.Done(String function, List<Term> terms)
            when terms.size() == 2 && isSum(function, terms) -> {
                Span second = of(terms.get(1), direction);
                yield of(terms.getFirst(), direction).plus(function.equals("_-_") ? second.negated() : second);
            }
            case Term.Done(String function, List<Term> terms)
            when function.equals("share") -> isPart(terms) ? SHARES : Span.NOT_NEGATIVE;
            default -> Span.ANY;
        };
    }

    /** Equipment of some kind among all equipment. */
    private static boolean isPart(List<Term> terms) {
        return terms.getLast().equals(new Term.Named(FactName.ACCEPTANCE_EQUIPMENT_TOTAL))
                && (terms.getFirst().equals(new Term.Named(FactName.ACCEPTANCE_EQUIPMENT_DIGITAL))
                        || terms.getFirst().equals(new Term.Named(FactName.ACCEPTANCE_EQUIPMENT_NETWORKED)));
    }

    /** Shares are kept in millionths and days are counted: neither is added here. */
    private static boolean isSum(String function, List<Term> terms) {
        return (function.equals("_+_") || function.equals("_-_"))
                && terms.stream().allMatch(Spans::isNumberOrMoney);
    }

    private static boolean isNumberOrMoney(Term term) {
        ValueType type =
                switch (term) {
                    case Term.Named(FactId fact) -> fact.type();
                    case Term.Written(Value value) -> value.type();
                    default -> ValueType.TEXT;
                };
        return type == ValueType.NUMBER || type == ValueType.AMOUNT;
    }

    Span of(FactId fact, @Nullable Direction direction) {
        if (fact instanceof ThingFact thing) {
            return thing == ThingFact.MEMBER_LEVEL
                            || thing == ThingFact.SCENE_LEVEL
                            || thing == ThingFact.INCIDENT_CLASS
                    ? LEVELS
                    : Span.ANY;
        }
        if (fact instanceof NamedFact named) {
            return switch (named.family()) {
                case COUNT, GRANTED, ITEMS -> Span.NOT_NEGATIVE;
                case FIGURE, FORM -> Span.ANY;
            };
        }
        return fact instanceof FactName name ? of(name, direction) : Span.ANY;
    }

    private Span of(FactName fact, @Nullable Direction direction) {
        return switch (fact) {
            case ACCEPTANCE_LEVEL_AFTER, APPLICATION_LEVEL_BEFORE -> LEVELS;
            case HONOUR_GRADE -> GRADES;
            case ACCEPTANCE_SCORE -> SCORES;
            case ACCEPTANCE_DIGITAL_RATE, ACCEPTANCE_NETWORKED_RATE -> SHARES;
            case APPLICATION_BATCH -> batches();
            case APPLICATION_CONSORTIUM -> consortium(direction);
            default ->
                fact.type() == ValueType.NUMBER || fact.type() == ValueType.AMOUNT ? Span.NOT_NEGATIVE : Span.ANY;
        };
    }

    /** Without batches there is none to compare with: nothing is said of that here. */
    private Span batches() {
        LongSummaryStatistics numbers =
                pack.batches().stream().mapToLong(Batch::number).summaryStatistics();
        return numbers.getCount() == 0 ? Span.ANY : Span.of(numbers.getMin(), numbers.getMax());
    }

    private static Span consortium(@Nullable Direction direction) {
        if (direction == null || direction.consortium() == null) {
            return Span.ANY;
        }
        return switch (direction.consortium().members()) {
            case REQUIRED -> Span.only(1);
            case NONE -> Span.only(0);
            case OPTIONAL -> Span.ANY;
        };
    }

    /** In words: 0–4级. */
    static String display(FactId fact, Span span) {
        String from = display(fact, span.least());
        String to = display(fact, span.most());
        return span.most() == null ? "不小于 " + from : from.equals(to) ? from : from + " 至 " + to;
    }

    private static String display(FactId fact, @Nullable Long bound) {
        if (bound == null) {
            return "";
        }
        return switch (fact.type()) {
            case SHARE -> bound * 100 / Span.WHOLE_SHARE + "%";
            case POINTS -> bound / 10 + "分";
            case AMOUNT -> bound + "元";
            case FLAG -> bound == 1 ? "是" : "否";
            default -> bound + fact.unit();
        };
    }
}
