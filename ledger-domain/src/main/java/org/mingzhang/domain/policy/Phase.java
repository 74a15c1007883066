package org.mingzhang.domain.policy;

import java.time.YearMonth;
import java.util.List;

/** 阶段: a window of the timetable, both months inclusive. Shown, never used to refuse. */
public record Phase(String id, YearMonth from, YearMonth to, List<String> deliverables, Clause clause) {
    public Phase {
        deliverables = List.copyOf(deliverables);
    }
}
