package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;

/** An inspection that a decided parameter makes a stage before the approval, or a paper before the payment. */
class StagesByParameterTest {
    private static final String CLAUSE = "plan 资金安排（六）「对符合条件的企业最高奖励30万元」";

    private final Given given = Given.budgetUnder(text -> text.replace(
                    "  site:\n    name: 现场核查\n",
                    "  site:\n    name: 现场核查\n    when: param(\"SITE\") == \"before-decision\"\n")
            .replace("\n  HD-06:\n    name: 人工智能应用场景\n", """

                      HD-06:
                        name: 人工智能应用场景
                        documents:
                          site: {name: 核查报告, need: required, by: payment, when: 'param("SITE") == "before-payment"', clause: CLAUSE}
                    """.replace("CLAUSE", CLAUSE))
            .replace("\nparameters:\n", """

                    parameters:
                      SITE:
                        name: 核查的环节
                        type: text
                        default: before-decision
                        options: {before-decision: 认定之前, before-payment: 拨付之前}
                        doubt: 示例
                        proposed: 示例
                    """));

    private Case submitted() {
        return given.applicant("HD-06").submitted();
    }

    private void passed(Person by, Case it, String stage) {
        given.after(by, it.stage(stage, Outcome.PASSED));
    }

    @Test
    void byDefaultNothingPassesTheExpertsBeforeTheSite() {
        Case it = submitted();
        passed(Person.COUNTY, it, "county");
        given.when(Person.EXPERT, it.stage("experts", Outcome.PASSED)).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        passed(Person.COUNTY, it, "site");
        passed(Person.EXPERT, it, "experts");
    }

    @Test
    void onceItIsDecidedTheSiteIsLeftOut() {
        Case it = submitted();
        passed(Person.COUNTY, it, "county");
        given.decided("SITE", "before-payment");
        assertThat(given.when(Person.COUNTY, it.stage("site", Outcome.PASSED))
                        .rejected(RejectionCode.STAGE_OUT_OF_ORDER)
                        .facts())
                .containsEntry("next", Scalar.of("experts"));
        passed(Person.EXPERT, it, "experts");
    }

    @Test
    void expertsScoreAndAreDrawnWhereTheStageBeforeIsLeftOut() {
        Case it = submitted();
        passed(Person.COUNTY, it, "county");
        GiveScore score = new GiveScore(it.number(), "experts", "方案", 80);
        given.when(Person.EXPERT, score).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.ROSTER, new RequestDraw(it.number(), "experts", 1, 0, null))
                .rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.decided("SITE", "before-payment");
        given.when(Person.ROSTER, new RequestDraw(it.number(), "experts", 1, 0, null))
                .rejected(RejectionCode.WRONG_STATE);
        given.after(Person.EXPERT, score);
    }

    @Test
    void whatPassedTheSiteBeforeGoesOn() {
        Case it = submitted();
        passed(Person.COUNTY, it, "county");
        passed(Person.COUNTY, it, "site");
        given.decided("SITE", "before-payment");
        passed(Person.EXPERT, it, "experts");
        it.noticed();
        passed(Person.DECISION, it, "decision");
    }

    @Test
    void thePaperHoldsTheMoneyUpOnlyOnceItIsDecided() {
        Case paid = given.applicant("HD-06").approved().reviewed();
        given.after(Person.APPROVER, paid.approval(wan(30)));
        paid.ordered("P-1", wan(10));
        given.decided("SITE", "before-payment");
        assertThat(given.when(Person.ORDERER, paid.order("P-2", wan(20)))
                        .rejected(RejectionCode.DOCUMENT_MISSING)
                        .facts())
                .containsEntry("missing", Scalar.of("核查报告"));
        given.after(Person.COUNTY, new ReceivePaper(paid.number(), "site", 1, true, "示例企业", null));
        paid.ordered("P-2", wan(20));
    }
}
