package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Posting;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.view.budget.FundsView.Movement;
import org.mingzhang.view.budget.FundsView.YearRow;
import org.mingzhang.view.projection.ViewSchema;

/** Answers how money came in, by source, budget year and document. */
public final class FundsQueries {
    /** The account that is kept by year says it all: what raised and what lowered it, by the kind of event. */
    private static final String YEARS = """
            SELECT source, year,
                   coalesce(sum(amount_fen) FILTER (WHERE account = 'AVAILABLE'
                            AND event_type = 'programme.funds-appropriated'), 0),
                   coalesce(sum(amount_fen) FILTER (WHERE account = 'RECEIVED'), 0),
                   coalesce(-sum(amount_fen) FILTER (WHERE account = 'AVAILABLE'
                            AND event_type = 'programme.budget-allocated'), 0),
                   coalesce(sum(amount_fen) FILTER (WHERE account = 'AVAILABLE' AND leg % 2 = 0
                            AND event_type = 'programme.funds-carried-over'), 0),
                   coalesce(-sum(amount_fen) FILTER (WHERE account = 'AVAILABLE' AND leg % 2 = 1
                            AND event_type = 'programme.funds-carried-over'), 0),
                   coalesce(-sum(amount_fen) FILTER (WHERE account = 'AVAILABLE'
                            AND event_type = 'programme.funds-returned-to-treasury'), 0),
                   coalesce(sum(amount_fen) FILTER (WHERE account = 'AVAILABLE'), 0)
              FROM posting
             WHERE programme = ? AND year IS NOT NULL AND business_date <= ?
             GROUP BY source, year ORDER BY year, source""";

    /** The legs of an event come in pairs, debit first. */
    private static final String MOVEMENTS = """
            SELECT d.position, d.business_date, d.event_type, d.source, d.year, c.year, d.line, c.line, d.amount_fen,
                   CASE WHEN d.account = 'TREASURY' THEN c.account ELSE d.account END
              FROM posting d JOIN posting c ON c.position = d.position AND c.leg = d.leg + 1
             WHERE d.programme = ? AND d.leg % 2 = 0 AND d.business_date <= ?
               AND d.event_type IN ('programme.funds-appropriated', 'programme.funds-received',
                   'programme.budget-allocated', 'programme.budget-transferred', 'programme.funds-carried-over',
                   'programme.funds-returned-to-treasury')
             ORDER BY d.business_date, d.position, d.leg""";

    private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    private final DataSource views;
    private final ViewSchema schema;
    private final LongFunction<LedgerEvent> events;

    /** @param events what the log says at a position */
    public FundsQueries(DataSource views, ViewSchema schema, LongFunction<LedgerEvent> events) {
        this.views = views;
        this.schema = schema;
        this.events = events;
    }

    /**
     * The money of a programme.
     *
     * @param asOf the last business date that counts; null for all
     * @return nothing when no such programme was taken in
     */
    public Optional<FundsView> funds(String programme, @Nullable LocalDate asOf) {
        LocalDate until = asOf == null ? ALWAYS : asOf;
        return schema.read(views, connection -> {
            Long position = position(connection, programme);
            return position == null
                    ? Optional.empty()
                    : Optional.of(new FundsView(
                            programme,
                            position,
                            asOf,
                            years(connection, programme, until),
                            movements(connection, programme, until)));
        });
    }

    private static @Nullable Long position(Connection connection, String programme) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT v.position FROM projection v, programme p WHERE v.name = 'budget' AND p.programme = ?")) {
            query.setString(1, programme);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : null;
            }
        }
    }

    private static List<YearRow> years(Connection connection, String programme, LocalDate until) throws SQLException {
        List<YearRow> years = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(YEARS)) {
            query.setString(1, programme);
            query.setObject(2, until);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    years.add(new YearRow(
                            row.getString(1),
                            row.getInt(2),
                            Fen.of(row.getLong(3)),
                            Fen.of(row.getLong(4)),
                            Fen.of(row.getLong(5)),
                            Fen.of(row.getLong(6)),
                            Fen.of(row.getLong(7)),
                            Fen.of(row.getLong(8)),
                            Fen.of(row.getLong(9))));
                }
            }
        }
        return years;
    }

    private List<Movement> movements(Connection connection, String programme, LocalDate until) throws SQLException {
        List<Movement> movements = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MOVEMENTS)) {
            query.setString(1, programme);
            query.setObject(2, until);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    movements.add(movement(row));
                }
            }
        }
        return standing(movements);
    }

    /**
     * A movement that was put right on its own day stands as it should have been alone: what was, and what took it back, are in
     * the trail. What was undone, or put right in another month since its own is closed, stays with what took it back.
     */
    private static List<Movement> standing(List<Movement> all) {
        List<Movement> left = new ArrayList<>(all);
        for (Movement right : all) {
            if (right.corrects() && right.amountFen().isPositive()) {
                Movement back =
                        find(left, right.position(), one -> one.amountFen().isNegative());
                Movement was = back == null ? null : wasBefore(left, back);
                if (was != null) {
                    left.remove(back);
                    left.remove(was);
                }
            }
        }
        return left;
    }

    private static @Nullable Movement find(List<Movement> of, long position, Predicate<Movement> wanted) {
        return of.stream()
                .filter(one -> one.position() == position && wanted.test(one))
                .findFirst()
                .orElse(null);
    }

    /** What a movement takes back: the same with the other sign, recorded before, on the same day. */
    private static @Nullable Movement wasBefore(List<Movement> of, Movement back) {
        Movement was = null;
        for (Movement one : of) {
            boolean same = one.position() < back.position()
                    && one.on().equals(back.on())
                    && one.type().equals(back.type())
                    && one.source().equals(back.source())
                    && Objects.equals(one.year(), back.year())
                    && Objects.equals(one.toYear(), back.toYear())
                    && Objects.equals(one.line(), back.line())
                    && Objects.equals(one.toLine(), back.toLine())
                    && Objects.equals(one.documentNo(), back.documentNo())
                    && one.amountFen().equals(back.amountFen().negated());
            was = same ? one : was;
        }
        return was;
    }

    private Movement movement(ResultSet row) throws SQLException {
        long position = row.getLong(1);
        String type = row.getString(3);
        LedgerEvent event = events.apply(position);
        Integer debitYear = row.getObject(5, Integer.class);
        Integer creditYear = row.getObject(6, Integer.class);
        String debitLine = row.getString(7);
        String creditLine = row.getString(8);
        boolean moved = type.equals("programme.budget-transferred");
        boolean carried = type.equals("programme.funds-carried-over");
        return new Movement(
                position,
                row.getObject(2, LocalDate.class),
                type,
                row.getString(4),
                carried || debitYear == null ? creditYear : debitYear,
                carried ? debitYear : null,
                moved || debitLine == null ? creditLine : debitLine,
                moved ? debitLine : null,
                Fen.of(row.getLong(9)),
                type.equals("programme.funds-returned-to-treasury") ? from(row.getString(10)) : null,
                documentNo(event, row.getLong(9)),
                event instanceof Corrected,
                event instanceof Corrected corrected ? corrected.documentNo() : null);
    }

    /** A correction takes back what was first, then posts what should have been; the number is that of the movement itself. */
    private static @Nullable String documentNo(LedgerEvent event, long amountFen) {
        if (event instanceof Corrected corrected) {
            LedgerEvent after = corrected.eventAfter();
            return documentNo(amountFen < 0 || after == null ? corrected.eventBefore() : after);
        }
        return documentNo(event);
    }

    /** The account that it is taken from, beside the treasury's. */
    private static ReturnedFrom from(String account) {
        return switch (Posting.Account.valueOf(account)) {
            case LINE_AVAILABLE -> ReturnedFrom.LINE_AVAILABLE;
            case LINE_RECOVERED -> ReturnedFrom.LINE_RECOVERED;
            default -> ReturnedFrom.UNALLOCATED;
        };
    }

    private static @Nullable String documentNo(LedgerEvent event) {
        return switch (event) {
            case FundsAppropriated e -> e.documentNo();
            case FundsReceived e -> e.documentNo();
            case BudgetAllocated e -> e.documentNo();
            case BudgetTransferred e -> e.documentNo();
            case FundsCarriedOver e -> e.documentNo();
            case FundsReturnedToTreasury e -> e.documentNo();
            default -> null;
        };
    }
}
