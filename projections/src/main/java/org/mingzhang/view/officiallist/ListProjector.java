package org.mingzhang.view.officiallist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseLeftPilot;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReplaced;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.MergedRows;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.Standing;
import org.mingzhang.view.projection.ViewTable;

/** Keeps a row for every list, every line of it, and everything that was done by a line. */
public final class ListProjector implements Projector {
    @Override
    public String name() {
        return "lists";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("official_list", "list"),
                ViewTable.of("official_list_item", "list", "number"),
                ViewTable.of("list_use", "position"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries, EntrySource log) throws SQLException {
        apply(connection, entries);
        for (StreamId stream : Standing.touched(entries)) {
            if (stream.type() == StreamType.LIST) {
                delete(connection, "official_list", "list", stream.id());
                delete(connection, "official_list_item", "list", stream.id());
            } else {
                delete(connection, "list_use", "stream", stream.toString());
            }
            apply(connection, Standing.of(log.stream(stream, entries.getLast().position())));
        }
    }

    private static void delete(Connection connection, String table, String column, String value) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE " + column + " = ?")) {
            delete.setString(1, value);
            delete.executeUpdate();
        }
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        MergedRows lists = new MergedRows("official_list")
                .key("list", "text")
                .greatest("position")
                .set("text", "programme", "kind", "document_no", "issued_by", "signed_by")
                .set("date", "issued_on", "notice_from", "notice_to");
        MergedRows items = new MergedRows("official_list_item")
                .key("list", "text")
                .key("number", "bigint")
                .greatest("position")
                .set("text", "application", "enterprise", "direction", "payee_bank", "payee_account", "payee_name")
                .set("bigint", "amount_fen");
        MergedRows uses = new MergedRows("list_use")
                .key("position", "bigint")
                .set("text", "list", "type", "stream", "payment")
                .set("bigint", "number", "given_back")
                .set("date", "used_on");
        for (Entry entry : entries) {
            String stream = entry.envelope().stream().id();
            switch (entry.event()) {
                case ListIssued e ->
                    lists.row(stream)
                            .take("position", entry.position())
                            .set("programme", e.programme())
                            .set("kind", e.kind().name())
                            .set("document_no", e.documentNo())
                            .set("issued_by", e.issuedBy())
                            .set("signed_by", e.signedBy())
                            .set("issued_on", entry.envelope().businessDate())
                            .set("notice_from", e.noticeFrom())
                            .set("notice_to", e.noticeTo());
                case ListItemEntered e ->
                    items.row(stream, (long) e.number())
                            .take("position", entry.position())
                            .set("application", e.application())
                            .set("enterprise", e.enterprise())
                            .set("direction", e.direction())
                            .set(
                                    "amount_fen",
                                    e.amountFen() == null ? null : e.amountFen().value())
                            .set(
                                    "payee_bank",
                                    e.payee() == null ? null : e.payee().bank())
                            .set(
                                    "payee_account",
                                    e.payee() == null ? null : e.payee().number())
                            .set(
                                    "payee_name",
                                    e.payee() == null ? null : e.payee().holder());
                default -> {
                    ListRow row = row(entry.event());
                    if (row != null) {
                        boolean back =
                                entry.event() instanceof PaymentCancelled || entry.event() instanceof PaymentReturned;
                        uses.row(entry.position())
                                .set("list", row.id())
                                .set("number", (long) row.row())
                                .set("type", back ? "award.payment-ordered" : EventCodec.type(entry.event()))
                                .set("given_back", back ? 1L : 0L)
                                .set("stream", entry.envelope().stream().toString())
                                .set("payment", payment(entry.event()))
                                .set("used_on", entry.envelope().businessDate());
                    }
                }
            }
        }
        lists.write(connection);
        items.write(connection);
        uses.write(connection);
    }

    /** The row that an event cites; null where it cites none. */
    private static @Nullable ListRow row(LedgerEvent event) {
        return switch (event) {
            case StageDecided e -> e.list();
            case PublicNoticePosted e -> e.list();
            case AwardApproved e -> e.list();
            case PaymentOrdered e -> e.list();
            case PaymentCancelled e -> e.list();
            case PaymentReturned e -> e.list();
            case EnterpriseReserved e -> e.list();
            case EnterpriseAdmitted e -> e.list();
            case EnterpriseBatchMoved e -> e.list();
            case EnterpriseLeftPilot e -> e.list();
            case EnterpriseReplaced e -> e.list();
            case ProviderRemoved e -> e.list();
            default -> null;
        };
    }

    private static @Nullable String payment(LedgerEvent event) {
        return switch (event) {
            case PaymentOrdered e -> e.payment();
            case PaymentCancelled e -> e.payment();
            case PaymentReturned e -> e.payment();
            default -> null;
        };
    }
}
