package org.mingzhang.app.platform.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerification.Check;
import org.mingzhang.app.platform.verify.EntryVerification.Evidence;
import org.mingzhang.app.platform.verify.EntryVerification.Node;
import org.mingzhang.app.platform.verify.EntryVerification.Proof;
import org.mingzhang.app.platform.verify.EntryVerification.Result;
import org.mingzhang.app.platform.verify.EntryVerification.Step;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.InclusionProof;
import org.mingzhang.domain.seal.IsoTime;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.domain.seal.TrustedKeys;

/**
 * Verifies single entries of the stored log against its newest checkpoint, without reading the rest. Whatever lies in the
 * database, nothing here throws on its account: a step fails, and the steps behind it do not run. For one request.
 */
public final class EntryVerifier {
    private final LogReader log;
    private final PublicKeys keys;
    private final ReceiptDesk receipts;
    private final ReceiptVerifier verifier;
    private final Map<Suite, TiledTree> trees = new EnumMap<>(Suite.class);
    private final Map<Suite, Checkpoint> signed = new EnumMap<>(Suite.class);
    private final Map<String, Command> commands = new HashMap<>();
    private long size;
    private @Nullable String noCheckpoint;

    /** @param keys the ledger's own, from outside the database */
    public EntryVerifier(LogReader log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
        this.receipts = new ReceiptDesk(keys.ledger(), log);
        this.verifier = new ReceiptVerifier(trusted());
        try {
            SealedCheckpoint newest = log.requireCheckpoint();
            size = newest.size();
            sign(newest, Suite.SM3, new NoteVerifier(Suite.SM3.origin(keys.ledger()), keys.sm2()));
            sign(newest, Suite.SHA256, new NoteVerifier(Suite.SHA256.origin(keys.ledger()), keys.ed25519()));
        } catch (BrokenSeal broken) {
            noCheckpoint = words(broken);
        }
    }

    private void sign(SealedCheckpoint newest, Suite suite, NoteVerifier key) {
        signed.put(suite, newest.signed(suite, key));
        trees.put(suite, new TiledTree(suite, newest.size(), log.tiles(suite)));
    }

    /** What receipts of this log are verified with: the ledger's keys from outside, the actors' from their proven entries. */
    public TrustedKeys trusted() {
        return new TrustedKeys(
                List.of(
                        new NoteVerifier(Suite.SM3.origin(keys.ledger()), keys.sm2()),
                        new NoteVerifier(Suite.SHA256.origin(keys.ledger()), keys.ed25519())),
                new LoggedActorKeys(log, keys.sm2(), this::proven));
    }

    private StoredEntry proven(StoredEntry entry) {
        entry.requireSealed();
        for (Suite suite : Suite.values()) {
            if (proof(suite, entry).root().equals(root(suite))) {
                continue;
            }
            throw new BrokenSeal("登记密钥的账目（序号 " + entry.position() + "）不在账本中");
        }
        return entry;
    }

    /** The newest checkpoint's size; 0 where it is not to be believed. */
    public long size() {
        return noCheckpoint == null ? size : 0;
    }

    /** The signed root of a tree; null where no checkpoint is to be believed. */
    public @Nullable Hash root(Suite suite) {
        Checkpoint checkpoint = signed.get(suite);
        return checkpoint == null ? null : checkpoint.root();
    }

    /** Verifies the entry at a position. */
    public EntryVerification verify(long position) {
        return new Run(position, true).result();
    }

    /**
     * The same up to the signed checkpoint, but for the signature of its command: bytes that lie under the checkpoint are those that were
     * sealed, signature and all.
     */
    public EntryVerification sealed(long position) {
        return new Run(position, false).result();
    }

    /** Whether what is stored beside an entry's bytes says what they say. */
    public static boolean isConsistent(StoredEntry entry) {
        try {
            entry.requireSealed();
            return otherColumn(entry, EntryHeader.read(entry.bytes())) == null;
        } catch (BrokenSeal | IllegalArgumentException broken) {
            return false;
        }
    }

    private static String words(RuntimeException broken) {
        return broken instanceof BrokenSeal ? String.valueOf(broken.getMessage()) : "内容不是账目的写法";
    }

    /** A command's receipt, verified, and which entries it is about. */
    private record Command(ReceiptVerification found, Set<Long> positions) {}

    /** Ends the steps of an entry; never leaves this class. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String detail) {
            super(detail, null, false, false);
        }
    }

    private final class Run {
        private final long position;
        private final boolean signature;
        private final List<Check> checks = new ArrayList<>();
        private Step step = Step.PRESENT;
        private @Nullable StoredEntry entry;
        private final List<Proof> proofs = new ArrayList<>();

        Run(long position, boolean signature) {
            this.position = position;
            this.signature = signature;
        }

        EntryVerification result() {
            try {
                steps();
            } catch (Failed | BrokenSeal failed) {
                checks.add(new Check(step, Result.FAILED, String.valueOf(failed.getMessage())));
            } catch (IllegalArgumentException malformed) {
                checks.add(new Check(step, Result.FAILED, words(malformed)));
            }
            for (Step later : Step.values()) {
                if (later.compareTo(step) > 0) {
                    checks.add(new Check(later, Result.NOT_RUN, "前一步未通过"));
                }
            }
            StoredEntry read = entry;
            return new EntryVerification(
                    position,
                    checks,
                    read == null
                            ? null
                            : new Evidence(
                                    read.bytes(),
                                    Suite.SM3.leafHash(read.bytes()),
                                    Suite.SHA256.leafHash(read.bytes()),
                                    size(),
                                    proofs));
        }

        private void passed(String detail) {
            checks.add(new Check(step, Result.PASSED, detail));
        }

        private void steps() throws Failed {
            StoredEntry read = log.entry(position).orElse(null);
            if (read == null) {
                throw new Failed("库中没有序号 " + position + " 的账目");
            }
            entry = read;
            passed("序号 " + position);
            step = Step.CONTENT;
            read.requireSealed();
            EntryHeader header = EntryHeader.read(read.bytes());
            passed("SM3 叶摘要 " + read.leafSm3());
            step = Step.COLUMNS;
            String other = otherColumn(read, header);
            if (other != null) {
                throw new Failed("列 " + other + " 与内容不符");
            }
            passed("");
            step = Step.CHECKPOINT;
            if (noCheckpoint != null) {
                throw new Failed(noCheckpoint);
            }
            passed(size + " 条时的校验点");
            step = Step.INCLUSION;
            if (position >= size) {
                throw new Failed("最新的校验点只到 " + size + " 条，不包含这条账目");
            }
            for (Suite suite : Suite.values()) {
                Proof proof = proof(suite, read);
                proofs.add(proof);
                if (!proof.root().equals(root(suite))) {
                    throw new Failed("由 " + suite.label() + " 证明算出的根与校验点所签的不符");
                }
            }
            passed("");
            step = Step.SIGNATURE;
            if (signature) {
                signature(header);
            }
        }

        private void signature(EntryHeader header) throws Failed {
            ReceiptVerification found = command(position, header);
            ReceiptVerification.Problem problem = found.problem();
            if (problem != null) {
                throw new Failed(problem.told());
            }
            if (found.isUnprovenRefusal()) {
                checks.add(new Check(step, Result.UNSIGNED, "账本自己的记录，说有一个签名未经证实的命令未予办理"));
            } else {
                passed("密钥 " + header.actorKeyId());
            }
        }
    }

    /** The entry with the whole of its command, verified as anybody outside would; of what an import recorded, it alone. */
    private ReceiptVerification command(long position, EntryHeader header) throws Failed {
        boolean imported = header.commandRef() != null && !header.commandRef().equals(header.commandId());
        Command known = imported ? null : commands.get(header.commandId());
        if (known == null) {
            Receipt receipt = receipts.receiptAt(Long.toString(position))
                    .orElseThrow(() -> new BrokenSeal("命令 " + header.commandId() + " 没有登记"));
            known = new Command(
                    verifier.verify(receipt.bytes()),
                    receipt.entries().stream()
                            .map(item -> item.entry().position())
                            .collect(Collectors.toUnmodifiableSet()));
            if (!imported) {
                commands.put(header.commandId(), known);
            }
        }
        if (!known.positions.contains(position)) {
            throw new Failed("这条账目不在其命令 " + header.commandId() + " 的账目之中");
        }
        return known.found;
    }

    /** The way up from the entry's bytes, with what comes of each joining. */
    private Proof proof(Suite suite, StoredEntry entry) {
        InclusionProof proof = Objects.requireNonNull(trees.get(suite)).inclusionProof(entry.position());
        Hash leaf = suite.leafHash(entry.bytes());
        Hash joined = leaf;
        List<Node> nodes = new ArrayList<>();
        long fn = proof.index();
        long sn = proof.treeSize() - 1;
        for (Hash sibling : proof.path()) {
            boolean left = (fn & 1) == 1 || fn == sn;
            joined = left ? suite.nodeHash(sibling, joined) : suite.nodeHash(joined, sibling);
            nodes.add(new Node(sibling, left, joined));
            while (left && (fn & 1) == 0 && fn != 0) {
                fn >>>= 1;
                sn >>>= 1;
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return new Proof(suite, leaf, nodes, joined);
    }

    /** The Chinese name of the first stored column that says something else than the bytes; null where all agree. */
    private static @Nullable String otherColumn(StoredEntry entry, EntryHeader header) {
        String date = header.businessDate();
        if (!entry.stream().type().equals(header.streamType())
                || !entry.stream().id().equals(header.streamId())
                || entry.seq() != header.streamSeq()) {
            return "事项及其内的编号";
        } else if (!entry.commandId().equals(header.commandId())) {
            return "命令编号";
        } else if (!entry.type().equals(header.type()) || entry.revision() != header.revision()) {
            return "事件类型";
        } else if (!entry.recordedAt().equals(IsoTime.stored(header.recordedAt()))) {
            return "记账时间";
        }
        return Objects.equals(entry.businessDate(), date == null ? null : IsoTime.storedDate(date)) ? null : "业务日期";
    }
}
