package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 共同条件: requirements that several directions of a pack share word for word, each printed once. */
final class CommonConditions {
    /** None is printed apart: each direction says all of its own. */
    static final CommonConditions NONE = new CommonConditions(Map.of());

    private final Map<Requirement, List<Direction>> shared;

    private CommonConditions(Map<Requirement, List<Direction>> shared) {
        this.shared = shared;
    }

    static CommonConditions of(PolicyPack pack) {
        Map<Requirement, List<Direction>> all = new LinkedHashMap<>();
        for (Direction direction : pack.directions()) {
            for (Requirement requirement : direction.requirements()) {
                all.computeIfAbsent(requirement, none -> new ArrayList<>()).add(direction);
            }
        }
        all.values().removeIf(directions -> directions.size() < 2);
        return new CommonConditions(all);
    }

    Map<Requirement, List<Direction>> shared() {
        return shared;
    }

    /** Its number among them, from 1; 0 where it is none. */
    int number(Requirement requirement) {
        return shared.containsKey(requirement) ? List.copyOf(shared.keySet()).indexOf(requirement) + 1 : 0;
    }
}
