package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import org.mingzhang.domain.project.ProjectEvent;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceRequested;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractItemRegistered;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.EffectRecorded;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.MilestonePlanned;
import org.mingzhang.domain.project.ProjectEvent.MilestoneReached;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of projects. */
final class ProjectRows {
    private final MergedRows projects = new MergedRows("project")
            .key("project", "text")
            .greatest("position")
            .set("text", "programme", "enterprise", "status", "assessor", "import")
            .set("date", "started_on", "completed_on", "assessed_on")
            .set("integer", "planned_percent", "actual_percent", "attempts", "level_after")
            .replaced("attempts", "integer", "score_tenths")
            .set("bigint", "completed_investment_fen", "claimed_investment_fen", "recognised_investment_fen")
            .add("contracts", "contracted_fen", "invoices", "claimed_fen", "provider_paid_fen")
            .add("inspections", "open_rectifications");

    void take(Entry entry, ProjectEvent event) {
        Row row = projects.row(entry.envelope().stream().id())
                .take("position", entry.position())
                .set("import", entry.envelope().importId());
        switch (event) {
            case ProjectStarted e ->
                row.set("programme", e.programme())
                        .set("enterprise", e.enterprise())
                        .set("started_on", e.startedOn())
                        .set("status", "STARTED");
            case ContractRegistered e ->
                row.take("contracts", 1).take("contracted_fen", e.amountFen().value());
            case ContractAmended e -> row.take("contracted_fen", e.changeFen().value());
            case InvoiceRegistered e ->
                row.take("invoices", 1).take("claimed_fen", e.countedFen().value());
            case ProviderPaid e -> row.take("provider_paid_fen", e.amountFen().value());
            case ProgressReported e ->
                row.set("planned_percent", e.plannedPercent()).set("actual_percent", e.actualPercent());
            case InspectionRecorded e ->
                row.take("inspections", 1)
                        .take("open_rectifications", e.outcome() == InspectionOutcome.RECTIFY ? 1 : 0);
            case RectificationCompleted e -> row.take("open_rectifications", -1);
            case ProjectCompleted e ->
                row.set("completed_on", e.completedOn())
                        .set(
                                "completed_investment_fen",
                                e.completedInvestmentFen().value())
                        .set("status", "COMPLETED");
            case AcceptanceRequested e ->
                row.set("claimed_investment_fen", e.claimedInvestmentFen().value())
                        .set("status", "ACCEPTANCE_REQUESTED");
            case AcceptanceAssessed e ->
                row.set("attempts", e.attempt())
                        .set("assessor", e.assessor())
                        .set("level_after", e.level())
                        .set("score_tenths", e.scoreTenths())
                        .set(
                                "recognised_investment_fen",
                                e.recognisedInvestmentFen().value())
                        .set("assessed_on", entry.envelope().businessDate())
                        .set("status", e.passed() ? "ACCEPTED" : "FAILED");
            case ContractEnded e -> stays();
            case ContractItemRegistered e -> stays();
            case MilestonePlanned e -> stays();
            case MilestoneReached e -> stays();
            case SceneAssessed e -> stays();
            case EffectRecorded e -> stays();
            case ProjectTerminated e -> row.set("status", "TERMINATED");
        }
    }

    /** What a dossier does not show yet; the trail does. */
    private static void stays() {}

    void write(Connection connection) throws SQLException {
        projects.write(connection);
    }
}
