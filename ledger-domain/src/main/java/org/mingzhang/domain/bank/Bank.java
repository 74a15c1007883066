package org.mingzhang.domain.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.bank.BankEvent.BankLineExplained;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentMatched;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentRecorded;
import org.mingzhang.domain.bank.BankEvent.TreasuryPaymentUnmatched;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;

/** A statement. Its lines are claimed once in the whole ledger; of vouchers it knows their lines, and what people said of them. */
public final class Bank implements StreamState {
    /**
     * A line of a voucher.
     *
     * @param position of the entry that recorded it
     * @param on the day of the payment
     * @param by who recorded it
     */
    record Line(
            long position,
            int budgetYear,
            String source,
            @Nullable LocalDate on,
            String payeeAccount,
            Fen amountFen,
            ActorRef by) {}

    /** Lines by the number of their voucher, however it was typed. */
    private final Map<String, List<Line>> vouchers = new HashMap<>();
    /** Payments by the position of a voucher's line. */
    private final Map<Long, List<String>> matched = new HashMap<>();
    /** What each line moved, by the account that paid and the serial number. */
    private final Map<String, Fen> lines = new HashMap<>();
    /** Who recorded lines of a serial number, which several accounts that pay may share; and why they are there, where somebody said. */
    private final Map<String, List<ActorRef>> recorders = new HashMap<>();

    private final Map<String, Map<String, String>> explained = new HashMap<>();
    /** All payments that a person ever named for a voucher's line, also what was taken back. */
    private final Map<Long, Set<String>> everMatched = new HashMap<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((BankEvent) recorded.event()) {
            case TreasuryPaymentRecorded e ->
                vouchers.computeIfAbsent(Claim.voucherKey(e.voucherNo()), none -> new ArrayList<>())
                        .add(new Line(
                                recorded.position(),
                                e.budgetYear(),
                                e.source(),
                                recorded.businessDate(),
                                e.payeeAccount(),
                                e.amountFen(),
                                recorded.actor()));
            case TreasuryPaymentMatched e -> {
                Long line = e.position() == null ? latest(e.voucherNo()) : e.position();
                if (line != null) {
                    matched.put(line, e.all());
                    everMatched.computeIfAbsent(line, none -> new TreeSet<>()).addAll(e.all());
                }
            }
            case TreasuryPaymentUnmatched e ->
                matched.remove(e.position() == null ? latest(e.voucherNo()) : e.position());
            case BankLineRecorded e -> {
                lines.put(Claim.serialKey(e.payerAccount(), e.serialNo()), e.amountFen());
                recorders
                        .computeIfAbsent(e.serialNo(), none -> new ArrayList<>())
                        .add(recorded.actor());
                // What was said before is not of this line.
                explained.remove(e.serialNo());
            }
            case BankLineExplained e ->
                explained
                        .computeIfAbsent(e.serialNo(), none -> new HashMap<>())
                        .put(recorded.actor().id(), e.reason());
        }
    }

    /** Words of an old entry are about the line that was the latest then. */
    private @Nullable Long latest(String voucherNo) {
        List<Line> all = lines(voucherNo);
        return all.isEmpty() ? null : all.getLast().position();
    }

    /** The lines recorded of a voucher, in the order of the log. */
    List<Line> lines(String voucherNo) {
        return List.copyOf(vouchers.getOrDefault(Claim.voucherKey(voucherNo), List.of()));
    }

    /** The payments that a person named for a line of a voucher; null where nobody has, or it was taken back. */
    @Nullable
    List<String> matched(long line) {
        return matched.get(line);
    }

    /** All payments that were ever named for a line of a voucher: taking it back does not make the line a stranger's. */
    public Set<String> everMatched(long line) {
        return Set.copyOf(everMatched.getOrDefault(line, Set.of()));
    }

    /** What the line of a payer's account with this serial number moved; null where no line says. */
    public @Nullable Fen lineAmount(String payerAccount, String serialNo) {
        return lines.get(Claim.serialKey(payerAccount, serialNo));
    }

    /** Who recorded the lines of a serial number; nobody where there is none. */
    List<ActorRef> recorders(String serialNo) {
        return List.copyOf(recorders.getOrDefault(serialNo, List.of()));
    }

    /** Why a bank's line is there, by the person who said so; of each the latest word since the line was recorded. */
    Map<String, String> explained(String serialNo) {
        return Map.copyOf(explained.getOrDefault(serialNo, Map.of()));
    }
}
