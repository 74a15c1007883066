package org.mingzhang.tools.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.tools.LedgerOptions;
import org.mingzhang.tools.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures. Every figure is of this machine at this moment, so what it is compared with runs in between. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "在同一个可靠的数据库上，测量封存账目库与框架自带的库。")
public final class BenchCommand {
    private static final int STOCK_CONNECTIONS = 10;
    private static final int WARM_UP_THREADS = 64;

    private static Path home(LedgerOptions ledger) {
        return ledger.home().resolve("bench");
    }

    /** Appends of many threads. */
    @Command(name = "append", mixinStandardHelpOptions = true, description = "每个命令记一条：自带库与封存库轮流，各线程数各测一轮。")
    void append(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(
                            names = "--threads",
                            split = ",",
                            defaultValue = "1,8,64,256",
                            paramLabel = "N",
                            description = "线程数，逗号分开（默认：${DEFAULT-VALUE}）。")
                    List<Integer> threads,
            @Option(
                            names = "--seconds",
                            defaultValue = "5",
                            paramLabel = "N",
                            description = "每次测量的秒数（默认：${DEFAULT-VALUE}）。")
                    int seconds,
            @Option(
                            names = "--rounds",
                            defaultValue = "3",
                            paramLabel = "N",
                            description = "每个库测几次（默认：${DEFAULT-VALUE}）。")
                    int rounds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "20",
                            paramLabel = "SECONDS",
                            description = "预热秒数（默认：${DEFAULT-VALUE}）。")
                    int warmUp,
            @Option(
                            names = "--stock-connections",
                            defaultValue = "" + STOCK_CONNECTIONS,
                            paramLabel = "N",
                            description = "自带库的连接数（默认：${DEFAULT-VALUE}，与 Spring Boot 相同）。")
                    int stockConnections)
            throws InterruptedException {
        List<AppendLine> lines = new ArrayList<>();
        try (BenchServer server = new BenchServer(home(ledger));
                Store sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger));
                Store stock = stock(server, stockConnections, 1_000)) {
            AppendLoad ours = new AppendLoad(sealed);
            AppendLoad theirs = new AppendLoad(stock);
            output.note("正在预热");
            theirs.run(WARM_UP_THREADS, warmUp * 1_000L);
            ours.run(WARM_UP_THREADS, warmUp * 1_000L);
            for (int count : threads) {
                List<Measurement> sealedWindows = new ArrayList<>();
                List<Measurement> stockWindows = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    stockWindows.add(theirs.run(count, seconds * 1_000L));
                    sealedWindows.add(ours.run(count, seconds * 1_000L));
                }
                lines.add(AppendLine.of(median(sealedWindows), median(stockWindows)));
                output.note(count + " 个线程：封存/自带 " + lines.getLast().ratio());
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        long flushMicros = Flush.micros(home(ledger));
        document.put("flushMicros", flushMicros);
        document.put("append", lines);
        output.print(document, out -> BenchText.appends(lines, flushMicros, out));
    }

    private static StockStore stock(BenchServer server, int connections, int batch) {
        return new StockStore(server.emptyDatabase("bench_stock").administrator(), connections, batch);
    }

    private static Measurement median(List<Measurement> windows) {
        List<Measurement> sorted = windows.stream()
                .sorted(Comparator.comparingDouble(Measurement::eventsPerSecond))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Reading everything back. */
    @Command(name = "replay", mixinStandardHelpOptions = true, description = "读出全部账目及内容：自带库与封存库轮流。")
    void replay(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(
                            names = "--events",
                            defaultValue = "100000",
                            paramLabel = "N",
                            description = "账目条数（默认：${DEFAULT-VALUE}）。")
                    int events,
            @Option(
                            names = "--batch",
                            defaultValue = "1000",
                            paramLabel = "N",
                            description = "自带库每次查询的条数（默认：${DEFAULT-VALUE}）。")
                    int batch,
            @Option(
                            names = "--warm-up",
                            defaultValue = "15",
                            paramLabel = "SECONDS",
                            description = "预热秒数（默认：${DEFAULT-VALUE}）。")
                    int warmUp,
            @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "测几轮（默认：${DEFAULT-VALUE}）。")
                    int rounds)
            throws InterruptedException {
        List<ReplayLine> lines = new ArrayList<>();
        try (BenchServer server = new BenchServer(home(ledger));
                Store sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger));
                Store stock = stock(server, STOCK_CONNECTIONS, batch)) {
            Replay ours = new Replay(sealed, events, output::note);
            Replay theirs = new Replay(stock, events, output::note);
            output.note("正在预热");
            for (long until = System.nanoTime() + warmUp * 1_000_000_000L; System.nanoTime() < until; ) {
                ours.run();
                theirs.run();
            }
            for (int round = 0; round < rounds; round++) {
                double stockRate = theirs.run();
                double sealedRate = ours.run();
                lines.add(ReplayLine.of(sealedRate, stockRate));
            }
        }
        output.print(Map.of("replay", lines), out -> BenchText.replays(lines, out));
    }

    /** Verification against what the machine can hash. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "核验若干条账目，并与全部核心只算摘要、只算摘要和验签相比。")
    void verify(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(
                            names = "--events",
                            defaultValue = "100000",
                            paramLabel = "N",
                            description = "账目条数（默认：${DEFAULT-VALUE}）。")
                    int events,
            @Option(
                            names = "--threads",
                            defaultValue = "64",
                            paramLabel = "N",
                            description = "写入时的线程数，决定几条账目共用一个校验点（默认：${DEFAULT-VALUE}）。")
                    int threads,
            @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "测几轮（默认：${DEFAULT-VALUE}）。")
                    int rounds)
            throws InterruptedException {
        VerifyLine found;
        try (BenchServer server = new BenchServer(home(ledger));
                SealedStore sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger))) {
            Replay.fill(sealed, threads, events, output::note);
            found = new VerifyBench(sealed, home(ledger)).run(rounds);
        }
        output.print(found, out -> BenchText.verification(found, out));
    }

    /** Pages, with many people signed in. */
    @Command(
            name = "console",
            mixinStandardHelpOptions = true,
            description = "让若干示例人员同时登录正在运行的控制台（ledger serve），各自翻看页面，量出每页多久；什么也不签，只能用于演示账本。")
    void console(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(
                            names = "--url",
                            defaultValue = "http://127.0.0.1:8421/",
                            paramLabel = "URL",
                            description = "控制台的地址（默认：${DEFAULT-VALUE}）。")
                    URI url,
            @Option(
                            names = "--users",
                            defaultValue = "50",
                            paramLabel = "N",
                            description = "同时登录的人数（默认：${DEFAULT-VALUE}）。")
                    int users,
            @Option(
                            names = "--seconds",
                            defaultValue = "60",
                            paramLabel = "N",
                            description = "测量的秒数（默认：${DEFAULT-VALUE}）。")
                    int seconds,
            @Option(
                            names = "--warm-up",
                            defaultValue = "30",
                            paramLabel = "SECONDS",
                            description = "预热秒数（默认：${DEFAULT-VALUE}）。")
                    int warmUp,
            @Option(
                            names = "--think",
                            defaultValue = "2000",
                            paramLabel = "MILLIS",
                            description = "每人看一页平均多少毫秒（默认：${DEFAULT-VALUE}）。")
                    int think,
            @Option(
                            names = "--password",
                            defaultValue = "demo-only",
                            paramLabel = "WORD",
                            description = "示例账号的口令（默认：${DEFAULT-VALUE}）。")
                    String password)
            throws InterruptedException {
        List<String> logins = DemoLogins.of(ledger.home(), users);
        output.note("正在预热");
        new ConsoleLoad(url, password, Duration.ofMillis(think)).run(logins, Duration.ofSeconds(warmUp));
        ConsoleLoad load = new ConsoleLoad(url, password, Duration.ofMillis(think));
        load.run(logins, Duration.ofSeconds(seconds));
        ConsoleLine line = ConsoleLine.of(logins.size(), seconds, load);
        output.print(line, out -> BenchText.console(line, out));
    }
}
