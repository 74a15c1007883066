package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.correction.Correction;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AwardCounted;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation.Computed;
import org.mingzhang.domain.policy.AwardComputation.NotEligible;
import org.mingzhang.domain.policy.AwardComputation.Undecided;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;
import org.mingzhang.domain.provider.Provider;

/**
 * What an approved award should have come to, on the facts as they stand corrected. Whatever it stands above what the policy
 * granted on its day is given up or taken back; it is raised no further than to what the policy leaves beside the awards that
 * the beneficiary was granted since.
 *
 * @param then on its day
 * @param since the same, with what the beneficiary was granted since counted as granted before
 * @param repeated why it is granted once only and was granted to the beneficiary by another award; null where it was not
 */
record CorrectedAward(
        AwardBasis then, AwardBasis since, @Nullable Rejection repeated) {

    /**
     * An award as it should have been.
     *
     * @param beneficiary with everything that was counted so far
     */
    static CorrectedAward of(AwardBasis then, AwardBasis since, Enterprise beneficiary) {
        Rejection repeated = then.refuseRepetition();
        // Whose title or product was corrected comes after whoever has it already, whenever that was granted; but where
        // the
        // amount itself leaves room for what was granted since, as a ladder does, that is enough.
        boolean ladder = ceiling(then).exceeds(ceiling(since));
        return new CorrectedAward(
                then,
                since,
                repeated == null && !ladder && isRecounted(then, beneficiary) ? since.refuseRepetition() : repeated);
    }

    private static boolean isRecounted(AwardBasis then, Enterprise beneficiary) {
        return beneficiary.awards().stream()
                .map(Enterprise.Counted::event)
                .filter(counted -> counted.award().equals(then.number()))
                .findFirst()
                .filter(first -> !Objects.equals(
                                first.honour(), then.application().submitted().honour())
                        || !Objects.equals(
                                first.product(), then.application().submitted().product()))
                .isPresent();
    }

    /** Whether anything that an award rests on was corrected, or came on record only after it was granted. */
    static boolean touched(Streams streams, String number) {
        boolean late = late(streams, number);
        return corrected(streams, number) || late;
    }

    /** Whether anything that an award rests on was corrected. */
    static boolean corrected(Streams streams, String number) {
        Application application = (Application) streams.state(StreamId.application(number));
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        List<StreamId> rests = new ArrayList<>(List.of(StreamId.application(number), StreamId.project(number)));
        rests.addAll(CaseParts.needed(pack, direction, application, EnumSet.of(Moment.ADVANCE, Moment.AWARD)));
        boolean corrected = false;
        for (StreamId stream : rests) {
            corrected |= !streams.fold(stream).correctors().isEmpty();
        }
        return corrected;
    }

    /** Whether what was granted elsewhere bounds it and came on record after it, or may have while only advances are granted. */
    static boolean late(Streams streams, String number) {
        Application application = (Application) streams.state(StreamId.application(number));
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        if (!LateGrants.matter(pack, direction)) {
            return false;
        }
        StreamFold beneficiary = streams.fold(StreamId.enterprise(application.applicant()));
        Award award = (Award) streams.state(StreamId.award(number));
        Recorded approval = award.approval();
        // While only advances are granted the case is computed anew before each of them is paid.
        return approval == null
                ? award.isAdvancing()
                : LateGrants.of(number, pack, application, CaseParts.others(streams))
                        .any(beneficiary, approval.position(), EntryFindings.day(approval, pack));
    }

    /** Everything that one approved award rests on. */
    static CorrectedAward of(Streams streams, String number) {
        Application now = (Application) streams.state(StreamId.application(number));
        StreamFold project = streams.fold(StreamId.project(number));
        Award award = (Award) streams.state(StreamId.award(number));
        PolicyPack pack = streams.pack(now.packSm3());
        CaseParts.take(streams, pack, now.direction(pack), now);
        StreamFold beneficiary = streams.fold(StreamId.enterprise(now.applicant()));
        Recorded approval = Objects.requireNonNull(award.approval());
        long position = approval.position();
        StreamFold programme =
                streams.fold(StreamId.programme(now.submitted().programme())).before(position);
        Application application = (Application)
                streams.fold(StreamId.application(number)).before(position).state();
        Direction direction =
                pack.direction(application.submitted().direction()).orElseThrow();
        LocalDate on = EntryFindings.day(approval, pack);
        LateGrants late = LateGrants.of(number, pack, application, CaseParts.others(streams));
        Programme today =
                (Programme) streams.state(StreamId.programme(now.submitted().programme()));
        BiFunction<Enterprise, Programme, AwardBasis> with = (enterprise, decided) -> AwardBasis.of(
                number,
                pack,
                direction,
                application,
                (Project) project.before(position).state(),
                enterprise,
                decided,
                AwardBasis.held(award),
                before(streams, position),
                on);
        Function<Enterprise, AwardBasis> basis = enterprise ->
                decided(with.apply(enterprise, (Programme) programme.state()), () -> with.apply(enterprise, today));
        return of(
                basis.apply(before(late, beneficiary, position, on)),
                basis.apply(grantedSince(late, beneficiary, position, on)),
                (Enterprise) beneficiary.state());
    }

    /** What the policy says; where that was undecided then, what was decided since. */
    static AwardBasis decided(AwardBasis then, Supplier<AwardBasis> since) {
        return then.computation() instanceof Undecided ? since.get() : then;
    }

    /** Others as they were before a position, had everything been recorded as it stands now. */
    private static CaseParts.Others before(Streams streams, long position) {
        CaseParts.Others now = CaseParts.others(streams);
        return new CaseParts.Others() {
            @Override
            public Enterprise enterprise(String creditCode) {
                return (Enterprise) streams.fold(StreamId.enterprise(creditCode))
                        .before(position)
                        .state();
            }

            @Override
            public Provider provider(String creditCode) {
                return (Provider) streams.fold(StreamId.provider(creditCode))
                        .before(position)
                        .state();
            }

            @Override
            public Optional<PolicyPack> packOf(String programme) {
                return now.packOf(programme);
            }
        };
    }

    /** A beneficiary as it was before a position, with what had been by then and came on record later. */
    static Enterprise before(LateGrants late, StreamFold beneficiary, long position, LocalDate on) {
        return (Enterprise) beneficiary
                .before(position, late.knownBy(beneficiary, position, on))
                .state();
    }

    /** The same with the awards of other cases that came later. */
    static Enterprise grantedSince(LateGrants late, StreamFold beneficiary, long position, LocalDate on) {
        return (Enterprise) beneficiary
                .before(
                        position,
                        late.knownBy(beneficiary, position, on)
                                .or(recorded -> recorded.event() instanceof AwardCounted counted
                                        && !counted.award().equals(late.number())))
                .state();
    }

    /** The most that it may come to on its day; nothing where the policy grants nothing. */
    Fen ceiling() {
        return repeated == null ? ceiling(then) : Fen.ZERO;
    }

    static Fen ceiling(AwardBasis basis) {
        return basis.computation() instanceof Computed computed ? computed.ceiling() : Fen.ZERO;
    }

    /** The least, where the policy sets one. */
    Fen floor() {
        return then.computation() instanceof Computed computed ? computed.floor() : Fen.ZERO;
    }

    /**
     * What an award that stands at this amount should be; null where the policy does not say.
     *
     * @param reasoned whether it is said why it is lower than it may be: then it stays
     */
    @Nullable
    Fen shouldBe(Fen standing, boolean reasoned) {
        if (!(then.computation() instanceof Computed) && !(then.computation() instanceof NotEligible)) {
            return null;
        }
        return standing.exceeds(ceiling())
                ? ceiling()
                : reasoned || repeated != null ? standing : standing.max(ceiling(bound()));
    }

    /** What bounds a raise: on its day, or beside what was granted since, whichever grants less. */
    AwardBasis bound() {
        return ceiling(then).exceeds(ceiling(since)) ? since : then;
    }

    /** The whole award after a raise is within what the policy grants, and below it only with a reason. */
    @Nullable
    Rejection refuseRaise(Fen whole, boolean reasoned) {
        if (repeated != null) {
            return repeated;
        }
        return bound().computation() instanceof Computed computed
                ? computed.judge(whole, reasoned).orElse(null)
                : bound().computation().refusal().orElseThrow();
    }

    /** What is paid and on its way, less what is ordered back, stays within what the corrected facts grant. */
    @Nullable
    Rejection refusePaying(Award award, Fen more) {
        if (!(then.computation() instanceof Computed) && !(then.computation() instanceof NotEligible)) {
            return then.computation().refusal().orElseThrow();
        }
        Fen paid = Fen.ZERO;
        for (Payment payment : award.payments().values()) {
            paid = payment.state().counts()
                    ? paid.plus(payment.order().amountFen())
                            .minus(award.recoveries().owed(payment.order().payment()))
                    : paid;
        }
        return paid.plus(more).exceeds(ceiling())
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        clause(),
                        Map.of(
                                "sumFen", paid.plus(more).value(),
                                "ceilingFen", ceiling().value(),
                                "needs", "先核减或者追回多出的部分"))
                : null;
    }

    private Clause clause() {
        if (repeated != null) {
            return repeated.clause();
        }
        return then.computation() instanceof Computed computed
                ? computed.ceilingClause()
                : then.direction().clause();
    }

    /** An amount is no more than what an award stands above what the policy grants. */
    @Nullable
    Rejection refuseBeyond(String correction, Fen standing, Fen amount) {
        if (!(then.computation() instanceof Computed) && !(then.computation() instanceof NotEligible)) {
            return then.computation().refusal().orElseThrow();
        }
        Fen over = standing.minus(ceiling()).max(Fen.ZERO);
        return amount.exceeds(over)
                ? Rejection.of(
                        RejectionCode.ABOVE_CORRECTED_DIFFERENCE,
                        clause(),
                        Map.of(
                                "correction", correction,
                                "requestedFen", amount.value(),
                                "standingFen", standing.value(),
                                "ceilingFen", ceiling().value(),
                                "differenceFen", over.value()))
                : null;
    }

    /** The calculation step by step; none where the policy grants nothing. */
    static List<AwardEvent.Step> trace(AwardBasis basis) {
        return basis.computation() instanceof Computed computed
                ? computed.trace().stream().map(AwardBasis::step).toList()
                : List.of();
    }

    /** Whoever had a part in a correction of what the award rests on moves no money of it, whatever cause is given. */
    static @Nullable Rejection refuseCorrector(Streams streams, AwardCase it, Occasion occasion) {
        boolean part = false;
        for (StreamId rests : List.of(StreamId.application(it.number), StreamId.project(it.number))) {
            for (String corrector : streams.fold(rests).correctors()) {
                part |= occasion.isBy(corrector);
            }
        }
        return part && !occasion.isHistory()
                ? Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", occasion.actor().id(), "step", "调整更正所涉的奖补", "otherStep", "提出或复核更正"))
                : null;
    }

    /** A correction that money is moved by: it acts, it touches the award, and who moves the money had no part in it. */
    record By(String id, Correction correction) {
        /** Reads the correction, which comes before the streams of the case; null where none is named. */
        static @Nullable By read(Streams streams, @Nullable String id) {
            return id == null ? null : new By(id, (Correction) streams.state(StreamId.correction(id)));
        }

        @Nullable
        Rejection refuse(AwardCase it, Occasion occasion) {
            if (!correction.touches(it.number)) {
                return Rejection.of(
                        RejectionCode.WRONG_STATE,
                        Map.of("correction", id, "state", correction.status(), "needs", "已更正，且涉及奖补 " + it.number));
            }
            return correction.isBy(occasion::isBy)
                    ? Rejection.of(
                            RejectionCode.SAME_PERSON,
                            Map.of("actor", occasion.actor().id(), "step", "按更正调整奖补", "otherStep", "提出或复核更正"))
                    : null;
        }
    }
}
