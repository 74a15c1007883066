package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.CaseLimits;
import org.mingzhang.domain.application.DocumentRules;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Duties;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.Import;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.Cited;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/** The streams of one award's case, and what every decision about it checks first. */
final class AwardCase {
    final Occasion occasion;
    final String number;
    final StreamId subject;
    final Application application;
    final Project project;
    final Award award;
    /** The row by which it is decided; null where none is cited. */
    final @Nullable Cited cited;

    private final Streams streams;
    private boolean othersTaken;
    /** Whose account a payment goes to; null for the beneficiary's own. */
    private @Nullable String paidTo;

    AwardCase(Streams streams, Occasion occasion, String number) {
        this(streams, occasion, number, null);
    }

    /**
     * The same, decided by a list.
     *
     * @param row null where none is cited
     */
    AwardCase(Streams streams, Occasion occasion, String number, @Nullable ListRow row) {
        this.cited = Cited.read(streams, row);
        this.streams = streams;
        this.occasion = occasion;
        this.number = number;
        this.subject = StreamId.award(number);
        this.application = (Application) streams.state(StreamId.application(number));
        this.project = (Project) streams.state(StreamId.project(number));
        this.award = (Award) streams.state(subject);
    }

    /** Who may, when, on what: a post, no future, an application that exists, of a direction that gives money. */
    Checks by(Role... roles) {
        if (application.exists()) {
            limits().load();
        }
        return occasion.first(() -> occasion.refuseUnless(roles))
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", number))
                .then(this::refuseWithoutMoney);
    }

    /** Money is decided about and leaves on old records only after a second person agreed to what one person imported. */
    @Nullable
    Rejection refuseUnreviewed() {
        enterprise();
        SortedSet<String> imports = new TreeSet<>();
        Stream.of(
                        cited == null ? subject : StreamId.list(cited.row().id()),
                        StreamId.application(number),
                        StreamId.project(number),
                        subject,
                        StreamId.enterprise(application.applicant()),
                        StreamId.enterprise(payee()))
                .forEach(stream -> imports.addAll(streams.fold(stream).imports()));
        return Import.refuseUnreviewed(streams, occasion, imports);
    }

    /** The same of money that one person imported: nothing is promised while it may not be there. */
    @Nullable
    Rejection refuseUnreviewedFunds() {
        return Import.refuseUnreviewed(streams, occasion, programme().fundImports());
    }

    /** Who decides about an award that is reviewed, and that nothing of the case stands against it. */
    Checks decidable() {
        return by(Role.CITY_INDUSTRY, Role.FINANCE)
                .then(this::refuseUnreviewed)
                .then(() -> refuseUnless(Award.Status.REVIEWED))
                .then(this::refuseTerminated)
                .then(() -> occasion.refuseBefore(award.lastStepOn(), "复核"))
                .then(() -> refuseDuty(Duty.APPROVE))
                .then(this::refuseObjections)
                .then(this::refuseOutsidePool);
    }

    /** Where a direction gives no money there is no award, and history cannot say that there was: no line would have paid it. */
    private @Nullable Rejection refuseWithoutMoney() {
        return direction().hasMoney()
                ? null
                : Rejection.of(
                        RejectionCode.NOT_FOUND,
                        direction().clause(),
                        Map.of("award", number, "direction", direction().id(), "state", "本方向没有奖补资金，申报经认定即办结"));
    }

    /** Says whose account a payment goes to, before any organisation's stream is taken. */
    void paysTo(@Nullable String organisation) {
        paidTo = organisation;
    }

    /** Credit code of whose account a payment goes to. */
    String payee() {
        return paidTo == null ? application.applicant() : paidTo;
    }

    /** Whose account a payment goes to. */
    Enterprise payeeOrganisation() {
        enterprise();
        return (Enterprise) streams.state(StreamId.enterprise(payee()));
    }

    /** What the pack's limits say to the case. */
    CaseLimits limits() {
        // All organisations are taken at once, in the order of their ids.
        enterprise();
        return CaseLimits.of(streams, number, application);
    }

    /** How far the case has come that limits count. */
    CaseState stands() {
        return CaseLimits.state(application, award);
    }

    /** No place is left for the award, or others of the organisation exclude it. */
    @Nullable
    Rejection refuseLimits() {
        return limits().refuse(stands(), CaseState.AWARDED, occasion);
    }

    /** What was granted in advance took its place then. */
    @Nullable
    Rejection refuseRepetition(AwardBasis basis) {
        return award.isAdvancing() ? null : basis.refuseRepetition();
    }

    /** A decision with what it changes in the count of limits. */
    Decision.Accepted noted(Decision.Accepted decision, CaseState becomes) {
        return limits().noted(decision, stands(), becomes, occasion.businessDate());
    }

    @Nullable
    Rejection refuseUnless(Award.Status needed) {
        return award.status() == needed
                ? null
                : Rejection.of(RejectionCode.WRONG_STATE, Map.of("award", award.status(), "needs", needed));
    }

    /** Nobody plays two parts in a case, and nobody decides about the own organisation. */
    @Nullable
    Rejection refuseDuty(Duty duty) {
        return occasion.first(() -> Duties.together(
                                application.duties(pack()), project.duties(), award.duties(), acceptanceDuties())
                        .refuse(duty, occasion.actor().id()))
                .then(this::refuseOwn)
                .refusal();
    }

    /** Who assessed or recorded an acceptance that the case rests on without having one of its own has reviewed it. */
    private Duties acceptanceDuties() {
        Duties duties = new Duties();
        boolean rests = !direction().acceptance()
                && Grounds.lookAtAcceptance(pack(), Grounds.of(direction(), EnumSet.allOf(Moment.class)));
        Enterprise.Accepted acceptance = rests
                ? CaseParts.acceptance(pack(), application, others(), enterprise(), occasion.businessDate())
                : null;
        if (acceptance != null) {
            duties.note(Duty.REVIEW, acceptance.by());
        }
        return duties;
    }

    @Nullable
    Rejection refuseOwn() {
        String org = occasion.actor().org();
        return occasion.refuseOwn(
                application.exists() && application.submitted().members().contains(org)
                        ? org
                        : application.applicant());
    }

    @Nullable
    Rejection refuseObjections() {
        return application.openObjections().isEmpty()
                        && application.upheldObjections().isEmpty()
                ? null
                : Rejection.of(
                        RejectionCode.OBJECTION_OPEN,
                        Map.of(
                                "open", String.join("、", application.openObjections()),
                                "upheld", String.join("、", application.upheldObjections())));
    }

    /**
     * Money goes out after the acceptance that the direction asks for. Here a decision in the present can only fail where an
     * acceptance was taken back; old records may say that it was paid before.
     */
    @Nullable
    Rejection refuseBeforeAcceptance() {
        Project.Assessment assessment = project.assessment();
        LocalDate on = assessment == null ? null : assessment.on();
        boolean late = on != null && occasion.businessDate().isBefore(on);
        return direction().acceptance() && (late || !project.accepted())
                ? Rejection.of(
                        RejectionCode.ACCEPTANCE_MISSING,
                        direction().clauseFor(RejectionCode.ACCEPTANCE_MISSING),
                        Map.of(
                                "direction",
                                direction().id(),
                                "application",
                                number,
                                "acceptedOn",
                                on == null ? "无" : on))
                : null;
    }

    /** 预拨 may be paid before; anything else of the award only after its approval. */
    @Nullable
    Rejection refuseUndecided() {
        return award.isAdvancing() ? null : refuseUnless(Award.Status.APPROVED);
    }

    /** The project's end without acceptance ends the case's claim to money. */
    @Nullable
    Rejection refuseTerminated() {
        return project.terminated()
                ? Rejection.of(RejectionCode.WRONG_STATE, Map.of("project", "已终止", "application", number))
                : null;
    }

    /** What may be paid of what is granted in advance. */
    DueInAdvance due() {
        enterprise();
        boolean late = CorrectedAward.late(streams, number);
        boolean corrected = CorrectedAward.corrected(streams, number);
        return DueInAdvance.of(direction(), award, project, this::parts, corrected, late, occasion.businessDate());
    }

    /**
     * What a correction of the case or of its beneficiary leaves nothing of is not paid, and what it lowers no further than that; of
     * an advance neither what contracts leave nothing of that came to less since.
     *
     * @param more what is to be paid beside what is ordered or paid already
     */
    @Nullable
    Rejection refuseBeyondCorrected(Fen more) {
        if (award.isAdvancing()) {
            return due().refuseBeyond(more);
        }
        enterprise();
        return CorrectedAward.touched(streams, number)
                ? CorrectedAward.of(streams, number).refusePaying(award, more)
                : null;
    }

    /** Whom the direction rewards as a provider of the pool is in it while the award is decided. */
    @Nullable
    Rejection refuseOutsidePool() {
        if (!direction().hasMoney() || direction().payee() != Direction.Payee.PROVIDER) {
            return null;
        }
        // The organisation's stream comes before that of its place in the pool.
        enterprise();
        Provider provider = (Provider) streams.state(StreamId.provider(application.applicant()));
        return provider.wasInPool(application.submitted().programme(), occasion.businessDate())
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        direction().clause(),
                        Map.of("provider", application.applicant(), "needs", "在服务商资源池"));
    }

    /** The documents that the notice wants before money goes out. */
    @Nullable
    Rejection missingBeforePayment() {
        return new DocumentRules(streams, occasion, application).refuseMissing(ChecklistDocument.PAYMENT, () -> {
            enterprise();
            return programme().parameters(pack());
        });
    }

    /** Holds money against the row that is cited: it says the same application, beneficiary, amount and account. */
    @Nullable
    Rejection refuseRow(Fen amount, @Nullable BankAccount payee, Kind... kinds) {
        return cited == null
                ? null
                : cited.refuse(
                        occasion,
                        Cited.Use.ofApplication(
                                        application.submitted().programme(), number, application.applicant(), kinds)
                                .of(amount, payee));
    }

    /** What caps, ladders and once-only rules of the beneficiary count from now on. */
    AwardCounted counted(Fen amount) {
        ApplicationSubmitted submitted = application.submitted();
        return new AwardCounted(
                submitted.programme(), number, submitted.direction(), submitted.honour(), submitted.product(), amount);
    }

    PolicyPack pack() {
        return streams.pack(application.packSm3());
    }

    /**
     * The rules of the money: lines, splits and ratios are those in force on the day. A line that only the case's own version
     * has left is that one's.
     */
    PolicyPack budget(String line) {
        PolicyPack now = inForce();
        return now.line(line).isPresent() ? now : pack();
    }

    /** The version in force on the day, for what is the programme's matter and not the case's. */
    PolicyPack inForce() {
        return streams.pack(programme().packSm3(occasion.businessDate()));
    }

    Direction direction() {
        return pack().direction(application.submitted().direction()).orElseThrow();
    }

    Streams streams() {
        return streams;
    }

    /** Streams of others that rules ask for. */
    CaseParts.Others others() {
        return CaseParts.others(streams);
    }

    /** What the facts of the case are stated by, everything loaded. */
    CaseParts parts() {
        return new CaseParts(number, pack(), direction(), application, project, enterprise(), programme(), others());
    }

    /**
     * The beneficiary's stream; asked for after those of the case and before the programme's. Whoever else the rules of the
     * direction look at is taken along, for streams of one kind are taken in the order of their ids.
     */
    Enterprise enterprise() {
        if (!othersTaken) {
            othersTaken = true;
            SortedSet<StreamId> others = new TreeSet<>(CaseParts.beside(
                    streams, number, application, EnumSet.of(Moment.ADVANCE, Moment.AWARD, Moment.PAYMENT)));
            others.add(StreamId.enterprise(payee()));
            others.remove(programmeId());
            others.forEach(streams::fold);
        }
        return (Enterprise) streams.state(StreamId.enterprise(application.applicant()));
    }

    StreamId programmeId() {
        return StreamId.programme(application.submitted().programme());
    }

    /** The programme's stream; asked for last. */
    Programme programme() {
        Programme programme = (Programme) streams.state(programmeId());
        if (!programme.exists()) {
            throw new IllegalStateException("an application without its programme: " + number);
        }
        return programme;
    }
}
