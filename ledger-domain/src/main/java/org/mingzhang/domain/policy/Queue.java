package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;

/**
 * 排队: in which order the cases of a direction get its money, and what happens to those for whom there is none left.
 *
 * @param order what comes first; then the day of submission and the number, whatever the pack says
 * @param priority who has priority; only beside {@link By#PRIORITY}
 * @param after directions whose cases come before all of this one while money is short; empty where the notice puts none before it
 */
public record Queue(List<By> order, @Nullable Expression priority, WhenOut whenOut, List<String> after, Clause clause) {
    public Queue {
        order = List.copyOf(order);
        after = List.copyOf(after);
    }

    /** By what one case stands before another. */
    public enum By {
        PRIORITY("优先的在先"),
        SUBMITTED("申报在先的在先"),
        SCORE("评审得分高的在先");

        private final String chinese;

        By(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What becomes of a case when the money does not reach. */
    public enum WhenOut {
        WAIT("等候资金，有资金后依次核定，等候期间后面的不得先行核定"),
        REFUSE("不予核定，不设等候"),
        PART("按科目余额核定");

        private final String chinese;

        WhenOut(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * Where a case stands among others.
     *
     * @param application its number
     * @param scoreTenths of its review; null where it has none, and it comes after those that have one
     */
    public record Rank(
            String application,
            LocalDate submittedOn,
            boolean priority,
            @Nullable Integer scoreTenths) {
        private int score() {
            return scoreTenths == null ? -1 : scoreTenths;
        }
    }

    /** Whether other directions of a pack come after this one. */
    public static boolean comesFirst(PolicyPack pack, String direction) {
        return pack.directions().stream()
                .map(Direction::queue)
                .anyMatch(queue -> queue != null && queue.after().contains(direction));
    }

    /** Who stands before whom. */
    public Comparator<Rank> comparator() {
        Comparator<Rank> comparator = Comparator.comparing(Rank::submittedOn).thenComparing(Rank::application);
        for (By by : order.reversed()) {
            comparator = first(by).thenComparing(comparator);
        }
        return comparator;
    }

    private static Comparator<Rank> first(By by) {
        return switch (by) {
            case PRIORITY -> Comparator.comparing(rank -> !rank.priority);
            case SUBMITTED -> Comparator.comparing(Rank::submittedOn);
            case SCORE -> Comparator.comparing(rank -> -rank.score());
        };
    }

    /** Why it cannot be told whether a case has priority: a fact is not recorded, a parameter not decided. */
    public Optional<Rejection> lacking(Facts facts, ParameterValues values) {
        if (priority == null) {
            return Optional.empty();
        }
        SortedSet<FactId> missing = new TreeSet<>(priority.facts());
        missing.removeIf(facts::has);
        if (!missing.isEmpty()) {
            return Optional.of(Rejection.of(
                    RejectionCode.FACT_MISSING,
                    clause,
                    Map.of("missing", missing.stream().map(FactId::id).collect(Collectors.joining(", ")))));
        }
        return priority.parameters().stream()
                .filter(parameter -> values.find(parameter).isEmpty())
                .findFirst()
                .map(parameter ->
                        Rejection.of(RejectionCode.PARAMETER_UNDECIDED, clause, Map.of("parameter", parameter)));
    }

    /** Whether a case has priority; nothing may be lacking. */
    public boolean prefers(Facts facts, ParameterValues values) {
        return priority != null && priority.evaluate(facts, values).result().equals(Value.of(true));
    }

    /**
     * What a case gets whose turn it is: all that was computed where the money reaches; else what is left, or nothing.
     *
     * @param left what the line has left
     */
    public Fen gets(Fen computed, Fen left) {
        return !computed.exceeds(left) ? computed : whenOut == WhenOut.PART ? left.max(Fen.ZERO) : Fen.ZERO;
    }

    /** The rule in one Chinese sentence. */
    public String text(PolicyPack pack) {
        return order.stream().map(By::chinese).collect(Collectors.joining("，其次"))
                + (priority == null ? "" : "（优先：" + RuleWords.of(pack, priority) + "）") + "；资金不足时"
                + whenOut.chinese()
                + (after.isEmpty()
                        ? ""
                        : "；" + RuleText.directions(pack, after) + "有等候资金的，或者已复核待核定、核定本方向这一笔后余额不够它们的，本方向不得先行核定");
    }
}
