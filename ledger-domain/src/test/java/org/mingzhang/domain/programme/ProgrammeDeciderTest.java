package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.YEAR;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CarryOver;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordTargetFact;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;

class ProgrammeDeciderTest {
    private static final Fen ONE = Fen.of(1);

    private static AppropriateFunds appropriation(Fen amount) {
        return new AppropriateFunds(PROGRAMME, "central", amount, "下达", YEAR);
    }

    private static AllocateBudget allocation(String source, String line, Fen amount) {
        return new AllocateBudget(PROGRAMME, source, line, amount, "分配", YEAR);
    }

    private static ReturnToTreasury handingBack(ReturnedFrom from, String line, Fen amount) {
        return new ReturnToTreasury(PROGRAMME, "central", from, line, amount, "上缴", null);
    }

    private static OpenProgramme opening(String packSm3) {
        return new OpenProgramme(PROGRAMME, "试点专项", packSm3, LocalDate.of(2025, 9, 1), LocalDate.of(2027, 6, 30));
    }

    @Test
    void openingPinsThePackByItsDigest() {
        ProgrammeOpened opened =
                Given.people().when(Person.ROSTER, opening(Given.packSm3())).accepted(ProgrammeOpened.class);
        assertThat(opened.pack()).isEqualTo("handan-2025");
        assertThat(opened.packSm3()).isEqualTo(Given.packSm3());
    }

    @Test
    void aProgrammeIsOpenedOnceAndByAnOfficeInCharge() {
        Given.programme().when(Person.ROSTER, opening(Given.packSm3())).rejected(RejectionCode.ALREADY_EXISTS);
        Given.people().when(Person.AUDITOR, opening(Given.packSm3())).rejected(RejectionCode.ROLE_MISSING);
    }

    /** What an applicant may have once, at most so often or up to a cap would else be had once in each of them. */
    @Test
    void attackTwoProgrammesUnderOneAndTheSamePack() {
        Given given = Given.programme();
        given.when(Person.ROSTER, again(Given.packSm3())).rejected(RejectionCode.ALREADY_EXISTS);
        PolicyPack inOtherBytes = Given.pack(text -> text + "# 换一份文件\n");
        given.when(Person.ROSTER, again(given.brings(inOtherBytes))).rejected(RejectionCode.ALREADY_EXISTS);
        PolicyPack another = Given.pack(text -> text.replace("pack: handan-2025", "pack: handan-2028"));
        given.when(Person.ROSTER, again(given.brings(another))).accepted();
    }

    private static OpenProgramme again(String packSm3) {
        return new OpenProgramme("again", "又一专项", packSm3, LocalDate.of(2025, 9, 1), LocalDate.of(2027, 6, 30));
    }

    @Test
    void nothingHappensToAProgrammeThatWasNotOpened() {
        Given.people().when(Person.BUDGET, appropriation(wan(1))).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void noMoreIsAppropriatedThanTheNoticeNames() {
        Given given = Given.programme();
        given.when(Person.BUDGET, appropriation(wan(10_000).plus(ONE)))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED, "中央财政奖补资金1亿元");
        given.after(Person.BUDGET, appropriation(wan(10_000)));
        given.when(Person.BUDGET, appropriation(ONE)).rejected(RejectionCode.APPROPRIATION_EXCEEDED);
    }

    @Test
    void noMoreIsAllocatedThanIsAppropriatedInTheYear() {
        Given given = Given.programme().appropriated("local", 100);
        given.when(Person.BUDGET, allocation("local", "service", wan(100).plus(ONE)))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.when(Person.BUDGET, new AllocateBudget(PROGRAMME, "local", "service", ONE, "分配", YEAR + 1))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.after(Person.BUDGET, allocation("local", "service", wan(100)));
        given.when(Person.BUDGET, allocation("local", "service", ONE)).rejected(RejectionCode.APPROPRIATION_EXCEEDED);
    }

    @Test
    void centralMoneyForServiceEndsAt2000Wan() {
        Given given = Given.programme().appropriated("central", 10_000);
        given.when(Person.BUDGET, allocation("central", "service", wan(2_000).plus(ONE)))
                .rejected(RejectionCode.RATIO_BREACHED, "不高于20%的中央财政奖补资金");
        given.after(Person.BUDGET, allocation("central", "service", wan(2_000)));
        given.when(Person.BUDGET, allocation("central", "service", ONE)).rejected(RejectionCode.RATIO_BREACHED);
    }

    @Test
    void theCeilingFollowsWhatIsAppropriatedSoFar() {
        Given given = Given.programme().appropriated("central", 5_000);
        given.when(Person.BUDGET, allocation("central", "service", wan(1_001))).rejected(RejectionCode.RATIO_BREACHED);
        given.appropriated("central", 10)
                .when(Person.BUDGET, allocation("central", "service", wan(1_002)))
                .accepted();
    }

    @Test
    void aTransferIntoServiceMeetsTheSameCeiling() {
        Given given = Given.budget();
        given.when(Person.BUDGET, new TransferBudget(PROGRAMME, "central", "renovation", "service", ONE, "调剂", "需要"))
                .rejected(RejectionCode.RATIO_BREACHED);
        given.when(
                        Person.BUDGET,
                        new TransferBudget(PROGRAMME, "central", "service", "renovation", wan(500), "调剂", "需要"))
                .accepted();
        given.when(
                        Person.BUDGET,
                        new TransferBudget(
                                PROGRAMME,
                                "local",
                                "service",
                                "renovation",
                                wan(4_000).plus(ONE),
                                "调剂",
                                "需要"))
                .rejected(RejectionCode.ALLOCATION_EXCEEDED);
    }

    @Test
    void moneyIsCarriedOverFromTheYearThatHasIt() {
        Given given = Given.programme().appropriated("central", 10_000);
        given.when(
                        Person.BUDGET,
                        new CarryOver(
                                PROGRAMME,
                                "central",
                                YEAR,
                                YEAR + 1,
                                wan(10_000).plus(ONE),
                                "结转"))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.after(Person.BUDGET, new CarryOver(PROGRAMME, "central", YEAR, YEAR + 1, wan(9_000), "结转"));
        given.when(Person.BUDGET, allocation("central", "renovation", wan(1_000).plus(ONE)))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.when(Person.BUDGET, new AllocateBudget(PROGRAMME, "central", "renovation", wan(9_000), "分配", YEAR + 1))
                .accepted();
    }

    @Test
    void whatIsHandedBackIsGone() {
        Given given = Given.budget();
        given.when(
                        Person.BUDGET,
                        handingBack(
                                ReturnedFrom.LINE_AVAILABLE,
                                "renovation",
                                wan(8_000).plus(ONE)))
                .rejected(RejectionCode.ALLOCATION_EXCEEDED);
        given.after(Person.BUDGET, handingBack(ReturnedFrom.LINE_AVAILABLE, "renovation", wan(8_000)));
        assertThat(given.theProgramme().line("central", "renovation").available())
                .isEqualTo(Fen.ZERO);
        given.when(Person.BUDGET, handingBack(ReturnedFrom.LINE_RECOVERED, "renovation", ONE))
                .rejected(RejectionCode.PAYMENT_EXCEEDED);
        given.when(
                        Person.BUDGET,
                        new ReturnToTreasury(PROGRAMME, "central", ReturnedFrom.UNALLOCATED, null, ONE, "上缴", YEAR))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
    }

    @Test
    void nothingIsTakenBeforeTheDayOnWhichItIsThere() {
        Given given = Given.programme().later(10).appropriated("local", 100);
        LocalDate before = given.today().minusDays(1);
        given.when(Person.BUDGET, before, allocation("local", "service", wan(1)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.BUDGET, given.today(), allocation("local", "service", wan(1)))
                .accepted();
    }

    @Test
    void aBackdatedAllocationLeavesEveryLaterDayCovered() {
        Given given = Given.programme().appropriated("local", 100);
        LocalDate first = given.today();
        given.later(5).after(Person.BUDGET, allocation("local", "service", wan(70)));
        given.when(Person.BUDGET, first, allocation("local", "renovation", wan(30).plus(ONE)))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.when(Person.BUDGET, first, allocation("local", "renovation", wan(30)))
                .accepted();
    }

    @Test
    void aBusinessDateInTheFutureIsRefused() {
        Given given = Given.programme();
        given.when(Person.BUDGET, given.today().plusDays(1), appropriation(wan(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
    }

    @Test
    void sourcesAndLinesAreThePacks() {
        Given given = Given.budget();
        given.when(Person.BUDGET, allocation("province", "service", wan(1))).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, allocation("central", "travel", wan(1))).rejected(RejectionCode.NOT_FOUND);
        given.when(Person.BUDGET, new ReceiveFunds(PROGRAMME, "province", wan(1), "到位", YEAR, null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void noMoreArrivesThanWasAppropriated() {
        Given given = Given.programme().appropriated("central", 100);
        given.after(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(60), "到位1号", YEAR, null));
        given.when(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(40).plus(ONE), "到位", YEAR, null))
                .rejected(RejectionCode.APPROPRIATION_EXCEEDED);
        given.when(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(40), "到位", YEAR, null))
                .accepted();
    }

    @Test
    void attackOneDocumentIsBookedTwice() {
        Given given = Given.programme().appropriated("central", 100);
        given.when(Person.BUDGET, new AppropriateFunds(PROGRAMME, "central", wan(1), "下达 100 号", YEAR))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.BUDGET, new AppropriateFunds(PROGRAMME, "local", wan(1), "下达100号", YEAR))
                .accepted();
        ReceiveFunds arrived = new ReceiveFunds(PROGRAMME, "central", wan(50), "到位1号", YEAR, null);
        given.after(Person.BUDGET, arrived);
        given.when(Person.BUDGET, arrived).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(10), "到位1号", YEAR, Given.COUNTY))
                .accepted();
        given.later(1);
        given.when(Person.BUDGET, new ReceiveFunds(PROGRAMME, "central", wan(10), "到位1号", YEAR, null))
                .accepted();
    }

    @Test
    void onlyFinanceMovesMoney() {
        Given.programme().when(Person.ROSTER, appropriation(wan(1))).rejected(RejectionCode.ROLE_MISSING);
        Given.programme()
                .when(Person.BUDGET.of("another-office"), appropriation(wan(1)))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void aParameterIsDecidedInItsOwnKindAndWithinItsConstraints() {
        Given given = Given.programme();
        RuleParameterDecided decided = given.when(
                        Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "18万元", "《实施细则》"))
                .accepted(RuleParameterDecided.class);
        assertThat(decided.value()).isEqualTo(Scalar.of(Fen.ofWan(18)));
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "18万元", "《实施细则》"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "20.000001万元", "《实施细则》"))
                .rejected(RejectionCode.PARAMETER_INVALID, "早改造,多补助");
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "很多", "《实施细则》"))
                .rejected(RejectionCode.PARAMETER_INVALID);
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch3", "0元", "《实施细则》"))
                .rejected(RejectionCode.PARAMETER_INVALID, "相应调整三批次最高补助金额");
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-99", "1", "《实施细则》"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aParameterIsDecidedByADocumentThatOthersCanFind() {
        for (String nothing : List.of("", "x", "会议同意", "《》", "领导批示")) {
            assertThatThrownBy(() -> new DecideParameter(PROGRAMME, "refund.dueDays", "10", nothing))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("名称或文号");
        }
        for (String basis : List.of("《实施细则》第三条", "邯工信〔2026〕12号", "市政府第十二号会议纪要")) {
            assertThat(new DecideParameter(PROGRAMME, "refund.dueDays", "10", basis).legalBasis())
                    .isEqualTo(basis);
        }
    }

    @Test
    void aTargetFactIsAboutATargetOfThePack() {
        Given.programme()
                .when(Person.ROSTER, new RecordTargetFact(PROGRAMME, "HD-T5", "研发机构", "1", null))
                .accepted();
        Given.programme()
                .when(Person.ROSTER, new RecordTargetFact(PROGRAMME, "HD-T99", "研发机构", "1", null))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aProgrammeClosesWhenEveryCommitmentIsSettledAndThenOnlyHandsMoneyBack() {
        Given given = Given.budget();
        var award = given.pilot("1").accepted(2, wan(40)).awarded();
        CloseProgramme close = new CloseProgramme(PROGRAMME, "结项");
        given.when(Person.BUDGET, close).rejected(RejectionCode.WRONG_STATE);
        award.paid("P-1", wan(20));
        given.after(Person.BUDGET, close);
        given.when(Person.BUDGET, close).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.BUDGET, allocation("local", "service", ONE)).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.BUDGET, handingBack(ReturnedFrom.LINE_AVAILABLE, "renovation", wan(100)))
                .accepted();
    }

    @Test
    void thePostingsOfEveryEventAddUpToTheBalances() {
        Given given = Given.budget();
        given.pilot("1").accepted(3, wan(100)).awarded().paid("P-1", wan(40));
        Fen committed = Fen.ZERO;
        Fen all = Fen.ZERO;
        for (var entry : given.ledger().log()) {
            for (Posting posting : Journal.postings(entry.event())) {
                all = all.plus(posting.amountFen());
                committed = posting.account() == Posting.Account.BENEFICIARY
                        ? committed.plus(posting.amountFen())
                        : committed;
            }
        }
        assertThat(all).isEqualTo(Fen.ZERO);
        assertThat(committed).isEqualTo(wan(40));
        assertThat(given.theProgramme().line("central", "renovation").paid()).isEqualTo(wan(40));
        assertThat(given.ledger().states()).containsKey(StreamId.programme(PROGRAMME));
    }

    /** An attack: a decision that is dated before the one in force, to be found by nobody who reads by days. */
    @Test
    void noDecisionIsDatedBeforeTheOneThatItReplacesOrBeforeTheProgramme() {
        DecideParameter lower = new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "15万元", "《实施细则》");
        Given opened = Given.programme();
        opened.when(Person.ROSTER, opened.today().minusDays(400), lower)
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        Given given = Given.programme().later(10);
        given.after(Person.ROSTER, new DecideParameter(PROGRAMME, "HD-01.cap.L2.batch2", "18万元", "《实施细则》"));
        LocalDate decided = given.today();
        given.later(5);
        given.when(Person.ROSTER, decided.minusDays(1), lower).rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.ROSTER, decided, lower).accepted();
    }
}
