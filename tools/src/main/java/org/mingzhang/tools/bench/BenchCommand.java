package org.mingzhang.tools.bench;

import java.nio.file.Path;
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
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the sealed store beside the framework's own, on one durable database.")
public final class BenchCommand {
    private static final int STOCK_CONNECTIONS = 10;
    private static final int WARM_UP_THREADS = 64;

    private static Path home(LedgerOptions ledger) {
        return ledger.home().resolve("bench");
    }

    /** Appends of many threads. */
    @Command(
            name = "append",
            mixinStandardHelpOptions = true,
            description =
                    "Appends one event a command: stock store and sealed store in turn, for each number of threads.")
    void append(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(names = "--threads", split = ",", defaultValue = "1,8,64,256", paramLabel = "N")
                    List<Integer> threads,
            @Option(names = "--seconds", defaultValue = "5", paramLabel = "N", description = "Length of a window.")
                    int seconds,
            @Option(names = "--rounds", defaultValue = "3", paramLabel = "N", description = "Windows of each store.")
                    int rounds,
            @Option(names = "--warm-up", defaultValue = "20", paramLabel = "SECONDS") int warmUp,
            @Option(
                            names = "--stock-connections",
                            defaultValue = "" + STOCK_CONNECTIONS,
                            paramLabel = "N",
                            description = "Pool of the stock store (default: ${DEFAULT-VALUE}, as Spring Boot has it).")
                    int stockConnections)
            throws InterruptedException {
        List<Map<String, Object>> lines = new ArrayList<>();
        try (BenchServer server = new BenchServer(home(ledger));
                Store sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger));
                Store stock = stock(server, stockConnections, 1_000)) {
            AppendLoad ours = new AppendLoad(sealed);
            AppendLoad theirs = new AppendLoad(stock);
            output.note("warming up");
            theirs.run(WARM_UP_THREADS, warmUp * 1_000L);
            ours.run(WARM_UP_THREADS, warmUp * 1_000L);
            for (int count : threads) {
                List<Measurement> sealedWindows = new ArrayList<>();
                List<Measurement> stockWindows = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    stockWindows.add(theirs.run(count, seconds * 1_000L));
                    sealedWindows.add(ours.run(count, seconds * 1_000L));
                }
                lines.add(line(median(sealedWindows), median(stockWindows)));
                output.note(lines.getLast().toString());
            }
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("flushMicros", Flush.micros(home(ledger)));
        document.put("append", lines);
        output.print(document, out -> {
            out.println("flush of 8 KB: " + document.get("flushMicros") + " µs");
            lines.forEach(out::println);
        });
    }

    private static StockStore stock(BenchServer server, int connections, int batch) {
        return new StockStore(server.emptyDatabase("bench_stock").administrator(), connections, batch);
    }

    private static Map<String, Object> line(Measurement ours, Measurement theirs) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("threads", ours.threads());
        line.put("ratio", hundredth(ours.eventsPerSecond() / theirs.eventsPerSecond()));
        line.put("p99Ratio", hundredth(ours.p99Millis() / theirs.p99Millis()));
        line.put("sealed", ours);
        line.put("stock", theirs);
        return line;
    }

    private static double hundredth(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static Measurement median(List<Measurement> windows) {
        List<Measurement> sorted = windows.stream()
                .sorted(Comparator.comparingDouble(Measurement::eventsPerSecond))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Reading everything back. */
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Reads all events with their payloads: stock store and sealed store in turn.")
    void replay(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(names = "--events", defaultValue = "100000", paramLabel = "N") int events,
            @Option(
                            names = "--batch",
                            defaultValue = "1000",
                            paramLabel = "N",
                            description = "Events a query of the stock store.")
                    int batch,
            @Option(names = "--rounds", defaultValue = "5", paramLabel = "N") int rounds)
            throws InterruptedException {
        List<Map<String, Object>> lines = new ArrayList<>();
        try (BenchServer server = new BenchServer(home(ledger));
                Store sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger));
                Store stock = stock(server, STOCK_CONNECTIONS, batch)) {
            Replay ours = new Replay(sealed, events, output::note);
            Replay theirs = new Replay(stock, events, output::note);
            ours.run();
            theirs.run();
            for (int round = 0; round < rounds; round++) {
                double stockRate = theirs.run();
                double sealedRate = ours.run();
                lines.add(Map.of(
                        "sealedEventsPerSecond", Math.round(sealedRate),
                        "stockEventsPerSecond", Math.round(stockRate),
                        "ratio", hundredth(sealedRate / stockRate)));
            }
        }
        output.print(Map.of("replay", lines), out -> lines.forEach(out::println));
    }

    /** Verification against what the machine can hash. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Verifies a log of so many entries, beside hashing the same bytes on all cores.")
    void verify(
            @Mixin LedgerOptions ledger,
            @Mixin Output output,
            @Option(names = "--events", defaultValue = "100000", paramLabel = "N") int events,
            @Option(names = "--rounds", defaultValue = "5", paramLabel = "N") int rounds)
            throws InterruptedException {
        Map<String, Object> document;
        try (BenchServer server = new BenchServer(home(ledger));
                SealedStore sealed = new SealedStore(server.emptyDatabase("bench_sealed"), home(ledger))) {
            Replay.fill(sealed, events, output::note);
            document = new VerifyBench(sealed, home(ledger)).run(rounds);
        }
        output.print(document, out -> out.println(document));
    }
}
