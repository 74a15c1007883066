package org.mingzhang.tools.demo;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.money.Rounding;
import org.mingzhang.tools.SampleCity;
import org.mingzhang.tools.story.Story;
import org.mingzhang.tools.story.Story.Sources;

/** An award's way from computation to payment, written onto a lane act by act. */
final class Grant {
    static final String BANK = "示例银行" + SampleCity.brand() + "分行";

    /** By how much a voucher is short. */
    private static final Fen MISREAD = Fen.ofYuan(100);

    private final Lane lane;
    private final Story story;
    private final String programme;
    private final String line;
    private final String number;
    private final Firm firm;
    private final int n;

    /**
     * A grant that nothing was done for.
     *
     * @param direction whose budget line pays it
     * @param n decides which of several officials takes it
     */
    Grant(Lane lane, Story story, String programme, String direction, String number, Firm firm, int n) {
        this.lane = lane;
        this.story = story;
        this.programme = programme;
        this.line = story.line(direction);
        this.number = number;
        this.firm = firm;
        this.n = n;
    }

    /**
     * How much of what the policy allows is approved.
     *
     * @param percent of the ceiling, in whole 万元 where it is less than all
     * @param upperPercent how much of it money from above bears; null for the line's own order of sources
     */
    record Generosity(int percent, @Nullable Integer upperPercent) {
        static final Generosity FULL = new Generosity(100, null);

        Fen of(Fen ceiling) {
            long wan = Fen.ofWan(1).value();
            return percent == 100
                    ? ceiling
                    : Fen.of(
                            ceiling.times(Ratio.of(percent, 100), Rounding.DOWN).value() / wan * wan);
        }

        @Nullable
        List<Share> shares(Fen amount, Sources sources) {
            if (upperPercent == null) {
                return null;
            }
            Fen upper = amount.times(Ratio.of(upperPercent, 100), Rounding.DOWN);
            return List.of(new Share(sources.upper(), upper), new Share(sources.own(), amount.minus(upper)));
        }
    }

    void triedToCalculate(RejectionCode refusal) {
        lane.tries(refusal, calculator(), new CalculateAward(number));
    }

    void calculated() {
        lane.within(2, 7).does(calculator(), new CalculateAward(number));
        lane.within(1, 3).does(Desk.REVIEW.person(n), new ReviewAward(number, true, "计算与核定投入、等级一致（示例）"));
    }

    void approved(Generosity generosity) {
        lane.within(1, 4).does(Desk.APPROVAL.person(n), approval(generosity));
    }

    private Function<Known, @Nullable LedgerCommand> approval(Generosity generosity) {
        String documentNo = Review.documentNo("核定", lane.date());
        return known -> {
            Fen amount = generosity.of(known.ceiling(number));
            return new ApproveAward(
                    number,
                    amount,
                    generosity.shares(amount, story.sources()),
                    documentNo,
                    generosity.percent == 100 ? null : "经评审，按上限的%d%%核定（示例）".formatted(generosity.percent));
        };
    }

    void triedByTheCalculator() {
        lane.tries(RejectionCode.SAME_PERSON, calculator(), approval(Generosity.FULL));
    }

    void triedAboveTheCeiling() {
        String documentNo = Review.documentNo("核定", lane.date());
        lane.tries(
                RejectionCode.ABOVE_COMPUTED_AMOUNT,
                Desk.APPROVAL.person(n),
                known -> new ApproveAward(
                        number, known.ceiling(number).plus(Fen.ofYuan(1)), null, documentNo, "按上限核定（示例）"));
    }

    void triedBelowTheFloor() {
        String documentNo = Review.documentNo("核定", lane.date());
        lane.tries(
                RejectionCode.BELOW_MINIMUM_AMOUNT,
                Desk.APPROVAL.person(n),
                known -> new ApproveAward(number, known.floor(number).minus(Fen.ofWan(1)), null, documentNo, "示例"));
    }

    void triedToPayAnotherAccount() {
        BankAccount foreign = new BankAccount("示例银行" + SampleCity.brand() + "分行", "999900001111222233", "示例某某商贸有限公司");
        lane.tries(RejectionCode.PAYEE_MISMATCH, orderer(), order(payment(9), foreign, 1));
    }

    void triedToPayMoreThanCommitted() {
        lane.tries(RejectionCode.COMMITMENT_EXCEEDED, orderer(), order(payment(9), firm.account(), 2));
    }

    void triedOnHold() {
        lane.tries(RejectionCode.ON_HOLD, orderer(), order(payment(9), firm.account(), 1));
    }

    private Function<Known, @Nullable LedgerCommand> order(String payment, BankAccount payee, int times) {
        return known ->
                new OrderPayment(number, payment, Fen.of(known.granted(number).value() * times), null, payee);
    }

    void ordered(int attempt, BankAccount payee) {
        lane.within(2, 5).does(orderer(), order(payment(attempt), payee, 1));
    }

    void triedByTheOrderer(int attempt) {
        lane.tries(RejectionCode.SAME_PERSON, orderer(), new ApprovePayment(number, payment(attempt)));
    }

    void paymentApproved(int attempt) {
        lane.within(0, 2).does(Desk.PAYMENT.person(n), new ApprovePayment(number, payment(attempt)));
    }

    void confirmed(int attempt) {
        lane.within(1, 3).does(confirmer(), confirmation(payment(attempt), receiptNo(number, attempt)));
    }

    void triedWithReceiptOf(String otherNumber, int attempt) {
        lane.within(1, 2)
                .tries(
                        RejectionCode.RECEIPT_USED_TWICE,
                        confirmer(),
                        confirmation(payment(attempt), receiptNo(otherNumber, 1)));
    }

    private ConfirmPayment confirmation(String payment, String receiptNo) {
        return new ConfirmPayment(number, payment, BANK, receiptNo, null);
    }

    /** What the treasury's own system says was paid on the day that the bank confirmed: a voucher for each source. */
    void seenByTheTreasury(int attempt, BankAccount payee) {
        seenByTheTreasury(attempt, payee, Slip.NONE);
    }

    /** The same, with what somebody got wrong there: until it is put right, the two sides part. */
    void seenByTheTreasury(int attempt, BankAccount payee, Slip slip) {
        for (String source : List.of(story.sources().upper(), story.sources().own())) {
            lane.does(Desk.TREASURY.person(n), known -> voucher(known, source, payment(attempt), payee, slip));
        }
    }

    /** The number of the first voucher that a payment has. */
    String voucherNo(Known known, int attempt) {
        String payment = payment(attempt);
        return Stream.of(story.sources().upper(), story.sources().own())
                .filter(source -> !Share.of(known.shares(payment), source).isZero())
                .map(source -> voucherNo(payment, source))
                .findFirst()
                .orElseThrow();
    }

    private static String voucherNo(String payment, String source) {
        return "SL-GK-%s-%s".formatted(payment, source);
    }

    /** What somebody at the treasury got wrong. */
    enum Slip {
        NONE,
        /** It names neither the payment nor who was paid, so that it belongs to no payment. */
        PAYEE,
        /** The amount is short by a little. */
        AMOUNT
    }

    private @Nullable LedgerCommand voucher(Known known, String source, String payment, BankAccount payee, Slip slip) {
        Fen amount = Share.of(known.shares(payment), source);
        return amount.isZero()
                ? null
                : new RecordTreasuryPayment(
                        programme,
                        voucherNo(payment, source),
                        source,
                        line,
                        story.demo().voucherYear(),
                        slip == Slip.PAYEE ? "示例误录收款单位" : payee.holder(),
                        slip == Slip.PAYEE ? "9997" + payee.number().substring(4) : payee.number(),
                        slip == Slip.AMOUNT ? amount.minus(MISREAD) : amount,
                        slip == Slip.PAYEE ? null : payment,
                        switch (slip) {
                            case NONE -> null;
                            case PAYEE -> "示例差异：收款人录错、未写拨付编号，应对应 " + payment + "，待国库更正";
                            case AMOUNT -> "示例差异：金额少录 " + MISREAD.toYuan() + " 元，待国库更正";
                        });
    }

    /** The source that the line is paid by first. */
    String firstSource() {
        return story.pack().line(line).orElseThrow().paidBy().getFirst();
    }

    String payment(int attempt) {
        return number + "-P" + attempt;
    }

    String receiptNo(String application, int attempt) {
        return "%s%s-%d".formatted(story.demo().receipts(), application, attempt);
    }

    private Person calculator() {
        return Desk.CALCULATION.person(n);
    }

    private Person orderer() {
        return Desk.ORDER.person(n);
    }

    private Person confirmer() {
        return Desk.CONFIRMATION.person(n);
    }
}
