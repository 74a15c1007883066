package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.verification.VerificationReport.Compared;
import org.mingzhang.app.verification.VerificationReport.Outcome;
import org.mingzhang.app.verification.VerificationReport.ProblemLine;
import org.mingzhang.app.verification.VerificationReport.ProofLine;
import org.mingzhang.app.verification.VerificationReport.StepLine;
import org.mingzhang.domain.seal.Hash;

/** A report while it is being written. */
final class ReportDraft {
    private final Asked asked;
    private final Instant at;
    final List<StepLine> steps = new ArrayList<>();
    final List<ProblemLine> problems = new ArrayList<>();
    final List<ProofLine> proofs = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    long entries;
    long size;

    @Nullable
    Hash sm3Root;

    @Nullable
    Hash sha256Root;

    @Nullable
    Compared comparedWith;

    long problemsFound;

    ReportDraft(Asked asked, Instant at) {
        this.asked = asked;
        this.at = at;
    }

    void step(String name, String result, String checked) {
        steps.add(new StepLine(name, result, checked));
    }

    void problem(@Nullable Long position, String code, String kind, String detail) {
        problems.add(new ProblemLine(position, code, kind, detail));
        problemsFound++;
    }

    /** The report; broken where there is any problem. */
    VerificationReport report(String verdict) {
        return new VerificationReport(
                asked.id(),
                asked.question().kind(),
                asked.question().subject(),
                at,
                asked.asker(),
                asked.askerName(),
                problemsFound == 0 ? Outcome.HOLDS : Outcome.BROKEN,
                verdict,
                entries,
                size,
                sm3Root == null ? null : sm3Root.toString(),
                sha256Root == null ? null : sha256Root.toString(),
                comparedWith,
                steps,
                problems,
                problemsFound,
                proofs,
                notes);
    }
}
