package org.mingzhang.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.policy.PackNames;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whatever a command is about, a refusal calls the things of its programme as the programme's pack does. */
class ProgrammeNamesTest {
    private final Given given = Given.budget();

    private PackNames of(String stream) {
        return ProgrammeNames.of(
                given.ledger().reads(),
                new ProposeCorrection(
                        "GZ-1",
                        stream,
                        0,
                        "programme.funds-appropriated",
                        JsonNodeFactory.instance.objectNode(),
                        null,
                        null,
                        "误记",
                        "邯财〔2026〕1号"),
                null);
    }

    @Test
    void aCorrectionOfAnAppropriationIsToldInTheWordsOfThePack() {
        String told = Rejection.of(
                        RejectionCode.APPROPRIATION_EXCEEDED, Map.of("source", "central", "requestedFen", 100L))
                .message(of("programme/" + Given.PROGRAMME));
        assertThat(told).contains("资金来源 中央财政奖补资金").doesNotContain("central");
    }

    @Test
    void aCorrectionOfACaseIsToldInTheWordsOfItsProgramme() {
        String number = given.pilot("1").approved().number();
        assertThat(of("project/" + number).pack()).isNotNull();
    }

    @Test
    void whatBelongsToNoProgrammeHasNoNames() {
        assertThat(of("enterprise/91130402MA0000001E")).isEqualTo(PackNames.NONE);
        assertThat(ProgrammeNames.of(given.ledger().reads(), new ApproveCorrection("没有", null), null))
                .isEqualTo(PackNames.NONE);
    }
}
