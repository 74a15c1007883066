package org.mingzhang.view.workbench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.workbench.Workbench.OwnCase;

/** An applicant's own cases, the newest first. */
final class OwnCases {
    private static final int OWN_CASES = 50;

    private OwnCases() {}

    static List<OwnCase> of(Connection connection, String programme, String party) throws SQLException {
        List<OwnCase> cases = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT a.application, a.title, a.direction, a.status, a.stage, a.outcome, p.status, w.status,"
                        + " w.approved_fen + w.increased_fen - w.reduced_fen, w.paid_fen,"
                        + " (SELECT max(m.paid_on) FROM payment m WHERE m.award = a.application AND m.status = 'CONFIRMED')"
                        + " FROM application a LEFT JOIN project p ON p.project = a.application"
                        + " LEFT JOIN award w ON w.award = a.application"
                        + " WHERE a.programme = ? AND a.applicant = ? ORDER BY a.submitted_at DESC LIMIT "
                        + OWN_CASES)) {
            query.setString(1, programme);
            query.setString(2, party);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    cases.add(new OwnCase(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            fen(row, 9),
                            fen(row, 10),
                            row.getObject(11, LocalDate.class)));
                }
            }
        }
        return cases;
    }

    private static @Nullable Fen fen(ResultSet row, int column) throws SQLException {
        long fen = row.getLong(column);
        return row.wasNull() ? null : Fen.of(fen);
    }
}
