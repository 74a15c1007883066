package org.mingzhang.view.officiallist;

import java.util.List;

/**
 * An application for which plans of payment together say more than is granted: two of them contradict each other, or one is
 * out of date. What is paid stays within the award all the same.
 *
 * @param grantedFen the award as it stands; of one that is not approved yet, what it was calculated at
 * @param plannedFen the sum of its rows on all plans
 * @param lists numbers of these plans
 */
public record PlannedAbove(String application, long grantedFen, long plannedFen, List<String> lists) {
    public PlannedAbove {
        lists = List.copyOf(lists);
    }
}
