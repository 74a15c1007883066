package org.mingzhang.domain.seal.log;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TreeAppender;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** The part of the work that goes in order: entry after entry along everything that is stored beside them. */
final class LogWalk {
    /** A gap longer than this is not gone through position by position. */
    private static final long LONGEST_GAP = 1 << 16;

    private final StoredLog log;
    private final StoredHead head;
    private final KeyHistory keys;
    private final Findings findings;
    private final Gaps gaps = new Gaps();
    private final AlteredEntries altered;
    private final OutsideNotes outside;
    private final Map<Suite, TreeTrail> trees = new EnumMap<>(Suite.class);
    private final Workers checkpointSignatures;
    private final CheckpointTrail checkpoints;
    private final ClaimTrail claims;
    private final CommandTrail commands;
    private final CommandSignatures signatures;
    private long rows;
    private long expected;

    LogWalk(
            String ledger,
            List<NoteVerifier> trusted,
            LogRules rules,
            ExecutorService executor,
            LogVerifier.Options options,
            Findings findings,
            StoredLog log,
            List<OutsideCheckpoint> outsideNotes,
            KeyHistory keys) {
        this.log = log;
        this.head = log.head();
        this.keys = keys;
        this.findings = findings;
        altered = new AlteredEntries(findings);
        CheckpointSignatures verifier = new CheckpointSignatures(ledger, trusted, options.signatures(), findings);
        outside = new OutsideNotes(ledger, outsideNotes, verifier, findings);
        for (Suite suite : Suite.values()) {
            trees.put(suite, new TreeTrail(suite, log, outside.roots(suite), altered, findings));
        }
        checkpointSignatures =
                new Workers(executor, 2 * options.batchesInFlight(), LogStep.CHECKPOINT_SIGNATURES, findings);
        checkpoints = new CheckpointTrail(
                ledger, List.copyOf(trees.values()), log.checkpoints(), verifier, checkpointSignatures, findings);
        claims = new ClaimTrail(log.claims(), gaps, findings);
        commands = new CommandTrail(rules, log.commands(), gaps, findings);
        signatures = new CommandSignatures(
                rules,
                keys,
                options.signatures(),
                new Workers(executor, 2 * options.batchesInFlight(), LogStep.COMMAND_SIGNATURES, findings),
                findings);
        checkpoints.reached(0);
    }

    /** Rows taken so far. */
    long rows() {
        return rows;
    }

    void accept(List<ScannedEntry> batch) {
        long time = findings.now();
        batch.forEach(this::accept);
        findings.count(LogStep.TREES, batch.size(), time);
    }

    private void accept(ScannedEntry entry) {
        rows++;
        long position = entry.position();
        if (position < expected) {
            findings.add(position, Kind.ENTRY_EXTRA, "a second entry at position " + position);
            return;
        }
        if (position >= head.size() && !checkpoints.willPass(head.size())) {
            findings.add(position, Kind.ENTRY_EXTRA, "neither the head nor a checkpoint covers this entry");
            return;
        }
        if (position > expected) {
            gap(expected, position);
        }
        trees.values().forEach(tree -> tree.accept(entry));
        expected = position + 1;
        checkpoints.reached(expected);
        EntryHeader header = entry.header();
        if (header == null) {
            gaps.add(position, position + 1);
        } else {
            follow(entry, header);
        }
    }

    private void follow(ScannedEntry entry, EntryHeader header) {
        long position = entry.position();
        claims.accept(position, entry.claims());
        commands.accept(entry, header);
        signatures.accept(entry, header, commands, gaps);
        try {
            keys.accept(header, entry.bytes());
        } catch (RuntimeException unreadable) {
            findings.add(position, Kind.ENTRY_UNREADABLE, "keys: " + unreadable);
        }
    }

    private void gap(long from, long to) {
        findings.add(
                from,
                Kind.ENTRY_MISSING,
                to - from == 1 ? "there is no entry " + from : "there are no entries " + from + " to " + (to - 1));
        gaps.add(from, to);
        if (to - from > LONGEST_GAP) {
            trees.values().forEach(TreeTrail::missingMany);
            checkpoints.skip(to);
            return;
        }
        for (long position = from; position < to; position++) {
            long missing = position;
            trees.values().forEach(tree -> tree.missing(missing));
            checkpoints.reached(position + 1);
        }
    }

    LogVerification finish() {
        long promised = Math.max(checkpoints.finish(), head.size());
        boolean truncated = expected < promised;
        if (truncated) {
            findings.add(
                    expected,
                    Kind.LOG_TRUNCATED,
                    "the entries end at " + expected + ", head or checkpoints cover " + promised);
            gaps.add(expected, Long.MAX_VALUE);
        }
        trees.values().forEach(tree -> tree.finish(expected, truncated));
        head();
        outside.finish(expected);
        claims.finish(log.claimChains());
        commands.finish();
        signatures.finish();
        checkpointSignatures.finish();
        altered.finish();
        return new LogVerification(
                findings.found() == 0,
                rows,
                tree(Suite.SM3).size(),
                tree(Suite.SM3).root(),
                tree(Suite.SHA256).root(),
                outside.newest(),
                findings.steps(),
                findings.problems(),
                findings.found());
    }

    private void head() {
        findings.count(LogStep.HEAD, 1);
        if (head.size() > checkpoints.covered()) {
            findings.add(
                    head.size(),
                    Kind.CHECKPOINT_MISSING,
                    "the head is at " + head.size() + ", the last checkpoint at " + checkpoints.covered());
        } else if (head.size() < checkpoints.covered()) {
            findings.add(
                    head.size(),
                    Kind.HEAD_MISMATCH,
                    "the head is at " + head.size() + ", the last checkpoint at " + checkpoints.covered());
        }
        for (TreeTrail tree : trees.values()) {
            byte[] stored =
                    switch (tree.suite()) {
                        case SM3 -> head.sm3Frontier();
                        case SHA256 -> head.sha256Frontier();
                    };
            boolean comparable = !tree.lost() && tree.tree().size() == head.size();
            if (comparable && !Arrays.equals(stored, tree.tree().frontier().toBytes())) {
                findings.add(
                        head.size(),
                        Kind.HEAD_MISMATCH,
                        "the head's " + tree.suite().label() + " frontier is not that of the entries");
            }
        }
    }

    private TreeAppender tree(Suite suite) {
        return Objects.requireNonNull(trees.get(suite)).tree();
    }
}
