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
import org.mingzhang.app.verification.VerificationReport.Views;
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

    @Nullable
    Views views;

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

    /** Broken where there is any problem; and what was not compared with the log nobody calls sound. */
    private Outcome outcome() {
        if (problemsFound > 0 || (views != null && views.standing() == Views.Standing.DIFFER)) {
            return Outcome.BROKEN;
        }
        return views != null && views.standing() == Views.Standing.UNDONE ? Outcome.UNFINISHED : Outcome.HOLDS;
    }

    /** The report as it is now. */
    VerificationReport report(String verdict) {
        return new VerificationReport(
                asked.id(),
                asked.question().kind(),
                asked.question().subject(),
                at,
                asked.asker(),
                asked.askerName(),
                outcome(),
                verdict,
                entries,
                size,
                sm3Root == null ? null : sm3Root.toString(),
                sha256Root == null ? null : sha256Root.toString(),
                comparedWith,
                steps,
                problems,
                problemsFound,
                views,
                proofs,
                notes);
    }
}
