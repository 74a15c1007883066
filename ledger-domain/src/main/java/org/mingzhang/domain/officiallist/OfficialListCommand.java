package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.command.Require;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;

/** What can be asked about lists. */
public sealed interface OfficialListCommand extends LedgerCommand {
    /** The list's number. */
    String list();

    @Override
    default StreamId subject() {
        return StreamId.list(list());
    }

    /**
     * A line: about an application, or about an enterprise alone.
     *
     * @param application the application's number
     * @param enterprise credit code; of an application's line its applicant, where it is stated
     */
    record Item(
            @Nullable String application,
            @Nullable String enterprise,
            @Nullable Fen amountFen) {
        public Item {
            if (application == null && enterprise == null) {
                throw new IllegalArgumentException("名单的每一行应写申报编号或统一社会信用代码");
            }
            if (application != null) {
                StreamId.requireName(application);
            }
            if (enterprise != null) {
                CreditCode.require(enterprise);
            }
            Require.notNegative(amountFen, "名单金额");
        }
    }

    /**
     * 签发名单, by whoever signs the command. Its lines are numbered from 1 in their order.
     *
     * @param documentNo 文号, without which a list that decides, pays or ends is not issued
     * @param noticeFrom first day on which it is shown to the public; absent with {@code noticeTo} for one that is not
     */
    @CommandName(value = "list.issue", title = "签发名单")
    record IssueList(
            String list,
            String programme,
            Kind kind,
            @Nullable String documentNo,
            @Nullable LocalDate noticeFrom,
            @Nullable LocalDate noticeTo,
            List<Item> items)
            implements OfficialListCommand {
        /** As many lines fit into the one entry that holds the signed command. */
        public static final int MOST_ITEMS = 600;

        public IssueList {
            StreamId.requireName(programme);
            if (items.isEmpty() || items.size() > MOST_ITEMS) {
                throw new RefusedValue(items, "名单应有 1–" + MOST_ITEMS + " 行，更长的分几份签发");
            }
            if (noticeTo != null && (noticeFrom == null || noticeTo.isBefore(noticeFrom))) {
                throw new RefusedValue(noticeTo, "公示应写起止两日，结束不早于开始");
            }
            if (noticeFrom != null && noticeTo == null) {
                throw new RefusedValue(noticeFrom, "公示应写起止两日，结束不早于开始");
            }
            items = List.copyOf(items);
        }
    }

    /**
     * What the bank says of one row's payment.
     *
     * @param row 序号 of the row
     * @param bank who says so, where it is another than the command's
     */
    record Receipt(int row, @Nullable String bank, String receiptNo) {
        public Receipt {
            Require.within(row, 1, Integer.MAX_VALUE, "名单的序号");
            Require.voucher(bank, "银行名称");
            Require.voucher(receiptNo, "回单号");
        }
    }

    /**
     * 按名单办理: does the same for every row of a list, by one signature. Each row is judged as the single command would be;
     * where any row is refused nothing is done, unless those are to be passed over.
     *
     * @param listSm3 hex digest of the list, {@link ListDigest}: what the signer had before him
     * @param stage of DECIDE_STAGE and POST_NOTICE: the stage
     * @param opinion of DECIDE_STAGE: why all rows pass
     * @param batch of ADMIT and MOVE_BATCH: the batch
     * @param reason of LEAVE, MOVE_BATCH and REMOVE_PROVIDERS; of APPROVE_AWARDS where amounts are below the ceiling
     * @param payments of ORDER_PAYMENTS: 拨付编号 of each row, in the order of the rows; {@code <list>-<row>} where absent
     * @param skipRefused whether rows that are refused are passed over, and that documented
     * @param pairs of REPLACE: credit code of each row's other one, in the order of the rows: who comes in for a row of a
     *     退出 list, who had left for a row of another
     * @param bank of CONFIRM_PAYMENTS: the bank whose receipts these are, of those that name none
     * @param receipts of CONFIRM_PAYMENTS: receipts of the rows that the bank has paid; of other rows nothing is confirmed
     */
    @CommandName(value = "list.carry-out", title = "按名单一次签名办理全部各行")
    record CarryOut(
            String list,
            String listSm3,
            Act act,
            @Nullable String stage,
            @Nullable String opinion,
            @Nullable String batch,
            @Nullable String reason,
            @Nullable List<String> payments,
            @Nullable Boolean skipRefused,
            @Nullable List<String> pairs,
            @Nullable String bank,
            @Nullable List<Receipt> receipts)
            implements OfficialListCommand {
        /** One that neither pairs rows nor has receipts. */
        public CarryOut(
                String list,
                String listSm3,
                Act act,
                @Nullable String stage,
                @Nullable String opinion,
                @Nullable String batch,
                @Nullable String reason,
                @Nullable List<String> payments,
                @Nullable Boolean skipRefused) {
            this(list, listSm3, act, stage, opinion, batch, reason, payments, skipRefused, null, null, null);
        }

        public CarryOut {
            Require.digest(listSm3, "名单的摘要值");
            if (act != null) {
                boolean staged = act == Act.DECIDE_STAGE || act == Act.POST_NOTICE;
                belongs(stage, staged, staged, "环节", act);
                belongs(opinion, act == Act.DECIDE_STAGE, act == Act.DECIDE_STAGE, "意见", act);
                boolean batched = act == Act.ADMIT || act == Act.MOVE_BATCH;
                belongs(batch, batched, batched, "批次", act);
                boolean reasoned = act == Act.LEAVE || act == Act.MOVE_BATCH || act == Act.REMOVE_PROVIDERS;
                belongs(reason, reasoned || act == Act.APPROVE_AWARDS, reasoned, "理由", act);
                belongs(payments, act == Act.ORDER_PAYMENTS, false, "各行的拨付编号", act);
                belongs(pairs, act == Act.REPLACE, act == Act.REPLACE, "替补的另一方", act);
                boolean confirms = act == Act.CONFIRM_PAYMENTS;
                belongs(bank, confirms, false, "回单的银行", act);
                belongs(receipts, confirms, confirms, "各行的银行回单", act);
            }
            if (payments != null) {
                requireCount(payments, "拨付编号应与名单的行数相同");
                payments.forEach(payment -> {
                    StreamId.requireName(payment);
                    Require.voucher(payment, "拨付编号");
                });
                Require.distinct(payments, "拨付编号");
                payments = List.copyOf(payments);
            }
            if (pairs != null) {
                requireCount(pairs, "替补的另一方应与名单的行数相同");
                pairs.forEach(CreditCode::require);
                Require.distinct(pairs, "替补的另一方");
                pairs = List.copyOf(pairs);
            }
            Require.voucher(bank, "银行名称");
            if (receipts != null) {
                requireReceipts(receipts, bank);
                receipts = List.copyOf(receipts);
            }
        }

        private static void requireReceipts(List<Receipt> receipts, @Nullable String bank) {
            requireCount(receipts, "回单至少一张，不多于名单的行数");
            receipts.stream()
                    .filter(receipt -> bank == null && receipt.bank == null)
                    .findFirst()
                    .ifPresent(receipt -> {
                        throw new RefusedValue(receipt, "第 " + receipt.row + " 行的回单没有写银行，也没有写各行的银行");
                    });
            Require.distinct(
                    receipts.stream().map(receipt -> "第 " + receipt.row + " 行").toList(), "有回单的行");
            Require.distinct(
                    receipts.stream()
                            .map(receipt -> (receipt.bank == null ? bank : receipt.bank) + " " + receipt.receiptNo)
                            .toList(),
                    "银行回单");
        }

        /** Each row's other one; none where rows have none. */
        List<String> pairsOrNone() {
            return pairs == null ? List.of() : pairs;
        }

        /** The rows that there is a receipt for. */
        Set<Integer> receiptRows() {
            return receipts == null
                    ? Set.of()
                    : receipts.stream().map(Receipt::row).collect(Collectors.toUnmodifiableSet());
        }

        /** What confirms the payment of a row that there is a receipt for. */
        ConfirmPayment confirmation(int row, String application, String payment) {
            Receipt found = Objects.requireNonNull(receipts).stream()
                    .filter(receipt -> receipt.row == row)
                    .findFirst()
                    .orElseThrow();
            return new ConfirmPayment(
                    application,
                    payment,
                    Objects.requireNonNull(found.bank == null ? bank : found.bank),
                    found.receiptNo,
                    null);
        }

        private static void requireCount(List<?> given, String what) {
            if (given.isEmpty() || given.size() > IssueList.MOST_ITEMS) {
                throw new RefusedValue(given, what);
            }
        }

        private static void belongs(@Nullable Object value, boolean may, boolean must, String what, Act act) {
            if (value != null && !may) {
                throw new IllegalArgumentException("按名单" + act.chinese() + "不写" + what);
            }
            if (value == null && must) {
                throw new IllegalArgumentException("按名单" + act.chinese() + "应写" + what);
            }
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return switch (this) {
            case CarryOut c -> new CarryOutDecider(streams, occasion, c).decide();
            case IssueList c -> new OfficialListDecider(streams, occasion).issue(c);
        };
    }
}
