package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** An application as its events leave it. */
public final class Application implements StreamState {
    /** Where it stands. */
    public enum Status {
        NONE,
        IN_REVIEW,
        RETURNED,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    private Status status = Status.NONE;
    private @Nullable ApplicationSubmitted submitted;
    private long submittedAt;
    private long approvedAt;
    private final List<String> passedStages = new ArrayList<>();
    private @Nullable LocalDate noticeTo;
    private final Set<String> openObjections = new HashSet<>();
    private final Set<String> objections = new HashSet<>();
    private String submitter = "";
    private final Map<String, String> deciders = new HashMap<>();

    @Override
    public void evolve(Recorded recorded) {
        long position = recorded.position();
        switch ((ApplicationEvent) recorded.event()) {
            case ApplicationSubmitted e -> {
                submitted = e;
                submittedAt = position;
                submitter = recorded.actor().id();
                status = Status.IN_REVIEW;
            }
            case MaterialsSupplemented e -> status = Status.IN_REVIEW;
            case StageDecided e -> {
                deciders.put(recorded.actor().id(), e.stage());
                if (e.outcome() == Outcome.PASSED) {
                    passedStages.add(e.stage());
                } else if (e.outcome() == Outcome.RETURNED) {
                    status = Status.RETURNED;
                }
            }
            case PublicNoticePosted e -> noticeTo = e.to();
            case ObjectionFiled e -> {
                openObjections.add(e.objection());
                objections.add(e.objection());
            }
            case ObjectionResolved e -> openObjections.remove(e.objection());
            case ApplicationApproved e -> {
                status = Status.APPROVED;
                approvedAt = position;
            }
            case ApplicationRejected e -> status = Status.REJECTED;
            case ApplicationWithdrawn e -> status = Status.WITHDRAWN;
        }
    }

    public boolean exists() {
        return submitted != null;
    }

    public Status status() {
        return status;
    }

    /**
     * What was handed in.
     *
     * @throws IllegalStateException when nothing was
     */
    public ApplicationSubmitted submitted() {
        if (submitted == null) {
            throw new IllegalStateException("no application");
        }
        return submitted;
    }

    public String applicant() {
        return submitted().applicant();
    }

    public long submittedAt() {
        return submittedAt;
    }

    public long approvedAt() {
        return approvedAt;
    }

    public List<String> passedStages() {
        return passedStages;
    }

    public @Nullable LocalDate noticeTo() {
        return noticeTo;
    }

    /** The person who handed it in. */
    public String submitter() {
        return submitter;
    }

    /** The stage that a person decided last; null if none. */
    public @Nullable String stageDecidedBy(String actor) {
        return deciders.get(actor);
    }

    public Set<String> openObjections() {
        return openObjections;
    }

    boolean hasObjection(String objection) {
        return objections.contains(objection);
    }
}
