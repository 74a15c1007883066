package org.mingzhang.domain.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;

/** What can be asked about bank and treasury statements. */
public sealed interface BankCommand extends LedgerCommand {
    /** The account or, for the treasury, the programme whose statement it is. */
    String account();

    @Override
    default StreamId subject() {
        return StreamId.bank(account());
    }

    /** Records a line of a bank statement. */
    @CommandName(value = "bank.record-line", title = "登记银行流水")
    record RecordBankLine(
            String account,
            String serialNo,
            String payerName,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            Fen amountFen,
            @Nullable String note)
            implements BankCommand {
        public RecordBankLine {
            Require.voucher(account, "账号");
            Require.voucher(serialNo, "流水号");
            Require.positive(amountFen, "金额");
        }
    }

    /** Records what the treasury says was paid. */
    @CommandName(value = "bank.record-treasury-payment", title = "登记国库支付")
    record RecordTreasuryPayment(
            String account,
            String voucherNo,
            String source,
            @Nullable String line,
            int budgetYear,
            String payeeName,
            String payeeAccount,
            Fen amountFen,
            @Nullable String payment,
            @Nullable String note)
            implements BankCommand {
        public RecordTreasuryPayment {
            Require.voucher(account, "账号");
            Require.voucher(voucherNo, "凭证号");
            Require.account(payeeAccount, "收款账号");
            Require.positive(amountFen, "金额");
        }
    }

    /**
     * Says which payment a voucher of the treasury stands for, or which several.
     *
     * @param payments where it stands for several; then {@code payment} is absent
     * @param position of the entry that recorded the line that is meant, where the voucher has several
     */
    @CommandName(value = "bank.match-treasury-payment", title = "认定国库支付对应的拨付")
    record MatchTreasuryPayment(
            String account,
            String voucherNo,
            @Nullable String payment,
            String reason,
            @Nullable List<String> payments,
            @Nullable Long position)
            implements BankCommand {
        /** As many fit into the one entry that holds the signed command and the event. */
        public static final int MOST_PAYMENTS = 200;

        public MatchTreasuryPayment {
            Require.voucher(account, "账号");
            Require.voucher(voucherNo, "凭证号");
            if ((payment == null) == (payments == null)) {
                throw new IllegalArgumentException("对应一笔拨付的写拨付编号，对应多笔的写各笔拨付的编号，只写一处");
            }
            if (payments != null) {
                if (payments.isEmpty() || payments.size() > MOST_PAYMENTS) {
                    throw new RefusedValue(payments, "一笔凭证对应多笔的，应写 1–" + MOST_PAYMENTS + " 个拨付编号");
                }
                Require.distinct(payments, "拨付编号");
                payments = List.copyOf(payments);
            }
        }

        /** The payment, or all of them. */
        public List<String> all() {
            return payments != null ? payments : payment == null ? List.of() : List.of(payment);
        }
    }

    /**
     * Takes back what a person said of a voucher.
     *
     * @param position of the entry that recorded the line that is meant, where the voucher has several
     */
    @CommandName(value = "bank.unmatch-treasury-payment", title = "撤销国库支付的人工认定")
    record UnmatchTreasuryPayment(
            String account,
            String voucherNo,
            String reason,
            @Nullable Long position) implements BankCommand {
        public UnmatchTreasuryPayment {
            Require.voucher(account, "账号");
            Require.voucher(voucherNo, "凭证号");
        }
    }

    /**
     * Says why a line is in a bank's statement that is no movement of the ledger, such as a fee or another programme's money. It counts
     * once two persons have said so, in the same words or in others.
     */
    @CommandName(value = "bank.explain-line", title = "说明银行流水")
    record ExplainBankLine(String account, String serialNo, String reason) implements BankCommand {
        public ExplainBankLine {
            Require.voucher(account, "账号");
            Require.voucher(serialNo, "流水号");
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        BankDecider decider = new BankDecider(streams, occasion);
        return switch (this) {
            case RecordBankLine c -> decider.record(c);
            case RecordTreasuryPayment c -> decider.record(c);
            case MatchTreasuryPayment c -> decider.match(c);
            case UnmatchTreasuryPayment c -> decider.unmatch(c);
            case ExplainBankLine c -> decider.explain(c);
        };
    }
}
