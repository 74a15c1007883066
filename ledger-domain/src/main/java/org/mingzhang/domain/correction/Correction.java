package org.mingzhang.domain.correction;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionRejected;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** A correction as its events leave it. */
public final class Correction implements StreamState {
    /** Where it stands. */
    public enum Status implements Worded {
        NONE("未提出"),
        PROPOSED("待复核"),
        APPROVED("已更正"),
        REJECTED("已驳回");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    private Status status = Status.NONE;
    private @Nullable CorrectionProposed proposed;
    private String proposedBy = "";
    private String approvedBy = "";
    private List<String> awards = List.of();

    @Override
    public void evolve(Recorded recorded) {
        switch ((CorrectionEvent) recorded.event()) {
            case CorrectionProposed e -> {
                proposed = e;
                proposedBy = recorded.actor().id();
                status = Status.PROPOSED;
            }
            case CorrectionApproved e -> {
                status = Status.APPROVED;
                approvedBy = recorded.actor().id();
                awards = e.awards();
            }
            case CorrectionRejected e -> status = Status.REJECTED;
            case Corrected e -> {
                // Stands on the stream of what it corrects, never here.
            }
        }
    }

    public Status status() {
        return status;
    }

    /** Whether it acts, and an award rests on what it corrects. */
    public boolean touches(String award) {
        return status == Status.APPROVED && awards.contains(award);
    }

    /** Whether a person proposed it or agreed to it. */
    public boolean isBy(Predicate<String> person) {
        return person.test(proposedBy) || person.test(approvedBy);
    }

    /** What is proposed; null when nothing is. */
    public @Nullable CorrectionProposed proposed() {
        return proposed;
    }

    /** The person who proposed it; empty when nobody did. */
    public String proposedBy() {
        return proposedBy;
    }
}
