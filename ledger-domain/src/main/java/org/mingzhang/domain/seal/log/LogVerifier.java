package org.mingzhang.domain.seal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.mingzhang.domain.seal.NoteVerifier;

/**
 * Verifies a whole stored log. Batches of entries are hashed and read on the executor's threads; one thread puts the
 * results in order, grows both trees and walks along tiles, checkpoints, claims and commands; signatures go back to the
 * executor. Memory does not grow with the log.
 */
public final class LogVerifier {
    private final String ledger;
    private final List<NoteVerifier> trusted;
    private final LogRules rules;
    private final ExecutorService executor;
    private final Options options;

    /**
     * How to go about it.
     *
     * @param batchEntries entries that are read and hashed as one task
     * @param batchesInFlight batches that are in memory at once; twice the number of threads keeps them busy
     * @param mostProblems problems that are reported; the rest is counted
     * @param signatures whether commands' and checkpoints' signatures are verified; without, the steps say so
     * @param files whether the files that entries cite are read; without, the result says how many were not
     * @param nanoTime a clock for the work done, since nothing here reads one
     * @param progress is told how many entries are done, on the verifying thread
     */
    public record Options(
            int batchEntries,
            int batchesInFlight,
            int mostProblems,
            boolean signatures,
            boolean files,
            LongSupplier nanoTime,
            LongConsumer progress) {
        public Options {
            if (batchEntries < 1 || batchesInFlight < 1 || mostProblems < 1) {
                throw new IllegalArgumentException("batches and problems are counted from 1");
            }
        }

        /** Everything is checked, for an executor of so many threads. */
        public static Options of(int threads, LongSupplier nanoTime) {
            return new Options(4096, 2 * threads, 1000, true, true, nanoTime, entries -> {});
        }
    }

    /**
     * A verifier for one ledger.
     *
     * @param trusted keys of the ledger's checkpoints, those of the past included
     */
    public LogVerifier(
            String ledger, List<NoteVerifier> trusted, LogRules rules, ExecutorService executor, Options options) {
        this.ledger = ledger;
        this.trusted = List.copyOf(trusted);
        this.rules = rules;
        this.executor = executor;
        this.options = options;
    }

    /**
     * Verifies the log.
     *
     * @param outside checkpoints kept elsewhere; without any, a log put back to an older state cannot be told from a young
     *     one, which is a problem where they are wanted
     * @param keys empty; is fed the log's entries
     * @throws IllegalStateException when the verification itself cannot go on; never on account of what the log holds
     */
    public LogVerification verify(StoredLog log, OutsideCheckpoints outside, KeyHistory keys) {
        Findings findings = new Findings(options.mostProblems, options.nanoTime);
        LogWalk walk = new LogWalk(ledger, trusted, rules, executor, options, findings, log, outside, keys);
        Iterator<StoredEntry> entries = log.entries();
        Deque<Future<List<ScannedEntry>>> scans = new ArrayDeque<>();
        while (entries.hasNext() || !scans.isEmpty()) {
            while (entries.hasNext() && scans.size() < options.batchesInFlight) {
                scans.add(executor.submit(new BatchScan(ledger, batch(entries), rules, findings)));
            }
            walk.accept(Workers.result(scans.removeFirst()));
            options.progress.accept(walk.rows());
        }
        return walk.finish();
    }

    private List<StoredEntry> batch(Iterator<StoredEntry> entries) {
        List<StoredEntry> batch = new ArrayList<>(options.batchEntries);
        while (batch.size() < options.batchEntries && entries.hasNext()) {
            batch.add(entries.next());
        }
        return batch;
    }
}
