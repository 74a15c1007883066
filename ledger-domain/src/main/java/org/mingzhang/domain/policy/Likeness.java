package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Ratio;

/** How alike two cases are, in exact shares. */
public final class Likeness {
    /** So many characters in a row are a run: few enough that changed words leave others whole, enough that chance makes none. */
    private static final int RUN = 5;

    private Likeness() {}

    /**
     * A case as it is compared.
     *
     * @param lead credit code of whoever hands in
     * @param members credit codes of the others
     */
    public record Case(String application, String lead, Set<String> members) {
        public Case {
            members = Set.copyOf(members);
        }

        /** Who takes part, in whatever part. */
        Set<String> everybody() {
            Set<String> all = new HashSet<>(members);
            all.add(lead);
            return all;
        }
    }

    private record Common(int together, Ratio share) {
        static Common of(Set<String> one, Set<String> other) {
            int together = (int) one.stream().filter(other::contains).count();
            return new Common(together, ofMembers(one, other));
        }

        /** The members in common, without the leads or with them, whichever is more: another lead makes no other case. */
        static Common of(Case one, Case other) {
            Common without = of(one.members, other.members);
            Common with = of(one.everybody(), other.everybody());
            return with.share.compareTo(without.share) > 0 ? with : without;
        }
    }

    /**
     * Two cases whose members, and as far as there are words to compare whose texts, are alike.
     *
     * @param together how many members both have
     * @param members of all members of both
     * @param texts of the shorter one; null where one of them has no words
     */
    public record Pair(
            String one,
            String other,
            int together,
            Ratio members,
            @Nullable Ratio texts) {}

    /** What two sets have in common, of all that is in either; nothing of nothing is nothing. */
    public static Ratio ofMembers(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - both;
        return all == 0 ? Ratio.ZERO : Ratio.of(both, all);
    }

    /** The runs of characters of a text; signs, blanks and letters' case make no difference. */
    public static Set<String> runs(String text) {
        int[] letters = text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .toArray();
        Set<String> runs = new HashSet<>();
        for (int at = 0; at + RUN <= letters.length; at++) {
            runs.add(new String(letters, at, RUN));
        }
        return runs;
    }

    /** How many of the runs of the shorter text stand in the other one, too. */
    public static Ratio ofRuns(Set<String> one, Set<String> other) {
        Set<String> shorter = one.size() <= other.size() ? one : other;
        Set<String> longer = shorter == one ? other : one;
        long both = shorter.stream().filter(longer::contains).count();
        return shorter.isEmpty() ? Ratio.ZERO : Ratio.of(both, shorter.size());
    }

    /**
     * The pairs that reach both thresholds, in the order of the cases. Whose words the ledger does not have is alike by its members
     * alone: a record without words is no way around.
     *
     * @param texts the words of a case, all its texts together; nothing where the ledger has none
     */
    public static List<Pair> alike(
            Ratio members, Ratio texts, Collection<Case> cases, Function<String, Optional<String>> words) {
        Map<String, List<Case>> ofMember = new HashMap<>();
        Map<String, Optional<Set<String>>> runs = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (Case other : cases) {
            Map<String, Case> met = new TreeMap<>();
            for (String member : other.everybody()) {
                List<Case> before = ofMember.computeIfAbsent(member, none -> new ArrayList<>());
                before.forEach(one -> met.put(one.application, one));
                before.add(other);
            }
            for (Case one : met.values()) {
                Common common = Common.of(one, other);
                if (common.share.compareTo(members) >= 0) {
                    pair(
                                    one,
                                    other,
                                    common,
                                    texts,
                                    id -> runs.computeIfAbsent(
                                            id, wanted -> words.apply(wanted).map(Likeness::runs)))
                            .ifPresent(pairs::add);
                }
            }
        }
        return List.copyOf(pairs);
    }

    private static Optional<Pair> pair(
            Case one, Case other, Common members, Ratio texts, Function<String, Optional<Set<String>>> runs) {
        Optional<Set<String>> first = runs.apply(one.application);
        Optional<Set<String>> second = runs.apply(other.application);
        Ratio common = first.isPresent() && second.isPresent() ? ofRuns(first.get(), second.get()) : null;
        return common != null && common.compareTo(texts) < 0
                ? Optional.empty()
                : Optional.of(new Pair(one.application, other.application, members.together, members.share, common));
    }
}
