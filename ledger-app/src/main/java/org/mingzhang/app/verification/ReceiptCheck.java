package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.Locale;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerifier;
import org.mingzhang.app.verification.VerificationReport.ProofLine;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.trail.Sentence;
import org.mingzhang.view.trail.Subject;

/**
 * Verifies a receipt that somebody brings: first by itself, as anybody outside would, then whether today's log still goes on
 * from the checkpoint that it was given under.
 */
final class ReceiptCheck {
    private final LogReader log;
    private final PublicKeys keys;

    ReceiptCheck(LogReader log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    VerificationReport answer(Asked asked, byte[] bytes, Instant at) {
        ReportDraft draft = new ReportDraft(asked, at);
        ReceiptVerification found = new ReceiptVerifier(new EntryVerifier(log, keys).trusted()).verify(bytes);
        for (ReceiptVerification.Outcome outcome : found.outcomes()) {
            draft.step(
                    outcome.step().text(),
                    outcome.result().text(),
                    outcome.checked() == 0 ? "" : String.valueOf(outcome.checked()));
        }
        ReceiptVerification.Problem problem = found.problem();
        Checkpoint checkpoint = found.checkpoint();
        if (checkpoint != null) {
            draft.size = checkpoint.size();
            draft.sm3Root = checkpoint.root();
        }
        if (problem != null) {
            draft.problem(
                    null,
                    problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    problem.kind().text(),
                    problem.detail());
            draft.step("与现在的账本一致", ReceiptVerification.Result.NOT_RUN.text(), "前一步未通过");
            return draft.report(found.verdict(keys.ledger()));
        }
        Receipt receipt = found.receipt();
        if (receipt != null && checkpoint != null) {
            draft.entries = receipt.entries().size();
            tell(receipt, draft);
            String objection = new Continuation(log, keys).objection(Suite.SM3, checkpoint, draft);
            if (objection != null) {
                draft.problem(null, "log-discontinued", "账本与这张回执不是接续的", objection);
                return draft.report("核验不通过。回执本身是真的，但现在的账本不是从它接续下来的：" + objection);
            }
        }
        return draft.report(found.verdict(keys.ledger()) + "；现在的账本由它接续而来");
    }

    /** What the receipt itself says; whoever brings it has these words already. */
    private static void tell(Receipt receipt, ReportDraft draft) {
        Sentence sentence = new Sentence(new Names(null, code -> code));
        for (ReceiptEntry item : receipt.entries()) {
            try {
                Envelope envelope = EventCodec.decode(item.entry().bytes());
                Subject subject = Subject.of(envelope.stream());
                draft.notes.add("序号 " + item.entry().position() + "（"
                        + subject.kind().chinese() + " " + subject.id() + "）：" + sentence.of(envelope));
            } catch (IllegalArgumentException | BrokenSeal ofANewerProgram) {
                draft.notes.add("序号 " + item.entry().position() + "：这类账目本程序读不出来");
            }
            draft.proofs.add(new ProofLine(
                    "序号 " + item.entry().position() + " 在 sm3 树中的证明",
                    item.entry().leafHash(Suite.SM3).toString(),
                    item.sm3Path().stream().map(Object::toString).toList(),
                    String.valueOf(draft.sm3Root)));
        }
    }
}
