package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.projection.ViewSchema;

/** Answers which cases a programme has, and how far one is. */
public final class CaseQueries {
    private static final String STANDING = """
            SELECT a.status AS application, a.open_objections, p.status AS project,
                   coalesce(p.open_rectifications, 0) AS open_rectifications, coalesce(w.status, 'NONE') AS award,
                   coalesce(w.holds, 0) AS holds,
                   w.approved_fen + w.increased_fen - w.reduced_fen
                       - coalesce((SELECT sum(m.amount_fen) FROM payment m
                                    WHERE m.award = a.application AND m.status IN ('ORDERED', 'APPROVED', 'CONFIRMED')), 0)
                       AS unordered,
                   (SELECT count(*) FROM recovery r WHERE r.award = a.application
                       AND r.ordered_fen - r.received_fen - r.called_off_fen > 0) AS open_recoveries,
                   (SELECT count(*) FROM recovery r WHERE r.award = a.application AND r.received_fen > 0)
                       AS received_recoveries
              FROM application a LEFT JOIN project p ON p.project = a.application
              LEFT JOIN award w ON w.award = a.application
             WHERE a.application = ? AND a.status IS NOT NULL""";

    private final DataSource views;
    private final ViewSchema schema;

    public CaseQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** How far a case is; nothing of one that the read models do not know. */
    public Optional<CaseStanding> standing(String application) {
        return schema.read(views, connection -> {
            Map<String, Payment.State> payments = payments(connection, application);
            try (PreparedStatement query = connection.prepareStatement(STANDING)) {
                query.setString(1, application);
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? Optional.of(standing(row, payments)) : Optional.<CaseStanding>empty();
                }
            }
        });
    }

    /** What of an award was ordered to come back and what came; nothing where nothing was ordered. */
    public Optional<TakenBack> takenBack(String award) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT sum(ordered_fen - called_off_fen), sum(received_fen) FROM recovery WHERE award = ?")) {
                query.setString(1, award);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    Fen ordered = new Fen(row.getLong(1));
                    return ordered.isPositive()
                            ? Optional.of(new TakenBack(ordered, new Fen(row.getLong(2))))
                            : Optional.<TakenBack>empty();
                }
            }
        });
    }

    private static Map<String, Payment.State> payments(Connection connection, String application) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT payment, status FROM payment WHERE award = ? AND status IS NOT NULL")) {
            query.setString(1, application);
            try (ResultSet row = query.executeQuery()) {
                Map<String, Payment.State> payments = new HashMap<>();
                while (row.next()) {
                    payments.put(row.getString(1), Payment.State.valueOf(row.getString(2)));
                }
                return payments;
            }
        }
    }

    private static CaseStanding standing(ResultSet row, Map<String, Payment.State> payments) throws SQLException {
        long unordered = row.getLong("unordered");
        Long unorderedFen = row.wasNull() ? null : unordered;
        return new CaseStanding(
                Application.Status.valueOf(row.getString("application")),
                row.getLong("open_objections"),
                row.getString("project"),
                row.getLong("open_rectifications"),
                Award.Status.valueOf(row.getString("award")),
                row.getLong("holds"),
                unorderedFen,
                payments,
                row.getLong("open_recoveries"),
                row.getLong("received_recoveries"));
    }

    /** The numbers of all applications to a programme, in order. */
    public List<String> ofProgramme(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT application FROM application WHERE programme = ? ORDER BY application")) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    List<String> numbers = new ArrayList<>();
                    while (row.next()) {
                        numbers.add(row.getString(1));
                    }
                    return numbers;
                }
            }
        });
    }
}
