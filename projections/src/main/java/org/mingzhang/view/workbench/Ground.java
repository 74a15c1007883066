package org.mingzhang.view.workbench;

import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * What it depends on what waits.
 *
 * @param pack in force
 * @param values the parameters in force
 * @param unscored cases for which who asks has a seat on the panel and gave no score yet
 */
record Ground(PolicyPack pack, ParameterValues values, LocalDate today, List<String> unscored) {
    /** How far ahead one looks for what falls due. */
    static final int AHEAD = 30;

    String day() {
        return today.toString();
    }

    String horizon() {
        return today.plusDays(AHEAD).toString();
    }
}
