package org.mingzhang.domain.decision;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who played which part in a case so far. */
public final class Duties {
    private final Map<Duty, Set<String>> people = new EnumMap<>(Duty.class);

    /** Remembers that a person played a part; of somebody unnamed there is nothing to remember. */
    public void note(Duty duty, String actor) {
        if (actor.isEmpty()) {
            return;
        }
        people.computeIfAbsent(duty, none -> new HashSet<>()).add(actor);
    }

    /** Who played which part in several streams that make up one case. */
    public static Duties together(Duties... parts) {
        Duties all = new Duties();
        for (Duties part : parts) {
            part.people.forEach((duty, actors) -> actors.forEach(actor -> all.note(duty, actor)));
        }
        return all;
    }

    /** Whether a person played that part. */
    public boolean played(Duty duty, String actor) {
        return people.getOrDefault(duty, Set.of()).contains(actor);
    }

    /** Refuses a part to a person who played another one. */
    public @Nullable Rejection refuse(Duty duty, String actor) {
        for (Duty other : Duty.values()) {
            if (other != duty && played(other, actor)) {
                return Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", actor, "step", duty.chinese(), "otherStep", other.chinese()));
            }
        }
        return null;
    }
}
