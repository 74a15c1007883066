package org.mingzhang.view.workbench;

import static org.mingzhang.domain.actor.Role.COUNTY_INDUSTRY;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.workbench.Wait.Shown;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;
import org.mingzhang.view.workbench.Workbench.Pilots;

/** The enterprises of a county that are in the pilot, and those of them that are not accepted yet. */
final class PilotWaits {
    private static final String ACCEPTED =
            "EXISTS (SELECT 1 FROM project p WHERE p.programme = r.programme AND p.enterprise = r.enterprise AND p.status = 'ACCEPTED')";

    /** The latter as a list; they wait since they came in, and stand on the workbench as a number beside all. */
    static final Wait OPEN = new Wait(
            "pilots-open",
            Group.ROSTER,
            "试点企业，尚未验收",
            "家",
            "在试点名单内、本专项还没有验收通过的项目的企业",
            Tone.PLAIN,
            Wait.posts(COUNTY_INDUSTRY),
            "roster r JOIN enterprise e ON e.enterprise = r.enterprise",
            "r.programme",
            "r.status = 'ADMITTED' AND NOT " + ACCEPTED,
            List.of(),
            new Scope.Columns("e.county", "r.enterprise", null, null),
            new Shown(
                    Shown.NOTHING,
                    Shown.NOTHING,
                    "r.enterprise",
                    "coalesce(e.name, r.enterprise)",
                    "e.county",
                    "r.changed_on",
                    Shown.NOTHING));

    private PilotWaits() {}

    static Pilots of(Connection connection, String programme, String county) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT count(*), count(*) FILTER (WHERE " + ACCEPTED
                + ") FROM roster r JOIN enterprise e ON e.enterprise = r.enterprise"
                + " WHERE r.programme = ? AND e.county = ? AND r.status = 'ADMITTED'")) {
            query.setString(1, programme);
            query.setString(2, county);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Pilots(county, row.getLong(1), row.getLong(2));
            }
        }
    }
}
