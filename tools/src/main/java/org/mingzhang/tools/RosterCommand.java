package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.Batch;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.roster.RosterView;
import org.mingzhang.view.roster.RosterView.Place;
import org.mingzhang.view.roster.RosterView.Status;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The pilot roster as of any day. */
@Command(name = "roster", mixinStandardHelpOptions = true, description = "试点名单：某日谁在储备库、谁在哪一批、谁已退出，自何日起、依哪份文件，由谁替补。")
final class RosterCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--as-of", paramLabel = "DATE", description = "截至这一天（业务日期），按今天所知。")
    private @Nullable LocalDate asOf;

    @Option(names = "--known-at", paramLabel = "DATE|POSITION", description = "按账本当时所知：账目序号、日期，或世界时时刻。")
    private @Nullable String knownAt;

    @Option(names = "--county", paramLabel = "COUNTY", description = "只列这个县（市、区），写代码或名称。")
    private @Nullable String county;

    @Option(names = "--batch", paramLabel = "BATCH", description = "只列这一批次，写序号或名称。")
    private @Nullable String batch;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            LedgerViews views = opened.views(output);
            views.requireSealed();
            PolicyPack pack = views.budget().pack(programme.id()).orElseThrow(programme::unknown);
            RosterView found = views.rosterHistory()
                    .at(programme.id(), asOf, known(opened.identity().zone()), county(pack), batch(pack))
                    .orElseThrow(programme::unknown);
            output.print(found, out -> {
                out.println(opened.heading());
                print(found, pack, out);
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

    private @Nullable String county(PolicyPack pack) {
        String asked = county;
        return asked == null
                ? null
                : pack.county(asked)
                        .map(County::code)
                        .orElseThrow(() -> No.unknown("--county", asked, "政策包没有县（市、区） " + asked));
    }

    private @Nullable String batch(PolicyPack pack) {
        String asked = batch;
        return asked == null
                ? null
                : pack.batch(asked)
                        .map(found -> Integer.toString(found.number()))
                        .orElseThrow(() -> No.unknown("--batch", asked, "政策包没有批次 " + asked));
    }

    private static void print(RosterView found, PolicyPack pack, PrintWriter out) {
        out.println("试点专项：" + found.programme() + " " + pack.title());
        out.println("依据账目：序号 0 至 " + found.asOfPosition() + "；业务日期："
                + (found.asOf() == null ? "不限" : "至" + Names.day(found.asOf())));
        out.println("在试点 " + found.inPilot() + " 家，储备库 " + found.reserved() + " 家，已退出 " + found.left() + " 家（其中已有替补 "
                + found.replaced() + " 家）");
        if (found.inPilot() > 0) {
            out.println("各批次：" + counts(found.batches(), id -> batchName(pack, id)));
            out.println("各县（市、区）：" + counts(found.counties(), id -> countyName(pack, id)));
        }
        Table table = new Table(
                Column.text("状态"),
                Column.text("批次"),
                Column.text("统一社会信用代码"),
                Column.text("名称"),
                Column.text("县（市、区）"),
                Column.text("自"),
                Column.text("文号"),
                Column.text("名单"),
                Column.text("说明"));
        found.places()
                .forEach(place -> table.row(
                        status(place),
                        batchName(pack, place.batch()),
                        place.enterprise(),
                        place.name(),
                        countyName(pack, place.county()),
                        place.since() == null ? "" : Names.day(place.since()),
                        place.documentNo(),
                        place.list() == null ? "" : place.list() + " 第 " + place.row() + " 行",
                        words(place)));
        if (!found.places().isEmpty()) {
            table.print(out);
        }
    }

    private static String counts(Map<String, Integer> counts, java.util.function.UnaryOperator<String> name) {
        return counts.entrySet().stream()
                .map(count -> name.apply(count.getKey()) + " " + count.getValue() + " 家")
                .collect(Collectors.joining("，"));
    }

    private static String status(Place place) {
        return switch (place.status()) {
            case RESERVED -> "储备";
            case IN_PILOT -> "在试点";
            case LEFT -> "已退出";
            case REPLACED -> "已退出，有替补";
        };
    }

    private static String words(Place place) {
        String replaced = place.replacedBy() == null
                ? ""
                : (place.status() == Status.REPLACED ? "由 " : "曾由 ") + place.replacedBy() + " 替补";
        String replaces = place.replaces() == null ? "" : "替补 " + place.replaces();
        String reason = place.reason() == null ? "" : place.reason();
        return java.util.stream.Stream.of(reason, replaces, replaced)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"));
    }

    private static String batchName(PolicyPack pack, @Nullable String id) {
        return id == null ? "" : pack.batch(id).map(Batch::name).orElse(id);
    }

    private static String countyName(PolicyPack pack, @Nullable String id) {
        return id == null || id.isEmpty()
                ? "未载明"
                : pack.county(id).map(County::name).orElse(id);
    }
}
