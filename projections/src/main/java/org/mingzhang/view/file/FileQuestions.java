package org.mingzhang.view.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.file.FileRows.ContractRow;
import org.mingzhang.view.file.FileRows.InspectionRow;
import org.mingzhang.view.file.FileRows.RecoveryRow;
import org.mingzhang.view.file.FileRows.RefusalRow;

/** Questions that several files ask of the read models. */
final class FileQuestions {
    /** How many contracts and refusals a file shows. */
    static final int MOST = 100;

    private FileQuestions() {}

    private static Fen fen(Reader row, String column) throws SQLException {
        return Objects.requireNonNull(row.fen(column));
    }

    /**
     * Contracts, the largest first.
     *
     * @param where on contract {@code c}, application {@code a} and applicant {@code e}
     * @param other who is named: {@code buyer} or {@code seller}
     */
    static List<ContractRow> contracts(Connection connection, String where, String other, List<Object> values)
            throws SQLException {
        return Reader.rows(
                connection,
                "SELECT c.*, c." + other + " AS party, coalesce(v.name, o.name) AS party_name FROM contract c"
                        + " LEFT JOIN application a ON a.application = c.project"
                        + " LEFT JOIN enterprise e ON e.enterprise = a.applicant"
                        + " LEFT JOIN project p ON p.project = c.project"
                        + " LEFT JOIN provider v ON v.provider = c." + other
                        + " LEFT JOIN enterprise o ON o.enterprise = c." + other
                        + " WHERE " + where + " ORDER BY c.amount_fen DESC, c.project, c.contract LIMIT " + MOST,
                values,
                row -> new ContractRow(
                        row.word("project"),
                        row.word("contract"),
                        row.number("position"),
                        row.text("party"),
                        row.text("party_name"),
                        row.text("matter"),
                        row.day("signed_on"),
                        row.text("ended"),
                        fen(row, "amount_fen"),
                        fen(row, "invoiced_fen"),
                        fen(row, "paid_fen")));
    }

    static List<InspectionRow> inspections(Connection connection, List<Object> projects) throws SQLException {
        return Reader.rows(
                connection,
                "SELECT * FROM inspection WHERE project = ANY (?) ORDER BY inspected_on, inspection",
                projects,
                row -> new InspectionRow(
                        row.word("project"),
                        row.word("inspection"),
                        row.number("position"),
                        row.day("inspected_on"),
                        row.text("method"),
                        row.text("matter"),
                        row.text("outcome"),
                        row.day("rectify_by"),
                        row.day("rectified_on")));
    }

    static List<RecoveryRow> recoveries(Connection connection, List<Object> awards) throws SQLException {
        return Reader.rows(
                connection,
                "SELECT * FROM recovery WHERE award = ANY (?) ORDER BY position",
                awards,
                row -> new RecoveryRow(
                        row.word("recovery"),
                        row.word("award"),
                        row.text("payment"),
                        row.number("position"),
                        row.fen("ordered_fen"),
                        fen(row, "received_fen"),
                        fen(row, "called_off_fen"),
                        row.day("ordered_on"),
                        row.day("due_on"),
                        row.text("document_no")));
    }

    /**
     * Refused commands, the newest first.
     *
     * @param party whose own stream they are about; empty for none
     */
    static List<RefusalRow> refusals(Connection connection, String party, String[] cases) throws SQLException {
        return Reader.rows(
                connection,
                "SELECT f.*, coalesce(w.name, f.actor) AS person"
                        + " FROM refusal f LEFT JOIN statement_person w ON w.person = f.actor"
                        + " WHERE (f.subject = ? AND f.subject_type IN ('enterprise', 'provider')) OR (f.subject = ANY (?)"
                        + " AND f.subject_type IN ('application', 'project', 'award')) ORDER BY f.position DESC LIMIT "
                        + MOST,
                List.of(party, cases),
                row -> new RefusalRow(
                        row.number("position"),
                        row.time("recorded_at"),
                        row.word("command_type"),
                        row.word("code"),
                        row.text("subject"),
                        row.text("person")));
    }
}
