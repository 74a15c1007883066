package org.mingzhang.domain.enterprise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.decision.Sequence;
import org.mingzhang.domain.decision.Shortfall;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.Recorded;

/** What an organisation's steps on the rosters, taken together, lack by the rules: their order in time. */
public final class RosterShortfalls {
    private RosterShortfalls() {}

    /**
     * All of them.
     *
     * @param standing the organisation's events as they stand
     */
    public static List<Shortfall> of(List<Recorded> standing) {
        List<Shortfall> found = new ArrayList<>();
        Map<String, Sequence> rosters = new HashMap<>();
        for (Recorded recorded : standing) {
            switch ((EnterpriseEvent) recorded.event()) {
                case EnterpriseReserved e -> step(rosters, found, e.programme(), "进入储备库", recorded);
                case EnterpriseAdmitted e -> step(rosters, found, e.programme(), "纳入试点名单", recorded);
                case EnterpriseBatchMoved e -> step(rosters, found, e.programme(), "调整批次", recorded);
                case EnterpriseLeftPilot e -> step(rosters, found, e.programme(), "退出试点", recorded);
                case EnterpriseReplaced e -> step(rosters, found, e.programme(), "替补", recorded);
                default -> {
                    // Of no roster.
                }
            }
        }
        return List.copyOf(found);
    }

    private static void step(
            Map<String, Sequence> rosters, List<Shortfall> found, String programme, String step, Recorded recorded) {
        rosters.computeIfAbsent(programme, id -> new Sequence("roster " + id, found))
                .step(step, recorded.businessDate());
    }
}
