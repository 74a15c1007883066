package org.mingzhang.view.trail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.award.AwardEvent.AwardIncreased;
import org.mingzhang.domain.award.AwardEvent.AwardQueued;
import org.mingzhang.domain.award.AwardEvent.AwardReduced;
import org.mingzhang.domain.award.AwardEvent.AwardRefused;
import org.mingzhang.domain.award.AwardEvent.AwardReviewed;
import org.mingzhang.domain.award.AwardEvent.FundUseReported;
import org.mingzhang.domain.award.AwardEvent.HoldPlaced;
import org.mingzhang.domain.award.AwardEvent.HoldReleased;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.award.AwardEvent.RecoveryCalledOff;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.award.AwardEvent.RecoveryReceived;
import org.mingzhang.domain.award.AwardEvent.RecoveryReversed;
import org.mingzhang.domain.event.DocumentRef;

/** Sentences of awards, payments and recoveries. */
final class AwardSentences {
    private AwardSentences() {}

    private static String receipt(@Nullable String bank, @Nullable String receiptNo) {
        return receiptNo == null ? "（未载回单号）" : "（" + (bank == null ? "" : bank + " ") + "回单 " + receiptNo + "）";
    }

    private static String files(@Nullable List<DocumentRef> documents) {
        return documents == null || documents.isEmpty() ? "" : "，附文件 " + documents.size() + " 份";
    }

    /** Which payment, and what was ordered by it; only its number where the order is not known. */
    private static String payment(String payment, Map<String, PaymentOrdered> orders) {
        PaymentOrdered order = orders.get(payment);
        return payment
                + (order == null
                        ? ""
                        : "（" + Names.money(order.amountFen()) + "，收款人 "
                                + order.payee().holder() + "，"
                                + order.payee().bank() + " 尾号 "
                                + PartySentences.tail(order.payee().number()) + "）");
    }

    /** @param orders how payments were ordered, by their numbers */
    static String of(AwardEvent event, Names names, Map<String, PaymentOrdered> orders) {
        return switch (event) {
            case AwardCalculated e ->
                "按政策计算" + names.organisation(e.beneficiary()) + "的奖补（"
                        + ProgrammeSentences.purpose(e.purpose(), names) + "）：" + (e.discretionary() ? "不超过" : "")
                        + Names.money(e.ceilingFen())
                        + (e.floorFen().isPositive() && !e.floorFen().equals(e.ceilingFen())
                                ? "，不低于" + Names.money(e.floorFen())
                                : "")
                        + "，共 " + e.trace().size() + " 步。";
            case AwardReviewed e -> "复核奖补计算：" + (e.agreed() ? "同意" : "不同意") + "，意见：" + e.opinion() + "。";
            case AwardApproved e ->
                (e.derivedFromPayments() == null ? "" : "（由拨付推定）") + "批准奖补" + Names.money(e.amountFen()) + "给"
                        + names.organisation(e.beneficiary()) + "，"
                        + names.shares(e.shares()) + "（" + e.documentNo() + "）"
                        + ListSentences.cited(e.list()) + (e.reason() == null ? "。" : "，理由：" + e.reason() + "。");
            case AwardQueued e -> "资金不足，排队等候" + Names.money(e.amountFen()) + "。";
            case AdvanceGranted e ->
                (e.derivedFromPayments() == null ? "" : "（由拨付推定）") + "核定预拨（" + e.instalment() + "）"
                        + Names.money(e.amountFen()) + "给" + names.organisation(e.beneficiary()) + "，"
                        + names.shares(e.shares()) + "，本期最多" + Names.money(e.ceilingFen()) + "（" + e.documentNo()
                        + "），核定奖补时结算。";
            case AwardRefused e -> "不予奖补，理由：" + e.reason() + "。";
            case AwardReduced e ->
                "核减奖补" + Names.money(e.amountFen()) + "，" + names.shares(e.shares()) + by(e.correction()) + "，理由："
                        + e.reason() + "（" + e.documentNo() + "）。";
            case AwardIncreased e ->
                "增核奖补" + Names.money(e.amountFen()) + "，" + names.shares(e.shares()) + by(e.correction())
                        + "，按更正后的事实最多" + Names.money(e.ceilingFen()) + "（" + e.documentNo() + "）"
                        + (e.reason() == null ? "。" : "，理由：" + e.reason() + "。");
            case PaymentOrdered e ->
                "提出拨付 " + e.payment() + "：" + Names.money(e.amountFen()) + "，" + names.shares(e.shares()) + "，收款人 "
                        + e.payee().holder() + "（" + e.payee().bank() + "，尾号 "
                        + PartySentences.tail(e.payee().number()) + "）"
                        + (e.contract() == null ? "" : "，按合同 " + e.contract()) + ListSentences.cited(e.list()) + "。";
            case PaymentApproved e -> "审批拨付 " + payment(e.payment(), orders) + "。";
            case PaymentCancelled e -> "取消拨付 " + payment(e.payment(), orders) + "，理由：" + e.reason() + "。";
            case PaymentConfirmed e ->
                "银行确认拨付 " + payment(e.payment(), orders) + (orders.containsKey(e.payment()) ? "" : " ") + "已付出"
                        + receipt(e.bank(), e.receiptNo()) + files(e.documents()) + "。";
            case PaymentReturned e ->
                "银行退回拨付 " + payment(e.payment(), orders) + "，原因：" + e.reason() + receipt(e.bank(), e.receiptNo())
                        + files(e.documents()) + "。";
            case RecoveryOrdered e ->
                "决定追回拨付 " + e.payment() + " 中的" + Names.money(e.amountFen()) + "（追回 " + e.recovery() + "），限"
                        + Names.day(e.dueOn()) + "前缴回"
                        + (e.debtors() == null
                                ? ""
                                : "，由"
                                        + String.join(
                                                "、",
                                                e.debtors().stream()
                                                        .map(names::organisation)
                                                        .toList()) + "连带缴回")
                        + by(e.correction())
                        + "，理由：" + e.reason() + "。";
            case RecoveryReceived e ->
                "收到" + (e.payer() == null ? "" : names.organisation(e.payer()) + "缴来的") + "追回 " + e.recovery() + " 的"
                        + Names.money(e.amountFen()) + "，" + names.shares(e.shares()) + receipt(e.bank(), e.receiptNo())
                        + Names.paper(e) + "。";
            case RecoveryCalledOff e ->
                "撤销追回 " + e.recovery() + " 中尚未到账的" + Names.money(e.amountFen()) + "，理由：" + e.reason() + "（"
                        + e.documentNo() + "）。";
            case RecoveryReversed e ->
                "冲回序号 " + e.receipt() + " 所记" + (e.payer() == null ? "" : names.organisation(e.payer()) + "缴来的") + "追回 "
                        + e.recovery() + " 的" + Names.money(e.amountFen()) + receipt(e.bank(), e.receiptNo()) + "，"
                        + names.shares(e.shares())
                        + (e.returnReceiptNo() == null
                                ? "，系登记有误"
                                : "，款项已退出" + receipt(e.returnBank(), e.returnReceiptNo()))
                        + "，理由：" + e.reason() + "（" + e.documentNo() + "）。";
            case FundUseReported e ->
                "报告拨付 " + e.payment() + " 的资金使用：" + e.purpose() + "，" + Names.money(e.amountFen())
                        + (e.payee() == null ? "。" : "，付给 " + e.payee() + "。");
            case HoldPlaced e -> "暂停拨付（" + e.hold() + "），理由：" + e.reason() + "。";
            case HoldReleased e -> "恢复拨付（" + e.hold() + "），理由：" + e.reason() + "。";
        };
    }

    /** Of which correction it comes; nothing where it comes of none. */
    private static String by(@Nullable String correction) {
        return correction == null ? "" : "，依据更正 " + correction;
    }
}
