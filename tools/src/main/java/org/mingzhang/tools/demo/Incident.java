package org.mingzhang.tools.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.PlaceHold;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.award.AwardCommand.ReleaseHold;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordDishonesty;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/** What goes wrong with the money of one pilot enterprise, and how it is put right. */
final class Incident {
    private static final Fen PART = Fen.ofWan(3);

    private final Lane lane;
    private final String programme;
    private final Pilot pilot;
    private final Grant grant;
    private final String number;

    Incident(Lane lane, String programme, Pilot pilot, Grant grant) {
        this.lane = lane;
        this.programme = programme;
        this.pilot = pilot;
        this.grant = grant;
        this.number = pilot.number();
    }

    void returnedByTheBank() {
        lane.within(1, 3)
                .does(
                        Desk.CONFIRMATION.person(pilot.n()),
                        new ReturnPayment(
                                number, grant.payment(1), Grant.BANK, grant.receiptNo(number, 1) + "-T", "账户已销户（示例）"));
        lane.within(2, 5)
                .does(
                        Desk.BUDGET.person(0),
                        new ChangeBankAccount(pilot.firm().code(), pilot.firm().newAccount(), "原账户销户，企业书面申请变更（示例）"));
    }

    void held() {
        String hold = number + "-Z1";
        lane.within(1, 2)
                .does(Desk.SUPERVISION.person(pilot.n()), new PlaceHold(number, hold, "举报待核：合同金额与市场价差异较大（示例）"));
        grant.triedOnHold();
        lane.within(6, 12).does(Desk.SUPERVISION.person(pilot.n()), new ReleaseHold(number, hold, "已核实，价格合理（示例）"));
    }

    void reduced() {
        lane.within(1, 3)
                .does(
                        Desk.APPROVAL.person(pilot.n()),
                        new ReduceAward(
                                number,
                                List.of(new Share(grant.firstSource(), Fen.ofWan(1))),
                                "复核发现一张发票不属改造内容（示例）",
                                Review.documentNo("核减", lane.date())));
    }

    /** Part of a payment is to come back, and comes in two instalments. */
    void partlyRecovered() {
        String recovery = number + "-R1";
        lane.within(15, 25)
                .does(
                        Desk.BUDGET.person(0),
                        new OrderRecovery(
                                number,
                                recovery,
                                grant.payment(1),
                                PART,
                                lane.date().plusDays(30),
                                Review.documentNo("追回", lane.date()),
                                "专项审计核减投入（示例）"));
        lane.within(5, 12);
        received(recovery, 1, known -> Fen.ofWan(1));
        lane.within(5, 12);
        received(recovery, 2, known -> Fen.ofWan(2));
    }

    private void received(String recovery, int instalment, Function<Known, Fen> amount) {
        String receiptNo = grant.receiptNo(number, 1) + "-Z" + instalment;
        LocalDate on = lane.date();
        lane.brings(
                Desk.CONFIRMATION.person(pilot.n()),
                known -> FundPapers.recovered(number, pilot.firm(), recovery, receiptNo, amount.apply(known), on),
                (known, paper) -> new ReceiveRecovery(
                        number, recovery, amount.apply(known), null, Grant.BANK, receiptNo, null, paper),
                null);
    }

    /** Everything is to come back and does; the enterprise leaves the pilot. */
    void whollyRecovered() {
        String recovery = number + "-R1";
        Firm firm = pilot.firm();
        lane.within(12, 20)
                .does(
                        Desk.SUPERVISION.person(pilot.n()),
                        new RecordDishonesty(firm.code(), "虚开发票骗取补助（示例）", null, lane.date(), null, "专项监督小组核查（示例）"));
        LocalDate decided = lane.within(2, 4).date();
        lane.does(
                Desk.BUDGET.person(0),
                known -> new OrderRecovery(
                        number,
                        recovery,
                        grant.payment(1),
                        known.granted(number),
                        decided.plusDays(30),
                        Review.documentNo("追回", decided),
                        "骗取补助，全额追回（示例）"));
        lane.within(8, 15);
        received(recovery, 1, known -> known.granted(number));
        lane.within(1, 2)
                .does(
                        Desk.ROSTER.person(pilot.n()),
                        new LeavePilot(
                                firm.code(), programme, Review.documentNo("退出", lane.date()), "骗取补助，取消试点资格（示例）"));
    }
}
