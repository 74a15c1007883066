package org.mingzhang.domain.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.RegisterProduct;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;

class ProviderDeciderTest {
    private final Given given = Given.budget();

    private static AdmitProvider admission(int n, String programme) {
        return new AdmitProvider(Given.code(n), programme, "示例服务商", ProviderEvent.Kind.PRODUCT, "入池1号");
    }

    @Test
    void aProviderIsAdmittedOnceToAProgrammeThatIsOpen() {
        given.after(Person.ROSTER, admission(1, PROGRAMME));
        given.when(Person.ROSTER, admission(1, PROGRAMME)).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, admission(1, "elsewhere")).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.COUNTY, admission(2, PROGRAMME)).rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"));
        given.when(Person.ROSTER, admission(2, PROGRAMME)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aProviderIsRemovedFromThePoolThatItIsIn() {
        given.after(Person.ROSTER, admission(1, PROGRAMME));
        given.when(Person.ROSTER, new RemoveProvider(Given.code(1), "elsewhere", "清退1号", "不合格", null))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.ROSTER, given.removal(Given.code(1)));
        given.when(Person.ROSTER, new RegisterProduct(Given.code(1), "产品1", "排产", "软件", null, null))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.ROSTER, admission(1, PROGRAMME)).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.DECISION, admission(1, PROGRAMME)).accepted();
    }

    @Test
    void aProductIsRegisteredOnce() {
        given.after(Person.ROSTER, admission(1, PROGRAMME));
        RegisterProduct product = new RegisterProduct(Given.code(1), "产品1", "排产", "软件", wan(3), null);
        given.after(Person.ROSTER, product);
        given.when(Person.ROSTER, product).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, new RegisterProduct(Given.code(1), "产品2", " 排产", "软件", wan(3), null))
                .rejected(RejectionCode.PRODUCT_USED_TWICE);
        // Another provider's is found by the claim.
        given.after(Person.ROSTER, admission(2, PROGRAMME));
        given.when(Person.ROSTER, new RegisterProduct(Given.code(2), "产品1", "排产", "软件", wan(3), null))
                .rejected(RejectionCode.PRODUCT_USED_TWICE);
    }

    @Test
    void whoWasServedRatesOnceAfterAcceptance() {
        Case it = given.pilot("1").approved().started();
        String seller = given.provider(9);
        RateProvider rating = new RateProvider(seller, it.number(), 900, null, null);
        given.after(it.applicant(), it.contract("合同-1", seller, wan(40)));
        given.when(it.applicant(), rating).rejected(RejectionCode.WRONG_STATE);
        given.after(it.applicant(), it.invoice("合同-1", wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), true));
        given.when(given.pilot("1").applicant(), rating).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(it.applicant(), new RateProvider(given.provider(10), it.number(), 900, null, null))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(it.applicant(), new RateProvider(seller, "none", 900, null, null))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), rating);
        given.when(it.applicant(), rating).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void aListPriceHasItsDayAndNoDayWithoutAPrice() {
        String provider = given.provider(1);
        given.when(
                        Person.ROSTER,
                        new RegisterProduct(
                                provider,
                                "产品1",
                                "排产",
                                "软件",
                                wan(3),
                                given.today().plusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(Person.ROSTER, new RegisterProduct(provider, "产品1", "排产", "软件", wan(3), given.today()))
                .accepted();
        assertThatThrownBy(() -> new RegisterProduct(provider, "产品2", "排产", "软件", null, given.today()))
                .isInstanceOf(RefusedValue.class);
    }
}
