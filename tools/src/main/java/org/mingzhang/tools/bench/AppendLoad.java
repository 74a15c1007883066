package org.mingzhang.tools.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.seal.Suite;

/**
 * Threads that append one event after the other, each to its own share of the streams. Keeps where every stream stands, so
 * that windows follow one another on the same store.
 */
final class AppendLoad {
    private static final int STREAMS = 10_000;
    private static final String TEXT = "资金拨付须在评测验收合格、公示期满无异议、预算已承诺之后，由两人先后办理。".repeat(4);

    private final Store store;
    private final AtomicLong commands = new AtomicLong();
    private final long[] nextSeq = new long[STREAMS];

    AppendLoad(Store store) {
        this.store = store;
    }

    /** Appends for so long on so many threads. */
    Measurement run(int threads, long millis) throws InterruptedException {
        long cpu = Measurement.cpuNanos();
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000;
        List<Worker> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            workers.add(new Worker(t, threads, end));
        }
        workers.forEach(Thread::start);
        long[] latencies = new long[0];
        for (Worker worker : workers) {
            worker.join();
            int from = latencies.length;
            latencies = Arrays.copyOf(latencies, from + worker.count);
            System.arraycopy(worker.latencies, 0, latencies, from, worker.count);
        }
        long nanos = System.nanoTime() - begin;
        return Measurement.of(store.name(), threads, nanos, Measurement.cpuNanos() - cpu, latencies);
    }

    private final class Worker extends Thread {
        private final int number;
        private final int threads;
        private final long end;
        private long[] latencies = new long[1 << 12];
        private int count;

        Worker(int number, int threads, long end) {
            super("bench-" + number);
            this.number = number;
            this.threads = threads;
            this.end = end;
        }

        @Override
        public void run() {
            int stream = number;
            for (long now = System.nanoTime(); now < end; ) {
                long command = commands.incrementAndGet();
                store.append("bench-command-" + command, "refusal/bench-" + stream, nextSeq[stream]++, event(command));
                long after = System.nanoTime();
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, count * 2);
                }
                latencies[count++] = after - now;
                now = after;
                stream = stream + threads < STREAMS ? stream + threads : number;
            }
        }
    }

    // About 700 bytes of JSON, like a typical decision. No claims, since the stock store has nothing like them.
    private static CommandRefused event(long command) {
        String id = "bench-command-" + command;
        return new CommandRefused(
                id,
                "award.approve",
                Suite.SM3.hash(id.getBytes(StandardCharsets.UTF_8)).toString(),
                "award/bench",
                "bench",
                "RATIO_BREACHED",
                new Clause("bench", "示例", TEXT),
                new TreeMap<>());
    }
}
