package org.mingzhang.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectCommand.RequestAcceptance;
import org.mingzhang.domain.provider.ProviderCommand.AdmitProvider;
import org.mingzhang.domain.provider.ProviderCommand.Appeal;
import org.mingzhang.domain.provider.ProviderCommand.RateProvider;
import org.mingzhang.domain.provider.ProviderCommand.ResolveAppeal;
import org.mingzhang.domain.provider.ProviderCommand.WarnProvider;
import org.mingzhang.domain.provider.ProviderCommand.WithdrawRating;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;
import org.mingzhang.domain.provider.ProviderEvent.RatingWithdrawn;

/** Who takes a rating back, until when, and what then is left of it. */
class RatingWithdrawalTest {
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

    private Case rated(int scoreTenths, String contract) {
        Case it = accepted(contract);
        given.after(it.applicant(), rating(it, scoreTenths, contract));
        return it;
    }

    private RateProvider rating(Case it, int scoreTenths, @Nullable String contract) {
        return new RateProvider(seller, it.number(), scoreTenths, null, contract);
    }

    private WithdrawRating withdrawal(Case it, @Nullable String contract) {
        return new WithdrawRating(seller, it.number(), "分数填错", contract);
    }

    private WarnProvider warning() {
        return new WarnProvider(seller, PROGRAMME, "警示1", "满意度低于警示线", "邯工信〔2026〕20号", null);
    }

    private Provider provider() {
        return (Provider) given.ledger().state(StreamId.provider(seller));
    }

    @Test
    void whatWasRatedByMistakeIsTakenBackAndRatedAnewOnce() {
        Case it = rated(90, "合同-1");
        Case other = rated(800, "合同-2");
        RatingWithdrawn withdrawn =
                given.when(it.applicant(), withdrawal(it, null)).accepted(RatingWithdrawn.class);
        assertThat(withdrawn).isEqualTo(new RatingWithdrawn(it.number(), it.code(), 90, "分数填错", "合同-1", false));
        assertThat(provider().satisfaction()).isEqualTo(new Satisfaction(1, 800));
        given.after(it.applicant(), rating(it, 900, null));
        assertThat(provider().satisfaction()).isEqualTo(new Satisfaction(2, 1700));
        given.when(it.applicant(), rating(it, 950, "合同-1")).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(other.applicant(), rating(other, 950, null)).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void aWarningIsDueByWhatIsLeftOfTheRatings() {
        ParameterValues values = ParameterValues.defaults(Given.pack());
        rated(700, "合同-1");
        rated(700, "合同-2");
        Case wrong = rated(90, "合同-3");
        assertThat(provider().satisfaction().warningDue(values)).isTrue();
        given.after(wrong.applicant(), withdrawal(wrong, null));
        assertThat(provider().satisfaction().warningDue(values)).isFalse();
        given.after(wrong.applicant(), rating(wrong, 399, null));
        assertThat(provider().satisfaction().warningDue(values)).isTrue();
    }

    @Test
    void attackSomebodyElseTakesARatingBack() {
        Case it = rated(90, "合同-1");
        Case stranger = accepted("合同-2");
        for (Person other : new Person[] {Person.applicant(seller), stranger.applicant()}) {
            given.when(other, withdrawal(it, null)).rejected(RejectionCode.SCOPE_EXCEEDED);
        }
        for (Person office : new Person[] {Person.ROSTER, Person.DECISION, Person.BUDGET, Person.ADMINISTRATOR}) {
            given.when(office, withdrawal(it, null)).rejected(RejectionCode.ROLE_MISSING);
        }
        given.when(stranger.applicant(), withdrawal(stranger, null)).rejected(RejectionCode.NOT_FOUND);
        given.when(it.applicant(), new WithdrawRating(given.provider(8), it.number(), "分数填错", null))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(it.applicant(), new WithdrawRating(seller, "HD-无", "分数填错", null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void attackARatingIsTakenBackTwice() {
        Case it = rated(90, "合同-1");
        given.after(it.applicant(), withdrawal(it, "合同-1"));
        given.when(it.applicant(), withdrawal(it, "合同-1")).rejected(RejectionCode.WRONG_STATE);
        given.when(it.applicant(), withdrawal(it, null)).rejected(RejectionCode.WRONG_STATE);
        assertThat(provider().satisfaction()).isEqualTo(Satisfaction.NONE);
    }

    @Test
    void oneOfSeveralIsNamedAndTheOthersStand() {
        Case it = accepted("合同-1", "合同-2");
        given.after(it.applicant(), rating(it, 300, "合同-1"));
        given.after(it.applicant(), rating(it, 500, "合同-2"));
        given.when(it.applicant(), withdrawal(it, null)).rejected(RejectionCode.FACT_MISSING);
        given.when(it.applicant(), withdrawal(it, "合同-3")).rejected(RejectionCode.NOT_FOUND);
        given.after(it.applicant(), withdrawal(it, "合同-1"));
        assertThat(provider().satisfaction()).isEqualTo(new Satisfaction(1, 500));
        given.when(it.applicant(), rating(it, 900, "合同-2")).rejected(RejectionCode.ALREADY_EXISTS);
        given.after(it.applicant(), rating(it, 400, "合同-1"));
        given.after(it.applicant(), withdrawal(it, "合同-2"));
        assertThat(provider().satisfaction()).isEqualTo(new Satisfaction(1, 400));
    }

    @Test
    void attackARatingIsTakenBackAfterTheProviderWasRemovedOnIt() {
        Case it = rated(90, "合同-1");
        given.after(Person.ROSTER, given.removal(seller));
        given.when(it.applicant(), withdrawal(it, null)).rejected(RejectionCode.WRONG_STATE);
        given.later(1);
        // Admitted anew it is another stay; what the removal rested on stays as it is.
        given.after(
                Person.DECISION, new AdmitProvider(seller, PROGRAMME, "示例服务商9", ProviderEvent.Kind.INTEGRATOR, "入池2号"));
        given.when(it.applicant(), withdrawal(it, null)).rejected(RejectionCode.WRONG_STATE);
        Case later = rated(95, "合同-2");
        given.when(later.applicant(), withdrawal(later, null)).accepted();
    }

    @Test
    void aRemovalThatAnAppealTookBackHoldsNoRating() {
        Case it = rated(90, "合同-1");
        given.after(Person.ROSTER, given.removal(seller));
        given.after(Person.applicant(seller), new Appeal(seller, PROGRAMME, "申诉1", null, "评价失实"));
        given.when(it.applicant(), withdrawal(it, null)).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.DECISION, new ResolveAppeal(seller, "申诉1", true, "已核", "邯工信〔2026〕31号"));
        given.when(it.applicant(), withdrawal(it, null)).accepted();
    }

    @Test
    void aRemovalFromAnyPoolHoldsWhatWasRatedBefore() {
        Provider provider = new Provider();
        ProviderEvent[] story = {
            new ProviderAdmitted("甲", "示例服务商", ProviderEvent.Kind.PRODUCT, "入池1号"),
            new ProviderAdmitted("乙", "示例服务商", ProviderEvent.Kind.PRODUCT, "入池2号"),
            new ProviderRated("HD-1", Given.code(5), 90, null, "合同-1"),
            new ProviderRemoved("乙", "清退1号", "不合格", null)
        };
        for (int i = 0; i < story.length; i++) {
            provider.evolve(new Recorded(i, Instant.EPOCH, given.today(), Person.ROSTER.ref(), story[i]));
        }
        assertThat(provider.inPool("甲")).isTrue();
        assertThat(provider.isRemovedSince(2)).isTrue();
        assertThat(provider.isRemovedSince(3)).isFalse();
    }

    @Test
    void attackAWarnedProviderPressesForTheRatingToGo() {
        Case it = rated(90, "合同-1");
        given.after(Person.ROSTER, warning());
        assertThat(given.when(it.applicant(), withdrawal(it, null))
                        .accepted(RatingWithdrawn.class)
                        .underWarning())
                .as("the entry tells that a warning stood")
                .isTrue();
        assertThat(provider().warnings()).as("the warning stands").containsKey("警示1");
    }

    @Test
    void aRatingIsTakenBackOnNoDayBeforeItAndGivenAnewOnNoneBeforeThat() {
        Case it = rated(90, "合同-1");
        given.later(3);
        given.when(it.applicant(), given.today().minusDays(4), withdrawal(it, null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(it.applicant(), given.today().plusDays(1), withdrawal(it, null))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.after(it.applicant(), withdrawal(it, null));
        given.when(it.applicant(), given.today().minusDays(1), rating(it, 900, null))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(it.applicant(), rating(it, 900, null)).accepted();
    }

    @Test
    void whatAnOldBookTellsIsMendedByACorrectionAndNotTakenBack() {
        Case it = accepted("合同-1");
        given.history(
                Role.APPLICANT,
                it.code(),
                "示例甲",
                given.today(),
                new PastRating(seller, it.number(), it.code(), 900, null));
        assertThat(given.when(it.applicant(), withdrawal(it, null))
                        .rejected(RejectionCode.WRONG_STATE)
                        .facts())
                .containsEntry("needs", Scalar.of("由登记单位更正"));
    }
}
