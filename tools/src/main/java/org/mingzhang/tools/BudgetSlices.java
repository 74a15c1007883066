package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.budget.BudgetView;

/** Committed money told by what it is for: by direction, batch, county or level, in the names of the pack. */
record BudgetSlices(BudgetView view, PolicyPack pack) {
    /** What it is told by. */
    enum By {
        DIRECTION("支持方向"),
        BATCH("批次"),
        COUNTY("县（市、区）"),
        LEVEL("等级或称号");

        private final String title;

        By(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** One source's money of one direction, batch, county or level. */
    private record Slice(String member, String source) {}

    private record Money(Fen committed, Fen paid, Fen recovered) {
        Money plus(Money other) {
            return new Money(committed.plus(other.committed), paid.plus(other.paid), recovered.plus(other.recovered));
        }
    }

    void print(By by, PrintWriter out) {
        Table table = new Table(
                Column.text(by.title()),
                Column.text("资金来源"),
                Column.wanByHeading("已承诺"),
                Column.wanByHeading("已拨付"),
                Column.wanByHeading("已追回"));
        Map<Slice, Money> slices = slices(by);
        slices.forEach((slice, money) -> table.row(
                slice.member,
                pack.source(slice.source).map(FundingSource::name).orElse(slice.source),
                money.committed,
                money.paid,
                money.recovered));
        List<Money> all = new ArrayList<>(slices.values());
        table.row(
                BudgetText.TOTAL,
                "",
                BudgetText.sum(all, Money::committed),
                BudgetText.sum(all, Money::paid),
                BudgetText.sum(all, Money::recovered));
        table.print(out);
    }

    private Map<Slice, Money> slices(By by) {
        Map<Slice, Money> slices = new LinkedHashMap<>();
        switch (by) {
            case DIRECTION ->
                view.directions()
                        .forEach(row -> slices.merge(
                                new Slice(direction(row.direction()), row.source()),
                                new Money(row.committedFen(), row.paidFen(), row.recoveredFen()),
                                Money::plus));
            case BATCH ->
                view.batches()
                        .forEach(row -> slices.merge(
                                new Slice(batch(row.batch()), row.source()),
                                new Money(row.committedFen(), row.paidFen(), row.recoveredFen()),
                                Money::plus));
            case COUNTY ->
                view.counties()
                        .forEach(row -> slices.merge(
                                new Slice(county(row.county()), row.source()),
                                new Money(row.committedFen(), row.paidFen(), row.recoveredFen()),
                                Money::plus));
            case LEVEL ->
                view.levels()
                        .forEach(row -> slices.merge(
                                new Slice(level(row.level()), row.source()),
                                new Money(row.committedFen(), row.paidFen(), row.recoveredFen()),
                                Money::plus));
        }
        return slices;
    }

    private String direction(String id) {
        return id + " " + pack.direction(id).map(Direction::name).orElse("");
    }

    private String batch(@Nullable String number) {
        return number == null ? "不分批次" : pack.batch(number).map(Batch::name).orElse(number);
    }

    private String county(@Nullable String code) {
        return code == null ? "全市，不分县" : pack.county(code).map(County::name).orElse(code);
    }

    private String level(@Nullable String level) {
        return level == null ? "不按等级或称号" : new PackNames(pack).level(level);
    }
}
