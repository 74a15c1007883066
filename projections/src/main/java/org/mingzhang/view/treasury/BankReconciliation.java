package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;

/**
 * The ledger's movements of money against bank statements (银行流水). The names of the components are the names in its JSON;
 * amounts are in fen.
 *
 * @param lines how many lines of statements there are at all, up to the day
 * @param matched how many lines of statements are movements of the ledger, each of one
 * @param unreviewed the same of lines that one person alone brought in as old records, or that nobody stands for but people who had a
 *     part in the movement: they count as matched when another person has agreed to that import
 * @param differing lines that name a movement by its receipt and say something else, or are like one and of another payer
 * @param bankOnly lines of the accounts that pay or take in the programme's money and belong to no movement, also such of which one
 *     person alone said why they are there
 * @param explained the same of which two persons, none of whom recorded or corrected it, said why it is there
 * @param ledgerOnly movements in the days of those accounts' statements that no line shows
 * @param unshownRecoveries money that is said to have come back, on days of which no statement is there: one person's word so far
 * @param payingAccounts whose lines count as payments of the programme, by how many there are, and why
 */
public record BankReconciliation(
        int lines,
        int matched,
        List<LinePair> unreviewed,
        List<LinePair> differing,
        List<BankLine> bankOnly,
        List<BankLine> explained,
        List<Movement> ledgerOnly,
        List<Movement> unshownRecoveries,
        List<PayingAccount> payingAccounts) {
    public BankReconciliation {
        unreviewed = List.copyOf(unreviewed);
        differing = List.copyOf(differing);
        bankOnly = List.copyOf(bankOnly);
        explained = List.copyOf(explained);
        ledgerOnly = List.copyOf(ledgerOnly);
        unshownRecoveries = List.copyOf(unshownRecoveries);
        payingAccounts = List.copyOf(payingAccounts);
    }

    /** One without explained lines and paying accounts, all of which counts. */
    BankReconciliation(int matched, List<LinePair> differing, List<BankLine> bankOnly, List<Movement> ledgerOnly) {
        this(bankOnly.size(), matched, List.of(), differing, bankOnly, List.of(), ledgerOnly, List.of(), List.of());
    }

    /** Whether there is any line to compare with: where there is none, that nothing differs says nothing. */
    public boolean isCompared() {
        return lines > 0;
    }

    /**
     * A paying account (付款账户).
     *
     * @param holder in whose name the statement has it; several are told one after another
     * @param lines how many lines of it are payments of the programme
     * @param byReceipt whether the number of a payment's receipt is one of its lines'
     * @param beneficiaries to how many accounts of beneficiaries it paid what the ledger says
     * @param rare whether another account carries nearly all lines: those of this one are told, until a person explains them
     */
    public record PayingAccount(
            String account, String holder, int lines, boolean byReceipt, int beneficiaries, boolean rare) {}

    /**
     * A line of a statement.
     *
     * @param words why it is there, where people said so since it was recorded or corrected; the latest first
     * @param unreviewed why it does not count yet; null where it does
     * @param saidBy who stands for it
     */
    public record BankLine(
            String serialNo,
            String payerName,
            String payerAccount,
            String payeeName,
            String payeeAccount,
            long amountFen,
            @Nullable LocalDate movedOn,
            @Nullable String note,
            List<TreasuryReconciliation.Word> words,
            @Nullable Doubt unreviewed,
            SaidBy saidBy) {
        public BankLine {
            words = List.copyOf(words);
        }

        /** Whether two persons said why it is there, none of whom recorded or corrected it: one alone explains nothing away. */
        public boolean explainedByTwo() {
            return words.stream()
                            .map(TreasuryReconciliation.Word::actor)
                            .filter(actor -> !saidBy.authors().contains(actor))
                            .distinct()
                            .count()
                    > 1;
        }

        /** The same as proof of a movement: what nobody says but people who had a part in it does not count yet. */
        BankLine proving(Set<String> payers) {
            Doubt doubt = unreviewed == null ? saidBy.doubt(payers, 1) : null;
            return doubt == null
                    ? this
                    : new BankLine(
                            serialNo,
                            payerName,
                            payerAccount,
                            payeeName,
                            payeeAccount,
                            amountFen,
                            movedOn,
                            note,
                            words,
                            doubt,
                            saidBy);
        }
    }

    /**
     * What the ledger says that a bank moved.
     *
     * @param recovery where it came back by one
     * @param name of whoever is paid, or pays back
     * @param account of the same; null where none is registered, and then the name tells it
     * @param shares what of a payment comes from each source, where there are several
     */
    public record Movement(
            Kind kind,
            String payment,
            @Nullable String recovery,
            String name,
            @Nullable String account,
            long amountFen,
            @Nullable LocalDate movedOn,
            @Nullable String receiptNo,
            List<Long> shares) {
        public Movement {
            shares = List.copyOf(shares);
        }

        /** Out; back from the bank, since it could not be paid; back from who owes it; and out again to who paid it back. */
        public enum Kind {
            PAID,
            RETURNED,
            RECOVERED,
            REVERSED;

            /** Whether the money leaves. */
            boolean isOut() {
                return this == PAID || this == REVERSED;
            }
        }
    }

    /**
     * A movement and its line.
     *
     * @param differences what they do not say alike; none where the line agrees and does not count yet
     */
    public record LinePair(Movement ledger, BankLine line, List<TreasuryReconciliation.Difference> differences) {
        public LinePair {
            differences = List.copyOf(differences);
        }
    }

    /** How much is said to have come back that no statement can show yet. */
    public long unshownFen() {
        return unshownRecoveries.stream().mapToLong(Movement::amountFen).sum();
    }

    /** How much two persons explained. */
    public long explainedFen() {
        return explained.stream().mapToLong(BankLine::amountFen).sum();
    }

    /** How many lines one person alone explained, which wait for another one. */
    public long halfExplained() {
        return bankOnly.stream().filter(line -> !line.words().isEmpty()).count();
    }

    boolean agrees() {
        return differing.isEmpty() && bankOnly.isEmpty() && ledgerOnly.isEmpty();
    }
}
