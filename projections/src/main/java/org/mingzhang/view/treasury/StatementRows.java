package org.mingzhang.view.treasury;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation.BankLine;
import org.mingzhang.view.treasury.SaidBy.Person;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;
import org.mingzhang.view.treasury.TreasuryReconciliation.Voucher;
import org.mingzhang.view.treasury.TreasuryReconciliation.Word;

/** Reads what the treasury and the banks say, who stands for it, and what was corrected of it. */
final class StatementRows {
    /**
     * The import on which it rests alone, its file and how it stands: what cannot be told to be agreed to is not. Then who stands for
     * it: who recorded it, or since a correction the two who corrected it, and who agreed to its import, since then.
     */
    private static final String UNREVIEWED = """

            CASE WHEN coalesce((i.mode = 'LIVE' AND i.review IS DISTINCT FROM 'DISPUTED') OR i.review = 'AGREED', false)
                        THEN NULL ELSE t.import END,
                   i.file_name, coalesce(i.review = 'DISPUTED', false), t.import,
                   ARRAY(SELECT s.person || chr(31) || coalesce(p.org_name, '') || chr(31) || coalesce(p.name, s.person)
                           FROM (SELECT 0 AS position, t.recorder AS person WHERE t.recorder IS NOT NULL AND c.position IS NULL
                                 UNION ALL SELECT 0, c.proposed_by WHERE c.position IS NOT NULL
                                 UNION ALL SELECT 1, c.approved_by WHERE c.position IS NOT NULL
                                 UNION ALL SELECT g.position, g.person FROM import_agreed g
                                            WHERE g.import = t.import AND g.position > coalesce(c.position, -1)) s
                           LEFT JOIN statement_person p ON p.person = s.person ORDER BY s.position),
                   c.position,
                   CASE WHEN c.position IS NULL THEN array_remove(ARRAY[t.recorder], NULL) ELSE ARRAY[c.proposed_by, c.approved_by] END""";

    /** A voucher belongs to the programme whose statement it is in, or whose payment it names. */
    private static final String VOUCHERS = """
            SELECT t.voucher_no, t.source, t.amount_fen, t.payee_name, t.payee_account, t.paid_on,
                   t.payment, t.position, t.budget_year, w.payments, w.reason, w.person, w.name, w.org_name, w.said_on, w.position,""" + UNREVIEWED + """
              FROM treasury_payment t
              LEFT JOIN imported_workbook i ON i.import = t.import
              LEFT JOIN LATERAL (SELECT c.position, c.proposed_by, c.approved_by FROM statement_correction c
                                  WHERE c.corrected = t.position ORDER BY c.position DESC LIMIT 1) c ON true
              LEFT JOIN LATERAL (
                   SELECT w.*, p.name, coalesce(p.org_name, w.org) AS org_name
                     FROM statement_word w LEFT JOIN statement_person p ON p.person = w.person
                    WHERE w.statement = t.statement AND w.kind = 'voucher'
                      AND (w.line = t.position
                           OR (w.line IS NULL AND w.number = t.voucher_no
                               AND t.position = (SELECT max(o.position) FROM treasury_payment o
                                                  WHERE o.statement = w.statement AND o.voucher_no = w.number
                                                    AND o.position < w.position)))
                    ORDER BY w.position DESC LIMIT 1) w ON true
             WHERE t.statement = ?
                OR EXISTS (SELECT 1 FROM payment p JOIN award a ON a.award = p.award
                            WHERE p.payment = ANY (string_to_array(coalesce(w.payments, t.payment), chr(31)))
                              AND a.programme = ?)""";

    /**
     * Lines of whatever account; the matching finds those that are the programme's. What was said of one before it was corrected is not
     * said of what it says now.
     */
    private static final String LINES = """
            SELECT t.serial_no, t.payer_name, t.payer_account, t.payee_name, t.payee_account, t.amount_fen, t.moved_on, t.note,
                   ARRAY(SELECT concat_ws(chr(31), w.position, coalesce(w.said_on::text, ''), coalesce(w.person, ''),
                                          coalesce(p.org_name, w.org, ''), coalesce(p.name, w.person, ''), w.reason)
                           FROM statement_word w LEFT JOIN statement_person p ON p.person = w.person
                          WHERE w.statement = t.account AND w.number = t.serial_no AND w.kind = 'line'
                            AND w.reason IS NOT NULL AND w.position > coalesce(c.position, t.position)
                          ORDER BY w.position DESC),""" + UNREVIEWED + """
              FROM bank_line t
              LEFT JOIN imported_workbook i ON i.import = t.import
              LEFT JOIN LATERAL (SELECT c.position, c.proposed_by, c.approved_by FROM statement_correction c
                                  WHERE c.corrected = t.position ORDER BY c.position DESC LIMIT 1) c ON true
             WHERE t.serial_no IS NOT NULL AND t.payer_account IS NOT NULL ORDER BY t.position""";

    /** Of the programme's vouchers, and of bank lines, which are no programme's own. */
    private static final String CORRECTED = """
            SELECT c.kind, c.number, c.corrected, c.position, c.correction, c.undone, c.changes, c.said_on, c.reason, c.document_no,
                   c.proposed_by, coalesce(a.org_name, ''), coalesce(a.name, c.proposed_by),
                   c.approved_by, coalesce(b.org_name, ''), coalesce(b.name, c.approved_by)
              FROM statement_correction c
              LEFT JOIN statement_person a ON a.person = c.proposed_by
              LEFT JOIN statement_person b ON b.person = c.approved_by
             WHERE c.statement = ? OR c.kind = 'line' ORDER BY c.position DESC""";

    private StatementRows() {}

    static List<BankLine> lines(Connection connection, ReconciliationTerms terms) throws SQLException {
        return TreasuryQueries.rows(
                        connection,
                        LINES,
                        List.of(),
                        row -> new BankLine(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getObject(7, LocalDate.class),
                                row.getString(8),
                                words(row, 9),
                                unreviewed(row, 10),
                                saidBy(row, 10)))
                .stream()
                .filter(line -> line.movedOn() == null || !line.movedOn().isAfter(terms.asOf()))
                .toList();
    }

    static List<Voucher> vouchers(Connection connection, String programme) throws SQLException {
        return TreasuryQueries.rows(connection, VOUCHERS, List.of(programme, programme), row -> {
            String matched = row.getString(10);
            List<String> named = matched == null ? List.of() : List.of(matched.split(TreasuryProjector.SEVERAL, -1));
            Word word = word(row, 11);
            return new Voucher(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    row.getObject(6, LocalDate.class),
                    named.size() > 1 ? null : named.size() == 1 ? named.getFirst() : row.getString(7),
                    word == null ? null : word.reason(),
                    row.getLong(8),
                    named.size() > 1 ? named : List.of(),
                    row.getInt(9),
                    word,
                    unreviewed(row, 17),
                    saidBy(row, 17));
        });
    }

    private static @Nullable Doubt unreviewed(ResultSet row, int at) throws SQLException {
        String imported = row.getString(at);
        String file = row.getString(at + 1);
        return imported == null
                ? null
                : new Doubt(imported, file == null ? "" : file, row.getBoolean(at + 2), null, false);
    }

    private static SaidBy saidBy(ResultSet row, int at) throws SQLException {
        List<Person> people = new ArrayList<>();
        for (String one : (String[]) row.getArray(at + 4).getArray()) {
            String[] named = one.split(TreasuryProjector.SEVERAL, -1);
            people.add(new Person(named[0], named[1], named[2]));
        }
        long corrected = row.getLong(at + 5);
        return new SaidBy(
                people,
                row.getString(at + 3),
                row.getString(at + 1),
                List.of((String[]) row.getArray(at + 6).getArray()),
                corrected == 0 ? null : corrected);
    }

    /** What a person said, from a column on; null where nobody has, or it was taken back. */
    private static @Nullable Word word(ResultSet row, int at) throws SQLException {
        String reason = row.getString(at);
        if (reason == null) {
            return null;
        }
        String person = row.getString(at + 1);
        String name = row.getString(at + 2);
        return new Word(
                name == null ? person : name,
                row.getString(at + 3),
                row.getObject(at + 4, LocalDate.class),
                reason,
                row.getLong(at + 5),
                person);
    }

    /** What people said of a line, the latest first. */
    private static List<Word> words(ResultSet row, int at) throws SQLException {
        List<Word> words = new ArrayList<>();
        for (String one : (String[]) row.getArray(at).getArray()) {
            // A reason is a person's own text, whatever is in it.
            String[] said = one.split(TreasuryProjector.SEVERAL, 6);
            words.add(new Word(
                    said[4],
                    said[3],
                    said[1].isEmpty() ? null : LocalDate.parse(said[1]),
                    said[5],
                    Long.parseLong(said[0]),
                    said[2]));
        }
        return words;
    }

    static List<CorrectedStatement> corrected(Connection connection, String programme) throws SQLException {
        return TreasuryQueries.rows(
                connection,
                CORRECTED,
                List.of(programme),
                row -> new CorrectedStatement(
                        row.getString(1).equals(TreasuryProjector.LINE)
                                ? CorrectedStatement.Kind.LINE
                                : CorrectedStatement.Kind.VOUCHER,
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getLong(6) == 1,
                        StatementChange.read(row.getString(7)),
                        new Person(row.getString(11), row.getString(12), row.getString(13)),
                        new Person(row.getString(14), row.getString(15), row.getString(16)),
                        row.getObject(8, LocalDate.class),
                        row.getString(9),
                        row.getString(10)));
    }
}
