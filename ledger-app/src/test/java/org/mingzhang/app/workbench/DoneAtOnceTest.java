package org.mingzhang.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.workbench.WaitingItem;

/** What waits for the same step is ticked and signed for once. */
class DoneAtOnceTest {
    private static final WaitingItem PAYMENT =
            new WaitingItem("A-1", null, "A-1-P1", "91130402MA0000001J", "示例企业", null, LocalDate.of(2026, 3, 2), null);

    @Test
    void paymentsThatWaitForASecondPersonArePickedByTheirNumbers() {
        DoneAtOnce atOnce = DoneAtOnce.of("second-person", Role.FINANCE);
        assertThat(atOnce.number()).isEqualTo("payment");
        assertThat(atOnce.number(PAYMENT)).isEqualTo("A-1-P1");
        assertThat(atOnce.entries())
                .extracting(CommandEntry::name)
                .containsExactly("award.approve-payment", "award.cancel-payment");
        assertThat(atOnce.entries()).extracting(atOnce::isForward).containsExactly(true, false);
    }

    @Test
    void casesOfAStageBringTheirStageAlong() {
        DoneAtOnce atOnce = DoneAtOnce.of("stage-review-decision", Role.CITY_INDUSTRY);
        assertThat(atOnce.number(PAYMENT)).isEqualTo("A-1");
        assertThat(atOnce.given()).containsEntry("stage", "review");
        assertThat(DoneAtOnce.of("over-stage-notice", Role.CITY_INDUSTRY).given())
                .containsEntry("stage", "notice");
    }

    @Test
    void nobodyIsOfferedWhatTheirPostMayNot() {
        assertThat(DoneAtOnce.of("second-person", Role.APPLICANT).entries()).isEmpty();
        assertThat(DoneAtOnce.of("refusals", Role.AUDITOR).entries()).isEmpty();
        assertThat(DoneAtOnce.of("refusals", Role.AUDITOR).number(PAYMENT)).isNull();
    }

    @Test
    void everyCommandOfAListIsOneForMany() {
        for (String list : DoneAtOnce.lists()) {
            for (Role post : Role.values()) {
                DoneAtOnce atOnce = DoneAtOnce.of(list, post);
                assertThat(atOnce.entries()).as(list).allSatisfy(entry -> assertThat(atOnce.number())
                        .isNotEmpty());
            }
        }
    }
}
