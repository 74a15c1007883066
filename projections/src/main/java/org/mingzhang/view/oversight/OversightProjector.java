package org.mingzhang.view.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SpecialAccountDeclared;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;
import org.mingzhang.domain.project.ProjectEvent.ProgressReported;
import org.mingzhang.domain.project.ProjectEvent.ProjectCompleted;
import org.mingzhang.domain.project.ProjectEvent.ProjectStarted;
import org.mingzhang.domain.project.ProjectEvent.ProjectTerminated;
import org.mingzhang.domain.project.ProjectEvent.RectificationCompleted;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps what duties hang on, parameters that were decided, and inspections with what became of them. */
public final class OversightProjector implements Projector {
    /** What an entry is to a duty. */
    enum Fact {
        ADVANCED,
        APPROVED,
        REFUSED,
        ACCOUNT,
        USED,
        BACK,
        CALLED_OFF,
        STARTED,
        REPORTED,
        ENDED,
        MEMBERS,
        FILED
    }

    /** How a project ended that was given up. */
    static final String TERMINATED = "terminated";

    /** Streams whose facts are taken in anew when one of their events is corrected. */
    private static final Set<StreamType> KEPT =
            EnumSet.of(StreamType.APPLICATION, StreamType.PROJECT, StreamType.ENTERPRISE, StreamType.AWARD);

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("parameter_decision", "position"),
                ViewTable.of("duty_fact", "position"),
                ViewTable.of("inspection", "project", "inspection"),
                ViewTable.of("supervision_node", "programme", "node"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            if (KEPT.contains(stream.type())) {
                delete(
                        connection,
                        "DELETE FROM duty_fact WHERE stream_type = ? AND stream = ?",
                        stream.type().code(),
                        stream.id());
                delete(
                        connection,
                        "DELETE FROM inspection WHERE project = ? AND ? = 'project'",
                        stream.id(),
                        stream.type().code());
                apply(
                        connection,
                        Standing.of(log.stream(stream, entries.getLast().position())));
            }
        }
    }

    private static void delete(Connection connection, String sql, String first, String second) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, first);
            delete.setString(2, second);
            delete.executeUpdate();
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        CopyRows facts = new CopyRows(
                "duty_fact",
                "position",
                "stream_type",
                "stream",
                "kind",
                "programme",
                "on_date",
                "reference",
                "amount_fen");
        CopyRows parameters =
                new CopyRows("parameter_decision", "position", "programme", "parameter", "value", "decided_on");
        MergedRows inspections = new MergedRows("inspection")
                .key("project", "text")
                .key("inspection", "text")
                .greatest("position")
                .set("text", "method", "matter", "outcome", "node")
                .set("date", "inspected_on", "rectify_by", "rectified_on");
        MergedRows nodes = new MergedRows("supervision_node")
                .key("programme", "text")
                .key("node", "text")
                .greatest("position")
                .set("text", "plan", "matters", "method", "counties")
                .set("date", "begins_on", "on_date", "adopted_on")
                .set("timestamptz", "recorded_at")
                .set("integer", "share_percent");
        for (Entry entry : entries) {
            String id = entry.envelope().stream().id();
            LocalDate on = entry.envelope().businessDate();
            switch (entry.event()) {
                case RuleParameterDecided e ->
                    parameters.add(
                            entry.position(), id, e.parameter(), e.value().text(), on);
                case SupervisionPlanAdopted e ->
                    e.nodes().forEach(node -> nodes.row(id, node.node())
                            .take("position", entry.position())
                            .set("plan", e.plan())
                            .set("matters", names(node.matters()))
                            .set("method", node.method().name())
                            .set("counties", node.counties() == null ? null : String.join(",", node.counties()))
                            .set("begins_on", e.from())
                            .set("on_date", node.on())
                            .set("adopted_on", on)
                            .set("recorded_at", entry.envelope().recordedAt())
                            .set("share_percent", node.sharePercent()));
                case ApplicationSubmitted e -> {
                    if (!e.members().isEmpty()) {
                        add(facts, entry, Fact.MEMBERS, e.programme(), on, String.join(",", e.members()), null);
                    }
                }
                case DocumentAttached e -> add(facts, entry, Fact.FILED, null, on, e.document(), null);
                case PaperReceived e -> add(facts, entry, Fact.FILED, null, on, e.document(), null);
                case AdvanceGranted e -> add(facts, entry, Fact.ADVANCED, null, on, e.instalment(), e.amountFen());
                case AwardRefused e -> add(facts, entry, Fact.REFUSED, null, on, null, null);
                case AwardApproved e -> add(facts, entry, Fact.APPROVED, null, on, null, null);
                case SpecialAccountDeclared e -> add(facts, entry, Fact.ACCOUNT, e.programme(), on, null, null);
                case FundUseReported e -> add(facts, entry, Fact.USED, null, on, e.payment(), e.amountFen());
                case RecoveryReceived e -> add(facts, entry, Fact.BACK, null, on, e.recovery(), e.amountFen());
                case RecoveryReversed e ->
                    add(
                            facts,
                            entry,
                            Fact.BACK,
                            null,
                            on,
                            e.recovery(),
                            e.amountFen().negated());
                case RecoveryCalledOff e -> add(facts, entry, Fact.CALLED_OFF, null, on, e.recovery(), e.amountFen());
                case ProjectStarted e -> add(facts, entry, Fact.STARTED, e.programme(), e.startedOn(), null, null);
                case ProgressReported e -> add(facts, entry, Fact.REPORTED, null, on, null, null);
                case ProjectCompleted e -> add(facts, entry, Fact.ENDED, null, e.completedOn(), null, null);
                case AcceptanceAssessed e -> {
                    if (e.passed()) {
                        add(facts, entry, Fact.ENDED, null, on, null, null);
                    }
                }
                case ProjectTerminated e -> add(facts, entry, Fact.ENDED, null, on, TERMINATED, null);
                case InspectionRecorded e ->
                    inspections
                            .row(id, e.inspection())
                            .take("position", entry.position())
                            .set("method", e.method().name())
                            .set("matter", e.matter())
                            .set("outcome", e.outcome().name())
                            .set("inspected_on", on)
                            .set("node", e.node())
                            .set("rectify_by", e.rectifyBy());
                case RectificationCompleted e ->
                    inspections
                            .row(id, e.inspection())
                            .take("position", entry.position())
                            .set("rectified_on", on);
                default -> {
                    // No duty hangs on it, and nothing was inspected.
                }
            }
        }
        facts.write(connection);
        parameters.write(connection);
        inspections.write(connection);
        nodes.write(connection);
    }

    private static String names(List<Matter> matters) {
        return String.join(",", matters.stream().map(Matter::name).toList());
    }

    private static void add(
            CopyRows facts,
            Entry entry,
            Fact fact,
            @Nullable String programme,
            @Nullable LocalDate on,
            @Nullable String reference,
            @Nullable Fen amount) {
        StreamId stream = entry.envelope().stream();
        facts.add(
                entry.position(),
                stream.type().code(),
                stream.id(),
                fact.name(),
                programme,
                on,
                reference,
                amount == null ? null : amount.value());
    }
}
