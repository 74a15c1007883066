package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application.Status;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.provider.Provider;

/**
 * The rules of the transition from one version of a policy to the next (过渡办法): who brings a case on its way under the new
 * version, and that what has to come under it is not approved before it does.
 */
final class PolicyChange {
    private final Streams streams;
    private final Occasion occasion;
    private final Application application;
    private final String number;

    PolicyChange(Streams streams, Occasion occasion, Application application, String number) {
        this.streams = streams;
        this.occasion = occasion;
        this.application = application;
        this.number = number;
    }

    Decision change(ChangePolicy c) {
        Rejection no = occasion.first(() -> occasion.refusePost(Role.APPLICANT, Role.CITY_INDUSTRY))
                .then(occasion::refuseFuture)
                .refuseIf(!application.exists(), RejectionCode.NOT_FOUND, Map.of("application", number))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        Status status = application.status();
        no = occasion.first(() -> null)
                .refuseIf(
                        status != Status.IN_REVIEW && status != Status.RETURNED,
                        RejectionCode.WRONG_STATE,
                        Map.of("state", status, "needs", "尚未认定"))
                .then(() -> occasion.refuseBefore(application.lastStepOn(), "上一环节"))
                .refusal();
        if (no != null) {
            return new Decision.Rejected(no);
        }
        CaseLimits before = CaseLimits.of(streams, number, application);
        // Who is counted may be counted otherwise under the new version, and is taken before the programme.
        before.load();
        Provider provider = (Provider) streams.state(StreamId.provider(application.applicant()));
        Programme programme = programme();
        int stands = programme
                .versions()
                .of(application.packSm3())
                .map(Version::version)
                .orElseThrow();
        Version to = programme.versions().of(c.version()).orElse(null);
        if (to == null || to.version() <= stands || to.transition() == null) {
            return Decision.reject(
                    RejectionCode.AMENDMENT_INVALID,
                    Map.of("application", number, "version", c.version(), "stands", stands));
        }
        PolicyPack pack = streams.pack(to.packSm3());
        Transition transition = to.transition();
        // What came in when the new version was in force already had no earlier one to keep or to choose.
        boolean late = to.isOf(application.submittedOn());
        return occasion.first(() -> occasion.refuseBefore(to.from(), "第 " + to.version() + " 版施行"))
                .refuseIf(
                        transition == Transition.SUBMITTED && !late,
                        RejectionCode.AMENDMENT_INVALID,
                        Map.of("application", number, "version", to.version(), "transition", transition.chinese()))
                .then(() -> transition == Transition.CHOICE && !late
                        ? byApplicant()
                        : occasion.refuseUnless(Role.CITY_INDUSTRY))
                .then(() -> refuseWithout(pack))
                .then(() -> refuseApplicant(pack, provider))
                .then(() -> CaseLimits.of(streams, number, application, pack)
                        .refuseFrom(before, CaseLimits.state(application), occasion.businessDate()))
                .orElse(() -> before.under(
                        CaseLimits.of(streams, number, application, pack),
                        Decision.accept(c.subject(), new PolicyChanged(to.packSm3(), to.version(), transition)),
                        CaseLimits.state(application)));
    }

    private @Nullable Rejection byApplicant() {
        return occasion.first(() -> occasion.refusePost(Role.APPLICANT))
                .then(() -> occasion.refuseForeign(application.applicant()))
                .refusal();
    }

    /** Who may apply, and with whom, is looked at as if the case came in under the new version. */
    private @Nullable Rejection refuseApplicant(PolicyPack pack, Provider provider) {
        ApplicationSubmitted submitted = application.submitted();
        Direction direction = application.direction(pack);
        Enterprise applicant = (Enterprise) streams.state(StreamId.enterprise(submitted.applicant()));
        return occasion.first(() -> SubmissionDecider.refuseHonour(submitted.honour(), pack, direction))
                .then(() -> SubmissionDecider.refuseApplicant(submitted.programme(), direction, applicant, provider))
                .then(() -> SubmissionDecider.refuseMembers(direction, submitted.members()))
                .refusal();
    }

    /** A direction that the new version gives up has nothing more for a case that comes under it. */
    private @Nullable Rejection refuseWithout(PolicyPack pack) {
        String direction = application.submitted().direction();
        Amendment amends = pack.amends();
        return pack.directions().stream().anyMatch(is -> is.id().equals(direction))
                ? null
                : Rejection.of(
                        RejectionCode.NOT_ELIGIBLE,
                        amends == null ? null : amends.clause(),
                        Map.of("direction", direction, "version", pack.version()));
    }

    /** Nothing is approved under an old version where the new one is to govern what is not approved yet. */
    @Nullable
    Rejection refuseOutdated() {
        // An approval that is signed today does not go back behind the new version by an earlier day.
        LocalDate day = occasion.isHistory() ? occasion.businessDate() : occasion.today();
        Version due = programme().versions().due(application.packSm3(), application.submittedOn(), day);
        if (due == null) {
            return null;
        }
        PolicyPack pack = streams.pack(due.packSm3());
        Rejection gone = refuseWithout(pack);
        Amendment amends = pack.amends();
        return gone != null
                ? gone
                : Rejection.of(
                        RejectionCode.AMENDMENT_INVALID,
                        amends == null ? null : amends.clause(),
                        Map.of("application", number, "from", due.from(), "needs", "先转按第 " + due.version() + " 版"));
    }

    private Programme programme() {
        return (Programme)
                streams.state(StreamId.programme(application.submitted().programme()));
    }
}
