package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.programme.Journal;
import org.mingzhang.domain.programme.ProgrammeEvent;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewFault;
import org.mingzhang.view.projection.ViewTable;

/** Posts every money event to the journal, and keeps sums by month beside it. */
public final class BudgetProjector implements Projector {
    @Override
    public String name() {
        return "budget";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("programme", "programme"),
                ViewTable.of("policy_version", "programme", "pack_version"),
                ViewTable.of("posting", "position", "leg"),
                ViewTable.of(
                        "bucket",
                        "programme",
                        "month",
                        "dimension",
                        "member",
                        "account",
                        "event_type",
                        "source",
                        "line"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows programmes = new MergedRows("programme")
                .key("programme", "text")
                .set("text", "name", "pack", "pack_sm3")
                .set("integer", "pack_version")
                .set("date", "starts_on", "ends_on", "closed_on")
                .set("bigint", "opened_at", "closed_at");
        MergedRows versions = new MergedRows("policy_version")
                .key("programme", "text")
                .key("pack_version", "integer")
                .set("text", "pack_sm3")
                .set("date", "from_on")
                .set("bigint", "position");
        Postings postings = new Postings();
        for (Entry entry : entries) {
            if (entry.event() instanceof ProgrammeEvent event) {
                describe(programmes, entry, event);
                amend(versions, entry, event);
            }
            if (entry.envelope().stream().type() == StreamType.PROGRAMME) {
                int leg = 0;
                for (Journal.Dated dated : dated(entry)) {
                    leg = postings.add(entry, dated, leg);
                }
            }
        }
        programmes.write(connection);
        versions.write(connection);
        postings.write(connection);
    }

    private static void describe(MergedRows programmes, Entry entry, ProgrammeEvent event) {
        if (event instanceof ProgrammeOpened e) {
            programmes
                    .row(entry.envelope().stream().id())
                    .set("name", e.name())
                    .set("pack", e.pack())
                    .set("pack_version", e.packVersion())
                    .set("pack_sm3", e.packSm3())
                    .set("starts_on", e.startsOn())
                    .set("ends_on", e.endsOn())
                    .set("opened_at", entry.position());
        } else if (event instanceof ProgrammeClosed) {
            programmes
                    .row(entry.envelope().stream().id())
                    .set("closed_at", entry.position())
                    .set("closed_on", businessDate(entry));
        }
    }

    private static void amend(MergedRows versions, Entry entry, ProgrammeEvent event) {
        if (event instanceof PolicyAmended e) {
            versions.row(entry.envelope().stream().id(), e.packVersion())
                    .set("pack_sm3", e.packSm3())
                    .set("from_on", e.from())
                    .set("position", entry.position());
        }
    }

    private static List<Journal.Dated> dated(Entry entry) {
        try {
            return Journal.dated(entry.event(), entry.envelope().businessDate());
        } catch (IllegalArgumentException e) {
            throw new ViewFault("entry " + entry.position() + " moves money without a business date", e);
        }
    }

    private static LocalDate businessDate(Entry entry) {
        LocalDate date = entry.envelope().businessDate();
        if (date == null) {
            throw new ViewFault("entry " + entry.position() + " moves money without a business date");
        }
        return date;
    }

    /** Every event's postings add up to zero. */
    @Override
    public void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT position FROM posting GROUP BY position HAVING sum(amount_fen) <> 0 LIMIT 1")) {
            if (row.next()) {
                throw new ViewFault("the postings of entry " + row.getLong(1) + " do not balance");
            }
        }
    }
}
