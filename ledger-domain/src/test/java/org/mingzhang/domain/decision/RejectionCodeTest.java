package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.PackNames;

/** The ledger's own rule book: what a refusal cites where no notice says it. */
class RejectionCodeTest {
    @Test
    void everyCodeStandsForARuleOfItsOwnAndNumbersAreNeverSharedOrSkipped() {
        List<Long> numbers = Arrays.stream(RejectionCode.values())
                .map(code -> (long) code.number())
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, RejectionCode.values().length)
                        .boxed()
                        .toList());
    }

    @Test
    void aRuleSaysWhatIsDemandedAndNotWhatWentWrong() {
        for (RejectionCode code : RejectionCode.values()) {
            assertThat(code.ownRule().document()).isEqualTo("《明账记账规则》");
            assertThat(code.ownRule().quote())
                    .as("%s", code)
                    .endsWith("。")
                    .isNotEqualTo(code.text())
                    .hasSizeGreaterThan(8);
        }
        assertThat(Arrays.stream(RejectionCode.values())
                        .map(code -> code.ownRule().quote()))
                .doesNotHaveDuplicates();
    }

    /** Published numbers, of which some stand in sealed entries. */
    @Test
    void aRuleKeepsItsNumber() {
        assertThat(Map.of(
                        1, RejectionCode.COMMAND_ID_REUSED,
                        6, RejectionCode.SIGNATURE_INVALID,
                        18, RejectionCode.SAME_PERSON,
                        36, RejectionCode.RATIO_BREACHED,
                        38, RejectionCode.ALLOCATION_EXCEEDED,
                        39, RejectionCode.COMMITMENT_EXCEEDED,
                        45, RejectionCode.INVOICE_USED_TWICE,
                        48, RejectionCode.CHANGED_MEANWHILE))
                .allSatisfy((number, code) -> assertThat(code.number()).isEqualTo(number));
    }

    @Test
    void aRefusalWithoutAClauseOfANoticeCitesTheRuleByItsNumber() {
        Rejection no = Rejection.of(RejectionCode.SIGNATURE_INVALID, Map.of("actor", "a-1"));
        assertThat(no.message(PackNames.NONE)).isEqualTo("签名与命令内容不符：经办人 a-1（依据：《明账记账规则》 第6条「签名须与命令内容逐字节相符，改动一字即无效。」）");
    }
}
