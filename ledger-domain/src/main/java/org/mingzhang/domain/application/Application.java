package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationRejected;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationWithdrawn;
import org.mingzhang.domain.application.ApplicationEvent.ConflictDeclared;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.DrawRequested;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.ApplicationEvent.MemberJoined;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionResolved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.application.ApplicationEvent.StageReopened;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.UnknownDirection;

/** An application as its events leave it. */
public final class Application implements StreamState {
    /** Where it stands. */
    public enum Status implements Worded {
        NONE("未申报"),
        IN_REVIEW("审核中"),
        RETURNED("已退回补正"),
        APPROVED("已认定"),
        REJECTED("未通过审核"),
        WITHDRAWN("已撤回");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    private record Decider(String stage, String actor) {}

    /** 关联企业 with the entry that links it; its business date is the day on which the other one confirmed it. */
    public record Linked(
            EnterpriseLinked link, long position, @Nullable LocalDate on) {}

    /** A score that was given, by whom. */
    record Scored(String actor, String stage, String expert, String indicator) {}

    /**
     * Experts drawn by lot for a stage.
     *
     * @param position the entry of the request
     * @param drawn null until they are drawn
     */
    record Draw(
            DrawRequested request, long position, @Nullable ExpertsDrawn drawn) {}

    private Status status = Status.NONE;
    private @Nullable ApplicationSubmitted submitted;
    private long submittedAt;
    private @Nullable LocalDate submittedOn;
    private long approvedAt;
    private @Nullable LocalDate lastStepOn;
    private final List<String> passedStages = new ArrayList<>();
    private @Nullable PublicNoticePosted notice;
    private @Nullable PolicyChanged changed;
    private final Objections objections = new Objections();
    private final Set<String> joined = new HashSet<>();
    private final Duties duties = new Duties();
    private final Set<Decider> deciders = new HashSet<>();
    private final Scores scores = new Scores();
    private final Map<String, String> passedBy = new HashMap<>();
    private final Map<String, List<Draw>> draws = new HashMap<>();
    private final Set<String> conflicts = new HashSet<>();
    private final Map<EnterpriseLinked, Linked> links = new LinkedHashMap<>();
    private final StandingStatement stands = new StandingStatement();
    private final List<HeldDocument> documents = new ArrayList<>();
    private final List<PaperCopies> papers = new ArrayList<>();

    @Override
    public void evolve(Recorded recorded) {
        String actor = recorded.actor().id();
        switch ((ApplicationEvent) recorded.event()) {
            case ApplicationSubmitted e -> {
                submitted = e;
                submittedAt = recorded.position();
                submittedOn = recorded.businessDate();
                stands.take(Statement.of(e.texts(), e.form()), recorded);
                duties.note(Duty.SUBMIT, actor);
                e.documents().forEach(named -> documents.add(HeldDocument.of(recorded, named)));
                step(Status.IN_REVIEW, recorded);
            }
            case MaterialsSupplemented e -> {
                duties.note(Duty.SUBMIT, actor);
                e.documents().forEach(named -> documents.add(HeldDocument.of(recorded, named)));
                stands.take(Statement.of(e.texts(), e.form()), recorded);
                objections.answered();
                // What comes back changed is scored anew, by experts drawn anew.
                scores.clear();
                draws.clear();
                step(Status.IN_REVIEW, recorded);
            }
            case StageDecided e -> {
                deciders.add(new Decider(e.stage(), actor));
                scores.take(e, recorded.position());
                if (e.outcome() == Outcome.PASSED) {
                    passedStages.add(e.stage());
                    passedBy.put(e.stage(), actor);
                } else if (e.outcome() == Outcome.RETURNED) {
                    // What comes back changed is shown to the public anew.
                    notice = null;
                }
                step(e.outcome() == Outcome.RETURNED ? Status.RETURNED : status, recorded);
            }
            case PublicNoticePosted e -> {
                notice = e;
                step(status, recorded);
            }
            case PolicyChanged e -> changed = e;
            case ObjectionFiled e -> objections.take(e);
            case ObjectionResolved e -> {
                duties.note(Duty.REVIEW, actor);
                objections.take(e);
            }
            case StageReopened e -> {
                int from = passedStages.indexOf(e.stage());
                List<String> undone = passedStages.subList(from < 0 ? passedStages.size() : from, passedStages.size());
                scores.reopened(undone);
                undone.clear();
                objections.answered(e.objection());
                notice = null;
                step(status, recorded);
            }
            case MemberJoined e -> joined.add(e.member());
            case ScoreGiven e -> {
                duties.note(Duty.REVIEW, actor);
                scores.take(e, actor, recorded.position());
            }
            case DrawRequested e ->
                draws.computeIfAbsent(e.stage(), stage -> new ArrayList<>())
                        .add(new Draw(e, recorded.position(), null));
            case ExpertsDrawn e -> {
                List<Draw> asked = draws.get(e.stage());
                if (asked != null) {
                    Draw last = asked.removeLast();
                    asked.add(new Draw(last.request, last.position, e));
                }
            }
            case ConflictDeclared e -> {
                conflicts.add(e.actor());
                scores.drop(e.actor());
            }
            case EnterpriseLinked e -> {
                duties.note(Duty.REVIEW, actor);
                links.putIfAbsent(e, new Linked(e, recorded.position(), recorded.businessDate()));
            }
            case DocumentAttached e -> {
                HeldDocument held = HeldDocument.of(recorded, e);
                held.duty().ifPresent(duty -> duties.note(duty, actor));
                documents.add(held);
                stands.take(e);
            }
            case PaperReceived e ->
                papers.add(new PaperCopies(recorded.position(), recorded.businessDate(), recorded.actor(), e));
            case ApplicationApproved e -> {
                approvedAt = recorded.position();
                step(Status.APPROVED, recorded);
            }
            case ApplicationRejected e -> step(Status.REJECTED, recorded);
            case ApplicationWithdrawn e -> step(Status.WITHDRAWN, recorded);
        }
    }

    private void step(Status next, Recorded recorded) {
        status = next;
        lastStepOn = recorded.businessDate();
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

    /**
     * The pack that governs it: of the version in force when it came in, unless it came under a later one since.
     *
     * @throws IllegalStateException when nothing was handed in
     */
    public String packSm3() {
        return changed == null ? submitted().packSm3() : changed.packSm3();
    }

    /** The score of its last review that has one. */
    public @Nullable Integer scoreTenths() {
        return scores.last();
    }

    /** The score with which a stage was passed that counts; null where there is none. */
    public @Nullable PassedScore passedWith(String stage) {
        return scores.passed(stage);
    }

    /** How it came under a later version than that of its submission; null where it did not. */
    public @Nullable PolicyChanged policyChanged() {
        return changed;
    }

    /** What it states in texts and in its form, as it stands. */
    public Statement statement() {
        return stands.statement();
    }

    /** The entry that last stated it. */
    public long statedAt() {
        return stands.at();
    }

    /** Whether it states a text of the direction, by id or name. */
    public boolean states(PolicyPack pack, String text) {
        return stands.states(direction(pack), text);
    }

    /** The same with the pictures of its texts. */
    StandingStatement standing() {
        return stands;
    }

    public String applicant() {
        return submitted().applicant();
    }

    /** The entry of the submission. */
    public long submittedAt() {
        return submittedAt;
    }

    /** The business date of the submission. */
    public @Nullable LocalDate submittedOn() {
        return submittedOn;
    }

    /** The entry of the approval. */
    public long approvedAt() {
        return approvedAt;
    }

    /** The business date of the latest step on its way: what comes next is not earlier. */
    public @Nullable LocalDate lastStepOn() {
        return lastStepOn;
    }

    public List<String> passedStages() {
        return Collections.unmodifiableList(passedStages);
    }

    /** The notice posted since the application last came in. */
    public @Nullable PublicNoticePosted notice() {
        return notice;
    }

    /** What it applies for, by the pack under which it came in. */
    public Direction direction(PolicyPack pack) {
        String id = submitted().direction();
        return pack.direction(id).orElseThrow(() -> new UnknownDirection("政策包 " + pack.id(), id));
    }

    /** Who played which part so far, with the stages as the pack means them. */
    public Duties duties(PolicyPack pack) {
        Duties stages = new Duties();
        for (Decider decider : deciders) {
            Duty duty = StageKind.of(pack, this, decider.stage).duty();
            if (duty != null) {
                stages.note(duty, decider.actor);
            }
        }
        return Duties.together(duties, stages);
    }

    /** Objections that nobody has answered. */
    public Set<String> openObjections() {
        return objections.open();
    }

    /** Objections that were upheld since the application last came in. */
    public Set<String> upheldObjections() {
        return objections.upheld();
    }

    /** The stage that an objection calls into question, where it was passed and counts; null otherwise. */
    @Nullable
    String questioned(String objection) {
        String stage = objections.stage(objection);
        return stage != null && passedStages.contains(stage) ? stage : null;
    }

    /** Members of the consortium that confirmed it themselves. */
    Set<String> joined() {
        return Collections.unmodifiableSet(joined);
    }

    boolean hasScore(Scored scored) {
        return scores.has(scored);
    }

    /** The scores of a stage in tenths of a point. */
    Map<Scored, Integer> scores(String stage) {
        return scores.of(stage);
    }

    /** The entry of the first score of a stage; null where there is none. */
    @Nullable
    Long firstScored(String stage) {
        return scores.first(stage);
    }

    /** The draws of a stage: the first, and those that filled a panel up. */
    List<Draw> draws(String stage) {
        return Collections.unmodifiableList(draws.getOrDefault(stage, List.of()));
    }

    /** A stage that was passed by a person, or on that person's scores; null where there is none. */
    @Nullable
    String passedOn(String actor) {
        return passedStages.stream()
                .filter(stage -> actor.equals(passedBy.get(stage)) || scores.has(stage, actor))
                .findFirst()
                .orElse(null);
    }

    boolean hasDeclaredConflict(String actor) {
        return conflicts.contains(actor);
    }

    boolean hasLink(EnterpriseLinked link) {
        return links.containsKey(link);
    }

    /** 关联企业, in the order of the entries. */
    public List<Linked> links() {
        return List.copyOf(links.values());
    }

    /** What was handed in by file or digest, in the order of the entries. */
    public List<HeldDocument> documents() {
        return Collections.unmodifiableList(documents);
    }

    /** What came in on paper, in the order of the entries. */
    public List<PaperCopies> papers() {
        return Collections.unmodifiableList(papers);
    }

    boolean hasObjection(String objection) {
        return objections.has(objection);
    }
}
