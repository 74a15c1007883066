package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.reading.InvalidPack;

/** 方向之间的先后: who waits in a direction that the notice puts first is not overtaken by another direction. */
class DirectionsInOrderTest {
    private static final String BY_DAY = "order: [submitted], whenOut: wait";
    private static final String AFTER = BY_DAY + ", after: [HD-03]";

    private final Given given = Waiting.money(BY_DAY, AFTER);

    private Case benchmark() {
        given.later(1);
        return given.applicant("HD-03").approved().reviewed();
    }

    private Answer approve(Case it) {
        return given.when(Person.APPROVER, it.approval(wan(30)));
    }

    private Answer queue(Case it) {
        return given.when(Person.APPROVER, new QueueAward(it.number(), wan(30)));
    }

    private Recomputation.Report recomputed() {
        return given.ledger().recomputed(PROGRAMME);
    }

    @Test
    void nobodyOfALaterDirectionIsApprovedWhileSomebodyWaitsInAnEarlierOne() {
        given.applicant("HD-03").approved().awarded();
        Case scene = given.applicant("HD-06").approved().reviewed();
        Case benchmark = benchmark();
        queue(benchmark).accepted();
        Rejection no = given.when(Person.APPROVER, new ApproveAward(scene.number(), wan(10), null, "核定2号", "按余额"))
                .rejected(RejectionCode.QUEUE_ORDER, "示例排队规则");
        assertThat(Scalar.texts(no.facts()).get("ahead")).contains(benchmark.number());
        queue(scene).accepted();
        given.allocated("local", "service", 100);
        approve(scene).rejected(RejectionCode.QUEUE_ORDER);
        approve(benchmark).accepted();
        approve(scene).accepted();
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void theEarlierDirectionWaitsForNobody() {
        given.applicant("HD-03").approved().awarded();
        Case scene = given.applicant("HD-06").approved().reviewed();
        Case benchmark = benchmark();
        queue(scene).accepted();
        given.allocated("local", "service", 100);
        approve(benchmark).accepted();
        approve(scene).accepted();
    }

    @Test
    void anOrderThatCannotBeKeptIsExplained() {
        assertThatThrownBy(() -> Waiting.money(BY_DAY + ", after: [HD-06]", AFTER))
                .as("each after the other")
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("queue.after");
        assertThatThrownBy(() -> Waiting.money("order: [submitted], whenOut: refuse", AFTER))
                .as("nobody waits there")
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("没有等候资金的队");
        assertThatThrownBy(() -> Waiting.money(BY_DAY, BY_DAY + ", after: [HD-01x]"))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("HD-01x");
        assertThatThrownBy(() -> Waiting.money(BY_DAY, BY_DAY + ", after: [HD-06]"))
                .as("after itself")
                .isInstanceOf(InvalidPack.class);
    }
}
