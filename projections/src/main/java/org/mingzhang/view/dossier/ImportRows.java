package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.dossier.ImportQueries.Progress;
import org.mingzhang.view.dossier.ImportQueries.Signing;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of imports: who brought a workbook in, how far it came, what it recorded, who agreed to it. */
final class ImportRows {
    /**
     * A row may come to several entries that all hold its amount, and counts once: with the amount that it is about, or else with the
     * first that follows from it.
     */
    private static final String SHEETS = """
            INSERT INTO imported_sheet (import, sheet, position, rows, amount_fen)
            SELECT ?, r.sheet, min(r.first), count(*), sum(r.amount_fen)::bigint
              FROM (SELECT e.sheet, min(e.position) AS first,
                           (array_agg(e.amount_fen ORDER BY NOT e.own, e.position)
                               FILTER (WHERE e.amount_fen IS NOT NULL))[1] AS amount_fen
                      FROM imported_entry e WHERE e.import = ? AND e.position < ? GROUP BY e.sheet, e.row_no) r
             GROUP BY r.sheet""";

    private final MergedRows imports = new MergedRows("imported_workbook")
            .key("import", "text")
            .greatest("position")
            .set("text", "programme", "mode", "file_name", "workbook", "started_by", "state", "review", "reviewed_by")
            .set("date", "started_on")
            .set("bigint", "began_at", "ended_at", "events", "breaching")
            .add("vouchers_fen", "statements_fen");
    private final CopyRows entries =
            new CopyRows("imported_entry", "import", "position", "sheet", "row_no", "amount_fen", "own");
    private final List<Over> over = new ArrayList<>();

    /** An import to which no more entries come, and where that is said. */
    private record Over(String importId, long position) {}

    void take(Entry entry, ImportEvent event) {
        String importId = entry.envelope().stream().id();
        Row row = imports.row(importId).take("position", entry.position());
        switch (event) {
            case ImportStarted e ->
                row.set("programme", e.programme())
                        .set("mode", e.mode().name())
                        .set("file_name", e.fileName())
                        .set("workbook", e.workbookSm3())
                        .set("started_by", entry.envelope().actor().id())
                        .set("started_on", entry.envelope().businessDate())
                        .set("began_at", entry.position())
                        .set("state", Progress.UNFINISHED.name());
            case PartRecorded e -> row.set("events", e.events()).set("breaching", e.breaching());
            case WorkbookImported e -> {
                row.set("events", e.events())
                        .set("breaching", e.breaching())
                        .set("ended_at", entry.position())
                        .set("state", Progress.COMPLETE.name());
                over.add(new Over(importId, entry.position()));
            }
            case ImportAbandoned e -> {
                row.set("ended_at", entry.position()).set("state", Progress.ABANDONED.name());
                over.add(new Over(importId, entry.position()));
            }
            case ImportReviewed e ->
                row.set("review", (e.agreed() ? Signing.AGREED : Signing.DISPUTED).name())
                        .set("reviewed_by", entry.envelope().actor().id());
        }
    }

    /** Notes an entry that an import recorded of one of its rows; any other is none of its. */
    void takeImported(Entry entry) {
        Envelope envelope = entry.envelope();
        Origin origin = envelope.origin();
        String importId = envelope.commandRef();
        if (origin == null || importId == null) {
            return;
        }
        LedgerEvent event = envelope.event();
        Fen amount = ImportedAmount.of(event);
        entries.add(
                importId,
                entry.position(),
                origin.sheet(),
                origin.row(),
                amount == null ? null : amount.value(),
                // A row of a payment without one of its award makes an award as well, of all its payments together.
                !(event instanceof AwardApproved));
        switch (event) {
            case TreasuryPaymentRecorded e ->
                imports.row(importId)
                        .take("position", entry.position())
                        .take("vouchers_fen", e.amountFen().value());
            case BankLineRecorded e ->
                imports.row(importId)
                        .take("position", entry.position())
                        .take("statements_fen", e.amountFen().value());
            default -> {
                // Awards and payments have rows of their own that name their import.
            }
        }
    }

    void write(Connection connection) throws SQLException {
        imports.write(connection);
        entries.write(connection);
        try (PreparedStatement add = connection.prepareStatement(SHEETS)) {
            for (Over one : over) {
                add.setString(1, one.importId);
                add.setString(2, one.importId);
                add.setLong(3, one.position);
                add.executeUpdate();
            }
        }
    }
}
