package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.Checklist;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.ParameterValues;

/** Rules that are asked in some cases only, at two moments, or before money goes out. */
class ConditionalRulesTest {
    private static final String RULES = """
            documents:
              agreement: {name: 联合申报协议, need: required, by: county, when: application.consortium, clause: CLAUSE}
              audit: {name: 专项审计报告, need: required, by: payment, clause: CLAUSE}
            requires:
              joint:
                text: 联合申报的，牵头单位为规上企业
                when: application.consortium
                holds: enterprise.aboveScale
                at: [submission, award]
                proposed: 示例
              accepted:
                text: 联合申报的，已通过验收
                when: application.consortium
                holds: acceptance.passed
                proposed: 示例
            """;
    private static final String CLAUSE = "plan 资金安排（六）「对符合条件的企业最高奖励30万元」";

    private final Given given = Given.budgetUnder(text -> {
        int from = text.indexOf("    requires:\n", text.indexOf("\n  HD-06:\n"));
        return text.substring(0, from)
                + RULES.replace("CLAUSE", CLAUSE).indent(4)
                + text.substring(from + "    requires:\n".length());
    });

    private Case alone() {
        return given.applicant("HD-06");
    }

    private Case joint() {
        return given.applicant("HD-06").with(given.pilot("1").code());
    }

    private Checklist.State state(Case it, String document) {
        return Checklist.of(
                        (Application) given.ledger().state(StreamId.application(it.number())),
                        given.ledger().pack(),
                        ParameterValues.defaults(given.ledger().pack()))
                .lines()
                .stream()
                .filter(line -> line.name().equals(document))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void received(Case it, String document) {
        given.after(Person.COUNTY, new ReceivePaper(it.number(), document, 1, true, "示例企业", null));
    }

    @Test
    void aRuleThatIsNotAskedOfACaseNeedsNoFactOfIt() {
        Case it = alone().approved();
        received(it, "audit");
        given.after(Person.CALCULATOR, new CalculateAward(it.number()));
    }

    @Test
    void ofWhomItIsAskedItNeedsItsFactsAndMustHold() {
        Case it = joint().submitted();
        received(it, "agreement");
        it.recommended().noticed();
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void aDocumentOfSomeCasesIsNeededInThemAlone() {
        Case joint = joint().submitted();
        assertThat(state(joint, "联合申报协议")).isEqualTo(Checklist.State.MISSING);
        assertThat(given.when(Person.COUNTY, joint.stage("county", Outcome.PASSED))
                        .rejected(RejectionCode.DOCUMENT_MISSING)
                        .facts())
                .containsEntry("missing", Scalar.of("联合申报协议"));
        Case alone = alone().submitted();
        assertThat(state(alone, "联合申报协议")).isEqualTo(Checklist.State.NOT_ASKED);
        alone.recommended();
    }

    @Test
    void noMoneyGoesOutBeforeTheAuditIsThere() {
        Case it = alone().approved().reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        assertThat(given.when(Person.ORDERER, it.order("P-1", wan(30)))
                        .rejected(RejectionCode.DOCUMENT_MISSING)
                        .facts())
                .containsEntry("missing", Scalar.of("专项审计报告"))
                .containsEntry("stage", Scalar.of("拨付"));
        received(it, "专项审计报告");
        it.ordered("P-2", wan(30));
        given.after(Person.RELEASER, new ApprovePayment(it.number(), "P-2"));
    }

    @Test
    void oldRecordsOfAPaymentWithoutTheAuditBearTheBreach() {
        Case it = alone().approved().reviewed();
        given.after(Person.APPROVER, it.approval(wan(30)));
        assertThat(given.history(Role.FINANCE, "财政局", "旧经办", given.today(), it.order("P-1", wan(30))))
                .contains("DOCUMENT_MISSING");
    }
}
