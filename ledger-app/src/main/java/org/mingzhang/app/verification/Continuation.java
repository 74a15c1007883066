package org.mingzhang.app.verification;

import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.verification.VerificationReport.Compared;
import org.mingzhang.app.verification.VerificationReport.ProofLine;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.ConsistencyProof;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;

/** Whether today's log goes on from an earlier signed checkpoint, by a proof that anybody can check. */
final class Continuation {
    private static final String STEP = "与现在的账本一致";

    private final LogReader log;
    private final PublicKeys keys;

    Continuation(LogReader log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    /**
     * Holds the newest checkpoint against an earlier one, whose signature was verified.
     *
     * @param draft gets the step and the proof
     * @return why it does not go on from it; null when it does
     */
    @Nullable
    String objection(Suite suite, Checkpoint earlier, ReportDraft draft) {
        try {
            String objection = proven(suite, earlier, draft);
            draft.step(STEP, objection == null ? "通过" : "不过", objection == null ? "" : objection);
            return objection;
        } catch (BrokenSeal | IllegalArgumentException broken) {
            String objection = broken instanceof BrokenSeal ? String.valueOf(broken.getMessage()) : "库中的哈希块读不出来";
            draft.step(STEP, "不过", objection);
            return objection;
        }
    }

    private @Nullable String proven(Suite suite, Checkpoint earlier, ReportDraft draft) {
        SealedCheckpoint newest = log.requireCheckpoint();
        Hash root = newest.signed(
                        suite,
                        new NoteVerifier(suite.origin(keys.ledger()), suite == Suite.SM3 ? keys.sm2() : keys.ed25519()))
                .root();
        draft.comparedWith = new Compared("库中最新的校验点", newest.size(), newest.recordedAt(), root.toString());
        if (earlier.size() > newest.size()) {
            return "它已签到 " + earlier.size() + " 条，库中的账本只有 " + newest.size() + " 条：账本被退回到较早状态";
        }
        ConsistencyProof proof = new TiledTree(suite, newest.size(), log.tiles(suite)).consistencyProof(earlier.size());
        draft.proofs.add(new ProofLine(
                "由 " + earlier.size() + " 条到 " + newest.size() + " 条的一致性证明（" + suite.label() + "）",
                earlier.root().toString(),
                proof.path().stream().map(Hash::toString).toList(),
                root.toString()));
        if (proof.verify(suite, earlier.root(), root)) {
            return null;
        }
        return "前 " + earlier.size() + " 条账目的 " + suite.label() + " 根与它所签的不符：历史账目被改动，或另有一本账；请做全账核验查明何处";
    }
}
