package org.mingzhang.domain.seal.log;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
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
    private final StreamTrail streams;
    private final CommandSignatures signatures;
    private final RecordTimes times;
    private final BlobTrail blobs;
    private final FileTrail files;
    private final Workers fileReaders;
    private final DataKeyTrail dataKeys;
    private final PeriodTrail periods;
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
            OutsideCheckpoints outsideNotes,
            KeyHistory keys) {
        this.log = log;
        this.head = head(log.heads(), findings);
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
        times = new RecordTimes(altered);
        blobs = new BlobTrail(findings);
        files = new FileTrail(options.files(), findings);
        fileReaders = new Workers(executor, 2 * options.batchesInFlight(), LogStep.FILES, findings);
        dataKeys = new DataKeyTrail(findings);
        periods = new PeriodTrail(altered, findings);
        checkpoints = new CheckpointTrail(
                ledger,
                List.copyOf(trees.values()),
                log.checkpoints(),
                verifier,
                checkpointSignatures,
                times,
                findings);
        claims = new ClaimTrail(log.claims(), gaps, altered, findings);
        commands = new CommandTrail(gaps, altered, findings);
        streams = new StreamTrail(gaps, altered);
        signatures = new CommandSignatures(
                rules,
                keys,
                options.signatures(),
                new ImportTrail(rules, gaps),
                new Workers(executor, 2 * options.batchesInFlight(), LogStep.COMMAND_SIGNATURES, findings),
                findings);
        checkpoints.reached(0);
    }

    /** The first of the head's rows; none stands for an empty log, which no entries will agree with. */
    private static StoredHead head(Iterator<StoredHead> heads, Findings findings) {
        if (!heads.hasNext()) {
            findings.add(0, Kind.HEAD_MISMATCH, "账本末端记录不在库中");
            return new StoredHead(0, new byte[Long.BYTES], new byte[Long.BYTES], null);
        }
        StoredHead head = heads.next();
        if (heads.hasNext()) {
            findings.add(head.size(), Kind.HEAD_MISMATCH, "账本末端记录不止一条");
        }
        return head;
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
            findings.add(position, Kind.ENTRY_EXTRA, position < 0 ? "账目没有合法的位置" : "序号 " + position + " 有两条账目");
            return;
        }
        if (position >= head.size() && !checkpoints.willPass(head.size())) {
            findings.add(position, Kind.ENTRY_EXTRA, "末端记录与校验点都不包含这条账目");
            return;
        }
        if (position > expected) {
            gap(expected, position);
        }
        trees.values().forEach(tree -> tree.accept(entry));
        times.accept(entry);
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
        claims.accept(position, entry.consequences().claims());
        blobs.accept(position, entry.consequences().contents());
        files.accept(position, entry.consequences().files());
        dataKeys.accept(position, header, entry.consequences().dataKeys());
        roots(position, entry.consequences().roots());
        periods.accept(
                position,
                header.streamType() + "/" + header.streamId(),
                entry.consequences().books());
        commands.accept(entry, header);
        streams.accept(position, header);
        signatures.accept(entry, header, commands, gaps);
        try {
            keys.accept(header, entry.bytes());
        } catch (RuntimeException unreadable) {
            findings.add(position, Kind.ENTRY_UNREADABLE, "密钥事件无法读出：" + unreadable);
        }
    }

    /** Roots are stated as a checkpoint before signed them; whether its row is still there has been said already. */
    private void roots(long position, LogRules.@Nullable StatedRoots stated) {
        if (stated == null) {
            return;
        }
        findings.count(LogStep.RECORDED_ROOTS, 1);
        for (TreeTrail tree : trees.values()) {
            Hash root = stated.size() <= position ? tree.rootAt(stated.size()) : null;
            boolean unknowable = tree.lost() || tree.diverged() || checkpoints.isMissing(stated.size());
            if (root == null && !unknowable) {
                altered.unlessAltered(position, Kind.ROOTS_MISMATCH, "所记规模 " + stated.size() + " 不是其前任何校验点的规模");
                return;
            }
            if (root != null && !root.equals(stated.of(tree.suite()))) {
                altered.unlessAltered(
                        position,
                        Kind.ROOTS_MISMATCH,
                        "所记前 " + stated.size() + " 条的 " + tree.suite().label() + " 根为 " + stated.of(tree.suite())
                                + "，由账目算出为 " + root);
            }
        }
    }

    private void gap(long from, long to) {
        times.unknown();
        findings.add(
                from,
                Kind.ENTRY_MISSING,
                to - from == 1 ? "没有序号 " + from + " 的账目" : "没有序号 " + from + " 至 " + (to - 1) + " 的账目");
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
            findings.add(expected, Kind.LOG_TRUNCATED, "账目止于 " + expected + " 条，末端记录或校验点已到 " + promised + " 条");
            gaps.add(expected, Long.MAX_VALUE);
            times.unknown();
        }
        trees.values().forEach(tree -> tree.finish(expected, truncated));
        times.settle();
        long stray = log.strayTiles();
        if (stray > 0) {
            findings.add(0, Kind.TILE_MISMATCH, stray + " 个哈希块不属于任何一棵树的任何一层");
        }
        head();
        outside.finish(expected);
        claims.finish(log.claimChains());
        signatures.finish();
        checkpointSignatures.finish();
        altered.finish();
        blobs.finish(log.blobs(), expected);
        files.finish(log, fileReaders);
        dataKeys.finish(log.dataKeys());
        StoreShape shape = log.shape();
        findings.count(LogStep.STORE, shape.checked());
        shape.deviations().forEach(deviation -> findings.add(expected, Kind.STORE_ALTERED, deviation));
        return new LogVerification(
                findings.found() == 0,
                rows,
                tree(Suite.SM3).size(),
                tree(Suite.SM3).root(),
                tree(Suite.SHA256).root(),
                outside.newest(),
                findings.steps(),
                findings.problems(),
                findings.found(),
                files.notRead());
    }

    private void head() {
        findings.count(LogStep.HEAD, 1);
        if (head.size() > checkpoints.covered()) {
            findings.add(
                    head.size(),
                    Kind.CHECKPOINT_MISSING,
                    "末端记录为 " + head.size() + " 条，最后的校验点为 " + checkpoints.covered() + " 条");
        } else if (head.size() < checkpoints.covered()) {
            findings.add(
                    head.size(),
                    Kind.HEAD_MISMATCH,
                    "末端记录为 " + head.size() + " 条，最后的校验点为 " + checkpoints.covered() + " 条");
        }
        if (head.size() == expected && expected > 0 && !times.agrees(head.maxRecordedAt())) {
            findings.add(
                    head.size(), Kind.HEAD_MISMATCH, "末端记录的最晚记账时间为 " + head.maxRecordedAt() + "，账目为 " + times.latest());
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
                        head.size(), Kind.HEAD_MISMATCH, "末端记录的 " + tree.suite().label() + " 前沿不是由账目算出的");
            }
        }
    }

    private TreeAppender tree(Suite suite) {
        return Objects.requireNonNull(trees.get(suite)).tree();
    }
}
