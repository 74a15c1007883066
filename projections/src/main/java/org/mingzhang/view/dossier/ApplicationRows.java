package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.MemberJoined;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of applications. */
final class ApplicationRows {
    private final MergedRows applications = new MergedRows("application")
            .key("application", "text")
            .greatest("position")
            .set("bigint", "submitted_at", "requested_fen", "planned_investment_fen", "notice_at", "returned_at")
            .set("text", "programme", "direction", "applicant", "batch", "county", "title", "honour", "product")
            .set("text", "status", "stage", "outcome", "import")
            .set("integer", "level_before")
            .replaced("outcome", "integer", "score_tenths")
            .set("date", "submitted_on", "stage_on", "notice_from", "notice_to", "closed_on", "objected_on")
            .add("open_objections");

    void take(Entry entry, ApplicationEvent event) {
        Row row = applications
                .row(entry.envelope().stream().id())
                .take("position", entry.position())
                .set("import", entry.envelope().importId());
        switch (event) {
            case ApplicationSubmitted e -> submit(row, entry, e);
            case MaterialsSupplemented e -> row.set("status", Status.IN_REVIEW.name());
            case StageDecided e -> {
                row.set("stage", e.stage())
                        .set("outcome", e.outcome().name())
                        .set("score_tenths", e.scoreTenths())
                        .set("stage_on", entry.envelope().businessDate());
                if (e.outcome() == Outcome.RETURNED) {
                    row.set("status", Status.RETURNED.name()).set("returned_at", entry.position());
                }
            }
            case PublicNoticePosted e ->
                row.set("notice_from", e.from()).set("notice_to", e.to()).set("notice_at", entry.position());
            case ObjectionFiled e ->
                row.take("open_objections", 1)
                        .set("objected_on", entry.envelope().businessDate());
            case ObjectionResolved e -> row.take("open_objections", -1);
            case StageReopened e ->
                row.set("stage", e.stage())
                        .set("outcome", Outcome.RETURNED.name())
                        .set("returned_at", entry.position());
            case MemberJoined e -> stays();
            case ScoreGiven e -> stays();
            case DrawRequested e -> stays();
            case ExpertsDrawn e -> stays();
            case ConflictDeclared e -> stays();
            case EnterpriseLinked e -> stays();
            case DocumentAttached e -> stays();
            case PaperReceived e -> stays();
            case PolicyChanged e -> stays();
            case ApplicationApproved e -> close(row, entry, Status.APPROVED);
            case ApplicationRejected e -> close(row, entry, Status.REJECTED);
            case ApplicationWithdrawn e -> close(row, entry, Status.WITHDRAWN);
        }
    }

    private static void submit(Row row, Entry entry, ApplicationSubmitted e) {
        row.set("submitted_at", entry.position())
                .set("submitted_on", entry.envelope().businessDate())
                .set("programme", e.programme())
                .set("direction", e.direction())
                .set("applicant", e.applicant())
                .set("batch", e.batch())
                .set("county", e.county())
                .set("title", e.title())
                .set("requested_fen", Columns.fen(e.requestedFen()))
                .set("planned_investment_fen", Columns.fen(e.plannedInvestmentFen()))
                .set("level_before", e.levelBefore())
                .set("honour", e.honour())
                .set("product", e.product())
                .set("status", Status.IN_REVIEW.name());
    }

    private static void close(Row row, Entry entry, Status status) {
        row.set("status", status.name()).set("closed_on", entry.envelope().businessDate());
    }

    /** What a dossier does not show yet; the trail does. */
    private static void stays() {}

    void write(Connection connection) throws SQLException {
        applications.write(connection);
    }
}
