package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.EventName;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;

/** What happens to an award. Its stream has the application's number. */
public sealed interface AwardEvent extends LedgerEvent {
    @Override
    default StreamType streamType() {
        return StreamType.AWARD;
    }

    /**
     * A fact that a calculation read.
     *
     * @param position the entry that states it; null for what the pack or the programme states
     */
    record Input(String name, Scalar value, @Nullable Long position) {}

    /**
     * One step of a calculation.
     *
     * @param rule which rule of the pack, such as {@code WS-1/cap}
     * @param clause document, place and words
     * @param result in its own type: amounts in fen
     * @param explanation the step in one Chinese sentence
     */
    record Step(String rule, Clause clause, List<Input> inputs, Scalar result, String explanation) {}

    /**
     * What the policy grants on the recorded facts.
     *
     * @param direction a direction's id in the pack
     * @param beneficiary credit code
     * @param packSm3 hex digest of the pack under which the application came
     * @param ceilingFen the most that may be approved
     * @param floorFen the least, where the policy gives a band
     * @param discretionary whether an amount below the ceiling is the approver's to choose
     */
    @EventName("award.calculated")
    record AwardCalculated(
            String programme,
            String direction,
            String beneficiary,
            String packSm3,
            Fen ceilingFen,
            Fen floorFen,
            boolean discretionary,
            Purpose purpose,
            List<Step> trace)
            implements AwardEvent {}

    /**
     * 预拨: granted before the award is decided, and the budget committed in the same append. The award's decision settles it.
     *
     * @param instalment which one of the pack's; each is granted once
     * @param shares who bears it, each source once
     * @param ceilingFen the most that this instalment may come to
     * @param derivedFromPayments true where old records state payments and no grant, which is inferred from them
     */
    @EventName("award.advance-granted")
    record AdvanceGranted(
            String instalment,
            Fen amountFen,
            List<Share> shares,
            Fen ceilingFen,
            Purpose purpose,
            String beneficiary,
            String documentNo,
            @Nullable Boolean derivedFromPayments,
            List<Step> trace)
            implements AwardEvent {}

    /** A second person looked at the calculation. */
    @EventName("award.reviewed")
    record AwardReviewed(boolean agreed, String opinion) implements AwardEvent {}

    /**
     * Approved, and the budget committed in the same append.
     *
     * @param shares who bears it, each source once
     * @param reason present where the amount is below the ceiling
     * @param derivedFromPayments true where old records state payments and no approval, which is inferred from them
     * @param list the row of the list by which it was approved
     */
    @EventName("award.approved")
    record AwardApproved(
            Fen amountFen,
            List<Share> shares,
            Purpose purpose,
            String beneficiary,
            String documentNo,
            @Nullable String reason,
            @Nullable Boolean derivedFromPayments,
            @Nullable ListRow list)
            implements AwardEvent {

        /** What the policy's path comes to: approved by a person, on a calculation. */
        public AwardApproved(
                Fen amountFen,
                List<Share> shares,
                Purpose purpose,
                String beneficiary,
                String documentNo,
                @Nullable String reason) {
            this(amountFen, shares, purpose, beneficiary, documentNo, reason, null, null);
        }

        /** The approval with what was added to it later. */
        AwardApproved and(AwardIncreased more) {
            return and(new AwardApproved(
                    more.amountFen,
                    more.shares,
                    purpose,
                    beneficiary,
                    documentNo,
                    more.reason,
                    derivedFromPayments,
                    list));
        }

        /** Both approvals together, where old records have two of one award. */
        AwardApproved and(AwardApproved more) {
            List<Share> all = new ArrayList<>(shares);
            for (Share share : more.shares) {
                Fen before = Share.of(all, share.source());
                all.removeIf(other -> other.source().equals(share.source()));
                all.add(new Share(share.source(), before.plus(share.amountFen())));
            }
            return new AwardApproved(
                    amountFen.plus(more.amountFen),
                    all,
                    purpose,
                    beneficiary,
                    more.documentNo,
                    more.reason,
                    derivedFromPayments,
                    more.list);
        }
    }

    /**
     * 排队: there is no money left for it, and it waits for its turn.
     *
     * @param amountFen what it waits for, beyond what was granted in advance
     */
    @EventName("award.queued")
    record AwardQueued(Fen amountFen) implements AwardEvent {}

    /** A person decides not to grant it. */
    @EventName("award.refused")
    record AwardRefused(String reason) implements AwardEvent {}

    /**
     * What is not yet paid is given up, wholly or in part; the commitment is released in the same append.
     *
     * @param correction the correction whose difference it is; null where it comes of none
     */
    @EventName("award.reduced")
    record AwardReduced(
            Fen amountFen,
            List<Share> shares,
            String reason,
            String documentNo,
            @Nullable String correction) implements AwardEvent {}

    /**
     * Raised, after facts that it rests on were corrected, and the budget committed in the same append.
     *
     * @param correction the correction that touches the award
     * @param amountFen what is added
     * @param shares who bears it, each source once
     * @param ceilingFen the most that the whole award may come to on the corrected facts
     * @param reason present where the whole stays below it
     * @param trace the calculation on the corrected facts, as on the day of the approval
     */
    @EventName("award.increased")
    record AwardIncreased(
            String correction,
            Fen amountFen,
            List<Share> shares,
            Fen ceilingFen,
            String documentNo,
            @Nullable String reason,
            List<Step> trace)
            implements AwardEvent {}

    /**
     * A payment is ordered by one person.
     *
     * @param payment unique in the whole ledger
     * @param payee the registered account, then, of whom the pack says that it is paid to
     * @param list the row of the 拨付方案 by which it was ordered
     * @param contract by which a provider is paid; null where the pack pays no contractors
     * @param paidTo credit code of whose account it is; null where it is the beneficiary's own
     */
    @EventName("award.payment-ordered")
    record PaymentOrdered(
            String payment,
            Fen amountFen,
            List<Share> shares,
            BankAccount payee,
            @Nullable ListRow list,
            @Nullable String contract,
            @Nullable String paidTo)
            implements AwardEvent {
        /** An order that pays the beneficiary and cites no list. */
        public PaymentOrdered(String payment, Fen amountFen, List<Share> shares, BankAccount payee) {
            this(payment, amountFen, shares, payee, null);
        }

        /** An order that pays the beneficiary. */
        public PaymentOrdered(
                String payment, Fen amountFen, List<Share> shares, BankAccount payee, @Nullable ListRow list) {
            this(payment, amountFen, shares, payee, list, null, null);
        }
    }

    /** And approved by another. */
    @EventName("award.payment-approved")
    record PaymentApproved(String payment) implements AwardEvent {}

    /**
     * An ordered payment is called off before it left.
     *
     * @param list the row by which it was ordered, which may be used again
     */
    @EventName("award.payment-cancelled")
    record PaymentCancelled(
            String payment, String reason, @Nullable ListRow list) implements AwardEvent {}

    /**
     * The bank says it has left. The business date is the day on which it did.
     *
     * @param bank null where old records do not name it
     * @param receiptNo the bank's receipt number, usable once in the whole ledger; null where old records have none
     * @param documents the receipt's own file and what else proves it, by their digests; null where none was named
     */
    @EventName("award.payment-confirmed")
    record PaymentConfirmed(
            String payment,
            @Nullable String bank,
            @Nullable String receiptNo,
            @Nullable List<DocumentRef> documents) implements AwardEvent {
        /** A confirmation that names no file. */
        public PaymentConfirmed(String payment, @Nullable String bank, @Nullable String receiptNo) {
            this(payment, bank, receiptNo, null);
        }
    }

    /**
     * The bank sent it back; the same money may be ordered again.
     *
     * @param list the row by which it was ordered, which may be used again
     * @param documents what proves that it came back, by its digests; null where nothing was named
     */
    @EventName("award.payment-returned")
    record PaymentReturned(
            String payment,
            @Nullable String bank,
            @Nullable String receiptNo,
            String reason,
            @Nullable ListRow list,
            @Nullable List<DocumentRef> documents)
            implements AwardEvent {}

    /**
     * 应追: money is to come back.
     *
     * @param recovery unique in the whole ledger
     * @param payment the confirmed payment that it takes back, wholly or in part
     * @param dueOn 缴回期限
     * @param debtors 连带责任人: credit codes of all who owe the whole of it together, the beneficiary first; null where the
     *     beneficiary alone owes it
     * @param correction the correction whose difference it is; null where it comes of none
     * @param carried who bore it, where it was paid in advance and the award does not contain it: it stays committed beside the
     *     award until it has come back; null otherwise
     */
    @EventName("award.recovery-ordered")
    record RecoveryOrdered(
            String recovery,
            String payment,
            Fen amountFen,
            LocalDate dueOn,
            String documentNo,
            String reason,
            @Nullable List<String> debtors,
            @Nullable String correction,
            @Nullable List<Share> carried)
            implements AwardEvent {
        /** What takes back of an award. */
        public RecoveryOrdered(
                String recovery,
                String payment,
                Fen amountFen,
                LocalDate dueOn,
                String documentNo,
                String reason,
                @Nullable List<String> debtors,
                @Nullable String correction) {
            this(recovery, payment, amountFen, dueOn, documentNo, reason, debtors, correction, null);
        }
    }

    /**
     * 已追: money came back, wholly or in part.
     *
     * @param shares what goes back to each source
     * @param payer credit code of the debtor who paid; null where the receipt names none
     * @param paper the bank's receipt itself
     */
    @EventName("award.recovery-received")
    record RecoveryReceived(
            String recovery,
            Fen amountFen,
            List<Share> shares,
            @Nullable String bank,
            @Nullable String receiptNo,
            @Nullable String payer,
            @Nullable KeptPaper paper)
            implements AwardEvent, WithPaper {}

    /**
     * 撤销追回: what has not come in of an order is no longer to come back.
     *
     * @param amountFen what is called off; the rest of the order stands
     */
    @EventName("award.recovery-called-off")
    record RecoveryCalledOff(String recovery, Fen amountFen, String reason, String documentNo) implements AwardEvent {}

    /**
     * 冲回: a receipt of recovered money is taken back, since it was booked wrongly, or since the money left again. The business
     * date is the day on which the journal posts it.
     *
     * @param receipt the position of the receipt's entry
     * @param amountFen as the receipt said
     * @param shares likewise
     * @param bank likewise
     * @param receiptNo likewise; usable again where the money did not leave again
     * @param payer likewise
     * @param returnBank the bank that sent it back or paid it out
     * @param returnReceiptNo that bank's receipt; null where no money moved and the receipt was booked wrongly
     */
    @EventName("award.recovery-reversed")
    record RecoveryReversed(
            String recovery,
            long receipt,
            Fen amountFen,
            List<Share> shares,
            @Nullable String bank,
            @Nullable String receiptNo,
            @Nullable String payer,
            @Nullable String returnBank,
            @Nullable String returnReceiptNo,
            String reason,
            String documentNo)
            implements AwardEvent {}

    /**
     * 资金使用: the beneficiary says what money of a payment was spent on. The business date is the day of the spending.
     *
     * @param purpose 用途
     * @param payee 收款方
     */
    @EventName("award.fund-use-reported")
    record FundUseReported(
            String payment, String purpose, @Nullable String payee, Fen amountFen) implements AwardEvent {}

    /**
     * A person stops payments of this award.
     *
     * @param hold unique within the award
     */
    @EventName("award.hold-placed")
    record HoldPlaced(String hold, String reason) implements AwardEvent {}

    /** And lets them go on. */
    @EventName("award.hold-released")
    record HoldReleased(String hold, String reason) implements AwardEvent {}
}
