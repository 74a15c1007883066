package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.imports.ImportEvent.ImportAbandoned;
import org.mingzhang.domain.imports.ImportEvent.ImportReviewed;
import org.mingzhang.domain.imports.ImportEvent.ImportStarted;
import org.mingzhang.domain.imports.ImportEvent.PartRecorded;
import org.mingzhang.domain.imports.ImportEvent.WorkbookImported;
import org.mingzhang.view.dossier.ImportQueries.Progress;
import org.mingzhang.view.dossier.ImportQueries.Signing;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of imports: who brought a workbook in, how far it came, who agreed to it. */
final class ImportRows {
    private final MergedRows imports = new MergedRows("imported_workbook")
            .key("import", "text")
            .greatest("position")
            .set("text", "programme", "mode", "file_name", "workbook", "started_by", "state", "review", "reviewed_by")
            .set("date", "started_on")
            .set("bigint", "began_at", "ended_at", "events", "breaching");

    void take(Entry entry, ImportEvent event) {
        Row row = imports.row(entry.envelope().stream().id()).take("position", entry.position());
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
            case WorkbookImported e ->
                row.set("events", e.events())
                        .set("breaching", e.breaching())
                        .set("ended_at", entry.position())
                        .set("state", Progress.COMPLETE.name());
            case ImportAbandoned e -> row.set("ended_at", entry.position()).set("state", Progress.ABANDONED.name());
            case ImportReviewed e ->
                row.set("review", (e.agreed() ? Signing.AGREED : Signing.DISPUTED).name())
                        .set("reviewed_by", entry.envelope().actor().id());
        }
    }

    void write(Connection connection) throws SQLException {
        imports.write(connection);
    }
}
