package org.mingzhang.domain.seal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.ReceiptVerification.Kind;
import org.mingzhang.domain.seal.ReceiptVerification.Outcome;
import org.mingzhang.domain.seal.ReceiptVerification.Problem;
import org.mingzhang.domain.seal.ReceiptVerification.Result;
import org.mingzhang.domain.seal.ReceiptVerification.Step;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/**
 * Verifies receipts from nothing but their text and trusted keys. Fails closed: the first failure ends it, and a step
 * that did not run is said not to have run. Signatures come before inclusion, since inclusion alone passes for some
 * wrong tree sizes.
 */
public final class ReceiptVerifier {
    private final TrustedKeys trusted;

    public ReceiptVerifier(TrustedKeys trusted) {
        this.trusted = trusted;
    }

    /** Verifies the content of a receipt file. Never throws on its account. */
    public ReceiptVerification verify(byte[] receipt) {
        Run run = new Run();
        try {
            run.steps(receipt);
        } catch (Failed failed) {
            return run.result(failed.problem);
        }
        return run.result(null);
    }

    private final class Run {
        private final List<Outcome> outcomes = new ArrayList<>();
        private @Nullable Receipt parsed;
        private @Nullable Checkpoint verified;
        private Step step = Step.FORM;

        ReceiptVerification result(@Nullable Problem problem) {
            if (problem != null) {
                outcomes.add(new Outcome(step, Result.FAILED, 0));
            }
            for (Step later : Step.values()) {
                if (later.compareTo(step) > 0) {
                    outcomes.add(new Outcome(later, Result.NOT_RUN, 0));
                }
            }
            return new ReceiptVerification(problem == null, outcomes, problem, parsed, verified);
        }

        private void passed(int checked) {
            outcomes.add(new Outcome(step, Result.PASSED, checked));
        }

        void steps(byte[] bytes) throws Failed {
            Receipt receipt = form(bytes);
            parsed = receipt;
            passed(1);
            step = Step.KEYS;
            passed(keys(receipt));
            step = Step.CHECKPOINT_SIGNATURES;
            Map<Suite, Checkpoint> checkpoints = checkpoints(receipt);
            verified = checkpoints.get(Suite.SM3);
            passed(Suite.values().length);
            step = Step.INCLUSION;
            passed(inclusion(receipt, checkpoints));
            step = Step.ENTRY_BYTES;
            List<EntryHeader> headers = headers(receipt);
            passed(headers.size());
            step = Step.COMMAND_SIGNATURE;
            EntryHeader first = headers.getFirst();
            if (headers.size() == 1 && UnprovenRefusal.is(first)) {
                outcomes.add(new Outcome(step, Result.UNSIGNED, 0));
                return;
            }
            EntryHeader.Command command = command(first);
            if (trusted.actors() == null) {
                outcomes.add(new Outcome(step, Result.NOT_RUN, 0));
            } else {
                signature(receipt.entries().getFirst().entry(), first, command, trusted.actors());
                passed(1);
            }
        }
    }

    private static Receipt form(byte[] bytes) throws Failed {
        try {
            return Receipt.parse(bytes);
        } catch (IllegalArgumentException malformed) {
            throw new Failed(Kind.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private int keys(Receipt receipt) throws Failed {
        int known = 0;
        for (Suite suite : Suite.values()) {
            String origin = suite.origin(receipt.ledger());
            long keys = trusted.log().stream()
                    .filter(key -> key.keyName().equals(origin))
                    .count();
            if (keys == 0) {
                throw new Failed(Kind.LOG_KEY_UNKNOWN, "手头没有 " + origin + " 的公钥");
            }
            known += (int) keys;
        }
        return known;
    }

    private Map<Suite, Checkpoint> checkpoints(Receipt receipt) throws Failed {
        Map<Suite, Checkpoint> checkpoints = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            checkpoints.put(suite, checkpoint(receipt, suite));
        }
        long sizes =
                checkpoints.values().stream().map(Checkpoint::size).distinct().count();
        if (sizes != 1) {
            throw new Failed(
                    Kind.CHECKPOINTS_DISAGREE,
                    "SM3 树 " + size(checkpoints, Suite.SM3) + " 条，SHA-256 树 " + size(checkpoints, Suite.SHA256) + " 条");
        }
        return checkpoints;
    }

    private static long size(Map<Suite, Checkpoint> checkpoints, Suite suite) {
        return Objects.requireNonNull(checkpoints.get(suite)).size();
    }

    private Checkpoint checkpoint(Receipt receipt, Suite suite) throws Failed {
        SignedNote note = receipt.note(suite);
        String origin = suite.origin(receipt.ledger());
        // Only keys of this very tree: a key of the other tree, or of another log, proves nothing here.
        List<NoteVerifier> keys = trusted.log().stream()
                .filter(key -> key.keyName().equals(origin))
                .toList();
        switch (note.verify(keys)) {
            case NO_KNOWN_KEY -> throw new Failed(Kind.LOG_KEY_UNKNOWN, origin + " 的校验点不是用手头的公钥签的");
            case SIGNATURE_WRONG -> throw new Failed(Kind.CHECKPOINT_SIGNATURE_INVALID, origin + " 的校验点签名不对");
            case VALID -> {}
        }
        try {
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.origin().equals(origin)) {
                return checkpoint;
            }
            throw new Failed(Kind.CHECKPOINT_OF_ANOTHER_LOG, "校验点属于 " + checkpoint.origin() + "，应属于 " + origin);
        } catch (IllegalArgumentException noCheckpoint) {
            throw new Failed(Kind.CHECKPOINT_OF_ANOTHER_LOG, "有签名，但不是校验点");
        }
    }

    private static int inclusion(Receipt receipt, Map<Suite, Checkpoint> checkpoints) throws Failed {
        int proofs = 0;
        for (ReceiptEntry item : receipt.entries()) {
            for (Map.Entry<Suite, Checkpoint> tree : checkpoints.entrySet()) {
                Suite suite = tree.getKey();
                Checkpoint checkpoint = tree.getValue();
                InclusionProof proof = new InclusionProof(item.entry().position(), checkpoint.size(), item.path(suite));
                if (!proof.verify(suite, item.entry().leafHash(suite), checkpoint.root())) {
                    throw new Failed(Kind.INCLUSION_INVALID, number(item) + " 不在 " + checkpoint.origin() + " 的树中");
                }
                proofs++;
            }
        }
        return proofs;
    }

    private static String number(ReceiptEntry item) {
        return "序号 " + item.entry().position();
    }

    private static List<EntryHeader> headers(Receipt receipt) throws Failed {
        List<EntryHeader> headers = new ArrayList<>();
        long first = receipt.entries().getFirst().entry().position();
        for (ReceiptEntry item : receipt.entries()) {
            EntryHeader header;
            try {
                header = item.entry().header();
            } catch (IllegalArgumentException malformed) {
                throw new Failed(Kind.ENTRY_MALFORMED, number(item) + " 的内容不是规范的账目");
            }
            if (!header.ledger().equals(receipt.ledger())) {
                throw new Failed(Kind.ENTRY_OF_ANOTHER_LEDGER, number(item) + " 属于账本 " + header.ledger());
            }
            int n = headers.size();
            if (n > 0 && ImportCover.begins(headers.getFirst())) {
                requireImported(receipt, headers.getFirst(), item, header);
                headers.add(header);
                continue;
            }
            String commandId = n == 0 ? header.commandId() : headers.getFirst().commandId();
            boolean follows = item.entry().position() == first + n
                    && header.eventId().equals(commandId + "." + n)
                    && (n == 0 || commandId.equals(header.commandRef()));
            if (!follows) {
                throw new Failed(
                        Kind.ENTRIES_OF_SEVERAL_COMMANDS,
                        number(item) + " 的编号是 " + header.eventId() + "，应为 " + commandId + "." + n);
            }
            headers.add(header);
        }
        return headers;
    }

    /** What an import recorded is covered by the signature that began it, which the receipt's first entry carries. */
    private static void requireImported(Receipt receipt, EntryHeader start, ReceiptEntry item, EntryHeader header)
            throws Failed {
        ReceiptEntry first = receipt.entries().getFirst();
        String objection = ImportCover.of(start, first.entry().bytes()).objection(header);
        if (objection != null || item.entry().position() <= first.entry().position()) {
            throw new Failed(
                    Kind.ENTRIES_OF_SEVERAL_COMMANDS, number(item) + " " + (objection == null ? "早于导入的开始" : objection));
        }
    }

    private static EntryHeader.Command command(EntryHeader first) throws Failed {
        EntryHeader.Command command = first.command();
        if (command == null || first.commandSig() == null) {
            throw new Failed(Kind.COMMAND_MISSING, "首条账目没有命令或没有签名");
        }
        String mismatch = first.commandMismatch().orElse(null);
        if (mismatch != null) {
            throw new Failed(Kind.COMMAND_OF_ANOTHER_ENTRY, mismatch);
        }
        return command;
    }

    private static void signature(Entry entry, EntryHeader header, EntryHeader.Command command, ActorKeys actors)
            throws Failed {
        VerifyingKey key = actors.keyOf(header.actorId(), header.actorKeyId(), entry.position())
                .orElse(null);
        if (key == null) {
            throw new Failed(
                    Kind.ACTOR_KEY_UNKNOWN,
                    "名录中，经办人 " + header.actorId() + " 在序号 " + entry.position() + " 没有密钥 " + header.actorKeyId());
        }
        String signature = String.valueOf(header.commandSig());
        if (!CommandSignature.verifyMessage(command.message(entry.bytes()), signature, key)) {
            throw new Failed(Kind.COMMAND_SIGNATURE_INVALID, "命令 " + command.commandId() + " 的签名与内容不符");
        }
    }

    /** Ends a verification; never leaves this class. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Failed(Kind kind, String detail) {
            super(detail, null, false, false);
            problem = new Problem(kind, detail);
        }
    }
}
