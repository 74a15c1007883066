package org.mingzhang.view.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/**
 * Keeps each decision of a stage and each result of an acceptance, of which a dossier keeps the last alone, the files that prove
 * payments, and what the organisations of those who act are called.
 */
public final class RegisterProjector implements Projector {
    /** How a stage stands that was opened again. */
    static final String REOPENED = "REOPENED";

    @Override
    public String name() {
        return "register";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("stage_decision", "position"),
                ViewTable.of("acceptance", "position"),
                ViewTable.of("organisation", "position"),
                ViewTable.of("payment_proof", "position"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            if (stream.type() == StreamType.APPLICATION) {
                delete(connection, "DELETE FROM stage_decision WHERE application = ?", stream.id());
                delete(connection, "DELETE FROM payment_proof WHERE application = ?", stream.id());
            } else if (stream.type() == StreamType.PROJECT) {
                delete(connection, "DELETE FROM acceptance WHERE project = ?", stream.id());
            } else {
                continue;
            }
            apply(connection, Standing.of(log.stream(stream, entries.getLast().position())));
        }
    }

    private static void delete(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        CopyRows decisions = new CopyRows(
                "stage_decision",
                "position",
                "application",
                "stage",
                "outcome",
                "score_tenths",
                "opinion",
                "list",
                "list_row",
                "decided_on",
                "person",
                "org",
                "import");
        CopyRows acceptances = new CopyRows(
                "acceptance",
                "position",
                "project",
                "attempt",
                "assessor",
                "assessed_by",
                "indicator_version",
                "level",
                "score_tenths",
                "scenes",
                "declared_fen",
                "recognised_fen",
                "passed",
                "assessed_on",
                "import");
        CopyRows organisations = new CopyRows("organisation", "position", "org", "name");
        CopyRows proofs =
                new CopyRows("payment_proof", "position", "application", "payment", "voucher_no", "document", "sm3");
        for (Entry entry : entries) {
            switch (entry.event()) {
                case StageDecided e ->
                    decide(decisions, entry, e.stage(), e.outcome().name(), e.scoreTenths(), e.opinion(), e.list());
                case StageReopened e ->
                    decide(decisions, entry, e.stage(), REOPENED, null, "异议 " + e.objection() + " 成立，重新评审", null);
                case AcceptanceAssessed e ->
                    acceptances.add(
                            entry.position(),
                            entry.envelope().stream().id(),
                            e.attempt(),
                            e.assessor(),
                            e.assessedBy(),
                            e.indicatorVersion(),
                            e.level(),
                            e.scoreTenths(),
                            e.scenes(),
                            e.declaredInvestmentFen() == null
                                    ? null
                                    : e.declaredInvestmentFen().value(),
                            e.recognisedInvestmentFen().value(),
                            e.passed() ? "PASSED" : "FAILED",
                            entry.envelope().businessDate(),
                            entry.envelope().importId());
                case DocumentAttached e
                when e.proves() != null && e.algorithm() == DigestAlgorithm.SM3 ->
                    proofs.add(
                            entry.position(),
                            entry.envelope().stream().id(),
                            e.proves().payment(),
                            e.proves().voucherNo(),
                            e.document(),
                            e.digest());
                case ActorRegistered e -> organisations.add(entry.position(), e.org(), e.orgName());
                default -> {
                    // Nothing was decided or assessed.
                }
            }
        }
        decisions.write(connection);
        acceptances.write(connection);
        organisations.write(connection);
        proofs.write(connection);
    }

    private static void decide(
            CopyRows decisions,
            Entry entry,
            String stage,
            String outcome,
            @Nullable Integer scoreTenths,
            String opinion,
            @Nullable ListRow list) {
        decisions.add(
                entry.position(),
                entry.envelope().stream().id(),
                stage,
                outcome,
                scoreTenths,
                opinion,
                list == null ? null : list.id(),
                list == null ? null : list.row(),
                entry.envelope().businessDate(),
                entry.envelope().doneBy().id(),
                entry.envelope().doneBy().org(),
                entry.envelope().importId());
    }
}
