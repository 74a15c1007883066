package org.mingzhang.app.trail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.dossier.CaseStanding;

/**
 * Which commands the state of a case leaves out of the question: a payment that is paid is not approved. A command that is not
 * named here, and whatever more the rules ask for, is said by the form's preview.
 */
final class StepsByState {
    private static final Map<String, Predicate<CaseStanding>> ON_CASE = new HashMap<>();
    private static final Map<String, Set<Payment.State>> ON_PAYMENT = Map.of(
            "award.approve-payment", EnumSet.of(Payment.State.ORDERED),
            "award.cancel-payment", EnumSet.of(Payment.State.ORDERED, Payment.State.APPROVED),
            "award.confirm-payment", EnumSet.of(Payment.State.APPROVED),
            "award.return-payment", EnumSet.of(Payment.State.CONFIRMED),
            "award.order-recovery", EnumSet.of(Payment.State.CONFIRMED),
            "award.report-fund-use", EnumSet.of(Payment.State.CONFIRMED));

    static {
        Predicate<CaseStanding> underReview = in(Application.Status.IN_REVIEW);
        Predicate<CaseStanding> undecided = in(Application.Status.IN_REVIEW, Application.Status.RETURNED);
        Predicate<CaseStanding> alive =
                in(Application.Status.IN_REVIEW, Application.Status.RETURNED, Application.Status.APPROVED);
        take(it -> false, "application.submit");
        take(in(Application.Status.RETURNED), "application.supplement");
        take(undecided, "application.withdraw", "application.change-policy");
        take(
                underReview,
                "application.decide-stage",
                "application.post-notice",
                "application.give-score",
                "application.request-draw",
                "application.draw-experts",
                "application.declare-conflict");
        take(
                alive,
                "application.attach-document",
                "application.receive-paper",
                "application.link-enterprise",
                "application.join");
        take(it -> it.openObjections() > 0, "application.resolve-objection");

        Predicate<CaseStanding> approved = in(Application.Status.APPROVED);
        Predicate<CaseStanding> open =
                approved.and(it -> it.award() != Award.Status.APPROVED && it.award() != Award.Status.REFUSED);
        take(open.and(it -> !"TERMINATED".equals(it.project())), "award.calculate");
        take(open, "award.refuse");
        take(
                open.and(it -> it.project() == null
                        || !Set.of("ACCEPTED", "TERMINATED").contains(it.project())),
                "award.grant-advance");
        take(awarded(Award.Status.CALCULATED), "award.review");
        take(awarded(Award.Status.REVIEWED), "award.approve", "award.queue");
        take(awarded(Award.Status.APPROVED), "award.increase", "award.reduce");
        take(approved.and(StepsByState::mayBePaid), "award.order-payment");
        take(it -> it.holds() > 0, "award.release-hold");
        take(it -> it.openRecoveries() > 0, "award.receive-recovery", "award.call-off-recovery");
        take(it -> it.receivedRecoveries() > 0, "award.reverse-recovery");

        Predicate<CaseStanding> begun = approved.and(it -> it.project() != null && !"TERMINATED".equals(it.project()));
        Predicate<CaseStanding> working = begun.and(it -> !"ACCEPTED".equals(it.project()));
        Predicate<CaseStanding> requested = begun.and(it -> "ACCEPTANCE_REQUESTED".equals(it.project()));
        take(approved.and(it -> it.project() == null), "project.start");
        take(
                begun.and(it -> !Set.of("COMPLETED", "ACCEPTANCE_REQUESTED", "ACCEPTED")
                        .contains(String.valueOf(it.project()))),
                "project.report-progress");
        take(
                begun,
                "project.plan-milestone",
                "project.reach-milestone",
                "project.record-effect",
                "project.record-inspection",
                "project.pay-provider");
        take(working, "project.complete", "project.terminate");
        take(
                begun.and(it -> Set.of("COMPLETED", "FAILED").contains(String.valueOf(it.project()))),
                "project.request-acceptance");
        take(requested, "project.assess-acceptance", "project.assess-scene");
        take(begun.and(it -> it.openRectifications() > 0), "project.complete-rectification");
        // What the city purchases has contracts without a project.
        take(
                approved.and(it -> !"TERMINATED".equals(it.project())),
                "project.register-contract",
                "project.register-contract-item",
                "project.amend-contract",
                "project.end-contract",
                "project.register-invoice");
    }

    private StepsByState() {}

    private static void take(Predicate<CaseStanding> possible, String... commands) {
        Arrays.stream(commands).forEach(command -> ON_CASE.put(command, possible));
    }

    private static Predicate<CaseStanding> in(Application.Status first, Application.Status... more) {
        Set<Application.Status> wanted = EnumSet.of(first, more);
        return it -> wanted.contains(it.application());
    }

    private static Predicate<CaseStanding> awarded(Award.Status wanted) {
        return it -> it.award() == wanted;
    }

    /** Before the approval an advance may be paid; afterwards what was approved and not ordered. */
    private static boolean mayBePaid(CaseStanding it) {
        Long unordered = it.unorderedFen();
        return switch (it.award()) {
            case APPROVED -> unordered == null || unordered > 0;
            case REFUSED -> false;
            case NONE, CALCULATED, REVIEWED -> true;
        };
    }

    /** The commands that the state of a case is asked about. */
    static Set<String> named() {
        return Stream.concat(ON_CASE.keySet().stream(), ON_PAYMENT.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param payment what the command would be about; null where it is about the case */
    static boolean isOpen(String command, CaseStanding it, @Nullable String payment) {
        Set<Payment.State> states = ON_PAYMENT.get(command);
        if (states != null) {
            return payment == null
                    ? it.payments().values().stream().anyMatch(states::contains)
                    : it.payments().containsKey(payment)
                            && states.contains(it.payments().get(payment));
        }
        // A payment that is there is not ordered once more.
        boolean again = payment != null && command.equals("award.order-payment");
        return !again && ON_CASE.getOrDefault(command, any -> true).test(it);
    }
}
