package org.mingzhang.domain.award;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

/**
 * What old records state of an award and its payments, with less than a live command needs. Recorded by an import under its
 * one signature; nobody signs these as commands.
 */
public sealed interface PastAward extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.award(application());
    }

    /**
     * 核定 as an old record states it. The policy's answer is computed beside it, and a difference is a breach.
     *
     * @param shares null where the record does not say who bears it
     * @param derived whether only payments are recorded, from which the approval is inferred
     * @param list the row of the list by which it was approved, where there is one
     */
    record Approval(
            String application,
            Fen amountFen,
            @Nullable List<Share> shares,
            String documentNo,
            @Nullable String reason,
            boolean derived,
            @Nullable ListRow list)
            implements PastAward {
        public Approval {
            Require.positive(amountFen, "核定金额");
            Require.shares(shares);
        }
    }

    /**
     * 预拨 as payments in an old record show it, before there was an award.
     *
     * @param instalment of the pack
     */
    record Advance(
            String application,
            String instalment,
            Fen amountFen,
            @Nullable List<Share> shares,
            String documentNo) implements PastAward {
        public Advance {
            Require.positive(amountFen, "预拨金额");
            Require.shares(shares);
        }
    }

    /** 已拨付: the bank's receipt may not be known. */
    record Confirmation(
            String application, String payment, @Nullable String receiptNo) implements PastAward {
        public Confirmation {
            Require.voucher(receiptNo, "回单号");
        }
    }

    /** 退回 by the bank. */
    record Return(String application, String payment, String reason) implements PastAward {}

    /** 已追. */
    record Repayment(String application, String recovery, Fen amountFen) implements PastAward {
        public Repayment {
            Require.positive(amountFen, "金额");
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        if (!occasion.isHistory()) {
            throw new RefusedValue(subject().id(), "这样的记录只能按历史导入；现在办理的，测算、核定、支付、追缴各由经办人用命令办理");
        }
        return switch (this) {
            case Approval it -> new AwardDecider(streams, occasion, it.application, it.list).record(it);
            case Advance it -> new AdvanceDecider(streams, occasion, it.application).record(it);
            case Confirmation it ->
                new PaymentDecider(streams, occasion, it.application).confirm(it.payment, null, it.receiptNo, null);
            case Return it ->
                new PaymentDecider(streams, occasion, it.application).returned(it.payment, null, null, it.reason, null);
            case Repayment it ->
                new RecoveryDecider(streams, occasion, it.application)
                        .receive(it.recovery, it.amountFen, null, null, null, null, null);
        };
    }
}
