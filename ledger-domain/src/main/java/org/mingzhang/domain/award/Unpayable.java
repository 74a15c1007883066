package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/**
 * What has come to stand against payments of an award since they were approved: its facts were corrected and grant less, its
 * beneficiary has left the pilot, contracts that an advance rests on came to less, or what the notice asks for before money goes out
 * holds no longer.
 */
public final class Unpayable {
    private Unpayable() {}

    /**
     * Why payments of an award that are approved do not leave; null where nothing stands against them.
     *
     * @param streams as they stand
     * @param today the day on which they would leave
     */
    public static @Nullable Rejection reason(Streams streams, String number, LocalDate today) {
        Application application = (Application) streams.state(StreamId.application(number));
        Project project = (Project) streams.state(StreamId.project(number));
        Award award = (Award) streams.state(StreamId.award(number));
        PolicyPack pack = streams.pack(application.packSm3());
        Direction direction = application.direction(pack);
        CaseParts.take(streams, pack, direction, application);
        boolean corrected = CorrectedAward.touched(streams, number);
        boolean advancing = award.isAdvancing();
        Rejection beyond =
                corrected && !advancing ? CorrectedAward.of(streams, number).refusePaying(award, Fen.ZERO) : null;
        if (beyond != null) {
            return beyond;
        }
        Supplier<CaseParts> parts = () -> new CaseParts(
                number,
                pack,
                direction,
                application,
                project,
                (Enterprise) streams.state(StreamId.enterprise(application.applicant())),
                (Programme)
                        streams.state(StreamId.programme(application.submitted().programme())),
                CaseParts.others(streams));
        Rejection left = PilotExit.refuse(direction, award, parts, today);
        if (left != null) {
            return left;
        }
        if (advancing) {
            boolean late = CorrectedAward.late(streams, number);
            return DueInAdvance.of(
                            direction, award, project, parts, CorrectedAward.corrected(streams, number), late, today)
                    .refuseBeyond(Fen.ZERO);
        }
        return Conditions.asked(direction, Moment.PAYMENT)
                ? Conditions.refuse(parts.get(), Moment.PAYMENT, today)
                : null;
    }
}
