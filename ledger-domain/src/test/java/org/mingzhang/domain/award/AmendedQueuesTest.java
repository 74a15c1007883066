package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.award.AwardCommand.QueueAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.Waiting;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;

/** 修订与排队: cases of several versions of a pack stand in one queue. */
class AmendedQueuesTest {
    private static final String BY_DAY = "order: [submitted], whenOut: wait";
    private static final String BY_PRIORITY =
            "order: [priority, submitted], priority: enterprise.honouredInPilot, whenOut: wait";
    private static final String QUEUE = "    queue: {%s, proposed: 示例排队规则}\n";

    private Given given = Given.programme();

    private static String text(PolicyPack pack) {
        return new String(pack.bytes().toArray(), StandardCharsets.UTF_8);
    }

    /** The next version, in force from tomorrow, and tomorrow. */
    private void amended(String words, String otherWords) {
        String amends = "version: 2\namends: {from: " + given.today().plusDays(1)
                + ", transition: submitted, text: 示例, proposed: 示例}\n";
        String before = text(given.ledger().pack());
        String next = before.replace(words, otherWords).replace("version: 1\n", amends);
        assertThat(next).isNotEqualTo(before.replace("version: 1\n", amends));
        given.amended(PackReader.read(next.getBytes(StandardCharsets.UTF_8))).later(1);
    }

    private Case benchmark() {
        return given.applicant("HD-03").approved().reviewed();
    }

    private Case honoured() {
        Case it = benchmark();
        given.after(Person.COUNTY, new RecordHonour(it.code(), "绿色工厂", "省级", null, given.today(), null, "认定"));
        return it;
    }

    private Answer approve(Case it) {
        return given.when(Person.APPROVER, it.approval(wan(30)));
    }

    private Case waits(Case it) {
        given.when(Person.APPROVER, new QueueAward(it.number(), wan(30))).accepted(AwardQueued.class);
        return it;
    }

    private static String ahead(Answer refused) {
        return Objects.requireNonNull(
                Scalar.texts(refused.rejected(RejectionCode.QUEUE_ORDER).facts())
                        .get("ahead"));
    }

    private void nothingIsFound() {
        assertThat(given.ledger().recomputed(PROGRAMME).differences()).isEmpty();
    }

    /** An attack: the amendment drops the queue, and a case under it takes what another waits for. */
    @Test
    void whoWaitsUnderTheEarlierVersionComesFirstWhereTheNewOneHasNoQueue() {
        given = Waiting.money(BY_DAY);
        benchmark().awarded();
        Case early = waits(benchmark());
        amended(QUEUE.formatted(BY_DAY), "");
        Case newer = benchmark();
        given.allocated("local", "service", 25);
        assertThat(ahead(approve(newer))).contains(early.number());
        approve(early).accepted(QueueLeft.class);
        given.allocated("local", "service", 15);
        approve(newer).accepted(AwardApproved.class);
        nothingIsFound();
    }

    @Test
    void whoStandsBehindUnderAVersionWithoutQueueLetsThoseFirstWhoWaitUnderTheNewOne() {
        given = Given.programme().appropriated("local", 10_000).allocated("local", "service", 50);
        Case first = benchmark();
        Case second = benchmark();
        String once =
                "    once:\n      per: applicant\n      proposed: 方案未说可否重复奖励；按每家企业一次\n    requires:\n      selected:";
        amended(once, QUEUE.formatted(BY_PRIORITY) + once);
        benchmark().awarded();
        Case plain = waits(benchmark());
        given.allocated("local", "service", 15);
        // In the order of all it stands before, as a case would that never was queued.
        approve(first).accepted(AwardApproved.class);
        Case honoured = waits(honoured());
        given.allocated("local", "service", 100);
        assertThat(ahead(approve(second))).contains(honoured.number()).doesNotContain(plain.number());
        approve(honoured).accepted(QueueLeft.class);
        approve(second).accepted(AwardApproved.class);
        approve(plain).accepted(QueueLeft.class);
        nothingIsFound();
    }

    /** With two orders each could stand behind the other, and nobody would ever be next. */
    @Test
    void theOrderInForceOnTheDayHoldsForAllAndThePriorityIsThatOfTheOwnVersion() {
        given = Waiting.money(BY_DAY);
        benchmark().awarded();
        Case early = waits(honoured());
        amended(BY_DAY, BY_PRIORITY);
        Case plain = waits(benchmark());
        Case preferred = waits(honoured());
        given.allocated("local", "service", 100);
        assertThat(ahead(approve(early))).isEqualTo(preferred.number());
        approve(plain).rejected(RejectionCode.QUEUE_ORDER);
        approve(preferred).accepted(QueueLeft.class);
        approve(plain).rejected(RejectionCode.QUEUE_ORDER);
        approve(early).accepted(QueueLeft.class);
        approve(plain).accepted(QueueLeft.class);
        nothingIsFound();
    }
}
