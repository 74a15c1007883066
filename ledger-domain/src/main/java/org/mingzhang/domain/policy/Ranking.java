package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
     * @param applicant who applies, where one applicant gets so many places only
     */
    public record Stand(
            String application,
            @Nullable String county,
            @Nullable Integer scoreTenths,
            @Nullable String applicant) {
        /** Where it makes no difference who applies. */
        public Stand(String application, @Nullable String county, @Nullable Integer scoreTenths) {
            this(application, county, scoreTenths, null);
        }

        private int score() {
            return scoreTenths == null ? -1 : scoreTenths;
        }

        /** Whether it stands before another, or may come to. */
        boolean isBefore(Stand other) {
            return scoreTenths == null || other.scoreTenths == null || scoreTenths > other.scoreTenths;
        }

        boolean isEqual(Stand other) {
            return scoreTenths != null && scoreTenths.equals(other.scoreTenths);
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

    /**
     * Why a case gets none of the places that are left.
     *
     * @param rivals who may still take a place of the direction, where places are a county's of that county
     * @param taken places that others have
     * @param most how many there are
     */
    public static Optional<Rejection> refuse(Direction direction, Stand own, Rivals rivals, long taken, long most) {
        List<Stand> before = rivals.before(own);
        long ahead = rivals.most(before);
        if (taken + ahead < most) {
            return Optional.empty();
        }
        List<Stand> named = before.stream().sorted(BEST_FIRST).limit(NAMED).toList();
        Map<String, Object> facts = new TreeMap<>();
        facts.put("application", own.application);
        facts.put("direction", direction.id());
        facts.put("score", own.scoreTenths == null ? "无" : ScoreSheet.points(own.scoreTenths));
        facts.put("taken", taken);
        facts.put("limit", most);
        facts.put(
                "ahead",
                named.stream().map(Stand::text).collect(Collectors.joining("、"))
                        + (before.size() > named.size() ? " 等 " + before.size() + " 件" : "")
                        + (ahead < before.size() ? "（其中至多 " + ahead + " 件还能占到名额）" : ""));
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
        OUT("名额以外"),
        FULL("本县（市、区）等其他名额已满");

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
        private final Rivals rivals;
        /** In descending order. */
        private final int[] scored;
        /** How many of so many of the best can get a place at the most. */
        private final long[] most;
        /** The same together with everyone who has no score yet. */
        private final long[] mostWithUnscored;

        private Scores(Rivals rivals) {
            this.rivals = rivals;
            List<Stand> best = rivals.able().stream()
                    .filter(one -> one.scoreTenths != null)
                    .sorted(BEST_FIRST)
                    .toList();
            this.scored = best.stream().mapToInt(Stand::score).toArray();
            this.most = new long[scored.length + 1];
            this.mostWithUnscored = new long[scored.length + 1];
            Rivals.Count count = rivals.count();
            Rivals.Count all = rivals.count();
            rivals.able().stream().filter(one -> one.scoreTenths == null).forEach(all::add);
            mostWithUnscored[0] = all.most();
            for (int i = 0; i < scored.length; i++) {
                count.add(best.get(i));
                all.add(best.get(i));
                most[i + 1] = count.most();
                mostWithUnscored[i + 1] = all.most();
            }
        }

        public static Scores of(Rivals rivals) {
            return new Scores(rivals);
        }

        /** How many have a higher score than so many tenths of a point. */
        public int above(int tenths) {
            return from(tenths + 1);
        }

        /** How many have so many tenths of a point or more. */
        private int from(int tenths) {
            int from = 0;
            int to = scored.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (scored[middle] >= tenths) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }

        /** How it looks for one of them, all of whom are in play. */
        public Outlook outlook(Stand own, long taken, long places) {
            Integer score = own.scoreTenths();
            if (!rivals.isAble(own)) {
                return Outlook.FULL;
            }
            if (score == null) {
                return Outlook.UNSCORED;
            }
            int above = above(score);
            if (taken + most[above] >= places) {
                return Outlook.OUT;
            }
            int from = from(score);
            return taken + mostWithUnscored[above] >= places
                    ? Outlook.OPEN
                    : from - above == 1 || taken + mostWithUnscored[from] <= places ? Outlook.IN : Outlook.TIED;
        }
    }

    /** Others with the very same score, where the places do not reach for all of them: it was chosen among these. */
    public static List<String> tied(Stand own, Rivals rivals, long taken, long most) {
        List<Stand> equal = rivals.equal(own);
        List<Stand> all = new ArrayList<>(rivals.before(own));
        all.addAll(equal);
        all.add(own);
        return taken + rivals.most(all) <= most
                ? List.of()
                : equal.stream().map(Stand::application).sorted().toList();
    }
}
