package org.mingzhang.domain.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;

/**
 * 择优: the rule of a quota whose places are for the best. A case takes a place only if nobody who is still in play can come to
 * stand before it and find none: whoever has a higher score, and whoever has none yet. Equal scores stand beside each other.
 */
public final class Ranking {
    /** How many of those before it a refusal names. */
    private static final int NAMED = 20;

    private static final Comparator<Stand> BEST_FIRST =
            Comparator.comparingInt(Stand::score).reversed().thenComparing(Stand::application);

    private Ranking() {}

    /**
     * Where a case stands.
     *
     * @param application its number
     * @param county whose it is
     * @param scoreTenths of its review; null while it has none
     */
    public record Stand(
            String application,
            @Nullable String county,
            @Nullable Integer scoreTenths) {
        private int score() {
            return scoreTenths == null ? -1 : scoreTenths;
        }

        /** Whether it stands before another, or may come to. */
        boolean isBefore(Stand other) {
            return scoreTenths == null || other.scoreTenths == null || scoreTenths > other.scoreTenths;
        }

        private String text() {
            return application + (scoreTenths == null ? "（还没有评分）" : "（" + ScoreSheet.points(scoreTenths) + " 分）");
        }
    }

    /** The stage by whose score the cases of a direction are ranked: of its rubric, else its last one by experts that does not decide. */
    public static Optional<String> stage(PolicyPack pack, Direction direction) {
        return direction.rubric() != null
                ? Optional.of(direction.rubric().stage())
                : pack.stagesOf(direction).reversed().stream()
                        .filter(stage -> stage.decidedBy() == Stage.By.EXPERTS && !direction.decidesAt(stage.id()))
                        .map(Stage::id)
                        .findFirst();
    }

    /** The best first; those that have no score yet at the end. */
    public static Comparator<Stand> order() {
        return BEST_FIRST;
    }

    /** The others that may stand before it. */
    public static Stream<Stand> before(Stand own, Collection<Stand> inPlay) {
        return others(own, inPlay).filter(other -> other.isBefore(own));
    }

    private static Stream<Stand> others(Stand own, Collection<Stand> inPlay) {
        return inPlay.stream().filter(other -> !other.application.equals(own.application));
    }

    /**
     * Why a case gets none of the places that are left.
     *
     * @param inPlay everyone of the direction, where places are a county's of that county, who may still take a place
     * @param taken places that others have
     * @param most how many there are
     */
    public static Optional<Rejection> refuse(
            Direction direction, Stand own, Collection<Stand> inPlay, long taken, long most) {
        long before = before(own, inPlay).count();
        if (taken + before < most) {
            return Optional.empty();
        }
        List<Stand> named = before(own, inPlay).sorted(BEST_FIRST).limit(NAMED).toList();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("application", own.application);
        facts.put("direction", direction.id());
        facts.put("score", own.scoreTenths == null ? "无" : ScoreSheet.points(own.scoreTenths));
        facts.put("taken", taken);
        facts.put("limit", most);
        facts.put(
                "ahead",
                named.stream().map(Stand::text).collect(Collectors.joining("、"))
                        + (before > named.size() ? " 等 " + before + " 件" : ""));
        return Optional.of(Rejection.of(RejectionCode.OUTRANKED, clause(direction), facts));
    }

    /** What the ranking rests on: the scoring itself where the pack says it. */
    private static @Nullable Clause clause(Direction direction) {
        Rubric rubric = direction.rubric();
        return rubric != null
                ? rubric.clause()
                : direction.ranked().map(Quota::clause).orElse(null);
    }

    /** How it looks for a case that competes. */
    public enum Outlook {
        IN("可以认定"),
        TIED("同分的不能都有名额，由认定的单位选定"),
        OPEN("在前的评分后才能认定"),
        UNSCORED("还没有评分"),
        OUT("名额以外");

        private final String chinese;

        Outlook(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Scores of many, to look each of them up among all: in the order of their number, not its square. */
    public static final class Scores {
        /** In ascending order. */
        private final int[] scored;

        private final long unscored;

        private Scores(int[] scored, long unscored) {
            this.scored = scored;
            this.unscored = unscored;
        }

        public static Scores of(Stream<Stand> stands) {
            List<Stand> all = stands.toList();
            int[] scored = all.stream()
                    .map(Stand::scoreTenths)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .toArray();
            return new Scores(scored, all.size() - scored.length);
        }

        /** How many have a higher score than so many tenths of a point. */
        public int above(int tenths) {
            return scored.length - upTo(tenths);
        }

        private int upTo(int tenths) {
            int from = 0;
            int to = scored.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (scored[middle] <= tenths) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        /** How it looks for one of them, all of whom are in play. */
        public Outlook outlook(Stand own, long taken, long most) {
            Integer score = own.scoreTenths();
            if (score == null) {
                return Outlook.UNSCORED;
            }
            long before = taken + above(score);
            if (before >= most) {
                return Outlook.OUT;
            }
            long equal = (long) upTo(score) - upTo(score - 1) - 1;
            return before + unscored >= most
                    ? Outlook.OPEN
                    : equal == 0 || before + unscored + equal < most ? Outlook.IN : Outlook.TIED;
        }
    }

    /** Others with the very same score, where the places do not reach for all of them: it was chosen among these. */
    public static List<String> tied(Stand own, Collection<Stand> inPlay, long taken, long most) {
        List<String> equal = others(own, inPlay)
                .filter(other -> own.scoreTenths != null && own.scoreTenths.equals(other.scoreTenths))
                .map(Stand::application)
                .sorted()
                .toList();
        return taken + before(own, inPlay).count() + equal.size() < most ? List.of() : equal;
    }
}
