package org.mingzhang.tools.demo;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FundingSource;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.RatioState;
import org.mingzhang.tools.Table;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.tools.demo.Tally.Standing;
import tools.jackson.databind.JsonNode;

/** What a finance officer reads of a demo: the money, the red lines, the cases, the refusals; marked as invented. */
public final class DemoSummary {
    private static final String MARK = "【示例数据】企业、人员、账户、文号均为虚构，仅供演示，不代表任何真实单位和资金。";

    private final PolicyPack pack;
    private final DemoArguments arguments;
    private final Tally tally;
    private final PrintWriter out;

    /** A summary of what a {@link DemoRun} told. */
    public DemoSummary(PolicyPack pack, DemoArguments arguments, Tally tally, PrintWriter out) {
        this.pack = pack;
        this.arguments = arguments;
        this.tally = tally;
        this.out = out;
    }

    /** Prints it with the figures of a budget document, as {@code ledger budget --json} answers it. */
    public void print(JsonNode budget) {
        out.println(MARK);
        out.println();
        out.println(pack.title());
        out.printf(
                "截至 %s　试点企业 %,d 家　办理 %,d 件　记账 %,d 条%n",
                arguments.asOf(), tally.enterprises(), tally.commands(), tally.events());
        sources(budget);
        lines(budget);
        ratios(budget);
        directions(budget);
        cases();
        refusals();
        out.println();
        out.println(MARK);
        out.flush();
    }

    private void heading(String text) {
        out.println();
        out.println(text);
    }

    private void sources(JsonNode budget) {
        heading("一、资金来源");
        Table table = new Table(
                Column.text("来源"),
                Column.wan("下达"),
                Column.wan("分配"),
                Column.wan("承诺"),
                Column.wan("支付"),
                Column.wan("追回"),
                Column.wan("未分配"));
        for (JsonNode row : rows(budget, "sources")) {
            table.row(
                    source(row),
                    fen(row, "appropriatedFen"),
                    fen(row, "allocatedFen"),
                    fen(row, "committedFen"),
                    fen(row, "paidFen"),
                    fen(row, "recoveredFen"),
                    fen(row, "availableFen"));
        }
        table.print(out);
    }

    private void lines(JsonNode budget) {
        heading("二、科目");
        Table table = new Table(
                Column.text("来源"),
                Column.text("科目"),
                Column.wan("分配"),
                Column.wan("承诺"),
                Column.wan("支付"),
                Column.wan("追回"),
                Column.wan("可用"));
        for (JsonNode row : rows(budget, "lines")) {
            table.row(
                    source(row),
                    pack.line(text(row, "line")).map(BudgetLine::name).orElse(text(row, "line")),
                    fen(row, "allocatedFen"),
                    fen(row, "committedFen"),
                    fen(row, "paidFen"),
                    fen(row, "recoveredFen"),
                    fen(row, "availableFen"));
        }
        table.print(out);
    }

    private void ratios(JsonNode budget) {
        heading("三、比例红线");
        Table table = new Table(
                Column.text("红线"),
                Column.text("口径"),
                Column.number("限"),
                Column.number("比例"),
                Column.wan("计入"),
                Column.wan("基数"),
                Column.wan("余量"),
                Column.text("状态"));
        for (JsonNode row : rows(budget, "ratios")) {
            table.row(
                    text(row, "rule"),
                    basis(text(row, "basis")),
                    text(row, "limit"),
                    text(row, "value"),
                    fen(row, "numeratorFen"),
                    fen(row, "denominatorFen"),
                    fen(row, "headroomFen"),
                    RatioState.State.valueOf(text(row, "state")).chinese());
        }
        table.print(out);
    }

    private static String basis(String code) {
        return switch (code) {
            case "allocated" -> "按分配";
            case "committed" -> "按承诺";
            case "paid" -> "按支付";
            default -> code;
        };
    }

    /** Money by direction and batch, summed over sources. */
    private record Sums(Fen committed, Fen paid, Fen recovered) {
        Sums plus(Sums other) {
            return new Sums(committed.plus(other.committed), paid.plus(other.paid), recovered.plus(other.recovered));
        }
    }

    private void directions(JsonNode budget) {
        heading("四、支持方向");
        Map<String, Sums> sums = new TreeMap<>();
        for (JsonNode row : rows(budget, "directions")) {
            sums.merge(
                    text(row, "direction") + " " + text(row, "batch"),
                    new Sums(fen(row, "committedFen"), fen(row, "paidFen"), fen(row, "recoveredFen")),
                    Sums::plus);
        }
        Table table =
                new Table(Column.text("方向"), Column.text("批次"), Column.wan("承诺"), Column.wan("支付"), Column.wan("追回"));
        sums.forEach((key, sum) -> {
            String direction = key.substring(0, key.indexOf(' '));
            String batch = key.substring(key.indexOf(' ') + 1);
            table.row(
                    direction + " "
                            + pack.direction(direction).map(Direction::name).orElse(""),
                    batch.isEmpty() ? "" : batchName(batch),
                    sum.committed,
                    sum.paid,
                    sum.recovered);
        });
        table.print(out);
    }

    private String batchName(String batch) {
        return pack.batch(batch).map(Batch::name).orElse(batch);
    }

    private void cases() {
        heading("五、办理情况（件）");
        out.printf("曾纳入试点名单 %,d 家，退出 %,d 家。%n", tally.admitted(), tally.left());
        Map<Standing, int[]> counts = new TreeMap<>();
        int columns = pack.batches().size() + 1;
        for (Tally.Case one : tally.cases().values()) {
            int column = one.batch().isEmpty() ? columns - 1 : Integer.parseInt(one.batch()) - 1;
            counts.computeIfAbsent(one.standing(), standing -> new int[columns])[column]++;
        }
        Column[] header = new Column[columns + 1];
        header[0] = Column.text("状态");
        for (int i = 0; i < columns - 1; i++) {
            header[i + 1] = Column.number("改造" + pack.batches().get(i).name());
        }
        header[columns] = Column.number("其他方向");
        Table table = new Table(header);
        counts.forEach((standing, numbers) -> {
            Object[] row = new Object[columns + 1];
            row[0] = standing.chinese();
            for (int i = 0; i < columns; i++) {
                row[i + 1] = numbers[i];
            }
            table.row(row);
        });
        table.print(out);
    }

    private void refusals() {
        heading("六、被规则拒绝并记录在案");
        Table table = new Table(Column.text("日期"), Column.text("经办人"), Column.text("事项"), Column.text("理由"));
        for (Tally.Refusal refusal : tally.refusals()) {
            table.row(
                    refusal.step().businessDate(),
                    refusal.step().signer().name(),
                    Tally.title(refusal),
                    refusal.rejection().code().text());
        }
        table.print(out);
    }

    private String source(JsonNode row) {
        String id = text(row, "source");
        return pack.source(id).map(FundingSource::name).orElse(id);
    }

    private static Iterable<JsonNode> rows(JsonNode budget, String name) {
        return budget.path(name);
    }

    private static Fen fen(JsonNode row, String name) {
        return Fen.of(row.path(name).longValue());
    }

    private static String text(JsonNode row, String name) {
        JsonNode cell = row.path(name);
        return cell.isString() ? cell.stringValue() : cell.isNumber() ? cell.toString() : "";
    }
}
