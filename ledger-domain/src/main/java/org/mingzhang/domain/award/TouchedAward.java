package org.mingzhang.domain.award;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;

/**
 * What became of an award that a correction touches. The names of the components are the names in its JSON.
 *
 * @param award the application's number
 * @param beneficiary credit code
 * @param standingFen approved, less what was given up and what is ordered to come back
 * @param correctedFen what it should be when every correction so far is taken in; null where the policy does not say
 * @param differenceFen corrected less standing: to be added where positive, given up or taken back where negative, settled
 *     where zero; null with {@code correctedFen}
 * @param increasedFen what was added by this correction
 * @param reducedFen what was given up by it
 * @param recoveryOrderedFen what was ordered back by it and not called off
 * @param recoveryOpenFen what is ordered back from the award, by whatever cause, and not received yet: where the award is to be
 *     raised, this is called off first
 */
public record TouchedAward(
        String award,
        String beneficiary,
        Fen standingFen,
        @Nullable Fen correctedFen,
        @Nullable Fen differenceFen,
        Fen increasedFen,
        Fen reducedFen,
        Fen recoveryOrderedFen,
        Fen recoveryOpenFen) {

    /** How an approved award stands after one of the corrections that touch it. */
    public static TouchedAward of(Streams streams, String correction, String number) {
        Application application = (Application) streams.state(StreamId.application(number));
        streams.fold(StreamId.project(number));
        StreamFold fold = streams.fold(StreamId.award(number));
        Award award = (Award) fold.state();
        Fen standing = award.standing();
        Fen should = CorrectedAward.of(streams, number)
                .shouldBe(
                        standing,
                        award.givenUp().isPositive()
                                || (award.approved() != null && award.approved().reason() != null));
        Fen increased = Fen.ZERO;
        Fen reduced = Fen.ZERO;
        Fen ordered = Fen.ZERO;
        for (Recorded recorded : fold.standing()) {
            switch (recorded.event()) {
                case AwardIncreased e
                when e.correction().equals(correction) -> increased = increased.plus(e.amountFen());
                case AwardReduced e when correction.equals(e.correction()) -> reduced = reduced.plus(e.amountFen());
                case RecoveryOrdered e when correction.equals(e.correction()) -> ordered = ordered.plus(e.amountFen());
                default -> {
                    // Not by this correction.
                }
            }
        }
        return new TouchedAward(
                number,
                application.applicant(),
                standing,
                should,
                should == null ? null : should.minus(standing),
                increased,
                reduced,
                ordered.minus(award.recoveries().calledOff(correction)),
                award.recoveries().open());
    }
}
