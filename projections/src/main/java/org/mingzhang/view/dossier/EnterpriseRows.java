package org.mingzhang.view.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import org.mingzhang.domain.enterprise.EnterpriseEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.CaseNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.DishonestyRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseDetailsChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalFactRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SignerNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ThirdPartyEngaged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.YearlyFigureRecorded;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.MergedRows.Row;

/** Changes of organisations and of their places in rosters. */
final class EnterpriseRows {
    private final MergedRows enterprises = new MergedRows("enterprise")
            .key("enterprise", "text")
            .greatest("position")
            .set("bigint", "details_at")
            .replaced("details_at", "text", "name", "kind", "county", "industry", "size", "ownership")
            .replaced("details_at", "boolean", "above_scale")
            .replaced("details_at", "integer", "employees")
            .add("honours", "dishonesty");
    private final MergedRows roster = new MergedRows("roster")
            .key("programme", "text")
            .key("enterprise", "text")
            .greatest("position")
            .set("text", "status", "batch", "document_no", "replacement")
            .set("date", "changed_on");

    void take(Entry entry, EnterpriseEvent event) {
        if (event instanceof SignerNoted) {
            // It may come before the organisation, which is none for it; the trail tells it.
            return;
        }
        String id = entry.envelope().stream().id();
        Row row = enterprises.row(id).take("position", entry.position());
        switch (event) {
            case EnterpriseRegistered e -> describe(row, entry, e.details());
            case EnterpriseDetailsChanged e -> describe(row, entry, e.details());
            case BankAccountChanged e -> {
                // The account itself stays in the log.
            }
            case HonourRecorded e -> row.take("honours", 1);
            case DishonestyRecorded e -> row.take("dishonesty", 1);
            case EnterpriseReserved e -> place(entry, e.programme(), "RESERVED").set("document_no", e.documentNo());
            case EnterpriseAdmitted e ->
                place(entry, e.programme(), "ADMITTED").set("batch", e.batch()).set("document_no", e.documentNo());
            case EnterpriseBatchMoved e ->
                place(entry, e.programme(), "ADMITTED")
                        .set("batch", e.toBatch())
                        .set("document_no", e.documentNo());
            case EnterpriseLeftPilot e -> place(entry, e.programme(), "LEFT").set("document_no", e.documentNo());
            case EnterpriseReplaced e ->
                place(entry, e.programme(), "REPLACED")
                        .set("replacement", e.replacement())
                        .set("document_no", e.documentNo());
            case AwardCounted e -> {
                // Counted from awards themselves.
            }
            case AcceptanceNoted e -> {
                // Shown from the acceptance itself.
            }
            case AcceptanceRecorded e -> stays();
            case YearlyFigureRecorded e -> stays();
            case CaseNoted e -> stays();
            case RelationRecorded e -> stays();
            case PriorAwardRecorded e -> stays();
            case SpecialAccountDeclared e -> stays();
            case ExternalFactRecorded e -> stays();
            case ThirdPartyEngaged e -> stays();
            case SignerNoted e -> stays();
        }
    }

    /** What a dossier does not show yet; the trail does. */
    private static void stays() {}

    private Row place(Entry entry, String programme, String status) {
        return roster.row(programme, entry.envelope().stream().id())
                .take("position", entry.position())
                .set("status", status)
                .set("changed_on", entry.envelope().businessDate());
    }

    private static void describe(Row row, Entry entry, Details details) {
        row.set("details_at", entry.position())
                .set("name", details.name())
                .set("kind", details.kind().name())
                .set("county", details.county())
                .set("industry", details.industry())
                .set("size", details.size() == null ? null : details.size().name())
                .set("ownership", details.ownership())
                .set("above_scale", details.aboveScale())
                .set("employees", details.employees());
    }

    void write(Connection connection) throws SQLException {
        enterprises.write(connection);
        roster.write(connection);
    }
}
