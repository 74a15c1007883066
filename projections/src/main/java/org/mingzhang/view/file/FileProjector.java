package org.mingzhang.view.file;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.project.ProjectEvent.ContractAmended;
import org.mingzhang.domain.project.ProjectEvent.ContractEnded;
import org.mingzhang.domain.project.ProjectEvent.ContractRegistered;
import org.mingzhang.domain.project.ProjectEvent.InvoiceRegistered;
import org.mingzhang.domain.project.ProjectEvent.ProviderPaid;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps contracts with what was done under them, by which a buyer and a seller know each other, and refused commands. */
public final class FileProjector implements Projector {
    @Override
    public String name() {
        return "file";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(ViewTable.of("contract", "project", "contract"), ViewTable.of("refusal", "position"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            if (stream.type() == StreamType.PROJECT) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM contract WHERE project = ?")) {
                    delete.setString(1, stream.id());
                    delete.executeUpdate();
                }
                apply(
                        connection,
                        Standing.of(log.stream(stream, entries.getLast().position())));
            }
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows contracts = new MergedRows("contract")
                .key("project", "text")
                .key("contract", "text")
                .greatest("position")
                .set("text", "buyer", "seller", "matter", "ended")
                .set("date", "signed_on", "ended_on")
                .add("amount_fen", "invoiced_fen", "paid_fen");
        CopyRows refusals = new CopyRows(
                "refusal", "position", "recorded_at", "command_type", "code", "subject_type", "subject", "actor");
        for (Entry entry : entries) {
            String project = entry.envelope().stream().id();
            switch (entry.event()) {
                case ContractRegistered e ->
                    contracts
                            .row(project, e.contract())
                            .take("position", entry.position())
                            .set("buyer", e.buyer())
                            .set("seller", e.seller())
                            .set("matter", e.subjectMatter())
                            .set("signed_on", e.signedOn())
                            .take("amount_fen", e.amountFen().value());
                case ContractAmended e ->
                    contracts
                            .row(project, e.contract())
                            .take("position", entry.position())
                            .take("amount_fen", e.changeFen().value());
                case ContractEnded e ->
                    contracts
                            .row(project, e.contract())
                            .take("position", entry.position())
                            .set("ended", e.end().name())
                            .set("ended_on", e.endedOn());
                case InvoiceRegistered e -> {
                    if (e.contract() != null) {
                        contracts
                                .row(project, e.contract())
                                .take("position", entry.position())
                                .take("invoiced_fen", e.countedFen().value());
                    }
                }
                case ProviderPaid e ->
                    contracts
                            .row(project, e.contract())
                            .take("position", entry.position())
                            .take("paid_fen", e.amountFen().value());
                case CommandRefused e -> {
                    StreamId subject = e.subject() == null ? null : StreamId.parse(e.subject());
                    refusals.add(
                            entry.position(),
                            entry.envelope().recordedAt(),
                            e.commandType(),
                            e.code(),
                            subject == null ? null : subject.type().code(),
                            subject == null ? null : subject.id(),
                            e.claimedActor());
                }
                default -> {
                    // Neither a contract nor a refusal.
                }
            }
        }
        contracts.write(connection);
        refusals.write(connection);
    }
}
