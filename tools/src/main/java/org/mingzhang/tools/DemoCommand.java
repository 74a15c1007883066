package org.mingzhang.tools;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.tools.demo.DemoArguments;
import org.mingzhang.tools.demo.DemoStory;
import org.mingzhang.tools.demo.DemoSummary;
import org.mingzhang.tools.demo.Tally;
import org.mingzhang.view.budget.BudgetView;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job on invented data. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {"在新账本上以虚构企业（示例数据）演示一个试点城市的全过程，每一步都是已签名的命令。", "列出预算和全账核验结果，随后提供接口服务。"})
final class DemoCommand implements Runnable {
    private static final String PACK = SampleCity.PACK;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--headless", description = "列出结果即结束，不提供服务。")
    private boolean headless;

    @Option(names = "--port", paramLabel = "N", description = "接口的端口。")
    private int port = ServeCommand.DEFAULT_PORT;

    @Option(names = "--enterprises", paramLabel = "N", description = "试点企业数，不超过政策包的名额（默认：与名额相同）。")
    private @Nullable Integer enterprises;

    @Option(names = "--seed", paramLabel = "S", description = "随机种子，相同则故事相同（默认：1）。")
    private long seed = 1;

    @Option(names = "--as-of", paramLabel = "DATE", description = "故事讲到哪一天，须在实施期内（默认：今天）。")
    private @Nullable LocalDate asOf;

    @Override
    public void run() {
        Instant begun = Instant.now();
        ServeCommand.requirePort(port);
        DemoArguments arguments = arguments();
        LedgerHome home = new LedgerHome(ledger.createHome());
        KeptCheckpoints.witness(home.checkpoints()).ifPresent(file -> {
            throw exists(home, "（" + file + " 是它的校验点；库中若已没有账目，就是被清空或换掉了，请运行 ledger verify --live 查明）");
        });
        output.note(SampleData.WORD + "：账本 " + home.root());
        try (LedgerStore store = LedgerStore.create(home, OpenLedger.external(ledger))) {
            if (store.identity().isPresent()) {
                throw exists(home, "");
            }
            tell(store, arguments, begun);
        }
        output.ofSampleData();
        if (!headless) {
            ServeCommand.serve(ledger, output.asText(), port);
        }
    }

    private static No exists(LedgerHome home, String how) {
        return new No(home.root() + " 中已有账本" + how + "，演示只在新账本上进行：用 ledger serve 为它提供服务，用 --home 另指一个文件夹，"
                + "或（如上次演示中断，不能接着讲）删去该文件夹再来");
    }

    private DemoArguments arguments() {
        LocalDate first = DemoStory.firstDay();
        LocalDate last = DemoStory.lastDay();
        LocalDate today = LocalDate.now(SampleCity.pack().zone());
        LocalDate day = asOf != null ? asOf : today.isAfter(last) ? last : today;
        if (day.isBefore(first) || day.isAfter(last)) {
            throw new WrongUsage(
                    "--as-of",
                    day.toString(),
                    "示例故事自" + Names.day(first) + "至" + Names.day(last) + "，--as-of 应在此期间：" + day);
        }
        int many = enterprises == null ? SampleCity.story().places() : enterprises;
        try {
            return new DemoArguments(PACK, seed, many, day);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--enterprises", Integer.toString(many), String.valueOf(e.getMessage()));
        }
    }

    /** A command to paste: a payment told from its vouchers to the appropriation, or the budget while nothing is paid. */
    private String next(Tally tally) {
        String asked = tally.payment() == null ? "budget --programme " + PACK : "trace " + tally.payment();
        return "./ledger " + asked + " --home '" + ledger.home() + "'"
                + ledger.database()
                        .map(database -> " --db-url '" + database.url() + "'")
                        .orElse("");
    }

    private void tell(LedgerStore store, DemoArguments arguments, Instant begun) {
        LedgerHome home = store.home();
        PolicyPack pack = SampleCity.pack();
        Telling.Told told = Telling.tell(store, arguments, SampleCity.name() + "中小企业数字化转型城市试点（示例数据）", 0, output);
        Tally tally = told.tally();
        LedgerViews views = LedgerViews.open(store);
        views.catchUp(Progress.SILENT);
        BudgetView budget = views.budget().budget(PACK, null, new KnownAt.Now()).orElseThrow();
        long admitted = views.rosters().admitted(PACK);
        LogVerification verification = LiveCheck.run(store, output);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("programme", PACK);
        document.put("budget", budget.toJson());
        document.put("verification", LiveCheck.document(verification));
        document.put("enterprises", tally.enterprises());
        document.put("admitted", admitted);
        document.put("events", store.log().size());
        document.put("elapsedSeconds", Duration.between(begun, Instant.now()).toSeconds());
        document.put("sampleData", SampleData.WORD);
        DemoKeys keysOfPeople = new DemoKeys(home.actorKeys(), told.everybody(), pack);
        document.put("demoKeys", keysOfPeople.document());
        String next = next(tally);
        document.put("nextCommand", next);
        output.print(document, out -> {
            new DemoSummary(pack, arguments, tally, out).print(budget, admitted);
            out.println();
            out.println(LiveCheck.verdict(verification));
            out.println("试算平衡：相等");
            out.println(String.format(
                    "账目 %,d 条，序号 0 至 %d；从建账到核验共用 %,d 秒",
                    store.log().size(),
                    store.log().size() - 1,
                    Duration.between(begun, Instant.now()).toSeconds()));
            out.println();
            keysOfPeople.print(out);
            out.println();
            out.println("接下来可以运行（" + (tally.payment() == null ? "资金总览" : "一笔拨付的来龙去脉") + "）：");
            out.println("  " + next);
        });
        if (!verification.holds() || !Files.isDirectory(home.checkpoints())) {
            throw new No(LiveCheck.verdict(verification));
        }
    }
}
