package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 资金集合: what was granted before to the same beneficiary, as one cap counts it. An expression names its sum as
 * {@code granted("id")}: what was approved, less what was given up or came back; the case's own award does not count.
 *
 * @param directions of this programme
 * @param packs directions of programmes of this ledger that run under other packs, by pack id
 * @param recorded what was granted outside this ledger; null where that does not count
 * @param per which time counts
 * @param since what was granted before counts no more; null where the notice names no day
 * @param others what becomes of grants that the pack names neither as counting nor as not counting
 */
public record Fund(
        String id,
        String name,
        Set<String> directions,
        Map<String, Set<String>> packs,
        @Nullable Recorded recorded,
        Per per,
        @Nullable Since since,
        Others others,
        Clause clause) {
    public Fund {
        directions = Set.copyOf(directions);
        packs = Collections.unmodifiableMap(new LinkedHashMap<>(packs));
    }

    /** Which time counts. */
    public enum Per {
        EVER("历年"),
        CALENDAR_YEAR("同一自然年"),
        PILOT("实施期内");

        private final String chinese;

        Per(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What a pack says of one earlier grant. */
    public enum Standing {
        /** It counts. */
        COUNTS,
        /** It does not. */
        NOT,
        /** Nothing: it is named neither way. */
        OTHER
    }

    /**
     * 历史奖补 that count; an empty set matches all.
     *
     * @param names 资金名称
     * @param levels 级别
     * @param directions 方向
     * @param except 方向 that never count
     */
    public record Recorded(Set<String> names, Set<String> levels, Set<String> directions, Set<String> except) {
        public Recorded {
            names = Set.copyOf(names);
            levels = Set.copyOf(levels);
            directions = Set.copyOf(directions);
            except = Set.copyOf(except);
        }

        private Standing of(String name, @Nullable String level, @Nullable String direction) {
            if (direction != null && except.contains(direction)) {
                return Standing.NOT;
            }
            boolean counts = among(names, name) && among(levels, level) && among(directions, direction);
            return counts ? Standing.COUNTS : Standing.OTHER;
        }

        private static boolean among(Set<String> wanted, @Nullable String word) {
            return wanted.isEmpty() || (word != null && wanted.contains(word));
        }
    }

    /**
     * What becomes of grants that are named neither way: 历史奖补 in other words, awards under packs that are not named.
     *
     * @param counted whether they count, where the pack says it
     * @param parameter the text parameter that says it ({@code counted}, {@code ignored}); null where the pack does. While it is
     *     undecided nobody can say what a beneficiary with such a grant was granted
     */
    public record Others(boolean counted, @Nullable String parameter) {
        /** They do not count. */
        public static final Others IGNORED = new Others(false, null);

        /** The words of a pack. */
        public static final Map<String, Boolean> WORDS = Map.of("counted", true, "ignored", false);

        /** Whether they count; nothing while that is undecided. */
        public Optional<Boolean> counted(ParameterValues values) {
            return parameter == null
                    ? Optional.of(counted)
                    : values.find(parameter).map(Value::text).map(WORDS::get);
        }
    }

    /** What a row of 历史奖补 is to this fund. */
    public Standing ofRecorded(String name, @Nullable String level, @Nullable String direction) {
        return recorded == null ? Standing.OTHER : recorded.of(name, level, direction);
    }

    /**
     * What an award of this ledger is to it.
     *
     * @param pack whose programme granted it; null where it is the own one
     */
    public Standing ofAward(@Nullable String pack, String direction) {
        Set<String> named = pack == null ? directions : packs.get(pack);
        if (named == null) {
            return Standing.OTHER;
        }
        boolean all = pack != null && named.isEmpty();
        return all || named.contains(direction) ? Standing.COUNTS : Standing.NOT;
    }

    /**
     * From which day on grants count.
     *
     * @param day the day itself, where the pack says it
     * @param parameter the parameter that says it, otherwise
     */
    public record Since(@Nullable LocalDate day, @Nullable String parameter) {
        /** The day, under the values in force; nothing while that is undecided. */
        public Optional<LocalDate> day(ParameterValues values) {
            return parameter == null
                    ? Optional.ofNullable(day)
                    : values.find(parameter).map(value -> ((Value.Day) value).date());
        }
    }

    /** The parameter without which nobody can say what counts; nothing where it is decided, or there is none. */
    public Optional<String> undecided(ParameterValues values) {
        return since == null || since.day(values).isPresent() ? Optional.empty() : Optional.ofNullable(since.parameter);
    }

    /**
     * Whether a grant counts by its day. What has none counts: a cap is not passed by leaving one out.
     *
     * @param on the day of the decision
     */
    public boolean counts(@Nullable LocalDate granted, ParameterValues values, LocalDate on) {
        if (granted == null) {
            return true;
        }
        boolean early =
                since != null && since.day(values).filter(granted::isBefore).isPresent();
        return !early
                && switch (per) {
                    case EVER -> true;
                    case CALENDAR_YEAR -> granted.getYear() == on.getYear();
                    case PILOT -> !granted.isBefore(values.pilotFrom()) && !granted.isAfter(values.pilotTo());
                };
    }

    /** How an expression names it. */
    public NamedFact fact() {
        return new NamedFact(NamedFact.Family.GRANTED, id, ValueType.AMOUNT, "", name);
    }
}
