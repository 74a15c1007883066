package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.view.dossier.CaseStanding;

class StepsByStateTest {
    private static final String PAYMENT = "A-1-P1";

    private static CaseStanding standing(Application.Status application, @Nullable String project, Award.Status award) {
        return new CaseStanding(application, 0, project, 0, award, 0, null, Map.of(), 0, 0);
    }

    private static CaseStanding paying(Payment.State state, long unorderedFen) {
        return new CaseStanding(
                Application.Status.APPROVED,
                0,
                "ACCEPTED",
                0,
                Award.Status.APPROVED,
                0,
                unorderedFen,
                Map.of(PAYMENT, state),
                0,
                0);
    }

    private static List<String> open(CaseStanding it, @Nullable String payment, String... commands) {
        return Stream.of(commands)
                .filter(command -> StepsByState.isOpen(command, it, payment))
                .toList();
    }

    @Test
    void aPaymentTakesTheStepsOfItsOwnStateOnly() {
        String[] steps = {
            "award.order-payment",
            "award.approve-payment",
            "award.confirm-payment",
            "award.cancel-payment",
            "award.return-payment",
            "award.order-recovery"
        };
        assertThat(open(paying(Payment.State.ORDERED, 0), PAYMENT, steps))
                .containsExactly("award.approve-payment", "award.cancel-payment");
        assertThat(open(paying(Payment.State.APPROVED, 0), PAYMENT, steps))
                .containsExactly("award.confirm-payment", "award.cancel-payment");
        assertThat(open(paying(Payment.State.CONFIRMED, 0), PAYMENT, steps))
                .containsExactly("award.return-payment", "award.order-recovery");
        assertThat(open(paying(Payment.State.CANCELLED, 100), PAYMENT, steps)).isEmpty();
        assertThat(open(paying(Payment.State.CONFIRMED, 0), "A-1-P2", steps)).isEmpty();
    }

    @Test
    void anAwardIsOrderedWhileSomethingOfItIsLeft() {
        assertThat(open(paying(Payment.State.CONFIRMED, 1), null, "award.order-payment"))
                .hasSize(1);
        assertThat(open(paying(Payment.State.CONFIRMED, 0), null, "award.order-payment"))
                .isEmpty();
        // An advance is paid before the award is approved.
        assertThat(open(
                        standing(Application.Status.APPROVED, "STARTED", Award.Status.NONE),
                        null,
                        "award.order-payment"))
                .hasSize(1);
    }

    @Test
    void whatIsApprovedIsNotReviewedAndWhatIsReviewedIsNotPaid() {
        String[] steps = {
            "application.decide-stage",
            "application.supplement",
            "project.start",
            "project.request-acceptance",
            "award.calculate",
            "award.review",
            "award.approve",
            "award.reduce",
            "award.release-hold",
            "award.place-hold"
        };
        assertThat(open(standing(Application.Status.IN_REVIEW, null, Award.Status.NONE), null, steps))
                .containsExactly("application.decide-stage", "award.place-hold");
        assertThat(open(standing(Application.Status.RETURNED, null, Award.Status.NONE), null, steps))
                .containsExactly("application.supplement", "award.place-hold");
        assertThat(open(standing(Application.Status.APPROVED, null, Award.Status.NONE), null, steps))
                .containsExactly("project.start", "award.calculate", "award.place-hold");
        assertThat(open(standing(Application.Status.APPROVED, "ACCEPTED", Award.Status.REVIEWED), null, steps))
                .containsExactly("award.calculate", "award.approve", "award.place-hold");
        assertThat(open(standing(Application.Status.APPROVED, "ACCEPTED", Award.Status.APPROVED), null, steps))
                .containsExactly("award.reduce", "award.place-hold");
    }

    @Test
    void eachCommandThatIsNamedIsOneThatThereIs() {
        assertThat(new TreeSet<>(
                        CommandCatalogue.all().stream().map(CommandEntry::name).toList()))
                .containsAll(StepsByState.named());
    }
}
