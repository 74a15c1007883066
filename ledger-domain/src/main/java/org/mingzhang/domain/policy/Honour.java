package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 荣誉称号: a title that a rule rests on.
 *
 * @param recorded how records may write it
 * @param also how else they may write it, while the parameters say so; null where the notice leaves no doubt
 * @param priority whether it is one of those that keep the unreduced cap when gained during the pilot
 */
public record Honour(
        String id, String name, Wording recorded, @Nullable Also also, boolean priority, Clause clause) {

    /**
     * How records write a title.
     *
     * @param kinds 称号类型, such as 示范工厂
     * @param levels 称号级别, such as 国家级; empty where any level counts
     */
    public record Wording(List<String> kinds, List<String> levels) {
        public Wording {
            kinds = List.copyOf(kinds);
            levels = List.copyOf(levels);
        }

        boolean matches(String kind, String level) {
            return kinds.contains(kind) && (levels.isEmpty() || levels.contains(level));
        }
    }

    /**
     * A wider reading of the title.
     *
     * @param when over parameters alone; while one of them is undecided the wider reading does not count
     */
    public record Also(Wording recorded, Expression when) {
        boolean counts(ParameterValues values) {
            return when.parameters().stream().allMatch(name -> values.find(name).isPresent())
                    && when.evaluate(Facts.NONE, values).result().equals(Value.of(true));
        }
    }

    /** A title as it was recorded for an enterprise. */
    public record Held(String kind, String level, LocalDate obtainedOn) {}

    /** Whether a recorded title is this one, as the parameters have it read. */
    public boolean matches(String kind, String level, ParameterValues values) {
        return recorded.matches(kind, level)
                || (also != null && also.recorded.matches(kind, level) && also.counts(values));
    }

    /** The fact {@code enterprise.honouredInPilot}: a priority title gained from the first to the last day of the pilot. */
    public static boolean gainedInPilot(PolicyPack pack, ParameterValues values, Collection<Held> titles) {
        LocalDate from = values.pilotFrom();
        LocalDate to = values.pilotTo();
        return titles.stream()
                .filter(title -> !title.obtainedOn().isBefore(from)
                        && !title.obtainedOn().isAfter(to))
                .anyMatch(title -> pack.honours().stream()
                        .anyMatch(honour -> honour.priority() && honour.matches(title.kind(), title.level(), values)));
    }
}
