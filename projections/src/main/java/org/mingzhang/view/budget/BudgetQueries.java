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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.RatioRules;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.view.budget.BudgetView.BatchRow;
import org.mingzhang.view.budget.BudgetView.CountyRow;
import org.mingzhang.view.budget.BudgetView.DirectionRow;
import org.mingzhang.view.budget.BudgetView.LevelRow;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.RatioRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;
import org.mingzhang.view.budget.Sums.Slice;
import org.mingzhang.view.projection.PolicyInForce;
import org.mingzhang.view.projection.ViewFault;
import org.mingzhang.view.projection.ViewSchema;

/** Answers what a programme's money is, was on a date, or was known to be. */
public final class BudgetQueries {
    private final DataSource views;
    private final ViewSchema schema;
    private final Function<String, PolicyPack> packs;

    /** @param packs the pack with a digest (SM3, hex) that some programme was opened with */
    public BudgetQueries(DataSource views, ViewSchema schema, Function<String, PolicyPack> packs) {
        this.views = views;
        this.schema = schema;
        this.packs = packs;
    }

    private record Held(long position, String packSm3, boolean closed) {}

    /**
     * The budget.
     *
     * @param asOf the last business date that counts; null for all
     * @return nothing when no such programme is known at that position
     * @throws ViewFault when debit and credit differ: what does not balance is no figure of this ledger
     */
    public Optional<BudgetView> budget(String programme, @Nullable LocalDate asOf, KnownAt knownAt) {
        Optional<BudgetView> view = read(programme, asOf, knownAt);
        view.map(BudgetView::trialBalance).ifPresent(BudgetQueries::requireBalance);
        return view;
    }

    private static void requireBalance(BudgetView.TrialBalance balance) {
        if (!balance.holds()) {
            throw new ViewFault("试算不平衡：借方 " + balance.debitFen().toYuan() + " 元，贷方 "
                    + balance.creditFen().toYuan() + " 元，视图被改动过");
        }
    }

    private Optional<BudgetView> read(String programme, @Nullable LocalDate asOf, KnownAt knownAt) {
        return schema.read(views, connection -> {
            long position = Math.min(reached(connection), knownAt.position(connection));
            Held held = programme(connection, programme, asOf, position);
            if (held == null) {
                return Optional.empty();
            }
            Sums sums = Sums.of(connection, programme, asOf, position);
            return Optional.of(view(programme, asOf, held, packs.apply(held.packSm3), sums));
        });
    }

    /** The version of a programme's pack that is in force today; nothing when no such programme was taken in. */
    public Optional<PolicyPack> pack(String programme) {
        return schema.read(views, connection -> PolicyInForce.packSm3(connection, programme, null, Long.MAX_VALUE)
                .map(packs));
    }

    /**
     * How a programme began.
     *
     * @param position the entry that opened it
     * @param startsOn its first day
     */
    public record Opening(long position, LocalDate startsOn) {}

    /** How a programme began; nothing when no such programme was taken in. */
    public Optional<Opening> opening(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT opened_at, starts_on FROM programme WHERE programme = ?")) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Opening(row.getLong(1), row.getObject(2, LocalDate.class)))
                            : Optional.empty();
                }
            }
        });
    }

    /** A programme by its id and name. */
    public record Named(String programme, String name) {}

    /** The programmes that were opened by a position, in the order of their opening. */
    public List<Named> programmes(KnownAt knownAt) {
        return schema.read(views, connection -> {
            List<Named> named = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT programme, name FROM programme WHERE opened_at <= ? ORDER BY opened_at")) {
                query.setLong(1, knownAt.position(connection));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        named.add(new Named(row.getString(1), row.getString(2)));
                    }
                }
            }
            return List.copyOf(named);
        });
    }

    private static long reached(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT coalesce(min(position), -1) FROM projection WHERE name IN ('budget', 'record-time')");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static @Nullable Held programme(
            Connection connection, String programme, @Nullable LocalDate asOf, long position) throws SQLException {
        String packSm3 =
                PolicyInForce.packSm3(connection, programme, asOf, position).orElse("");
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT closed_at <= ? AND closed_on <= ?::date FROM programme WHERE programme = ? AND opened_at <= ?")) {
            query.setLong(1, position);
            query.setString(2, asOf == null ? "infinity" : asOf.toString());
            query.setString(3, programme);
            query.setLong(4, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Held(position, packSm3, row.getBoolean(1)) : null;
            }
        }
    }

    private static BudgetView view(String programme, @Nullable LocalDate asOf, Held held, PolicyPack pack, Sums sums) {
        return new BudgetView(
                programme,
                held.position,
                asOf,
                sources(pack, sums),
                lines(pack, sums),
                rows(
                        sums,
                        Dimension.DIRECTION,
                        directionOrder(pack),
                        (s, a) -> new DirectionRow(
                                String.valueOf(s.member()),
                                s.line(),
                                s.source(),
                                a.committed(),
                                a.paid(),
                                a.recovered())),
                rows(
                        sums,
                        Dimension.BATCH,
                        Map.of(),
                        (s, a) ->
                                new BatchRow(s.member(), s.line(), s.source(), a.committed(), a.paid(), a.recovered())),
                rows(
                        sums,
                        Dimension.COUNTY,
                        Map.of(),
                        (s, a) -> new CountyRow(
                                s.member(), s.line(), s.source(), a.committed(), a.paid(), a.recovered())),
                rows(
                        sums,
                        Dimension.LEVEL,
                        Map.of(),
                        (s, a) ->
                                new LevelRow(s.member(), s.line(), s.source(), a.committed(), a.paid(), a.recovered())),
                ratios(pack, sums, held.closed),
                sums.trialBalance());
    }

    /** The pack's sources in its order, those without money too; then any other that moved. */
    private static List<SourceRow> sources(PolicyPack pack, Sums sums) {
        Set<String> ids = new LinkedHashSet<>();
        pack.sources().forEach(source -> ids.add(source.id()));
        sums.sources().stream().sorted().forEach(ids::add);
        List<SourceRow> out = new ArrayList<>();
        for (String id : ids) {
            Amounts a = sums.source(id);
            out.add(new SourceRow(
                    id,
                    a.appropriated(),
                    a.allocated(),
                    a.committed(),
                    a.paid(),
                    a.recovered(),
                    a.unallocated(),
                    a.unallocatedHandedBack(),
                    a.putBack(),
                    a.recoveredHandedBack(),
                    a.recoveredAtHand(),
                    a.returnedToTreasury()));
        }
        return List.copyOf(out);
    }

    private static List<LineRow> lines(PolicyPack pack, Sums sums) {
        Set<SourceLine> ids = new LinkedHashSet<>();
        for (BudgetLine line : pack.lines()) {
            line.paidBy().forEach(source -> ids.add(new SourceLine(source, line.id())));
        }
        sums.lines().stream()
                .sorted(Comparator.comparing(SourceLine::line).thenComparing(SourceLine::source))
                .forEach(ids::add);
        List<LineRow> out = new ArrayList<>();
        for (SourceLine id : ids) {
            Amounts a = sums.line(id);
            out.add(new LineRow(
                    id.line(),
                    id.source(),
                    a.allocated(),
                    a.allocated(),
                    a.committed(),
                    a.paid(),
                    a.recovered(),
                    a.uncommitted(),
                    a.lineHandedBack(),
                    a.putBack(),
                    a.recoveredHandedBack(),
                    a.recoveredAtHand()));
        }
        return List.copyOf(out);
    }

    private static Map<String, Integer> directionOrder(PolicyPack pack) {
        Map<String, Integer> order = new HashMap<>();
        for (Direction direction : pack.directions()) {
            order.put(direction.id(), order.size());
        }
        return order;
    }

    private interface RowOf<R> {
        R of(Slice slice, Amounts amounts);
    }

    private static <R> List<R> rows(Sums sums, Dimension dimension, Map<String, Integer> order, RowOf<R> row) {
        Comparator<Slice> byOrder =
                Comparator.comparing(slice -> order.getOrDefault(String.valueOf(slice.member()), Integer.MAX_VALUE));
        return sums.slices().entrySet().stream()
                .filter(entry -> entry.getKey().dimension() == dimension)
                .sorted(Map.Entry.comparingByKey(
                        byOrder.thenComparing(Slice::member, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Slice::line)
                                .thenComparing(Slice::source)))
                .map(entry -> row.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Each rule is judged on its own source: whether that source's allocation is complete is what makes it due. */
    private static List<RatioRow> ratios(PolicyPack pack, Sums sums, boolean closed) {
        List<RatioRow> out = new ArrayList<>();
        for (RatioRule rule : pack.ratioRules()) {
            BudgetFigures figures = figures(pack, sums, rule.source(), closed);
            for (RatioRule.Basis basis : RatioRule.Basis.values()) {
                RatioState state = RatioRules.evaluate(rule, basis, figures);
                out.add(new RatioRow(
                        state.rule(),
                        basis.name().toLowerCase(Locale.ROOT),
                        state.limit(),
                        state.numerator(),
                        state.denominator(),
                        state.value(),
                        state.state().name(),
                        state.headroom()));
            }
        }
        return List.copyOf(out);
    }

    private static BudgetFigures figures(PolicyPack pack, Sums sums, String source, boolean closed) {
        Map<SourceLine, Fen> allocated = new HashMap<>();
        Map<SourceLine, Fen> committed = new HashMap<>();
        Map<SourceLine, Fen> paidNet = new HashMap<>();
        for (SourceLine line : sums.lines()) {
            Amounts a = sums.line(line);
            allocated.put(line, a.allocated());
            committed.put(line, a.committed());
            paidNet.put(line, a.paid().minus(a.recovered()));
        }
        Amounts a = sums.source(source);
        Fen noticed = pack.source(source).map(FundingSource::amount).orElse(Fen.ZERO);
        boolean complete = a.appropriated().isPositive()
                && !noticed.exceeds(a.appropriated())
                && a.unallocated().isZero();
        return new BudgetFigures(Map.of(source, a.appropriated()), allocated, committed, paidNet, complete, closed);
    }
}
