package org.mingzhang.view.officiallist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.ListDigest;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.view.officiallist.ListView.Item;
import org.mingzhang.view.projection.ViewSchema;

/** Answers what lists say, what was done by them, and what lists and payments differ in. */
public final class ListQueries {
    private static final String LISTS = """
            SELECT list, programme, kind, document_no, issued_on, notice_from, notice_to, issued_by, signed_by
              FROM official_list WHERE programme = ? ORDER BY issued_on, list""";
    private static final String ONE_LIST = """
            SELECT list, programme, kind, document_no, issued_on, notice_from, notice_to, issued_by, signed_by
              FROM official_list WHERE list = ?""";
    private static final String ITEMS = """
            SELECT i.number, i.application, i.enterprise, e.name, i.direction, i.amount_fen, i.payee_bank, i.payee_account,
                   i.payee_name
              FROM official_list_item i LEFT JOIN enterprise e ON e.enterprise = i.enterprise
             WHERE i.list = ? ORDER BY i.number""";
    private static final String USES = """
            SELECT type, number FROM list_use WHERE list = ?
             GROUP BY type, number HAVING count(*) > 2 * sum(given_back)
            UNION ALL
            SELECT 'award.payment-confirmed', u.number FROM list_use u JOIN payment p ON p.payment = u.payment
             WHERE u.list = ? AND u.given_back = 0 AND p.status = 'CONFIRMED'
             GROUP BY u.number""";
    /** What has left the bank for the applications on a list, or by its rows. */
    private static final String PAID = """
            SELECT p.award, a.beneficiary, e.name, a.direction, p.payment, p.amount_fen,
                   (SELECT min(s.payee_account) FROM payment_share s WHERE s.payment = p.payment) AS account,
                   (SELECT min(s.payee_name) FROM payment_share s WHERE s.payment = p.payment) AS holder
              FROM payment p JOIN award a ON a.award = p.award LEFT JOIN enterprise e ON e.enterprise = a.beneficiary
             WHERE p.status = 'CONFIRMED'
               AND (p.award IN (SELECT application FROM official_list_item WHERE list = ?)
                    OR p.payment IN (SELECT payment FROM list_use WHERE list = ?))
               AND NOT EXISTS (SELECT 1 FROM list_use o JOIN official_list l ON l.list = o.list
                                WHERE o.payment = p.payment AND o.given_back = 0 AND o.list <> ?
                                  AND l.kind = (SELECT kind FROM official_list WHERE list = ?))
             ORDER BY p.award, p.payment""";

    private static final String PAYMENTS = """
            SELECT p.payment, p.award, p.status, a.beneficiary, p.amount_fen,
                   (SELECT min(s.payee_account) FROM payment_share s WHERE s.payment = p.payment) AS account,
                   u.list, u.number, i.application, i.enterprise, i.amount_fen, i.payee_account, l.notice_to
              FROM payment p JOIN award a ON a.award = p.award
              LEFT JOIN list_use u ON u.payment = p.payment AND u.given_back = 0
              LEFT JOIN official_list_item i ON i.list = u.list AND i.number = u.number
              LEFT JOIN official_list l ON l.list = u.list
             WHERE a.programme = ? ORDER BY p.payment""";

    private static final String PLANNED_ABOVE = """
            SELECT i.application, coalesce(a.approved_fen + a.increased_fen - a.reduced_fen, a.ceiling_fen) AS granted,
                   sum(i.amount_fen) AS planned, string_agg(DISTINCT l.list, '|' ORDER BY l.list) AS lists
              FROM official_list l JOIN official_list_item i ON i.list = l.list JOIN award a ON a.award = i.application
             WHERE l.programme = ? AND l.kind = 'PAYMENT_PLAN'
             GROUP BY i.application, a.approved_fen, a.increased_fen, a.reduced_fen, a.ceiling_fen
            HAVING sum(i.amount_fen) > coalesce(a.approved_fen + a.increased_fen - a.reduced_fen, a.ceiling_fen)
             ORDER BY i.application""";

    private final DataSource views;
    private final ViewSchema schema;

    public ListQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** All lists of a programme without their lines, in the order of their days; empty where there is no such programme. */
    public Optional<List<ListView>> of(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement known = connection.prepareStatement("SELECT 1 FROM programme WHERE programme = ?")) {
                known.setString(1, programme);
                try (ResultSet row = known.executeQuery()) {
                    if (!row.next()) {
                        return Optional.<List<ListView>>empty();
                    }
                }
            }
            return Optional.of(lists(connection, LISTS, programme).stream()
                    .map(ListView::withoutItems)
                    .toList());
        });
    }

    /** A list with its lines; empty where there is none of this number. */
    public Optional<ListView> list(String list) {
        return schema.read(
                views, connection -> lists(connection, ONE_LIST, list).stream().findFirst());
    }

    /** Two lists, line by line; empty where one of them is not there. */
    public Optional<ListComparison> compare(String first, String second) {
        return list(first).flatMap(one -> list(second).map(other -> ListComparison.of(one, other, other.items())));
    }

    /** A list and what has been paid of it; empty where there is no such list. */
    public Optional<ListComparison> comparePaid(String list) {
        return schema.read(views, connection -> {
            Optional<ListView> found =
                    lists(connection, ONE_LIST, list).stream().findFirst();
            return found.isEmpty()
                    ? Optional.<ListComparison>empty()
                    : Optional.of(ListComparison.of(found.get(), null, paid(connection, found.get())));
        });
    }

    /** Every payment of a programme with the row by which it was ordered, if by any. */
    public List<PaymentOnList> payments(String programme) {
        return schema.read(views, connection -> {
            List<PaymentOnList> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(PAYMENTS)) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(new PaymentOnList(
                                row.getString(1),
                                row.getString(2),
                                Payment.State.valueOf(row.getString(3)),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7),
                                number(row, 8),
                                row.getString(9),
                                row.getString(10),
                                amount(row, 11),
                                row.getString(12),
                                row.getObject(13) != null));
                    }
                }
            }
            return out;
        });
    }

    /** The applications for which the plans of a programme together say more than is granted. */
    public List<PlannedAbove> plannedAbove(String programme) {
        return schema.read(views, connection -> {
            List<PlannedAbove> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(PLANNED_ABOVE)) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(new PlannedAbove(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3),
                                List.of(row.getString(4).split("\\|"))));
                    }
                }
            }
            return out;
        });
    }

    private static List<ListView> lists(Connection connection, String sql, String value) throws SQLException {
        List<ListView> out = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, value);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String id = row.getString(1);
                    ListIssued issued = new ListIssued(
                            row.getString(2),
                            Kind.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getObject(6, LocalDate.class),
                            row.getObject(7, LocalDate.class),
                            row.getString(8),
                            row.getString(9));
                    out.add(list(connection, id, issued, row.getObject(5, LocalDate.class)));
                }
            }
        }
        return out;
    }

    private static ListView list(Connection connection, String id, ListIssued issued, @Nullable LocalDate issuedOn)
            throws SQLException {
        List<Item> items = new ArrayList<>();
        List<ListItemEntered> entered = new ArrayList<>();
        Fen total = Fen.ZERO;
        try (PreparedStatement query = connection.prepareStatement(ITEMS)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Long amount = amount(row, 6);
                    String account = row.getString(8);
                    BankAccount payee =
                            account == null ? null : new BankAccount(row.getString(7), account, row.getString(9));
                    ListItemEntered item = new ListItemEntered(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            amount == null ? null : Fen.of(amount),
                            row.getString(5),
                            payee);
                    entered.add(item);
                    total = amount == null ? total : total.plus(Fen.of(amount));
                    items.add(item(issued.programme(), item, row.getString(4), List.of()));
                }
            }
        }
        Map<String, Integer> done = new TreeMap<>();
        int carriedOut = uses(connection, id, done);
        return new ListView(
                id,
                issued.programme(),
                issued.kind(),
                issued.documentNo(),
                issuedOn,
                issued.noticeFrom(),
                issued.noticeTo(),
                issued.issuedBy(),
                issued.signedBy(),
                ListDigest.of(id, issued, entered).toString(),
                items.size(),
                total.value(),
                carriedOut,
                done,
                items);
    }

    private static int uses(Connection connection, String list, Map<String, Integer> done) throws SQLException {
        Set<Integer> rows = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(USES)) {
            query.setString(1, list);
            query.setString(2, list);
            try (ResultSet use = query.executeQuery()) {
                while (use.next()) {
                    done.merge(use.getString(1), 1, Integer::sum);
                    rows.add(use.getInt(2));
                }
            }
        }
        return rows.size();
    }

    private static Item item(String programme, ListItemEntered item, @Nullable String name, List<String> payments) {
        return new Item(
                payments.isEmpty() ? item.number() : null,
                item.application(),
                item.enterprise(),
                name,
                item.direction(),
                item.amountFen() == null ? null : item.amountFen().value(),
                ListDigest.row(programme, item).toString(),
                item.payee(),
                payments);
    }

    /** What was paid, as lines: one for each application and account; what was paid by another list of its kind is not of this. */
    private static List<Item> paid(Connection connection, ListView list) throws SQLException {
        record Where(String application, @Nullable String account) {}
        Map<Where, List<String>> payments = new HashMap<>();
        Map<Where, ListItemEntered> sums = new HashMap<>();
        Map<Where, String> names = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(PAID)) {
            for (int i = 1; i <= 4; i++) {
                query.setString(i, list.list());
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Where where = new Where(row.getString(1), row.getString(7));
                    String holder = Objects.requireNonNullElse(row.getString(8), "");
                    ListItemEntered before = sums.get(where);
                    Fen amount = Fen.of(row.getLong(6));
                    sums.put(
                            where,
                            new ListItemEntered(
                                    1,
                                    where.application,
                                    row.getString(2),
                                    before == null || before.amountFen() == null
                                            ? amount
                                            : before.amountFen().plus(amount),
                                    row.getString(4),
                                    where.account == null ? null : new BankAccount("", where.account, holder)));
                    payments.computeIfAbsent(where, none -> new ArrayList<>(1)).add(row.getString(5));
                    names.put(where, Objects.requireNonNullElse(row.getString(3), ""));
                }
            }
        }
        List<Item> out = new ArrayList<>();
        sums.forEach((where, sum) ->
                out.add(item(list.programme(), sum, names.get(where), payments.getOrDefault(where, List.of()))));
        out.sort(Comparator.comparing((Item item) -> String.valueOf(item.application()))
                .thenComparing(item -> item.payments().getFirst()));
        return out;
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable Long amount(ResultSet row, int column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : amount;
    }
}
