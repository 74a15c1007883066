package org.mingzhang.view.treasury;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's movements of money against bank statements (银行流水). The names of the components are the names in its JSON;
 * amounts are in fen.
 *
 * @param matched how many lines of statements are movements of the ledger, each of one
 * @param unreviewed the same of lines that one person alone brought in as old records, or that nobody stands for but people who had a
 *     part in the movement: they count as matched when another person has agreed to that import
 * @param differing lines that name a movement by its receipt and say something else, or are like one and of another payer
 * @param bankOnly lines of the accounts that pay or take in the programme's money and belong to no movement
 * @param explained the same of which a person, another than who recorded it, said why it is there
 * @param ledgerOnly movements in the days of those accounts' statements that no line shows
 * @param payingAccounts whose lines count as payments of the programme, by how many there are, and why
 */
public record BankReconciliation(
        int matched,
        List<LinePair> unreviewed,
        List<LinePair> differing,
        List<BankLine> bankOnly,
        List<BankLine> explained,
        List<Movement> ledgerOnly,
        List<PayingAccount> payingAccounts) {
    public BankReconciliation {
        unreviewed = List.copyOf(unreviewed);
        differing = List.copyOf(differing);
        bankOnly = List.copyOf(bankOnly);
        explained = List.copyOf(explained);
        ledgerOnly = List.copyOf(ledgerOnly);
        payingAccounts = List.copyOf(payingAccounts);
    }

    /** One without explained lines and paying accounts, all of which counts. */
    BankReconciliation(int matched, List<LinePair> differing, List<BankLine> bankOnly, List<Movement> ledgerOnly) {
        this(matched, List.of(), differing, bankOnly, List.of(), ledgerOnly, List.of());
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
     * @param word why it is there, where a person said so
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
            TreasuryReconciliation.@Nullable Word word,
            TreasuryReconciliation.@Nullable OneSignature unreviewed,
            SaidBy saidBy) {
        /** The same as proof of a movement: what nobody says but people who had a part in it does not count yet. */
        BankLine proving(Set<String> payers) {
            TreasuryReconciliation.OneSignature doubt = unreviewed == null ? saidBy.doubt(payers, 1) : null;
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
                            word,
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

    boolean agrees() {
        return differing.isEmpty() && bankOnly.isEmpty() && ledgerOnly.isEmpty();
    }
}
