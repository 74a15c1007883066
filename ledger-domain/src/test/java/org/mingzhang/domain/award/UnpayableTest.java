package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.project.Project;
import tools.jackson.databind.node.ObjectNode;

class UnpayableTest {
    private final Given given = Given.budget();
    private final Case it = given.pilot("1").accepted(2, wan(40)).awarded();

    private void recognised(long wan) {
        StreamId project = StreamId.project(it.number());
        long at = Objects.requireNonNull(((Project) given.ledger().state(project)).assessment())
                .position();
        ObjectNode before = Correctable.before(
                Objects.requireNonNull(given.ledger().fold(project).at(at)).event());
        ObjectNode after = before.deepCopy();
        after.put("recognisedInvestmentFen", wan(wan).value());
        given.after(
                Person.BUDGET,
                new ProposeCorrection(
                        "GZ-" + wan,
                        project.toString(),
                        at,
                        "project.acceptance-assessed",
                        before,
                        after,
                        null,
                        "核定投入录错",
                        "更正1号"));
        given.after(Person.ROSTER, new ApproveCorrection("GZ-" + wan, "同意"));
    }

    private @Nullable Rejection reason() {
        return Unpayable.reason(given.ledger().reads(), it.number(), given.today());
    }

    @Test
    void whatWasApprovedBeforeItsAwardWasCorrectedDownwardsDoesNotLeave() {
        it.ordered("P-1", wan(20)).released("P-1");
        assertThat(reason()).isNull();
        recognised(30);
        assertThat(Objects.requireNonNull(reason()).code()).isEqualTo(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }

    @Test
    void aPartThatTheCorrectedFactsStillGrantLeaves() {
        it.ordered("P-1", wan(15)).released("P-1");
        recognised(30);
        assertThat(reason()).isNull();
        recognised(20);
        assertThat(reason()).isNotNull();
    }
}
