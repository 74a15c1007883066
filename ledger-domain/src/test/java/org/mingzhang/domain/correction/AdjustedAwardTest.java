package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardCommand.IncreaseAward;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardDifference;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;

/** The difference that a correction makes to an award is added, given up or taken back, and no fen more. */
class AdjustedAwardTest {
    private static final Fen ONE = Fen.of(1);

    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    private List<AwardDifference> differences(String award) {
        return given.ledger().recomputed(PROGRAMME, Set.of(award)).differences();
    }

    /** The correction's number. */
    private String recognised(Fen amount) {
        return corrections
                .corrected(
                        corrections.position(AcceptanceAssessed.class),
                        after -> after.put("recognisedInvestmentFen", amount.value()))
                .correction();
    }

    private Case awarded(Fen recognised) {
        return awarded("1", recognised);
    }

    /** More was invested than was recognised. */
    private Case awarded(String number, Fen recognised) {
        Case it = given.pilot(number).approved().started().carriedOut(wan(30));
        given.after(Person.ASSESSOR, it.assessment(2, recognised, true));
        return it.awarded();
    }

    private static IncreaseAward increase(Case it, String correction, Fen amount, @Nullable String reason) {
        return new IncreaseAward(it.number(), correction, amount, null, "增核1号", reason);
    }

    private static OrderRecovery recovery(Case it, Fen amount, @Nullable String correction) {
        return new OrderRecovery(it.number(), "追回-" + amount.value(), "拨付-1", amount, null, "追回1号", "更正", correction);
    }

    private static ReduceAward reduction(Case it, Fen amount, @Nullable String correction) {
        return new ReduceAward(it.number(), List.of(new Share("central", amount)), "更正", "核减1号", correction);
    }

    @Test
    void whatTheCorrectedFactsGrantIsAddedCommittedAndPayable() {
        Case it = awarded(wan(20)).paid("拨付-1", wan(10));
        String correction = recognised(wan(30));
        assertThat(differences(it.number()))
                .singleElement()
                .extracting(AwardDifference::recomputedFen)
                .isEqualTo(wan(15));
        AwardIncreased added = given.when(Person.APPROVER, increase(it, correction, wan(5), null))
                .accepted(AwardIncreased.class);
        assertThat(added.ceilingFen()).isEqualTo(wan(15));
        assertThat(added.shares()).containsExactly(new Share("central", wan(5)));
        assertThat(added.trace()).isNotEmpty();
        assertThat(it.award().committed()).isEqualTo(wan(15));
        it.paid("拨付-2", wan(5));
        assertThat(differences(it.number())).isEmpty();
    }

    @Test
    void whatIsAddedToAnAwardThatHadItsTurnWaitsForNobody() {
        Case it = awarded(wan(20));
        String correction = recognised(wan(30));
        given.recorded(List.of(new StreamEvent(
                StreamId.programme(PROGRAMME),
                new Queued("等候-1", "HD-01", it.code(), wan(30), LocalDate.EPOCH, true, null))));
        given.after(Person.APPROVER, increase(it, correction, wan(5), null));
        assertThat(differences(it.number())).isEmpty();
    }

    @Test
    void aFenMoreThanPolicyGrantsIsRefused() {
        Case it = awarded(wan(20));
        String correction = recognised(wan(30));
        given.when(Person.APPROVER, increase(it, correction, wan(5).plus(ONE), null))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        given.after(Person.APPROVER, increase(it, correction, wan(5), null));
        given.when(Person.APPROVER, increase(it, correction, ONE, null)).rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
    }

    @Test
    void lessIsAddedOnlyForAReason() {
        Case it = awarded(wan(20));
        String correction = recognised(wan(30));
        given.when(Person.APPROVER, increase(it, correction, wan(5).minus(ONE), null))
                .rejected(RejectionCode.REASON_REQUIRED);
        given.after(Person.APPROVER, increase(it, correction, wan(5).minus(ONE), "企业自愿"));
        assertThat(differences(it.number())).isEmpty();
    }

    @Test
    void noAwardIsRaisedWithoutACorrectionThatTouchesIt() {
        Case it = awarded(wan(20));
        given.when(Person.APPROVER, increase(it, "更正-9", wan(5), null)).rejected(RejectionCode.WRONG_STATE);
        String ofBudget = corrections
                .corrected(corrections.position(BudgetAllocated.class), after -> after.put("documentNo", "分配1号（更正）"))
                .correction();
        given.when(Person.APPROVER, increase(it, ofBudget, wan(5), null)).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void whoCorrectedMovesNoMoneyByIt() {
        Case it = awarded(wan(20)).paid("拨付-1", wan(10));
        String up = recognised(wan(30));
        given.when(Corrections.PROPOSER, increase(it, up, wan(5), null)).rejected(RejectionCode.SAME_PERSON);
        given.when(Corrections.SECOND, increase(it, up, wan(5), null)).rejected(RejectionCode.SAME_PERSON);
        given.when(it.applicant(), increase(it, up, wan(5), null)).rejected(RejectionCode.ROLE_MISSING);
        String down = recognised(wan(10));
        given.when(Corrections.SECOND, recovery(it, wan(5), down)).rejected(RejectionCode.SAME_PERSON);
    }

    /** An attack: the correction is left out, so that who made it may move its money. */
    @Test
    void whoCorrectedMovesNoMoneyWithoutNamingItEither() {
        Case it = awarded(wan(20)).paid("拨付-1", wan(10));
        recognised(wan(10));
        given.when(Corrections.PROPOSER, recovery(it, wan(5), null)).rejected(RejectionCode.SAME_PERSON);
        given.when(Corrections.SECOND, recovery(it, wan(5), null)).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.APPROVER, recovery(it, wan(5), null));
    }

    @Test
    void theBudgetHoldsWhatIsAdded() {
        Case it = awarded(wan(20));
        String correction = recognised(wan(30));
        given.when(
                        Person.APPROVER,
                        new IncreaseAward(
                                it.number(), correction, wan(5), List.of(new Share("central", wan(4))), "增核1号", null))
                .rejected(RejectionCode.SPLIT_MISMATCH);
    }

    @Test
    void oneAwardTakesOnePlaceHoweverOftenItIsRaised() {
        Case it = awarded(wan(20));
        Programme before = (Programme) given.ledger().state(StreamId.programme(PROGRAMME));
        int places = before.awards("HD-01");
        String correction = recognised(wan(30));
        FundsCommitted raised = given.when(Person.APPROVER, increase(it, correction, wan(5), null))
                .accepted(FundsCommitted.class);
        assertThat(raised.more()).isTrue();
        Programme after = (Programme) given.ledger().state(StreamId.programme(PROGRAMME));
        assertThat(after.awards("HD-01")).isEqualTo(places).isPositive();
    }

    @Test
    void whatComesBackForACorrectionIsNoMoreThanItsDifference() {
        Case it = awarded(wan(30)).paid("拨付-1", wan(15));
        String correction = recognised(wan(20));
        given.when(Person.APPROVER, recovery(it, wan(5).plus(ONE), correction))
                .rejected(RejectionCode.ABOVE_CORRECTED_DIFFERENCE);
        RecoveryOrdered ordered =
                given.when(Person.APPROVER, recovery(it, wan(3), correction)).accepted(RecoveryOrdered.class);
        assertThat(ordered.correction()).isEqualTo(correction);
        given.when(Person.APPROVER, recovery(it, wan(2).plus(ONE), correction))
                .rejected(RejectionCode.ABOVE_CORRECTED_DIFFERENCE);
        given.after(Person.APPROVER, recovery(it, wan(2), correction));
        // For another cause, by another decision, more may come back.
        given.when(Person.APPROVER, recovery(it, wan(1), null)).accepted(RecoveryOrdered.class);
    }

    @Test
    void whatIsGivenUpForACorrectionIsNoMoreThanItsDifference() {
        Case it = awarded(wan(30));
        String correction = recognised(wan(20));
        given.when(Person.APPROVER, reduction(it, wan(5).plus(ONE), correction))
                .rejected(RejectionCode.ABOVE_CORRECTED_DIFFERENCE);
        given.after(Person.APPROVER, reduction(it, wan(5), correction));
        assertThat(differences(it.number())).isEmpty();
        assertThat(it.award().committed()).isEqualTo(wan(10));
    }

    @Test
    void aRaiseLeavesWhatWasGrantedSinceInPlace() {
        Case first = given.applicant("HD-02").honour("provincial-smart-factory");
        given.after(Person.COUNTY, new RecordHonour(first.code(), "智能工厂", "省级", null, given.today(), null, "认定1号"));
        given.after(Person.COUNTY, new RecordHonour(first.code(), "智能工厂", "国家级", null, given.today(), null, "认定2号"));
        first.approved().awarded();
        Case second = given.applicant("HD-02", first.code())
                .honour("miit-smart-factory")
                .approved()
                .awarded();
        assertThat(second.award().committed()).isEqualTo(wan(30));
        long submitted =
                corrections.position(ApplicationSubmitted.class, e -> "provincial-smart-factory".equals(e.honour()));
        String correction = corrections
                .corrected(submitted, after -> after.put("honour", "miit-smart-factory"))
                .correction();
        // Alone it would come to 50万元; beside the second, the ladder leaves it the 20万元 that it has.
        given.when(Person.APPROVER, increase(first, correction, ONE, null))
                .rejected(RejectionCode.ABOVE_COMPUTED_AMOUNT);
        assertThat(differences(first.number())).isEmpty();
    }

    @Test
    void aRaiseThatNobodyWasEntitledToShowsWhenItIsComputedAgain() {
        Case it = awarded(wan(20));
        String correction = recognised(wan(30));
        given.after(Person.APPROVER, increase(it, correction, wan(5), null));
        recognised(wan(20));
        assertThat(differences(it.number())).anySatisfy(found -> {
            assertThat(found.storedFen()).isEqualTo(wan(15));
            assertThat(found.recomputedFen()).isEqualTo(wan(10));
        });
    }
}
