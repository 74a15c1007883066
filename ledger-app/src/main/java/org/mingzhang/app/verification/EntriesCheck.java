package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.EntryVerification;
import org.mingzhang.app.platform.verify.EntryVerification.Check;
import org.mingzhang.app.platform.verify.EntryVerification.Evidence;
import org.mingzhang.app.platform.verify.EntryVerification.Node;
import org.mingzhang.app.platform.verify.EntryVerification.Proof;
import org.mingzhang.app.platform.verify.EntryVerification.Result;
import org.mingzhang.app.platform.verify.EntryVerification.Step;
import org.mingzhang.app.platform.verify.EntryVerifier;
import org.mingzhang.app.verification.VerificationJob.Progress;
import org.mingzhang.app.verification.VerificationReport.ProofLine;
import org.mingzhang.domain.seal.Suite;

/** Verifies some entries against the newest checkpoint: content, columns, inclusion in both trees, signatures. */
final class EntriesCheck {
    /** Entries whose proofs are written out. */
    private static final int PROVEN = 3;

    private final LogReader log;
    private final PublicKeys keys;

    EntriesCheck(LogReader log, PublicKeys keys) {
        this.log = log;
        this.keys = keys;
    }

    VerificationReport answer(Asked asked, List<Long> positions, Instant at, Progress progress) {
        ReportDraft draft = new ReportDraft(asked, at);
        EntryVerifier verifier = new EntryVerifier(log, keys);
        draft.size = verifier.size();
        draft.sm3Root = verifier.root(Suite.SM3);
        draft.sha256Root = verifier.root(Suite.SHA256);
        Map<Step, Integer> passed = new EnumMap<>(Step.class);
        int unsigned = 0;
        for (long position : positions) {
            progress.at(draft.entries, positions.size(), "逐条核对内容、收录和签名");
            EntryVerification found = verifier.verify(position);
            draft.entries++;
            for (Check check : found.checks()) {
                if (check.result() == Result.PASSED) {
                    passed.merge(check.step(), 1, Integer::sum);
                }
            }
            unsigned += found.result(Step.SIGNATURE) == Result.UNSIGNED ? 1 : 0;
            Check problem = found.problem();
            if (problem != null) {
                draft.problem(
                        position, label(problem.step()), "“" + problem.step().text() + "”不过", problem.detail());
            }
            if (positions.size() <= PROVEN) {
                proofs(found, draft);
            }
        }
        for (Step step : Step.values()) {
            int through = passed.getOrDefault(step, 0) + (step == Step.SIGNATURE ? unsigned : 0);
            draft.step(
                    step.text(),
                    through == positions.size() ? "通过" : "不过",
                    through + " / " + positions.size()
                            + (step == Step.SIGNATURE && unsigned > 0 ? "，其中 " + unsigned + " 条是账本自己的记录，无签名可核" : ""));
        }
        draft.notes.add("只核对了这些账目；有没有缺漏、整库是否被退回过，要做全账核验才知道");
        return draft.report(verdict(draft, positions));
    }

    private static void proofs(EntryVerification found, ReportDraft draft) {
        Evidence evidence = found.evidence();
        if (evidence != null) {
            for (Proof proof : evidence.proofs()) {
                draft.proofs.add(new ProofLine(
                        "序号 " + found.position() + " 在 " + proof.suite().label() + " 树中的证明",
                        proof.leaf().toString(),
                        proof.nodes().stream().map(EntriesCheck::told).toList(),
                        proof.root().toString()));
            }
        }
    }

    private static String told(Node node) {
        return (node.left() ? "左 " : "右 ") + node.sibling();
    }

    private static String verdict(ReportDraft draft, List<Long> positions) {
        if (positions.isEmpty()) {
            return "没有可核验的账目";
        }
        if (draft.problemsFound > 0) {
            VerificationReport.ProblemLine first = draft.problems.getFirst();
            return "核验不通过。序号 " + first.position() + " 的账目，" + first.kind() + "：" + first.detail()
                    + (draft.problemsFound == 1 ? "" : "；共 " + draft.problemsFound + " 条账目不过，这是第一条");
        }
        return positions.size() == 1
                ? String.format("核验通过。序号 %d 的账目自记账起未被改动，收录在 %,d 条时的校验点中", positions.getFirst(), draft.size)
                : String.format("核验通过。%,d 条账目自记账起都未被改动，收录在 %,d 条时的校验点中", positions.size(), draft.size);
    }

    private static String label(Step step) {
        return "entry-" + step.name().toLowerCase(Locale.ROOT);
    }
}
