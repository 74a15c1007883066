package org.mingzhang.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordRelation;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Relation;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RegisterContract;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;

/** Who may rate a provider, how often, and what ratings come to. */
class RatingDeciderTest {
    private final Given given = Given.budget();
    private final String seller = given.provider(9);

    /** A case with a contract with the seller for each number, and a passed acceptance. */
    private Case accepted(String... contracts) {
        Case it = given.pilot("1").approved().started();
        for (String contract : contracts) {
            given.after(it.applicant(), it.contract(contract, seller, wan(40)));
        }
        given.after(it.applicant(), it.invoice(contracts[0], wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), true));
        return it;
    }

    private RateProvider rating(Case it, int scoreTenths, @Nullable String contract) {
        return new RateProvider(seller, it.number(), scoreTenths, null, contract);
    }

    private Provider provider() {
        return (Provider) given.ledger().state(StreamId.provider(seller));
    }

    @Test
    void aRatingNamesItsContractWhereTheProjectHasSeveralAndTakesTheOneThatThereIs() {
        Case several = accepted("合同-1", "合同-2");
        given.when(several.applicant(), rating(several, 900, null)).rejected(RejectionCode.FACT_MISSING);
        given.when(several.applicant(), rating(several, 900, "合同-9")).rejected(RejectionCode.WRONG_STATE);
        given.after(several.applicant(), rating(several, 900, "合同-1"));
        given.when(several.applicant(), rating(several, 100, "合同-1")).rejected(RejectionCode.ALREADY_EXISTS);
        given.after(several.applicant(), rating(several, 800, "合同-2"));
        Case one = accepted("合同-3");
        assertThat(given.when(one.applicant(), rating(one, 500, null))
                        .accepted(ProviderRated.class)
                        .contract())
                .isEqualTo("合同-3");
        assertThat(provider().satisfaction()).isEqualTo(new Satisfaction(3, 2200));
    }

    @Test
    void attackRatedByAnEnterpriseWithoutAContract() {
        accepted("合同-1");
        Case stranger = given.pilot("1").approved().started();
        given.when(stranger.applicant(), rating(stranger, 1000, null)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void attackTheProviderRatesItselfUnderAnotherCode() {
        // The same money behind both: the enterprise's account becomes the provider's.
        Case account = accepted("合同-1");
        BankAccount sellers = Given.account("示例服务商9");
        given.after(
                Person.ORDERER,
                new ChangeBankAccount(
                        account.code(),
                        new BankAccount(
                                sellers.bank(),
                                sellers.number(),
                                account.account().holder()),
                        "变更"));
        given.when(account.applicant(), rating(account, 1000, null)).rejected(RejectionCode.CONFLICT_OF_INTEREST);

        // The same person behind both, by the digest of the identity document.
        Case person = accepted("合同-2");
        for (String code : List.of(person.code(), seller)) {
            given.after(
                    Person.ROSTER,
                    new RecordRelation(code, Relation.SHAREHOLDER, new Personal("0".repeat(64), null), "60", "同一证件"));
        }
        given.when(person.applicant(), rating(person, 1000, null)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void attackTheProviderRatesItselfUnderItsOwnNameWithAnotherCode() {
        String twin = given.enterprise(Given.code(77), "示例服务商９", Kind.ENTERPRISE, Given.COUNTY);
        given.after(
                Person.ROSTER,
                new org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise(twin, PROGRAMME, "1", "名单1号"));
        Case it = given.applicant("HD-01", twin).approved().started();
        given.after(it.applicant(), it.contract("合同-1", seller, wan(40)));
        given.after(it.applicant(), it.invoice("合同-1", wan(40)));
        given.after(it.applicant(), new CompleteProject(it.number(), given.today(), wan(40), null));
        given.after(it.applicant(), new RequestAcceptance(it.number(), wan(40)));
        given.after(Person.ASSESSOR, it.assessment(2, wan(40), true));
        given.when(it.applicant(), rating(it, 1000, null)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void historyKeepsRatingsThatNobodyMayGiveWithTheirBreaches() {
        Case it = accepted("合同-1");
        String other = given.pilot("1").code();
        assertThat(given.history(
                        Role.APPLICANT,
                        it.code(),
                        "示例甲",
                        given.today(),
                        new PastRating(seller, it.number(), it.code(), 900, null)))
                .isEmpty();
        assertThat(given.history(
                        Role.APPLICANT,
                        other,
                        "示例乙",
                        given.today(),
                        new PastRating(seller, it.number(), other, 1000, null)))
                .containsExactly("SCOPE_EXCEEDED", "WRONG_STATE");
        assertThat(given.history(
                        Role.APPLICANT,
                        seller,
                        "示例丙",
                        given.today(),
                        new PastRating(seller, it.number(), seller, 1000, null)))
                .contains("CONFLICT_OF_INTEREST");
    }

    @Test
    void aRemovedProviderSignsABackDatedContractInVain() {
        Case it = given.pilot("1").approved().started();
        given.later(5);
        given.after(Person.ROSTER, given.removal(seller));
        RegisterContract dated = new RegisterContract(
                it.number(), "合同-1", seller, wan(40), given.today().minusDays(3), "软件", null, null, null);
        given.when(it.applicant(), dated).rejected(RejectionCode.NOT_ELIGIBLE, "对不合格服务商予以清退");
        given.later(1);
        given.after(
                Person.DECISION,
                new ProviderCommand.AdmitProvider(seller, PROGRAMME, "示例服务商9", ProviderEvent.Kind.INTEGRATOR, "入池2号"));
        given.when(
                        it.applicant(),
                        new RegisterContract(
                                it.number(),
                                "合同-1",
                                seller,
                                wan(40),
                                given.today().minusDays(1),
                                "软件",
                                null,
                                null,
                                null))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(it.applicant(), it.contract("合同-1", seller, wan(40))).accepted();
    }

    @Test
    void historyRecordsAContractWithARemovedProviderAsABreachAndAnEarlierOneAsNone() {
        Case it = given.pilot("1").approved().started();
        given.after(Person.ROSTER, given.removal(seller));
        given.later(5);
        assertThat(given.history(
                        Role.APPLICANT,
                        it.code(),
                        "示例甲",
                        given.today(),
                        new RegisterContract(
                                it.number(), "合同-1", seller, wan(40), given.today(), "软件", null, null, null)))
                .containsExactly("NOT_ELIGIBLE");
    }

    @Test
    void ratingsBelowTheThresholdMakeAWarningDueOnceThereAreEnough() {
        ParameterValues values = ParameterValues.defaults(Given.pack());
        assertThat(new Satisfaction(2, 0).warningDue(values)).isFalse();
        assertThat(new Satisfaction(3, 1799).warningDue(values)).isTrue();
        assertThat(new Satisfaction(3, 1800).warningDue(values)).isFalse();
        assertThat(Satisfaction.NONE.warningDue(values)).isFalse();
        assertThat(new Satisfaction(3, 1799).meanTenths()).isEqualTo(600);
        assertThat(new Satisfaction(2, 1001).meanTenths()).isEqualTo(501);
    }
}
