package org.mingzhang.domain.simulation;

import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.YEAR;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.AwardCommand.ApproveAward;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.CallOffRecovery;
import org.mingzhang.domain.award.AwardCommand.CancelPayment;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardCommand.ReverseRecovery;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.programme.LineBalance;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.CarryOver;
import org.mingzhang.domain.programme.ProgrammeCommand.ReceiveFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;

/** Knows what would sensibly happen to money next; amounts often miss by a fen. */
final class MoneyGuide {
    private static final Fen ONE = Fen.of(1);

    private final Given given;
    private final Dice dice;

    MoneyGuide(Given given, Dice dice) {
        this.given = given;
        this.dice = dice;
    }

    Act award(Plan plan, Award award) {
        return switch (award.status()) {
            case NONE -> new Act(Person.CALCULATOR, new CalculateAward(plan.number()));
            case CALCULATED -> new Act(Person.REVIEWER, new ReviewAward(plan.number(), dice.chance(92), "复核"));
            case REVIEWED -> {
                Fen ceiling =
                        Objects.requireNonNull(award.calculated()).ceilingFen().max(ONE);
                Fen amount = dice.chance(80) ? dice.about(ceiling) : dice.part(ceiling);
                String reason = dice.chance(60) ? "理由" : null;
                yield dice.chance(5)
                        ? new Act(Person.CALCULATOR, new CalculateAward(plan.number()))
                        : new Act(Person.APPROVER, new ApproveAward(plan.number(), amount, null, "核定", reason));
            }
            case APPROVED -> payments(plan, award);
            case REFUSED -> new Act(Person.AUDITOR, new PlaceHold(plan.number(), dice.voucher("暂停"), "待核"));
        };
    }

    private Act payments(Plan plan, Award award) {
        Person watcher = dice.chance(70) ? Person.AUDITOR : Person.BUDGET;
        if (!award.holds().isEmpty() && dice.chance(60)) {
            String hold = award.holds().keySet().iterator().next();
            return new Act(watcher, new ReleaseHold(plan.number(), hold, "已核"));
        }
        if (dice.chance(4)) {
            return new Act(watcher, new PlaceHold(plan.number(), dice.voucher("暂停"), "待核"));
        }
        for (Payment payment : award.payments().values()) {
            Act act = dice.chance(70) ? onPayment(plan, award, payment) : null;
            if (act != null) {
                return act;
            }
        }
        if (dice.chance(12)) {
            String source = dice.chance(70) ? "central" : "local";
            Fen free = award.unpaid(source).max(ONE);
            Fen amount = dice.chance(50) ? dice.about(free) : dice.part(free);
            return new Act(
                    Person.APPROVER, new ReduceAward(plan.number(), List.of(new Share(source, amount)), "核减", "核减"));
        }
        Enterprise beneficiary = (Enterprise) given.ledger().state(StreamId.enterprise(plan.applicant()));
        BankAccount account = Objects.requireNonNullElse(beneficiary.account(), Given.account("他人"));
        Fen unpaid = award.unpaid("central").plus(award.unpaid("local")).max(ONE);
        Fen amount = dice.chance(60) ? dice.about(unpaid) : dice.part(unpaid);
        return new Act(Person.ORDERER, new OrderPayment(plan.number(), dice.voucher("拨付"), amount, null, account));
    }

    private @Nullable Act onPayment(Plan plan, Award award, Payment payment) {
        String id = payment.order().payment();
        return switch (payment.state()) {
            case ORDERED ->
                dice.chance(90)
                        ? new Act(Person.RELEASER, new ApprovePayment(plan.number(), id))
                        : new Act(Person.ORDERER, new CancelPayment(plan.number(), id, "撤销"));
            case APPROVED ->
                new Act(Person.RECEIPTS, new ConfirmPayment(plan.number(), id, "示例银行", dice.voucher("回单"), null));
            case CONFIRMED -> dice.chance(60) ? null : back(plan, award, payment, id);
            case RETURNED, CANCELLED -> null;
        };
    }

    private Act back(Plan plan, Award award, Payment payment, String id) {
        Fen outstanding = payment.outstanding().max(ONE);
        return switch (dice.below(7)) {
            case 0 -> new Act(Person.RECEIPTS, new ReturnPayment(plan.number(), id, "示例银行", dice.voucher("回单"), "销户"));
            case 1, 2 ->
                new Act(
                        Person.BUDGET,
                        new OrderRecovery(plan.number(), "追回-" + id, id, dice.part(outstanding), null, "追回", "虚报"));
            case 3 ->
                new Act(
                        Person.RELEASER,
                        new CallOffRecovery(
                                plan.number(),
                                "追回-" + id,
                                dice.chance(50) ? null : dice.part(outstanding),
                                "改判",
                                "撤销"));
            case 4 -> {
                List<Long> receipts = award.recoveryReceipts();
                boolean left = dice.chance(50);
                yield new Act(
                        Person.RELEASER,
                        new ReverseRecovery(
                                plan.number(),
                                "追回-" + id,
                                receipts.isEmpty() ? 0 : receipts.getLast(),
                                left ? "示例银行" : null,
                                left ? dice.voucher("回单") : null,
                                "登记有误",
                                "冲回"));
            }
            default ->
                new Act(
                        Person.RECEIPTS,
                        new ReceiveRecovery(
                                plan.number(),
                                "追回-" + id,
                                dice.part(outstanding),
                                null,
                                "示例银行",
                                dice.voucher("回单"),
                                null));
        };
    }

    /** Something about the budget, more often where there is recovered money. */
    Act budget() {
        Programme programme = given.theProgramme();
        String source = dice.chance(60) ? "central" : "local";
        String line = dice.chance(55) ? "renovation" : "service";
        for (Map.Entry<SourceLine, LineBalance> place : programme.lines().entrySet()) {
            if (place.getValue().recoveredAtHand().isPositive() && dice.chance(40)) {
                source = place.getKey().source();
                line = place.getKey().line();
            }
        }
        return new Act(Person.BUDGET, budget(programme, source, line));
    }

    private LedgerCommand budget(Programme programme, String source, String line) {
        String other = line.equals("service") ? "renovation" : "service";
        LineBalance balance = programme.line(source, line);
        Fen recovered = dice.about(balance.recoveredAtHand().max(ONE));
        Fen free = programme.available(source).max(Fen.ofWan(1));
        Fen some = dice.chance(30) ? dice.about(free) : dice.part(free);
        int year = YEAR + dice.below(2);
        return switch (dice.below(10)) {
            case 0 -> new AppropriateFunds(PROGRAMME, source, Fen.ofWan(1 + dice.below(4_000)), "下达", year);
            case 1 -> new ReceiveFunds(PROGRAMME, source, some, "到位", year, null);
            case 2, 3 -> new AllocateBudget(PROGRAMME, source, line, some, "分配", year);
            case 4 ->
                new TransferBudget(
                        PROGRAMME,
                        source,
                        line,
                        other,
                        dice.part(balance.available().max(ONE)),
                        "调剂",
                        "需要");
            case 5 -> new CarryOver(PROGRAMME, source, YEAR, YEAR + 1, some, "结转");
            case 6 ->
                // Half of them say no more than the line.
                new ReturnToTreasury(
                        PROGRAMME,
                        source,
                        recovered.value() % 2 == 0 ? null : ReturnedFrom.LINE_RECOVERED,
                        line,
                        recovered,
                        "上缴",
                        null);
            case 7 -> new ReuseRecovered(PROGRAMME, source, line, recovered, "再用");
            case 8 ->
                new ReturnToTreasury(PROGRAMME, source, ReturnedFrom.UNALLOCATED, null, dice.part(some), "上缴", year);
            default ->
                new ReturnToTreasury(
                        PROGRAMME,
                        source,
                        ReturnedFrom.LINE_AVAILABLE,
                        line,
                        Fen.ofWan(1 + dice.below(20)),
                        "上缴",
                        null);
        };
    }
}
