package org.mingzhang.view.dossier;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.projection.ViewSchema;

/** Answers what imports of old records brought in, and who stands for it. */
public final class ImportQueries {
    private static final String WORKBOOK = """
            SELECT w.import, w.file_name, w.mode, w.state, w.workbook, w.began_at, w.ended_at, w.events, w.breaching,
                   w.review,
                   (SELECT count(*) FROM award a WHERE a.import = w.import AND a.approved_fen IS NOT NULL),
                   (SELECT sum(a.approved_fen)::bigint FROM award a WHERE a.import = w.import),
                   (SELECT count(*) FROM payment p WHERE p.import = w.import AND p.status = 'CONFIRMED'),
                   (SELECT sum(p.amount_fen)::bigint FROM payment p WHERE p.import = w.import AND p.status = 'CONFIRMED'),
                   EXISTS (SELECT 1 FROM treasury_payment t WHERE t.import = w.import)
                   OR EXISTS (SELECT 1 FROM bank_line l WHERE l.import = w.import)
              FROM imported_workbook w WHERE w.import = ?""";

    /** What one person's signature alone says. */
    private static final String UNREVIEWED = """
            SELECT count(DISTINCT w.import), count(p.payment), coalesce(sum(p.amount_fen), 0)::bigint
              FROM imported_workbook w LEFT JOIN payment p ON p.import = w.import AND p.status = 'CONFIRMED'
             WHERE w.programme = ? AND w.mode = 'HISTORY' AND w.review IS DISTINCT FROM 'AGREED'""";

    private static final String SHEETS =
            "SELECT sheet, rows, amount_fen FROM imported_sheet WHERE import = ? ORDER BY position";

    private static final String ENTRIES =
            "SELECT position FROM imported_entry" + " WHERE import = ? AND position < ? ORDER BY position DESC LIMIT ?";

    private final DataSource views;
    private final ViewSchema schema;

    public ImportQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /**
     * An imported workbook.
     *
     * @param fileName of the workbook
     * @param history whether its rows say what happened, and not what is decided now
     * @param over whether nothing more comes of it
     * @param workbookSm3 hex digest of its bytes
     * @param beganAt position of its first entry
     * @param endedAt position of its last one; null while more may come
     * @param events how many entries it came to
     * @param breaching how many of them carry breaches
     * @param agreed whether another person agreed to it, or not; null before anybody said so
     * @param awards how many awards it says were approved
     * @param payments how many payments it says were paid
     * @param statements whether it holds vouchers of the treasury or lines of a bank's statement
     */
    public record ImportedWorkbook(
            String importId,
            String fileName,
            boolean history,
            boolean over,
            String workbookSm3,
            long beganAt,
            @Nullable Long endedAt,
            long events,
            long breaching,
            @Nullable Boolean agreed,
            long awards,
            Fen approvedFen,
            long payments,
            Fen paidFen,
            boolean statements) {
        /** Whether a second person is still to say whether it is right. */
        public boolean isUnreviewed() {
            return history && over && !Boolean.TRUE.equals(agreed);
        }

        /** Whether a person's agreeing changes anything: statements may want one more who paid nothing of what they show. */
        public boolean isReviewable() {
            return isUnreviewed() || (over && statements);
        }
    }

    /** How far an import is. */
    public enum Progress {
        COMPLETE,
        UNFINISHED,
        ABANDONED
    }

    /** Under whose signatures something stands: of whoever did it, or of one who imported it as an old record. */
    public enum Signing {
        SIGNED,
        /** Imported, and another person agreed. */
        AGREED,
        /** Imported, and nobody else has looked at it. */
        UNREVIEWED,
        /** Imported, and another person did not agree. */
        DISPUTED
    }

    /**
     * What stands under one signature alone.
     *
     * @param workbooks how many were imported as old records and not agreed to by another person
     * @param payments how many payments they say were paid
     */
    public record Unreviewed(long workbooks, long payments, Fen paidFen) {}

    /** One of them; nothing where there is none. */
    public Optional<ImportedWorkbook> find(String importId) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(WORKBOOK)) {
                query.setString(1, importId);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ImportedWorkbook(
                                    row.getString(1),
                                    row.getString(2),
                                    Mode.HISTORY.name().equals(row.getString(3)),
                                    !Progress.UNFINISHED.name().equals(row.getString(4)),
                                    row.getString(5),
                                    row.getLong(6),
                                    row.getObject(7, Long.class),
                                    row.getLong(8),
                                    row.getLong(9),
                                    row.getString(10) == null
                                            ? null
                                            : Signing.AGREED.name().equals(row.getString(10)),
                                    row.getLong(11),
                                    Fen.of(row.getLong(12)),
                                    row.getLong(13),
                                    Fen.of(row.getLong(14)),
                                    row.getBoolean(15)))
                            : Optional.<ImportedWorkbook>empty();
                }
            }
        });
    }

    /**
     * A sheet as it came into the ledger.
     *
     * @param name as the workbook calls it
     * @param rows of which something is recorded
     * @param amount the sum over its rows; null where its rows are about no money
     */
    public record Sheet(String name, long rows, @Nullable Fen amount) {}

    /** The sheets of an import, in the order in which they first came in; empty of one that goes on, or that there is not. */
    public List<Sheet> sheets(String importId) {
        return schema.read(views, connection -> {
            List<Sheet> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(SHEETS)) {
                query.setString(1, importId);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        Long amount = row.getObject(3, Long.class);
                        out.add(new Sheet(row.getString(1), row.getLong(2), amount == null ? null : Fen.of(amount)));
                    }
                }
            }
            return out;
        });
    }

    /**
     * Where entries stand that an import recorded of its rows, the newest first.
     *
     * @param before positions before this one
     */
    public List<Long> entries(String importId, long before, int atMost) {
        return schema.read(views, connection -> {
            List<Long> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
                query.setString(1, importId);
                query.setLong(2, before);
                query.setInt(3, atMost);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(row.getLong(1));
                    }
                }
            }
            return out;
        });
    }

    /** How many entries there are of its rows, counted one by one: what its own entries say of it is held against this. */
    public long countEntries(String importId) {
        return schema.read(views, connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT count(*) FROM imported_entry WHERE import = ?")) {
                query.setString(1, importId);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** What a programme's figures hold that stands under one signature alone. */
    public Unreviewed unreviewed(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(UNREVIEWED)) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return new Unreviewed(row.getLong(1), row.getLong(2), Fen.of(row.getLong(3)));
                }
            }
        });
    }
}
