package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.FileObjection;
import org.mingzhang.domain.application.ApplicationEvent.ObjectionFiled;
import org.mingzhang.domain.application.ApplicationEvent.PublicNoticePosted;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.correction.CorrectionEvent.Corrected;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import tools.jackson.databind.node.ObjectNode;

/** How a decision or a payment was written down is corrected; what was decided and paid is not. */
class WrittenDownTest {
    private final Given given = Given.budget();
    private final Corrections corrections = new Corrections(given);

    private void corrected(long position, @Nullable Consumer<ObjectNode> change, @Nullable LocalDate date) {
        corrections.approved(corrections.proposal(position, change, date)).accepted(Corrected.class);
    }

    private void refused(
            long position, @Nullable Consumer<ObjectNode> change, @Nullable LocalDate date, RejectionCode code) {
        given.when(Corrections.PROPOSER, corrections.proposal(position, change, date))
                .rejected(code);
    }

    private LocalDate dated(StreamId stream, long position) {
        Recorded stands = Objects.requireNonNull(given.ledger().fold(stream).at(position));
        return Objects.requireNonNull(stands.businessDate());
    }

    private static void nothing(ObjectNode after) {
        // Only the day is wrong.
    }

    @Test
    void theDayOnWhichTheBankPaidMovesWithWhatTheJournalPostsForIt() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        it.ordered("拨付-1", wan(10)).released("拨付-1");
        LocalDate paid = given.today();
        given.later(5);
        it.confirmed("拨付-1");
        long confirmed = corrections.position(PaymentConfirmed.class);
        long disbursed = corrections.position(FundsDisbursed.class);
        corrected(confirmed, WrittenDownTest::nothing, paid.plusDays(2));
        assertThat(dated(StreamId.award(it.number()), confirmed)).isEqualTo(paid.plusDays(2));
        assertThat(dated(StreamId.programme(PROGRAMME), disbursed)).isEqualTo(paid.plusDays(2));
        refused(confirmed, WrittenDownTest::nothing, paid.minusDays(1), RejectionCode.BUSINESS_DATE_TOO_EARLY);
        corrected(confirmed, WrittenDownTest::nothing, paid);
    }

    /** An attack: a payment is moved into a month that is closed, by correcting its day. */
    @Test
    void noPaymentMovesIntoAClosedMonthAndOneThatLiesThereLeavesItsFiguresAlone() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded();
        it.ordered("拨付-1", wan(5)).released("拨付-1");
        LocalDate released = given.today();
        given.later(1);
        it.confirmed("拨付-1");
        long closedPayment = corrections.position(PaymentConfirmed.class);
        it.ordered("拨付-2", wan(5)).released("拨付-2");
        given.later(60);
        it.confirmed("拨付-2");
        given.after(
                Person.BUDGET,
                new ClosePeriod(PROGRAMME, YearMonth.from(released).toString(), "结账1号"));
        refused(
                corrections.position(PaymentConfirmed.class),
                WrittenDownTest::nothing,
                YearMonth.from(released).atEndOfMonth(),
                RejectionCode.PERIOD_CLOSED);
        Answer answer = corrections.approved(corrections.proposal(closedPayment, WrittenDownTest::nothing, released));
        assertThat(answer.accepted().stream()
                        .filter(event -> event instanceof Corrected corrected && corrected.openFrom() != null)
                        .map(event -> ((Corrected) event).openFrom()))
                .containsExactly(YearMonth.from(released).plusMonths(1).atDay(1));
    }

    @Test
    void aReceiptOfTheWrongNumberIsFreeAgainAndTheRightOneTaken() {
        Case it = given.pilot("1").accepted(2, wan(30)).awarded().paid("拨付-1", wan(10));
        long confirmed = corrections.position(PaymentConfirmed.class);
        Corrected corrected = corrections
                .approved(corrections.proposal(confirmed, after -> after.put("receiptNo", "回单-9")))
                .accepted(Corrected.class);
        assertThat(Claim.of(corrected))
                .extracting(Claim::key, Claim::amount)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(key(it, "回单-拨付-1"), -1L),
                        org.assertj.core.groups.Tuple.tuple(key(it, "回单-9"), 1L));
    }

    private static String key(Case it, String receipt) {
        return Claim.of(new PaymentConfirmed(it.number(), "示例银行", receipt))
                .getFirst()
                .key();
    }

    @Test
    void whatWasPaidToWhomIsNotCorrected() {
        given.pilot("1").accepted(2, wan(30)).awarded().paid("拨付-1", wan(10));
        refused(
                corrections.position(PaymentOrdered.class),
                after -> after.put("amountFen", 1),
                null,
                RejectionCode.WRONG_STATE);
        long approved = corrections.position(AwardApproved.class);
        corrected(approved, after -> after.put("documentNo", "核定2号"), null);
        refused(approved, after -> after.put("amountFen", 1), null, RejectionCode.WRONG_STATE);
        refused(approved, WrittenDownTest::nothing, given.today().minusDays(1), RejectionCode.WRONG_STATE);
        refused(
                corrections.position(FundsDisbursed.class),
                WrittenDownTest::nothing,
                given.today().minusDays(1),
                RejectionCode.WRONG_STATE);
    }

    /** An attack: the plan is made to say another amount than the one that was granted by it. */
    @Test
    void aRowByWhichMoneyWasGrantedStaysWhatItWas() {
        Case it = given.pilot("1").accepted(2, wan(30)).reviewed();
        Case other = given.pilot("1").accepted(2, wan(30)).reviewed();
        given.after(
                Person.ROSTER,
                new IssueList(
                        "MD-1",
                        PROGRAMME,
                        OfficialListEvent.Kind.PAYMENT_PLAN,
                        "方案1号",
                        null,
                        null,
                        List.of(new Item(it.number(), null, wan(15)), new Item(other.number(), null, wan(15)))));
        given.after(
                Person.APPROVER, new ApproveAward(it.number(), wan(15), null, "核定1号", null, new ListRow("MD-1", 1)));
        long used = corrections.position(ListItemEntered.class, e -> e.number() == 1);
        long open = corrections.position(ListItemEntered.class, e -> e.number() == 2);
        refused(used, after -> after.put("amountFen", wan(14).value()), null, RejectionCode.WRONG_STATE);
        corrected(open, after -> after.put("amountFen", wan(14).value()), null);
    }

    @Test
    void theWordsAndTheDayOfAStageAreCorrectedAndNotWhatItDecided() {
        Case it = given.pilot("1").submitted();
        LocalDate submitted = given.today();
        given.later(10);
        it.recommended();
        long site = corrections.position(StageDecided.class, e -> e.stage().equals("site"));
        corrected(site, after -> after.put("opinion", "属实"), null);
        refused(site, after -> after.put("outcome", "REJECTED"), null, RejectionCode.WRONG_STATE);
        long county = corrections.position(StageDecided.class, e -> e.stage().equals("county"));
        refused(county, WrittenDownTest::nothing, submitted.minusDays(1), RejectionCode.BUSINESS_DATE_TOO_EARLY);
        corrected(county, WrittenDownTest::nothing, submitted.plusDays(3));
        refused(site, WrittenDownTest::nothing, submitted.plusDays(2), RejectionCode.BUSINESS_DATE_TOO_EARLY);
        assertThat(dated(StreamId.application(it.number()), county)).isEqualTo(submitted.plusDays(3));
    }

    @Test
    void aNoticeIsNotMadeShorterThanItMustBe() {
        given.pilot("1").submitted().recommended().noticed();
        long posted = corrections.position(PublicNoticePosted.class);
        PublicNoticePosted notice = (PublicNoticePosted) corrections.at(posted).event();
        corrected(posted, after -> after.put("documentNo", "公示3号"), null);
        refused(
                posted,
                after -> after.put("to", notice.from().plusDays(1).toString()),
                null,
                RejectionCode.NOTICE_NOT_FINISHED);
        refused(
                posted,
                after -> after.put("to", notice.to().plusDays(30).toString()),
                null,
                RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void whatAnObjectionSaysIsCorrectedAndThatItWasMadeIsNot() {
        Case it = given.pilot("1").submitted();
        given.after(Person.SUPERVISOR, new FileObjection(it.number(), "异议1", "重复申抱"));
        long filed = corrections.position(ObjectionFiled.class);
        corrected(filed, after -> after.put("reason", "重复申报"), null);
        refused(filed, null, null, RejectionCode.WRONG_STATE);
        assertThat(List.of(corrections.at(filed).event())).hasOnlyElementsOfType(ObjectionFiled.class);
    }

    @Test
    void aWrongBeforeIsToldFieldByField() {
        given.pilot("1").accepted(2, wan(30)).awarded().paid("拨付-1", wan(10));
        long confirmed = corrections.position(PaymentConfirmed.class);
        var proposal = corrections.proposal(confirmed, after -> after.put("receiptNo", "回单-9"));
        ObjectNode before = proposal.before().deepCopy().put("receiptNo", "回单-8");
        assertThat(given.when(
                                Corrections.PROPOSER,
                                new CorrectionCommand.ProposeCorrection(
                                        proposal.correction(),
                                        proposal.stream(),
                                        confirmed,
                                        proposal.type(),
                                        before,
                                        proposal.after(),
                                        null,
                                        "有误",
                                        "更正1号"))
                        .rejected(RejectionCode.CHANGED_MEANWHILE)
                        .message(PackNames.NONE))
                .contains("receiptNo 账上 \"回单-拨付-1\"、命令写 \"回单-8\"");
    }
}
