package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import tools.jackson.databind.node.ObjectNode;

class PaymentConditionTest {
    private final Given given = Gates.gated();
    private final Case member = given.pilot("1").accepted(1, wan(40));
    private final Case it = Gates.awarded(given, member.code());

    @Test
    void nothingIsPaidWhileOnePilotMemberIsAtLevelOneAndItIsNamed() {
        Rejection no = given.when(Person.ORDERER, it.order("P-1", wan(30)))
                .rejected(RejectionCode.PAYMENT_CONDITION, "全部试点企业");
        String name = ((Enterprise) given.ledger().state(StreamId.enterprise(member.code()))).name();
        assertThat(no.message(new PackNames(given.ledger().pack())))
                .contains(name)
                .contains("共 1 家")
                .contains("未通过验收或者未达到二级的试点参与单位 1");
        assertThat(it.award().approved()).isNotNull();
    }

    @Test
    void aNewAcceptanceOfTheMemberAtLevelTwoLetsThePaymentThrough() {
        given.later(1);
        given.applicant("HD-01", member.code()).accepted(2, wan(10));
        it.paid("P-1", wan(30));
        assertThat(recomputed().differences()).isEmpty();
    }

    @Test
    void whatHeldWhenThePaymentWasOrderedMustHoldWhenItIsApproved() {
        corrected(2);
        it.ordered("P-1", wan(30));
        corrected(1);
        given.when(Person.RELEASER, new ApprovePayment(it.number(), "P-1")).rejected(RejectionCode.PAYMENT_CONDITION);
        assertThat(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                .isNotNull();
        corrected(3);
        it.released("P-1");
        assertThat(Unpayable.reason(given.ledger().reads(), it.number(), given.today()))
                .isNull();
    }

    @Test
    void aCorrectionOfAnAcceptanceCorrectsWhatTheEnterpriseNotesOfIt() {
        List<Corrected> both = corrected(2);
        assertThat(both).hasSize(2);
        assertThat(((AcceptanceNoted) Objects.requireNonNull(both.getLast().eventAfter())).level())
                .isEqualTo(2);
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(member.code()));
        assertThat(Objects.requireNonNull(enterprise.accepted(PROGRAMME::equals, given.today()))
                        .event()
                        .level())
                .isEqualTo(2);
    }

    @Test
    void whatANoteSaysIsCorrectedThroughItsAcceptanceAlone() {
        assertThat(Correctable.types()).doesNotContain("enterprise.acceptance-noted");
    }

    @Test
    void oldRecordsOfAPaymentBeforeItsConditionBearTheBreach() {
        assertThat(given.history(Role.FINANCE, "财政局", "旧经办", given.today(), it.order("P-1", wan(30))))
                .contains("PAYMENT_CONDITION");
    }

    @Test
    void aMemberThatIsNoPilotEnterpriseHoldsNothingUp() {
        String other = given.enterprise(
                Given.code(77), "示例伙伴", org.mingzhang.domain.enterprise.EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        Gates.awarded(given, other).ordered("P-2", wan(30));
    }

    @Test
    void everyAcceptanceIsNotedWithItsEnterpriseWhateverThePackSays() {
        Given plain = Given.budget();
        plain.pilot("1").accepted(2, wan(40));
        assertThat(plain.ledger().log()).anyMatch(entry -> entry.event() instanceof AcceptanceNoted);
    }

    private List<Corrected> corrected(int level) {
        String number = "GZ-" + given.ledger().log().size();
        StreamId project = StreamId.project(member.number());
        int at = 0;
        for (int n = 0; n < given.ledger().log().size(); n++) {
            Envelope entry = given.ledger().log().get(n);
            at = entry.stream().equals(project) && entry.event() instanceof AcceptanceAssessed ? n : at;
        }
        var stands = Objects.requireNonNull(given.ledger().fold(project).at(at));
        ObjectNode before = Correctable.before(stands.event());
        ObjectNode after = before.deepCopy();
        after.put("level", level);
        given.after(
                Person.BUDGET,
                new ProposeCorrection(
                        number,
                        project.toString(),
                        at,
                        "project.acceptance-assessed",
                        before,
                        after,
                        null,
                        "等级录错",
                        "更正1号"));
        return given.when(Person.ROSTER, new ApproveCorrection(number, "同意")).accepted().stream()
                .filter(Corrected.class::isInstance)
                .map(Corrected.class::cast)
                .toList();
    }

    private Recomputation.Report recomputed() {
        Recomputation recomputation =
                new Recomputation(PROGRAMME, sm3 -> given.ledger().pack(), Set.of());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            recomputation.take(position++, entry);
        }
        return recomputation.report(position - 1).orElseThrow();
    }
}
