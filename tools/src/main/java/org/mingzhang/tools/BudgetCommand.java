package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The budget view of a programme. */
@Command(name = "budget", mixinStandardHelpOptions = true, description = "查看一个试点专项的资金：按来源、科目、方向，及比例红线。")
final class BudgetCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "业务日期截至这一天，按今天所知。")
    private @Nullable LocalDate asOf;

    @Option(names = "--known-at", paramLabel = "DATE|POSITION", description = "按账本当时所知：账目序号、日期，或世界时时刻。")
    private @Nullable String knownAt;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            KnownAt known = known(opened.identity().zone());
            BudgetView view = opened.views(output)
                    .budget()
                    .budget(programme.id(), asOf, known)
                    .orElseThrow(programme::unknown);
            PolicyPack pack = opened.views(output).budget().pack(programme.id()).orElseThrow();
            output.print(view.toJson(), out -> {
                out.println(opened.heading());
                new BudgetText(view, pack).print(out);
            });
        }
    }

    private KnownAt known(ZoneId zone) {
        try {
            return knownAt == null ? new KnownAt.Now() : KnownAt.parse(knownAt, zone);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--known-at", String.valueOf(knownAt), "--known-at " + e.getMessage());
        }
    }

    /** The view as a finance officer reads it. */
    record BudgetText(BudgetView view, PolicyPack pack) {
        void print(PrintWriter out) {
            out.println("试点专项 " + view.programme() + "，截至第 " + view.asOfPosition() + " 条账目"
                    + (view.asOf() == null ? "" : "，业务日期至 " + view.asOf()) + "；金额单位：万元");
            out.println();
            Table sources = new Table(
                    Column.text("资金来源"),
                    Column.wan("下达"),
                    Column.wan("已分配"),
                    Column.wan("已承诺"),
                    Column.wan("已支付"),
                    Column.wan("已追回"),
                    Column.wan("未分配"));
            view.sources()
                    .forEach(row -> sources.row(
                            name(
                                    row.source(),
                                    id -> pack.source(id).map(s -> s.name()).orElse(id)),
                            row.appropriatedFen(),
                            row.allocatedFen(),
                            row.committedFen(),
                            row.paidFen(),
                            row.recoveredFen(),
                            row.availableFen()));
            sources.print(out);
            out.println();
            Table lines = new Table(
                    Column.text("预算科目"),
                    Column.text("资金来源"),
                    Column.wan("已分配"),
                    Column.wan("已承诺"),
                    Column.wan("已支付"),
                    Column.wan("已追回"),
                    Column.wan("可用"));
            view.lines()
                    .forEach(row -> lines.row(
                            name(
                                    row.line(),
                                    id -> pack.line(id).map(l -> l.name()).orElse(id)),
                            name(
                                    row.source(),
                                    id -> pack.source(id).map(s -> s.name()).orElse(id)),
                            row.allocatedFen(),
                            row.committedFen(),
                            row.paidFen(),
                            row.recoveredFen(),
                            row.availableFen()));
            lines.print(out);
            out.println();
            Table directions = new Table(
                    Column.text("支持方向"), Column.text("资金来源"), Column.wan("已承诺"), Column.wan("已支付"), Column.wan("已追回"));
            view.directions()
                    .forEach(row -> directions.row(
                            row.direction() + " "
                                    + pack.direction(row.direction())
                                            .map(d -> d.name())
                                            .orElse(""),
                            name(
                                    row.source(),
                                    id -> pack.source(id).map(s -> s.name()).orElse(id)),
                            row.committedFen(),
                            row.paidFen(),
                            row.recoveredFen()));
            directions.print(out);
            out.println();
            Table ratios = new Table(
                    Column.text("比例红线"),
                    Column.text("口径"),
                    Column.text("限值"),
                    Column.text("实际"),
                    Column.text("状态"),
                    Column.wan("余地"));
            view.ratios()
                    .forEach(row -> ratios.row(
                            row.rule() + rule(row.rule()),
                            basis(row.basis()),
                            row.limit().toString(),
                            row.value() == null ? "—" : row.value(),
                            state(row.state()),
                            row.headroomFen()));
            ratios.print(out);
            out.println();
            out.println("试算平衡：借方 " + view.trialBalance().debitFen().toYuan() + " 元，贷方 "
                    + view.trialBalance().creditFen().toYuan() + " 元，"
                    + (view.trialBalance().holds() ? "相等" : "不相等：视图被人改动过，请运行 ledger reconcile"));
        }

        private static String name(@Nullable String id, Function<String, String> naming) {
            return id == null ? "" : naming.apply(id);
        }

        // Which way the limit binds, and on what: 0.8 alone says neither.
        private String rule(String id) {
            return pack.ratioRule(id)
                    .map(rule -> {
                        String lines = rule.lines().stream()
                                .sorted()
                                .map(line -> name(
                                        line,
                                        l -> pack.line(l).map(x -> x.name()).orElse(l)))
                                .collect(Collectors.joining("、"));
                        return (rule.exceptLines() ? " 除" + lines + "以外" : " " + lines) + " "
                                + rule.comparison().chinese();
                    })
                    .orElse("");
        }

        private static String basis(String basis) {
            return switch (basis) {
                case "allocated" -> "已分配";
                case "committed" -> "已承诺";
                case "paid" -> "已支付";
                default -> basis;
            };
        }

        private static String state(String state) {
            return switch (state) {
                case "HOLDS" -> "符合";
                case "BREACHED" -> "突破";
                case "NOT_YET_DUE" -> "未到期（预测）";
                default -> state;
            };
        }
    }
}
