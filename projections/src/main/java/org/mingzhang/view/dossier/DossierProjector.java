package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps a row for every enterprise, application, project, award, payment and recovery. */
public final class DossierProjector implements Projector {
    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("enterprise", "enterprise"),
                ViewTable.of("roster", "programme", "enterprise"),
                ViewTable.of("provider", "provider"),
                ViewTable.of("application", "application"),
                ViewTable.of("project", "project"),
                ViewTable.of("award", "award"),
                ViewTable.of("payment", "payment"),
                ViewTable.of("recovery", "recovery"),
                ViewTable.of("imported_workbook", "import"),
                ViewTable.of("imported_entry", "import", "position"),
                ViewTable.of("imported_sheet", "import", "sheet"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        // A row is a sum over its stream, so the rows of a corrected stream are summed up anew.
        for (StreamId stream : Standing.touched(entries)) {
            List<String> tables =
                    switch (stream.type()) {
                        case ENTERPRISE -> List.of("enterprise", "roster");
                        case PROVIDER -> List.of("provider");
                        case APPLICATION -> List.of("application");
                        case PROJECT -> List.of("project");
                        case LEDGER,
                                REFUSAL,
                                ACCESS,
                                BACKUP,
                                ACTOR,
                                CORRECTION,
                                AWARD,
                                EXPERTS,
                                LIST,
                                BANK,
                                IMPORT,
                                PROGRAMME -> List.of();
                    };
            for (String table : tables) {
                String key = table.equals("roster") ? "enterprise" : table;
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE " + key + " = ?")) {
                    delete.setString(1, stream.id());
                    delete.executeUpdate();
                }
            }
            if (!tables.isEmpty()) {
                // What an import recorded stays what it recorded.
                rows(
                        connection,
                        Standing.of(log.stream(stream, entries.getLast().position())),
                        new ImportRows());
            }
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        ImportRows imports = new ImportRows();
        entries.forEach(imports::takeImported);
        rows(connection, entries, imports);
    }

    private static void rows(Connection connection, List<Entry> entries, ImportRows imports) throws SQLException {
        EnterpriseRows enterprises = new EnterpriseRows();
        ProviderRows providers = new ProviderRows();
        ApplicationRows applications = new ApplicationRows();
        ProjectRows projects = new ProjectRows();
        AwardRows awards = new AwardRows();
        for (Entry entry : entries) {
            LedgerEvent event = entry.event();
            switch (event) {
                case EnterpriseEvent e -> enterprises.take(entry, e);
                case ProviderEvent e -> providers.take(entry, e);
                case ApplicationEvent e -> applications.take(entry, e);
                case ProjectEvent e -> projects.take(entry, e);
                case AwardEvent e -> awards.take(entry, e);
                case ImportEvent e -> imports.take(entry, e);
                case ProgrammeEvent e -> awards.takeMoney(entry, e);
                default -> {
                    // The log's own events, actors, lists and bank lines have no dossier.
                }
            }
        }
        enterprises.write(connection);
        providers.write(connection);
        applications.write(connection);
        projects.write(connection);
        awards.write(connection);
        imports.write(connection);
    }
}
