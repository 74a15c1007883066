package org.mingzhang.view.roster;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewTable;

/** Keeps every change of every place in a roster, with from when until when the ledger knew it so. */
public final class RosterProjector implements Projector {
    /** What a change made of a place. */
    enum Change {
        RESERVED,
        ADMITTED,
        MOVED,
        LEFT,
        REPLACED
    }

    private record Row(
            String programme,
            Change change,
            @Nullable String batch,
            @Nullable String documentNo,
            @Nullable ListRow list,
            @Nullable String replacement,
            @Nullable String reason) {}

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of("roster_change", "position", "known_from"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO roster_change (position, known_from, programme, enterprise, change, batch, changed_on,"
                        + " document_no, list, list_row, replacement, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            boolean waiting = false;
            for (Entry entry : entries) {
                String enterprise = entry.envelope().stream().id();
                if (entry.event() instanceof Corrected corrected && row(corrected.eventBefore()) != null) {
                    if (waiting) {
                        insert.executeBatch();
                        waiting = false;
                    }
                    end(connection, corrected.position(), entry.position());
                    LedgerEvent after = corrected.eventAfter();
                    Row row = after == null ? null : row(after);
                    if (row != null) {
                        add(insert, corrected.position(), entry.position(), enterprise, corrected.dateAfter(), row);
                        waiting = true;
                    }
                } else {
                    Row row = row(entry.event());
                    if (row != null) {
                        add(
                                insert,
                                entry.position(),
                                entry.position(),
                                enterprise,
                                entry.envelope().businessDate(),
                                row);
                        waiting = true;
                    }
                }
            }
            if (waiting) {
                insert.executeBatch();
            }
        }
    }

    private static void end(Connection connection, long position, long knownUntil) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE roster_change SET known_until = ? WHERE position = ? AND known_until IS NULL")) {
            update.setLong(1, knownUntil);
            update.setLong(2, position);
            update.executeUpdate();
        }
    }

    private static void add(
            PreparedStatement insert, long position, long knownFrom, String enterprise, @Nullable LocalDate on, Row row)
            throws SQLException {
        insert.setLong(1, position);
        insert.setLong(2, knownFrom);
        insert.setString(3, row.programme);
        insert.setString(4, enterprise);
        insert.setString(5, row.change.name());
        insert.setString(6, row.batch);
        insert.setDate(7, on == null ? null : Date.valueOf(on));
        insert.setString(8, row.documentNo);
        insert.setString(9, row.list == null ? null : row.list.id());
        if (row.list == null) {
            insert.setNull(10, Types.BIGINT);
        } else {
            insert.setLong(10, row.list.row());
        }
        insert.setString(11, row.replacement);
        insert.setString(12, row.reason);
        insert.addBatch();
    }

    private static @Nullable Row row(LedgerEvent event) {
        return switch (event) {
            case EnterpriseReserved e ->
                new Row(e.programme(), Change.RESERVED, null, e.documentNo(), e.list(), null, null);
            case EnterpriseAdmitted e ->
                new Row(e.programme(), Change.ADMITTED, e.batch(), e.documentNo(), e.list(), null, null);
            case EnterpriseBatchMoved e ->
                new Row(e.programme(), Change.MOVED, e.toBatch(), e.documentNo(), e.list(), null, e.reason());
            case EnterpriseLeftPilot e ->
                new Row(e.programme(), Change.LEFT, null, e.documentNo(), e.list(), null, e.reason());
            case EnterpriseReplaced e ->
                new Row(e.programme(), Change.REPLACED, null, e.documentNo(), e.list(), e.replacement(), null);
            default -> null;
        };
    }
}
