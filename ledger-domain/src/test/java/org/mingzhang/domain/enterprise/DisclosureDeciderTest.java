package org.mingzhang.domain.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.DeclareSpecialAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.EngageThirdParty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordExternalFact;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordRelation;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalFactRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.ExternalKind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.PriorAwardRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Relation;
import org.mingzhang.domain.enterprise.EnterpriseEvent.RelationRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Service;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

class DisclosureDeciderTest {
    private static final String CODE = Given.code(1);
    private static final String UNKNOWN = Given.code(2);
    private static final Personal PARTY = new Personal("0".repeat(64), null);

    private final Given given = Given.programme();

    @BeforeEach
    void anEnterprise() {
        given.enterprise(CODE, "示例企业", Kind.ENTERPRISE, Given.COUNTY);
    }

    private static RecordRelation relation(String code, @Nullable String share) {
        return new RecordRelation(code, Relation.SHAREHOLDER, PARTY, share, null);
    }

    private static RecordPriorAward priorAward(String code) {
        return new RecordPriorAward(code, "技术改造专项资金", "省级", null, wan(30), null);
    }

    private static RecordExternalFact external(String code) {
        return new RecordExternalFact(code, ExternalKind.SOCIAL_INSURANCE, "参保人数", "12", "市人社局");
    }

    @Test
    void whoStandsBehindAnEnterpriseIsRecordedByWhoeverReviewsIt() {
        given.when(Person.OTHER_COUNTY, relation(CODE, null)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.applicant(CODE), relation(CODE, null)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.COUNTY, relation(UNKNOWN, null)).rejected(RejectionCode.NOT_FOUND);
        assertThat(given.when(Person.COUNTY, relation(CODE, "51.5")).accepted(RelationRecorded.class))
                .isEqualTo(new RelationRecorded(Relation.SHAREHOLDER, PARTY, "51.5", null));
    }

    @Test
    void nobodyRecordsTheOwnOrganisation() {
        Person insider = new Person("insider", CODE, Person.ROSTER.role(), null);
        given.person(insider);
        given.when(insider, relation(CODE, null)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.when(insider, external(CODE)).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.when(insider, new EngageThirdParty(CODE, PROGRAMME, Service.AUDIT, null, null, null))
                .rejected(RejectionCode.CONFLICT_OF_INTEREST);
    }

    @Test
    void aShareIsAPartOfAHundred() {
        assertThat(relation(CODE, "100").sharePercent()).isEqualTo("100");
        for (String wrong : new String[] {"100.01", "-1", "51%", "0.5.1", "一半", "1e1"}) {
            assertThatThrownBy(() -> relation(CODE, wrong))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("比例应为 0–100 的数字");
        }
    }

    @Test
    void moneyFromOtherFundsIsRecordedWithTheDayOfItsAward() {
        given.when(Person.BUDGET, given.today().plusDays(1), priorAward(CODE))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        assertThat(given.when(Person.BUDGET, given.today().minusDays(700), priorAward(CODE))
                        .accepted(PriorAwardRecorded.class)
                        .amountFen())
                .isEqualTo(wan(30));
        assertThatThrownBy(() -> new RecordPriorAward(CODE, "资金", null, null, Fen.ZERO, null))
                .isInstanceOf(RefusedValue.class);
    }

    @Test
    void registersOutsideAreAskedByOffices() {
        given.when(Person.applicant(CODE), external(CODE)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.OTHER_COUNTY, external(CODE)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.AUDITOR, external(CODE)).accepted(ExternalFactRecorded.class);
        given.when(Person.AUDITOR, external(CODE)).accepted(ExternalFactRecorded.class);
    }

    @Test
    void anEnterpriseDeclaresItsOwnSpecialAccountOncePerProgramme() {
        DeclareSpecialAccount declaration = new DeclareSpecialAccount(CODE, PROGRAMME, null);
        given.when(Person.ROSTER, declaration).rejected(RejectionCode.ROLE_MISSING);
        given.enterprise(Given.code(3), "示例另一企业", Kind.ENTERPRISE, Given.COUNTY);
        given.when(Person.applicant(Given.code(3)), declaration).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.applicant(CODE), new DeclareSpecialAccount(CODE, "elsewhere", null))
                .rejected(RejectionCode.NOT_FOUND);
        given.after(Person.applicant(CODE), declaration);
        given.when(Person.applicant(CODE), declaration).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void aThirdPartyIsEngagedOncePerProgrammeAndService() {
        EngageThirdParty audit = new EngageThirdParty(CODE, PROGRAMME, Service.AUDIT, "委托1号", given.today(), null);
        given.when(Person.COUNTY, audit).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ROSTER, new EngageThirdParty(UNKNOWN, PROGRAMME, Service.AUDIT, "委托1号", given.today(), null))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, new EngageThirdParty(CODE, "elsewhere", Service.AUDIT, "委托1号", given.today(), null))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.ROSTER, new EngageThirdParty(CODE, PROGRAMME, Service.AUDIT, null, null, null))
                .rejected(RejectionCode.FACT_MISSING);
        given.after(Person.ROSTER, audit);
        given.when(Person.ROSTER, audit).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.BUDGET, new EngageThirdParty(CODE, PROGRAMME, Service.REVIEW, "委托2号", given.today(), null))
                .accepted();
    }

    @Test
    void attackADutyMetWithSomebodyElsesAccount() {
        String other = given.enterprise(
                Given.code(88), "示例旁人", org.mingzhang.domain.enterprise.EnterpriseEvent.Kind.ENTERPRISE, Given.COUNTY);
        String name = ((Enterprise) given.ledger().state(org.mingzhang.domain.event.StreamId.enterprise(CODE))).name();
        var theirs = new org.mingzhang.domain.event.BankAccount("示例银行", "6200111122223333", "示例旁人");
        given.when(Person.applicant(CODE), new DeclareSpecialAccount(CODE, PROGRAMME, theirs))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        given.after(Person.applicant(other), new DeclareSpecialAccount(other, PROGRAMME, theirs));
        var borrowed = new org.mingzhang.domain.event.BankAccount("示例银行", "6200111122223333", name);
        assertThat(given.when(Person.applicant(CODE), new DeclareSpecialAccount(CODE, PROGRAMME, borrowed))
                        .isAccepted())
                .as("one account is kept by one enterprise")
                .isFalse();
        var own = new org.mingzhang.domain.event.BankAccount("示例银行", "6200111122224444", name);
        given.when(Person.applicant(CODE), new DeclareSpecialAccount(CODE, PROGRAMME, own))
                .accepted();
        given.when(Person.applicant(other), new DeclareSpecialAccount(CODE, PROGRAMME, own))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
    }
}
