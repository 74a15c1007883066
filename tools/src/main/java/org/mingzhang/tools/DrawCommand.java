package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.Beacons;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.expert.Lot;
import org.mingzhang.domain.json.RecordMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Draws an application's experts again from what is sealed, and compares. */
@Command(name = "draw", mixinStandardHelpOptions = true, description = "把一份申报的专家抽取按封存的申请和种子重算一遍，与所记结果比对。")
final class DrawCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "APPLICATION", description = "申报编号。")
    private String application = "";

    /**
     * One draw, drawn again.
     *
     * @param order every candidate with its ticket, in the order in which they are drawn
     */
    record Redrawn(
            String stage,
            long requestAt,
            long seedAt,
            String seedSm3,
            boolean agrees,
            List<Lot.Ticket> order,
            int drawn) {}

    /**
     * An expert who declared an interest.
     *
     * @param late the stage that had been passed by this expert or on this expert's scores; null where none had
     */
    record Declared(long position, String name, @Nullable String late) {}

    /** All draws of an application, and who keeps away from it. */
    record Answer(String application, List<Redrawn> draws, List<Declared> conflicts) {}

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LogReader log = opened.store().log();
            Beacons beacons = new Beacons(log);
            List<Redrawn> draws = new ArrayList<>();
            List<StoredEntry> entries = log.stream(new StreamRef(StreamType.APPLICATION.code(), application), 0);
            List<Declared> conflicts = new ArrayList<>();
            for (StoredEntry entry : entries) {
                switch (entry.requireSealed().envelope().event()) {
                    case ExpertsDrawn drawn -> draws.add(again(drawn, request(entries, drawn), beacons));
                    case ConflictDeclared e -> conflicts.add(new Declared(entry.position(), e.name(), e.stage()));
                    default -> {
                        // Neither a draw nor a reason to keep away.
                    }
                }
            }
            if (draws.isEmpty()) {
                throw No.unknown("APPLICATION", application, "账本中没有 " + application + " 的专家抽取");
            }
            output.print(RecordMapper.toJson(new Answer(application, draws, conflicts)), out -> {
                out.println(opened.heading());
                draws.forEach(draw -> print(draw, out));
                conflicts.forEach(one -> out.println("专家 " + one.name + " 在序号 " + one.position + " 声明回避"
                        + (one.late == null ? "" : "；此前环节 " + one.late + " 已据其评分或结论通过，转为异议待处理")));
            });
            if (draws.stream().anyMatch(draw -> !draw.agrees)) {
                throw new No("所记的抽取结果与重算的不一致");
            }
        }
    }

    private static DrawRequested request(List<StoredEntry> entries, ExpertsDrawn drawn) {
        return entries.stream()
                .filter(entry -> entry.position() == drawn.requestAt())
                .map(entry -> (DrawRequested) entry.requireSealed().envelope().event())
                .findFirst()
                .orElseThrow(() -> new No("序号 " + drawn.requestAt() + " 不是这份申报的抽取申请"));
    }

    private Redrawn again(ExpertsDrawn drawn, DrawRequested request, Beacons beacons) {
        Beacon beacon = beacons.after(drawn.requestAt())
                .orElseThrow(() -> new No("序号 " + drawn.requestAt() + " 之后没有每日根，不应已经抽取"));
        List<Lot.Ticket> order = Lot.order(beacon.sm3(), application, request.stage(), request.candidates());
        List<String> experts = order.stream().map(Lot.Ticket::expert).toList();
        boolean agrees = beacon.position() == drawn.seedAt()
                && beacon.sm3().equals(drawn.seedSm3())
                && experts.subList(0, request.count()).equals(drawn.drawn())
                && experts.subList(request.count(), request.count() + request.reserve())
                        .equals(drawn.reserve());
        return new Redrawn(
                request.stage(), drawn.requestAt(), beacon.position(), beacon.sm3(), agrees, order, request.count());
    }

    private static void print(Redrawn draw, PrintWriter out) {
        out.println("环节 " + draw.stage + "：申请在序号 " + draw.requestAt + "，种子为序号 " + draw.seedAt + " 的每日根");
        out.println("种子 " + draw.seedSm3);
        Table table = new Table(Table.Column.text("次序"), Table.Column.text("专家"), Table.Column.text("签号（SM3）"));
        int place = 0;
        for (Lot.Ticket ticket : draw.order) {
            place++;
            table.row((place <= draw.drawn ? "抽取 " : "其后 ") + place, ticket.expert(), ticket.ticket());
        }
        table.print(out);
        out.println(draw.agrees ? "重算与所记一致" : "重算与所记不一致");
    }
}
