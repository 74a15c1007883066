package org.mingzhang.app.budget;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Unit;
import org.mingzhang.app.console.Words;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.budget.AwardCount;
import org.mingzhang.view.budget.BatchMoney;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.BudgetView.LineRow;
import org.mingzhang.view.budget.BudgetView.SourceRow;
import org.mingzhang.view.budget.Execution;
import org.mingzhang.view.budget.Figure;
import org.mingzhang.view.budget.MoneyFlow;

/** The overview's tables, each figure with the address of the rows behind it. */
final class BudgetSheet {
    private final PolicyPack pack;
    private final BudgetAddress address;

    BudgetSheet(PolicyPack pack, BudgetAddress address) {
        this.pack = pack;
        this.address = address;
    }

    /** An amount, and where its rows are. */
    public record Cell(Figure figure, Fen amount, String rows) {}

    /**
     * A line of a table.
     *
     * @param names what it is about
     * @param unpaid what is committed and not paid
     * @param unpaidAwards where the awards are that are not paid in full; null where no register tells them apart
     * @param awards how many awards it is about, as 已拨付 12 / 已承诺 15; null where they are not counted
     * @param paidOfCommitted as people write it, with tenths of a percent as on the workbench; — where nothing is committed
     */
    public record Line(
            List<String> names,
            List<Cell> cells,
            Fen unpaid,
            @Nullable String unpaidAwards,
            @Nullable String awards,
            String paidOfCommitted) {}

    /**
     * A table with its total.
     *
     * @param showsUnpaid whether it has a column of what is committed and not paid
     */
    public record Table(List<String> heads, List<Figure> figures, boolean showsUnpaid, List<Line> lines, Line total) {
        public boolean isCounted() {
            return total.awards != null;
        }

        /** How many decimals each column of amounts has: as many as the amount needs that needs most. */
        public List<Integer> decimals(Unit unit) {
            return IntStream.range(0, figures.size())
                    .mapToObj(column -> lines.stream()
                            .mapToInt(line -> unit.decimals(line.cells.get(column).amount))
                            .max()
                            .orElse(2))
                    .toList();
        }
    }

    private record Column<R>(Figure figure, Function<R, Fen> amount) {}

    private record Key(
            @Nullable String source,
            @Nullable String line,
            @Nullable String direction,
            @Nullable String county) {}

    private static final Key ALL = new Key(null, null, null, null);

    /**
     * What a batch came to.
     *
     * @param partCommitted of the money that a rule keeps for some lines; its rows are one line's where it is one line
     */
    public record BatchLine(
            String name,
            int applicants,
            int beneficiaries,
            Cell committed,
            Cell paid,
            Cell partCommitted,
            Cell partPaid) {}

    /** By batch, as people call them. */
    List<BatchLine> batches(List<BatchMoney> batches, BatchMoney.Part part) {
        String line = part.lines().size() == 1 ? part.lines().iterator().next() : null;
        return batches.stream()
                .map(row -> new BatchLine(
                        row.batch() == null ? "不分批次的方向" : batch(row.batch()),
                        row.applicants(),
                        row.beneficiaries(),
                        cell(Figure.COMMITTED, row.committedFen(), null, null, row.batch()),
                        cell(Figure.PAID, row.paidFen(), null, null, row.batch()),
                        cell(Figure.COMMITTED, row.partCommittedFen(), part.source(), line, row.batch()),
                        cell(Figure.PAID, row.partPaidFen(), part.source(), line, row.batch())))
                .toList();
    }

    private Cell cell(
            Figure figure, Fen amount, @Nullable String source, @Nullable String line, @Nullable String batch) {
        return new Cell(figure, amount, address.rows(figure, source, line, null, text(batch), null));
    }

    Table sources(BudgetView view) {
        return table(
                List.of("资金来源"),
                List.of(
                        new Column<SourceRow>(Figure.APPROPRIATED, SourceRow::appropriatedFen),
                        new Column<>(Figure.ALLOCATED, SourceRow::allocatedFen),
                        new Column<>(Figure.COMMITTED, SourceRow::committedFen),
                        new Column<>(Figure.PAID, SourceRow::paidFen),
                        new Column<>(Figure.RECOVERED, SourceRow::recoveredFen),
                        new Column<>(Figure.UNALLOCATED, SourceRow::availableFen),
                        new Column<>(Figure.RETURNED_TO_TREASURY, SourceRow::returnedToTreasuryFen)),
                view.sources(),
                row -> List.of(source(row.source())),
                row -> new Key(row.source(), null, null, null),
                key -> null);
    }

    /** What is asked first: from what came in to what may still be used. */
    List<Cell> headline(BudgetView view) {
        Table sources = sources(view);
        Table lines = lines(view);
        List<Cell> cells = new ArrayList<>(sources.total.cells);
        cells.addAll(lines.total.cells.stream()
                .filter(cell -> cell.figure == Figure.AVAILABLE)
                .toList());
        return cells;
    }

    Table lines(BudgetView view) {
        return table(
                List.of("预算科目", "资金来源"),
                List.of(
                        new Column<LineRow>(Figure.ALLOCATED, LineRow::allocatedFen),
                        new Column<>(Figure.COMMITTED, LineRow::committedFen),
                        new Column<>(Figure.PAID, LineRow::paidFen),
                        new Column<>(Figure.RECOVERED, LineRow::recoveredFen),
                        new Column<>(Figure.PUT_BACK, LineRow::putBackFen),
                        new Column<>(Figure.LINE_HANDED_BACK, LineRow::handedBackFen),
                        new Column<>(Figure.AVAILABLE, LineRow::availableFen)),
                view.lines(),
                row -> List.of(line(row.line()), source(row.source())),
                row -> new Key(row.source(), row.line(), null, null),
                key -> null);
    }

    /** By county, the one that paid the smallest part of what it committed first. */
    Table counties(List<MoneyFlow> flows, List<AwardCount> counts) {
        Map<String, MoneyFlow> sums = new LinkedHashMap<>();
        flows.forEach(flow -> sums.merge(text(flow.county()), flow, BudgetSheet::plus));
        return ofFlows(
                "县（市、区）",
                sums.values().stream()
                        .sorted(Comparator.comparing(
                                        (MoneyFlow flow) -> flow.committedFen().isPositive())
                                .thenComparing(BudgetSheet::bySpeed)
                                .thenComparing(flow -> text(flow.county())))
                        .toList(),
                flow -> flow.county() == null ? "全市" : county(flow.county()),
                flow -> new Key(null, null, null, text(flow.county())),
                key -> many(
                        counts,
                        count -> key.county == null || text(count.county()).equals(key.county)));
    }

    /** By direction, in the pack's order. */
    Table directions(List<MoneyFlow> flows, List<AwardCount> counts) {
        List<String> order = pack.directions().stream().map(Direction::id).toList();
        Map<String, MoneyFlow> sums = new LinkedHashMap<>();
        flows.stream()
                .sorted(Comparator.comparingInt(flow -> {
                    int at = order.indexOf(text(flow.direction()));
                    return at < 0 ? order.size() : at;
                }))
                .forEach(flow -> sums.merge(text(flow.direction()), flow, BudgetSheet::plus));
        return ofFlows(
                "支持方向",
                List.copyOf(sums.values()),
                flow -> pack.direction(text(flow.direction()))
                        .map(Direction::name)
                        .orElse(text(flow.direction())),
                flow -> new Key(null, null, text(flow.direction()), null),
                key -> many(
                        counts,
                        count -> key.direction == null || count.direction().equals(key.direction)));
    }

    /** 12 / 15: of those with money promised, those of which something was paid come first. */
    private static String many(List<AwardCount> counts, Predicate<AwardCount> which) {
        List<AwardCount> those = counts.stream().filter(which).toList();
        return those.stream().mapToInt(AwardCount::paid).sum() + " / "
                + those.stream().mapToInt(AwardCount::committed).sum();
    }

    private Table ofFlows(
            String head,
            List<MoneyFlow> flows,
            Function<MoneyFlow, String> name,
            Function<MoneyFlow, Key> key,
            Function<Key, @Nullable String> awards) {
        return table(
                List.of(head),
                List.of(
                        new Column<MoneyFlow>(Figure.COMMITTED, MoneyFlow::committedFen),
                        new Column<>(Figure.PAID, MoneyFlow::paidFen),
                        new Column<>(Figure.RECOVERED, MoneyFlow::recoveredFen)),
                flows,
                flow -> List.of(name.apply(flow)),
                key,
                awards);
    }

    private static MoneyFlow plus(MoneyFlow a, MoneyFlow b) {
        return new MoneyFlow(
                a.source(),
                a.line(),
                a.direction(),
                a.county(),
                a.committedFen().plus(b.committedFen()),
                a.paidFen().plus(b.paidFen()),
                a.recoveredFen().plus(b.recoveredFen()));
    }

    private <R> Table table(
            List<String> heads,
            List<Column<R>> columns,
            List<R> rows,
            Function<R, List<String>> names,
            Function<R, Key> key,
            Function<Key, @Nullable String> awards) {
        List<Line> lines = new ArrayList<>();
        for (R row : rows) {
            List<Cell> cells = columns.stream()
                    .map(column -> cell(column.figure, column.amount.apply(row), key.apply(row)))
                    .toList();
            lines.add(new Line(
                    names.apply(row),
                    cells,
                    unpaid(cells),
                    address.unpaidAwards(key.apply(row).county),
                    awards.apply(key.apply(row)),
                    paidOfCommitted(cells)));
        }
        List<Cell> totals = new ArrayList<>();
        for (Column<R> column : columns) {
            Fen sum = rows.stream().map(column.amount).reduce(Fen.ZERO, Fen::plus);
            totals.add(cell(column.figure, sum, ALL));
        }
        return new Table(
                heads,
                columns.stream().map(Column::figure).toList(),
                columns.stream().allMatch(column -> column.figure.hasPurpose()),
                lines,
                new Line(List.of("合计"), totals, unpaid(totals), null, awards.apply(ALL), paidOfCommitted(totals)));
    }

    private Cell cell(Figure figure, Fen amount, Key key) {
        return new Cell(figure, amount, address.rows(figure, key.source, key.line, key.direction, key.county));
    }

    private static Fen unpaid(List<Cell> cells) {
        return amount(cells, Figure.COMMITTED).minus(amount(cells, Figure.PAID));
    }

    private static String paidOfCommitted(List<Cell> cells) {
        Integer share = Execution.share(amount(cells, Figure.PAID), amount(cells, Figure.COMMITTED));
        return share == null ? Words.NOTHING : Execution.percent(share);
    }

    private static Fen amount(List<Cell> cells, Figure figure) {
        return cells.stream()
                .filter(cell -> cell.figure == figure)
                .map(Cell::amount)
                .findFirst()
                .orElse(Fen.ZERO);
    }

    /** By the exact quotient of what was paid and what was committed; who committed nothing comes first. */
    private static int bySpeed(MoneyFlow one, MoneyFlow other) {
        return BigInteger.valueOf(one.paidFen().value())
                .multiply(BigInteger.valueOf(other.committedFen().value()))
                .compareTo(BigInteger.valueOf(other.paidFen().value())
                        .multiply(BigInteger.valueOf(one.committedFen().value())));
    }

    private static String text(@Nullable String id) {
        return Objects.requireNonNullElse(id, "");
    }

    String batch(String number) {
        return pack.batch(number).map(Batch::name).orElse(number);
    }

    String source(String id) {
        return pack.source(id).map(FundingSource::name).orElse(id);
    }

    String line(String id) {
        return pack.line(id).map(BudgetLine::name).orElse(id);
    }

    String county(String code) {
        return pack.county(code).map(County::name).orElse(code);
    }
}
