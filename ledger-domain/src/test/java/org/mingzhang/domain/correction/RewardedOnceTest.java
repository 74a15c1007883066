package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderEvent;

/** What is rewarded once stays rewarded once, whatever is corrected. */
class RewardedOnceTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);
    private final String provider = given.enterprise(Given.code(9), "示例服务商", Kind.PROVIDER, Given.COUNTY);

    RewardedOnceTest() {
        given.after(Person.ROSTER, new AdmitProvider(provider, PROGRAMME, "示例服务商", ProviderEvent.Kind.PRODUCT, "入池1号"));
        product("产品1", "示例排产");
        product("产品2", "示例质检");
    }

    private void product(String id, String name) {
        given.after(Person.ROSTER, new RegisterProduct(provider, id, name, "软件", null, null));
    }

    private Case awarded(String product) {
        return given.applicant("HD-11", provider).product(product).approved().awarded();
    }

    private long submitted() {
        return corrections.position(ApplicationSubmitted.class);
    }

    private List<AwardDifference> differences(String award) {
        return given.ledger().recomputed(PROGRAMME, Set.of(award)).differences();
    }

    @Test
    void attackAnAwardIsMovedToAProductThatHasOne() {
        awarded("产品1");
        Case second = awarded("产品2");
        long submitted = submitted();
        given.after(Person.ORDERER, second.order("拨付-8", wan(10)));
        String correction = corrections
                .corrected(submitted, after -> after.put("product", "产品1"))
                .correction();
        assertThat(differences(second.number())).singleElement().satisfies(found -> {
            assertThat(found.storedFen()).isEqualTo(wan(20));
            assertThat(found.code()).isEqualTo("EXCLUDED");
        });
        given.when(Person.RELEASER, new ApprovePayment(second.number(), "拨付-8"))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.when(Person.ORDERER, second.order("拨付-9", wan(10))).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(Person.ORDERER, new CancelPayment(second.number(), "拨付-8", "更正"));
        given.after(
                Person.APPROVER,
                new ReduceAward(second.number(), List.of(new Share("local", wan(20))), "同一产品", "核减1号", correction));
        assertThat(differences(second.number())).isEmpty();
    }

    @Test
    void theEarlierOneYieldsAsWellWhenItIsTheOneThatIsCorrected() {
        Case first = awarded("产品1");
        long submitted = submitted();
        first.paid("拨付-1", wan(20));
        awarded("产品2");
        String correction = corrections
                .corrected(submitted, after -> after.put("product", "产品2"))
                .correction();
        assertThat(differences(first.number())).isNotEmpty();
        given.after(
                Person.APPROVER,
                new OrderRecovery(first.number(), "追回-1", "拨付-1", wan(20), null, "追回1号", "同一产品", correction));
    }

    @Test
    void theProductThatIsNotMeantAnyMoreMayBeRewarded() {
        awarded("产品2");
        long submitted = submitted();
        given.applicant("HD-11", provider).product("产品2").approved();
        corrections.corrected(submitted, after -> after.put("product", "产品1"));
        awarded("产品2");
        Case again = given.applicant("HD-11", provider).product("产品1").approved();
        given.when(Person.CALCULATOR, new CalculateAward(again.number())).rejected(RejectionCode.EXCLUDED);
    }

    @Test
    void attackAnAwardIsMovedToAProductThatNobodyHas() {
        awarded("产品1");
        long submitted = submitted();
        given.when(Corrections.PROPOSER, corrections.proposal(submitted, after -> after.put("product", "产品9")))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Corrections.PROPOSER, corrections.proposal(submitted, after -> after.put("honour", "示例称号")))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void whoWasStruckOffThePoolGetsNoMoreAwards() {
        Case it = given.applicant("HD-11", provider).product("产品1").approved().reviewed();
        given.after(Person.ROSTER, given.removal(provider));
        given.when(Person.APPROVER, it.approval(wan(20))).rejected(RejectionCode.NOT_ELIGIBLE);
    }
}
