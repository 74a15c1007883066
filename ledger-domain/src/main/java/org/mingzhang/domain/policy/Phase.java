package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** 阶段: a window of the timetable, from month to month. Shown, never used to refuse. */
public record Phase(String id, YearMonth from, YearMonth to, List<String> deliverables, Clause clause) {
    private static final String EXCLUSIVE = "end-exclusive";

    /** What the parameter may be that says whether the last month is part of a phase. */
    public static final Set<String> ENDS = Set.of("end-inclusive", EXCLUSIVE);

    public Phase {
        deliverables = List.copyOf(deliverables);
    }

    /** Its last day: of its last month, or of the one before where the parameters of its pack have it read so. */
    public LocalDate end(PolicyPack pack, ParameterValues values) {
        return isOpen(pack, values) ? to.minusMonths(1).atEndOfMonth() : to.atEndOfMonth();
    }

    /** Whether phases end before the month that they name last. */
    static boolean isOpen(PolicyPack pack, ParameterValues values) {
        String parameter = pack.phaseEnd();
        return parameter != null
                && values.find(parameter).map(Value.of(EXCLUSIVE)::equals).orElse(false);
    }
}
