package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetLine;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.Queues.Ready;
import org.mingzhang.domain.programme.Queues.Waiting;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who waits for money, in the order in which they are to be approved, and whose decision goes before those of other directions. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = {
            "资金不足时排队等候的奖补，按政策所定的先后。",
            "各等候多少，科目可用多少，还差多少。排队用 ledger do 办理 award.queue。",
            "有别的方向排在后面的，也列出评审已经结束、还没有认定的奖补：它们先用这笔资金。"
        })
final class QueueCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--direction", paramLabel = "ID", description = "只看这个支持方向。")
    private @Nullable String direction;

    /** One direction with those who wait for its money, and with those who are reviewed before other directions get any. */
    private record Line(
            Direction direction,
            Queue queue,
            List<Waiting> waiting,
            List<Ready> ready,
            @Nullable String line,
            Fen available) {
        Fen waitsFor() {
            return waiting.stream().map(Waiting::amount).reduce(Fen.ZERO, Fen::plus);
        }

        Fen lacks() {
            return waitsFor().minus(available).max(Fen.ZERO);
        }
    }

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Programme of = opened.programme(programme.id());
            List<Line> lines = lines(opened, of);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("programme", programme.id());
            document.put("queues", lines.stream().map(QueueCommand::document).toList());
            PolicyPack pack = opened.packOf(of);
            output.print(document, out -> {
                out.println(opened.heading());
                if (lines.isEmpty()) {
                    out.println("没有排队等候资金、也没有先等认定的奖补");
                }
                lines.forEach(line -> print(pack, line, out));
            });
        }
    }

    /** A direction that the version in force has no more is that of the version which still had it. */
    private List<Line> lines(OpenLedger opened, Programme of) {
        List<Line> lines = new ArrayList<>();
        for (String id : of.queues().directions()) {
            if (direction != null && !direction.equals(id)) {
                continue;
            }
            opened.lastPack(of, pack -> pack.direction(id).map(Direction::queue).isPresent())
                    .ifPresent(
                            pack -> lines.add(line(of, pack, pack.direction(id).orElseThrow(), queue(opened, of, id))));
        }
        return lines;
    }

    /** The order of today, in which cases of every version stand. */
    private static @Nullable Queue queue(OpenLedger opened, Programme of, String direction) {
        return of.queue(direction, opened.today(), opened::pack);
    }

    private static Line line(Programme of, PolicyPack pack, Direction direction, @Nullable Queue today) {
        Queue queue = today == null ? Objects.requireNonNull(direction.queue()) : today;
        String line = direction.line(of.parameters(pack)).orElse(null);
        Fen available = of.lines().entrySet().stream()
                .filter(entry -> entry.getKey().line().equals(line))
                .map(entry -> entry.getValue().available())
                .reduce(Fen.ZERO, Fen::plus);
        return new Line(
                direction,
                queue,
                of.queues().inOrder(direction.id(), queue),
                List.copyOf(of.queues().ready(direction.id())),
                line,
                available);
    }

    private static Map<String, Object> document(Line line) {
        List<Map<String, Object>> waiting = new ArrayList<>();
        for (Waiting one : line.waiting) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("place", waiting.size() + 1);
            item.put("application", one.application());
            item.put("beneficiary", one.beneficiary());
            item.put("amountFen", one.amount().value());
            item.put("submittedOn", one.rank().submittedOn().toString());
            item.put("priority", one.rank().priority());
            item.put("scoreTenths", one.rank().scoreTenths());
            item.put("position", one.position());
            waiting.add(item);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("direction", line.direction.id());
        document.put("line", line.line);
        document.put("waitingFen", line.waitsFor().value());
        document.put("availableFen", line.available.value());
        document.put("lackingFen", line.lacks().value());
        document.put("waiting", waiting);
        document.put("ready", line.ready.stream().map(QueueCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Ready one) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("application", one.application());
        item.put("line", one.line());
        item.put("mostFen", one.amount().value());
        return item;
    }

    private static void print(PolicyPack pack, Line line, PrintWriter out) {
        out.println();
        out.println("【" + line.direction.id() + "】" + line.direction.name() + "　" + line.queue.text(pack));
        if (!line.waiting.isEmpty()) {
            printWaiting(line, out);
        }
        if (!line.ready.isEmpty()) {
            printReady(pack, line, out);
        }
    }

    private static void printWaiting(Line line, PrintWriter out) {
        Table table = new Table(
                Column.number("次序"),
                Column.text("申报"),
                Column.text("受益人"),
                Column.yuan("等候金额"),
                Column.text("申报日期"),
                Column.text("优先"),
                Column.text("评审得分"));
        int place = 0;
        for (Waiting one : line.waiting) {
            Integer score = one.rank().scoreTenths();
            table.row(
                    Integer.toString(++place),
                    one.application(),
                    one.beneficiary(),
                    one.amount().toYuan(),
                    one.rank().submittedOn().toString(),
                    one.rank().priority() ? "是" : "",
                    score == null ? "" : Names.tenths(score));
        }
        table.print(out);
        out.println("等候合计 " + line.waitsFor().toYuan() + " 元，科目可用 " + line.available.toYuan() + " 元，还差 "
                + line.lacks().toYuan() + " 元");
    }

    private static void printReady(PolicyPack pack, Line line, PrintWriter out) {
        out.println("评审已经结束、还没有认定的，排在后面的方向先等它们");
        Table table = new Table(Column.text("申报"), Column.text("科目"), Column.yuan("最多金额"));
        Fen most = Fen.ZERO;
        for (Ready one : line.ready) {
            table.row(
                    one.application(),
                    pack.line(one.line()).map(BudgetLine::name).orElse(one.line()),
                    one.amount().toYuan());
            most = most.plus(one.amount());
        }
        table.print(out);
        out.println("合计最多 " + most.toYuan() + " 元，科目可用 " + line.available.toYuan() + " 元");
    }
}
