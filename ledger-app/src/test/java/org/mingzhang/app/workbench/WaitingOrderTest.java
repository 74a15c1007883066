package org.mingzhang.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.view.workbench.Waiting;
import org.mingzhang.view.workbench.Waiting.Day;
import org.mingzhang.view.workbench.Waiting.Group;
import org.mingzhang.view.workbench.Waiting.Tone;
import org.mingzhang.view.workbench.WorkbenchQueries;

class WaitingOrderTest {
    private static Waiting waiting(String key, Group group) {
        return new Waiting(key, group, key, "笔", 1, null, 0, 0, null, Day.SINCE, "口径", Tone.PLAIN);
    }

    @Test
    void whereMoneyAndTreasuryPartStandsBeforeTheRestInItsGroup() {
        List<Waiting> waiting = List.of(
                waiting("review", Group.REVIEW),
                waiting("to-pay", Group.PAYMENT),
                waiting(WorkbenchQueries.TREASURY_ONLY, Group.PAYMENT));
        assertThat(WorkbenchPages.groups(waiting).keySet()).containsExactly(Group.PAYMENT, Group.REVIEW);
        assertThat(WorkbenchPages.groups(waiting).get(Group.PAYMENT))
                .extracting(Waiting::key)
                .containsExactly(WorkbenchQueries.TREASURY_ONLY, "to-pay");
        assertThat(WorkbenchPages.groups(waiting.subList(0, 2)).keySet())
                .as("otherwise the order is that of the work")
                .containsExactly(Group.REVIEW, Group.PAYMENT);
    }
}
