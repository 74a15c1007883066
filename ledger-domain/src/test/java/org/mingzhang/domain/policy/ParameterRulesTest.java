package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

class ParameterRulesTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final ParameterValues values = ParameterValues.defaults(pack);

    @Test
    void anAcceptedValueIsInForceAfterwardsAndNotBefore() {
        assertThat(values.decide(pack, "HD-01.cap.L2.batch2", "15万元"))
                .isInstanceOfSatisfying(ParameterDecision.Accepted.class, accepted -> {
                    assertThat(accepted.value()).isEqualTo(Value.of(Fen.ofWan(15)));
                    assertThat(accepted.values().find("HD-01.cap.L2.batch2")).contains(Value.of(Fen.ofWan(15)));
                });
        assertThat(values.find("HD-01.cap.L2.batch2")).isEmpty();
    }

    @Test
    void aRefusalNamesConstraintValuesAndClause() {
        ParameterValues decided = values.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(15)), 5L);
        assertThat(decided.decide(pack, "HD-01.cap.L2.batch3", "16万元"))
                .isInstanceOfSatisfying(ParameterDecision.Refused.class, refused -> {
                    assertThat(refused.rejection().code()).isEqualTo(RejectionCode.PARAMETER_INVALID);
                    assertThat(Scalar.texts(refused.rejection().facts()))
                            .containsEntry("constraint", "取值 ≤ 「第二批二级企业最高补助」")
                            .containsEntry("HD-01.cap.L2.batch2", "15万元")
                            .containsEntry("HD-01.cap.L2.batch3", "16万元");
                    assertThat(refused.rejection().clause()).isNotNull();
                });
    }

    @Test
    void aConstraintWaitsForTheValuesThatItNeeds() {
        assertThat(values.decide(pack, "HD-01.cap.L2.batch3", "16万元")).isInstanceOf(ParameterDecision.Accepted.class);
    }

    @Test
    void aValueMayBeDecidedAgain() {
        ParameterValues decided = values.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(15)), 5L);
        assertThat(decided.decide(pack, "HD-01.cap.L2.batch2", "14万元")).isInstanceOf(ParameterDecision.Accepted.class);
        assertThat(decided.setting("HD-01.cap.L2.batch2").orElseThrow().position())
                .isEqualTo(5L);
    }

    @Test
    void aReadingCanBeConfirmedOrChangedToOneThatThePackNamesAndToNoOther() {
        assertThat(values.decide(pack, "level.inclusive", "inclusive")).isInstanceOf(ParameterDecision.Accepted.class);
        assertThat(values.decide(pack, "level.inclusive", "exclusive")).isInstanceOf(ParameterDecision.Accepted.class);
        assertThat(values.decide(pack, "level.inclusive", "both")).isInstanceOf(ParameterDecision.Refused.class);
    }

    @Test
    void datesKeepTheirOrder() {
        assertThat(values.decide(pack, "pilot.to", "2025-08-31")).isInstanceOf(ParameterDecision.Refused.class);
        assertThat(values.decide(pack, "pilot.from", "2027-07-01")).isInstanceOf(ParameterDecision.Refused.class);
        assertThat(values.decide(pack, "pilot.to", "2027-12-31")).isInstanceOf(ParameterDecision.Accepted.class);
    }

    @Test
    void valuesThatComeIntoForceTogetherAreJudgedTogether() {
        ParameterValues decided = values.with("HD-01.cap.L2.batch2", Value.of(Fen.ofWan(10)), 5L);
        Map<String, String> both = new LinkedHashMap<>();
        both.put("HD-01.cap.L2.batch3", "12万元");
        both.put("HD-01.cap.L2.batch2", "15万元");
        assertThat(ParameterRules.propose(pack, decided, both)).isInstanceOf(ParameterRules.Proposal.Possible.class);
    }

    @Test
    void everyProblemOfAProposalIsNamedAtOnce() {
        Map<String, String> written = new LinkedHashMap<>();
        written.put("no.such.parameter", "1");
        written.put("HD-01.honourCap", "maybe");
        written.put("notice.workingDays", "fünf");
        written.put("HD-01.cap.L2.batch2", "25万元");
        written.put("HD-01.cap.L4.batch2", "51万元");
        assertThat(ParameterRules.propose(pack, values, written))
                .isInstanceOfSatisfying(ParameterRules.Proposal.Impossible.class, no -> assertThat(no.problems())
                        .extracting(problem -> Scalar.texts(problem.facts()).get("parameter"))
                        .containsExactlyElementsOf(written.keySet()));
    }
}
