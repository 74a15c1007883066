package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;

/** What can be asked about an award, its payments and recoveries. */
public sealed interface AwardCommand extends LedgerCommand {
    String application();

    @Override
    default StreamId subject() {
        return StreamId.award(application());
    }

    /** 测算: computes what the policy grants on the recorded facts. */
    @CommandName(value = "award.calculate", title = "按政策测算奖补")
    record CalculateAward(String application) implements AwardCommand {}

    /** 复核. */
    @CommandName(value = "award.review", title = "复核奖补测算")
    record ReviewAward(String application, boolean agreed, String opinion) implements AwardCommand {}

    /**
     * 核定: approves the award and commits budget.
     *
     * @param shares who bears it; by the pack's default order where absent
     * @param list the row of the list by which it is approved
     */
    @CommandName(value = "award.approve", title = "核定奖补并占用预算")
    record ApproveAward(
            String application,
            Fen amountFen,
            @Nullable List<Share> shares,
            String documentNo,
            @Nullable String reason,
            @Nullable ListRow list)
            implements AwardCommand {
        public ApproveAward {
            Require.positive(amountFen, "金额");
            Require.shares(shares);
        }

        /** An approval that cites no list. */
        public ApproveAward(
                String application,
                Fen amountFen,
                @Nullable List<Share> shares,
                String documentNo,
                @Nullable String reason) {
            this(application, amountFen, shares, documentNo, reason, null);
        }
    }

    /**
     * 排队: puts a reviewed award for which there is no money left into the queue of its direction.
     *
     * @param amountFen what is to be approved when its turn comes, with what was granted in advance
     */
    @CommandName(value = "award.queue", title = "奖补排队等候资金")
    record QueueAward(String application, Fen amountFen) implements AwardCommand {
        public QueueAward {
            Require.positive(amountFen, "金额");
        }
    }

    /**
     * 预拨: grants, before the award is decided, what may be paid before.
     *
     * @param instalment which one of the pack's; the only one where absent
     * @param shares who bears it; by the pack's default order where absent
     */
    @CommandName(value = "award.grant-advance", title = "核定预拨并占用预算")
    record GrantAdvance(
            String application,
            @Nullable String instalment,
            Fen amountFen,
            @Nullable List<Share> shares,
            String documentNo)
            implements AwardCommand {
        public GrantAdvance {
            Require.positive(amountFen, "金额");
            Require.shares(shares);
        }
    }

    /**
     * 不予奖补. What was granted in advance is given up, and what was paid of it ordered back.
     *
     * @param documentNo of the order to pay back; needed where there is one
     */
    @CommandName(value = "award.refuse", title = "决定不予奖补")
    record RefuseAward(
            String application, String reason, @Nullable String documentNo) implements AwardCommand {
        /** A refusal of an award of which nothing was paid. */
        public RefuseAward(String application, String reason) {
            this(application, reason, null);
        }
    }

    /**
     * 核减: gives up what is neither paid nor on its way.
     *
     * @param shares what each source is relieved of
     * @param correction the correction whose difference it is; with it, no more than that difference
     */
    @CommandName(value = "award.reduce", title = "核减未支付的奖补")
    record ReduceAward(
            String application,
            List<Share> shares,
            String reason,
            String documentNo,
            @Nullable String correction) implements AwardCommand {
        public ReduceAward {
            Require.shares(shares);
            if (correction != null) {
                StreamId.requireName(correction);
            }
        }

        /** A reduction that comes of no correction. */
        public ReduceAward(String application, List<Share> shares, String reason, String documentNo) {
            this(application, shares, reason, documentNo, null);
        }
    }

    /**
     * 增核: raises an approved award to what the policy grants on facts that were corrected after its approval.
     *
     * @param correction the correction that touches the award
     * @param amountFen what is added
     * @param shares who bears it; by the pack's default order where absent
     * @param reason needed where the award stays below what the policy grants
     */
    @CommandName(value = "award.increase", title = "按更正后的事实增核奖补")
    record IncreaseAward(
            String application,
            String correction,
            Fen amountFen,
            @Nullable List<Share> shares,
            String documentNo,
            @Nullable String reason)
            implements AwardCommand {
        public IncreaseAward {
            StreamId.requireName(correction);
            Require.positive(amountFen, "金额");
            Require.shares(shares);
        }
    }

    /**
     * 拨付申请.
     *
     * @param shares what each source pays; everything unpaid where absent
     * @param payee the account to pay to, which must be the one registered
     * @param list the row of the 拨付方案 by which it is paid
     * @param contract the contract that is paid, where the pack pays contractors; the only one where absent
     * @param paidTo credit code of the county's body that is paid, where the pack says so; else may be left out
     */
    @CommandName(value = "award.order-payment", title = "提出拨付")
    record OrderPayment(
            String application,
            String payment,
            Fen amountFen,
            @Nullable List<Share> shares,
            BankAccount payee,
            @Nullable ListRow list,
            @Nullable String contract,
            @Nullable String paidTo)
            implements AwardCommand {
        public OrderPayment {
            StreamId.requireName(payment);
            if (paidTo != null) {
                StreamId.requireName(paidTo);
            }
            Require.voucher(payment, "拨付编号");
            Require.positive(amountFen, "金额");
            Require.shares(shares);
        }

        /** An order that cites no list. */
        public OrderPayment(
                String application, String payment, Fen amountFen, @Nullable List<Share> shares, BankAccount payee) {
            this(application, payment, amountFen, shares, payee, null);
        }

        /** An order that pays the beneficiary, or by the only contract. */
        public OrderPayment(
                String application,
                String payment,
                Fen amountFen,
                @Nullable List<Share> shares,
                BankAccount payee,
                @Nullable ListRow list) {
            this(application, payment, amountFen, shares, payee, list, null, null);
        }
    }

    /** 拨付审批. */
    @CommandName(value = "award.approve-payment", title = "审批拨付")
    record ApprovePayment(String application, String payment) implements AwardCommand {}

    /** 撤销拨付. */
    @CommandName(value = "award.cancel-payment", title = "撤销未支付的拨付")
    record CancelPayment(String application, String payment, String reason) implements AwardCommand {}

    /** 支付回单, its own file by digest; the business date is the day on which the bank paid. */
    @CommandName(value = "award.confirm-payment", title = "凭银行回单确认支付")
    record ConfirmPayment(
            String application,
            String payment,
            String bank,
            String receiptNo,
            @Nullable List<DocumentRef> documents) implements AwardCommand {
        public ConfirmPayment {
            Require.voucher(bank, "银行名称");
            Require.voucher(receiptNo, "回单号");
        }
    }

    /** 银行退回, its receipt's file by digest. */
    @CommandName(value = "award.return-payment", title = "登记银行退回")
    record ReturnPayment(
            String application,
            String payment,
            String bank,
            String receiptNo,
            String reason,
            @Nullable List<DocumentRef> documents)
            implements AwardCommand {
        /** A return that names no file. */
        public ReturnPayment(String application, String payment, String bank, String receiptNo, String reason) {
            this(application, payment, bank, receiptNo, reason, null);
        }

        public ReturnPayment {
            Require.voucher(bank, "银行名称");
            Require.voucher(receiptNo, "回单号");
        }
    }

    /**
     * 责令退回.
     *
     * @param dueOn as many days from the business date as the pack says where absent
     * @param correction the correction whose difference it is; with it, no more than that difference
     */
    @CommandName(value = "award.order-recovery", title = "决定追回")
    record OrderRecovery(
            String application,
            String recovery,
            String payment,
            Fen amountFen,
            @Nullable LocalDate dueOn,
            String documentNo,
            String reason,
            @Nullable String correction)
            implements AwardCommand {
        public OrderRecovery {
            StreamId.requireName(recovery);
            Require.voucher(recovery, "追回编号");
            Require.positive(amountFen, "金额");
            if (correction != null) {
                StreamId.requireName(correction);
            }
        }

        /** A recovery that comes of no correction. */
        public OrderRecovery(
                String application,
                String recovery,
                String payment,
                Fen amountFen,
                @Nullable LocalDate dueOn,
                String documentNo,
                String reason) {
            this(application, recovery, payment, amountFen, dueOn, documentNo, reason, null);
        }
    }

    /**
     * 追回到账.
     *
     * @param shares what goes back to each source; in proportion to what each paid where absent
     * @param payer credit code of who paid, one of the debtors; where several owe it together it is not left out
     * @param paper the bank's receipt itself, which comes beside the command
     */
    @CommandName(value = "award.receive-recovery", title = "登记追回到账")
    record ReceiveRecovery(
            String application,
            String recovery,
            Fen amountFen,
            @Nullable List<Share> shares,
            String bank,
            String receiptNo,
            @Nullable String payer,
            @Nullable KeptPaper paper)
            implements AwardCommand {
        public ReceiveRecovery {
            Require.paper(paper);
            if (payer != null) {
                StreamId.requireName(payer);
            }
            Require.voucher(bank, "银行名称");
            Require.voucher(receiptNo, "回单号");
            Require.positive(amountFen, "金额");
            Require.shares(shares);
        }

        /** The same without its paper. */
        public ReceiveRecovery(
                String application,
                String recovery,
                Fen amountFen,
                @Nullable List<Share> shares,
                String bank,
                String receiptNo,
                @Nullable String payer) {
            this(application, recovery, amountFen, shares, bank, receiptNo, payer, null);
        }
    }

    /**
     * 撤销追回: by another person than who ordered it.
     *
     * @param amountFen all that has not come in where absent
     */
    @CommandName(value = "award.call-off-recovery", title = "撤销尚未到账的追回")
    record CallOffRecovery(
            String application, String recovery, @Nullable Fen amountFen, String reason, String documentNo)
            implements AwardCommand {
        public CallOffRecovery {
            if (amountFen != null) {
                Require.positive(amountFen, "金额");
            }
        }
    }

    /**
     * 冲回追回到账: by another person than who booked the receipt.
     *
     * @param receipt the position of the receipt's entry
     * @param bank the bank by which the money left again; absent where the receipt was booked wrongly
     * @param receiptNo that bank's receipt
     */
    @CommandName(value = "award.reverse-recovery", title = "冲回追回到账")
    record ReverseRecovery(
            String application,
            String recovery,
            long receipt,
            @Nullable String bank,
            @Nullable String receiptNo,
            String reason,
            String documentNo)
            implements AwardCommand {
        public ReverseRecovery {
            Require.voucher(bank, "银行名称");
            Require.voucher(receiptNo, "回单号");
        }
    }

    /** 资金使用: by the beneficiary; the business date is the day of the spending. */
    @CommandName(value = "award.report-fund-use", title = "报告资金使用")
    record ReportFundUse(
            String application,
            String payment,
            String purpose,
            @Nullable String payee,
            Fen amountFen) implements AwardCommand {
        public ReportFundUse {
            Require.positive(amountFen, "使用金额");
        }
    }

    /** 暂停拨付. */
    @CommandName(value = "award.place-hold", title = "暂停拨付")
    record PlaceHold(String application, String hold, String reason) implements AwardCommand {
        public PlaceHold {
            Require.voucher(hold, "暂停编号");
        }
    }

    /** 恢复拨付. */
    @CommandName(value = "award.release-hold", title = "恢复拨付")
    record ReleaseHold(String application, String hold, String reason) implements AwardCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return switch (this) {
            case CalculateAward c -> new AwardDecider(streams, occasion, c.application()).calculate();
            case ReviewAward c -> new AwardDecider(streams, occasion, c.application()).review(c);
            case ApproveAward c -> new AwardDecider(streams, occasion, c.application(), c.list()).approve(c);
            case QueueAward c -> new QueueDecider(streams, occasion, c.application()).queue(c);
            case GrantAdvance c -> new AdvanceDecider(streams, occasion, c.application()).grant(c);
            case RefuseAward c -> new AwardDecider(streams, occasion, c.application()).refuse(c);
            case ReduceAward c -> new AdjustmentDecider(streams, occasion, c.application(), c.correction()).reduce(c);
            case IncreaseAward c ->
                new AdjustmentDecider(streams, occasion, c.application(), c.correction()).increase(c);
            case OrderPayment c -> new PaymentDecider(streams, occasion, c.application(), c.list()).order(c);
            case ApprovePayment c -> new PaymentDecider(streams, occasion, c.application()).approve(c);
            case CancelPayment c -> new PaymentDecider(streams, occasion, c.application()).cancel(c);
            case ConfirmPayment c -> new PaymentDecider(streams, occasion, c.application()).confirm(c);
            case ReturnPayment c -> new PaymentDecider(streams, occasion, c.application()).returned(c);
            case OrderRecovery c -> new RecoveryDecider(streams, occasion, c.application(), c.correction()).order(c);
            case ReceiveRecovery c -> new RecoveryDecider(streams, occasion, c.application()).receive(c);
            case CallOffRecovery c -> new RecoveryUndoing(streams, occasion, c.application()).callOff(c);
            case ReverseRecovery c -> new RecoveryUndoing(streams, occasion, c.application()).reverse(c);
            case ReportFundUse c -> new FundUseDecider(streams, occasion, c.application()).report(c);
            case PlaceHold c -> new HoldDecider(streams, occasion, c.application()).place(c);
            case ReleaseHold c -> new HoldDecider(streams, occasion, c.application()).release(c);
        };
    }
}
