package org.mingzhang.view.budget;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.projection.ViewFault;
import org.mingzhang.view.scope.Scope;

/** Answers how far a programme's money has gone out, on a connection whose snapshot others share. */
public final class ExecutionQueries {
    private static final Comparator<Execution.County> FURTHEST_BEHIND = Comparator.comparing(
                    Execution.County::share, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Execution.County::committedFen, Comparator.reverseOrder())
            .thenComparing(Execution.County::county, Comparator.nullsLast(Comparator.naturalOrder()));

    private ExecutionQueries() {}

    private record Span(LocalDate from, LocalDate to) {}

    /** Of a county, what was committed and paid. */
    private record Moved(Fen committed, Fen paid) {
        Moved plus(Amounts more) {
            return new Moved(committed.plus(more.committed()), paid.plus(more.paid()));
        }
    }

    /**
     * The execution as far as somebody may see it: who sees one county sees that one; sums of money are nobody else's. Empty where
     * there is nothing to see, or no such programme.
     *
     * @throws ViewFault when debit and credit differ
     */
    public static Optional<Execution> execution(
            Connection connection, String programme, PolicyPack pack, LocalDate today, Scope scope)
            throws SQLException {
        boolean city = scope instanceof Scope.City;
        String only = scope instanceof Scope.County(String county) ? county : null;
        Span span = span(connection, programme);
        if (span == null || (!city && only == null)) {
            return Optional.empty();
        }
        Sums sums = Sums.of(connection, programme, null, Long.MAX_VALUE);
        if (!sums.trialBalance().holds()) {
            throw new ViewFault("试算不平衡：借方与贷方不等，视图被改动过");
        }
        List<Execution.Source> sources = city ? sources(pack, sums, received(connection, programme)) : List.of();
        return Optional.of(new Execution(
                span.from,
                span.to,
                today,
                Execution.elapsed(span.from, span.to, today),
                sources,
                counties(sums, only, awards(connection, programme))));
    }

    private static @Nullable Span span(Connection connection, String programme) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT starts_on, ends_on FROM programme WHERE programme = ?")) {
            query.setString(1, programme);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Span(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class))
                        : null;
            }
        }
    }

    private static Map<String, Fen> received(Connection connection, String programme) throws SQLException {
        Map<String, Fen> received = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT source, sum(amount_fen)::bigint FROM bucket"
                + " WHERE programme = ? AND dimension = '' AND account = 'RECEIVED' GROUP BY source")) {
            query.setString(1, programme);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    received.put(row.getString(1), Fen.of(row.getLong(2)));
                }
            }
        }
        return received;
    }

    private static List<Execution.Source> sources(PolicyPack pack, Sums sums, Map<String, Fen> received) {
        Set<String> ids = new LinkedHashSet<>();
        pack.sources().forEach(source -> ids.add(source.id()));
        sums.sources().stream().sorted().forEach(ids::add);
        List<Execution.Source> sources = new ArrayList<>();
        for (String id : ids) {
            Amounts amounts = sums.source(id);
            sources.add(new Execution.Source(
                    id,
                    amounts.appropriated(),
                    received.getOrDefault(id, Fen.ZERO),
                    amounts.committed(),
                    amounts.paid(),
                    Execution.share(amounts.paid(), amounts.appropriated())));
        }
        return sources;
    }

    /** How many awards a county has. */
    private record Many(int granted, int paid) {
        static final Many NONE = new Many(0, 0);
    }

    /** By county, as the register of awards says whose each is; those of no county under nothing. */
    private static Map<String, Many> awards(Connection connection, String programme) throws SQLException {
        Map<String, Many> awards = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT coalesce(a.county, e.county, ''),"
                + " count(*) FILTER (WHERE a.approved_fen + a.increased_fen - a.reduced_fen > 0)::int,"
                + " count(*) FILTER (WHERE a.paid_fen > 0)::int"
                + " FROM award a LEFT JOIN enterprise e ON e.enterprise = a.beneficiary"
                + " WHERE a.programme = ? GROUP BY 1")) {
            query.setString(1, programme);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    awards.put(row.getString(1), new Many(row.getInt(2), row.getInt(3)));
                }
            }
        }
        return awards;
    }

    private static List<Execution.County> counties(Sums sums, @Nullable String only, Map<String, Many> awards) {
        Map<String, Moved> moved = new HashMap<>();
        sums.slices().forEach((slice, amounts) -> {
            String member = slice.member();
            if (slice.dimension() == Dimension.COUNTY && (only == null || only.equals(member))) {
                String county = member == null ? "" : member;
                moved.put(
                        county,
                        moved.getOrDefault(county, new Moved(Fen.ZERO, Fen.ZERO))
                                .plus(amounts));
            }
        });
        return moved.entrySet().stream()
                .map(each -> new Execution.County(
                        each.getKey().isEmpty() ? null : each.getKey(),
                        each.getValue().committed,
                        each.getValue().paid,
                        Execution.share(each.getValue().paid, each.getValue().committed),
                        awards.getOrDefault(each.getKey(), Many.NONE).granted,
                        awards.getOrDefault(each.getKey(), Many.NONE).paid))
                .sorted(FURTHEST_BEHIND)
                .toList();
    }
}
