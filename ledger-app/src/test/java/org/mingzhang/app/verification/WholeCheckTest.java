package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.log.LogStep;
import org.mingzhang.domain.seal.log.LogVerification;

class WholeCheckTest {
    private static String result(LogStep step, long checked, boolean holds) {
        return WholeCheck.result(new LogVerification.Step(step, checked, 0), holds);
    }

    @Test
    void whatIsNotThereWasNotChecked() {
        assertThat(result(LogStep.TILES, 3, true)).isEqualTo("已核");
        assertThat(result(LogStep.TILES, 0, true)).isEqualTo("无此类内容");
        assertThat(result(LogStep.OUTSIDE_CHECKPOINTS, 0, true)).isEqualTo("未做");
    }

    @Test
    void ofALedgerThatDoesNotHoldNobodySaysThatSomethingIsNotThere() {
        assertThat(result(LogStep.TILES, 0, false)).isEqualTo("已做，见所列不符");
        assertThat(result(LogStep.OUTSIDE_CHECKPOINTS, 0, false)).isEqualTo("未做");
    }
}
