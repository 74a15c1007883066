package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * 荣誉称号: a title that a rule rests on.
 *
 * @param kinds 称号类型 as records may write it, such as 智能工厂
 * @param levels 称号级别 as records may write it, such as 国家级; empty where any level counts
 * @param priority whether it is one of those that keep the unreduced cap when gained during the pilot
 */
public record Honour(String id, String name, List<String> kinds, List<String> levels, boolean priority, Clause clause) {
    public Honour {
        kinds = List.copyOf(kinds);
        levels = List.copyOf(levels);
    }

    /** A title as it was recorded for an enterprise. */
    public record Held(String kind, String level, LocalDate obtainedOn) {}

    /** Whether a recorded title is this one. */
    public boolean matches(String recordedKind, String recordedLevel) {
        return kinds.contains(recordedKind) && (levels.isEmpty() || levels.contains(recordedLevel));
    }

    /** The fact {@code enterprise.honouredInPilot}: a priority title gained from the first to the last day of the pilot. */
    public static boolean gainedInPilot(PolicyPack pack, ParameterValues values, Collection<Held> titles) {
        LocalDate from = values.pilotFrom();
        LocalDate to = values.pilotTo();
        return titles.stream()
                .filter(title -> !title.obtainedOn().isBefore(from)
                        && !title.obtainedOn().isAfter(to))
                .anyMatch(title -> pack.honours().stream()
                        .anyMatch(honour -> honour.priority() && honour.matches(title.kind(), title.level())));
    }
}
