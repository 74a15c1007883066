package org.mingzhang.app.treasury;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.treasury.BankReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.LedgerPayment;

/** How often ledger and treasury part, by the questions that are asked first. */
record DifferenceCounts(TreasuryReconciliation found) {
    static final String NO_STATEMENTS = "未导入银行流水";

    /**
     * How many there are of one way to part, always told, none as well.
     *
     * @param sheets the tables that have their rows, by title; empty where there are none
     * @param fen how much it is together; null where that says nothing
     * @param instead what is said in place of the number; null where that says all
     */
    record Count(
            String name,
            int many,
            List<String> sheets,
            @Nullable Long fen,
            @Nullable String instead) {
        Count(String name, int many, List<String> sheets) {
            this(name, many, sheets, null, null);
        }
    }

    /** The three questions that are asked first, what rests on one signature, what banks' statements have against the ledger, and what was
     * explained or corrected. */
    List<Count> counts() {
        BankReconciliation bank = found.bank();
        String none = bank.isCompared() ? null : NO_STATEMENTS;
        return List.of(
                new Count(
                        "国库有、账本无",
                        found.treasuryOnly().size(),
                        List.of(TreasurySheets.TREASURY_ONLY),
                        found.treasuryOnly().stream()
                                .mapToLong(only -> only.voucher().amountFen())
                                .sum(),
                        null),
                new Count(
                        "账本有、国库无",
                        found.ledgerOnly().size(),
                        List.of(TreasurySheets.LEDGER_ONLY),
                        found.ledgerOnly().stream()
                                .mapToLong(LedgerPayment::amountFen)
                                .sum(),
                        null),
                new Count("与拨付不一致", found.differing().size(), List.of(TreasurySheets.DIFFERING)),
                new Count(
                        "相符但待复核",
                        found.unreviewed().size() + bank.unreviewed().size(),
                        List.of(TreasurySheets.UNREVIEWED, BankSheets.UNREVIEWED_AT_BANK)),
                new Count(
                        "与银行流水对不上",
                        bank.bankOnly().size()
                                + bank.ledgerOnly().size()
                                + bank.differing().size(),
                        List.of(BankSheets.BANK_ONLY, BankSheets.NOT_AT_BANK, BankSheets.DIFFERING_AT_BANK),
                        null,
                        none),
                new Count(
                        "追回到账，没有流水可核",
                        bank.unshownRecoveries().size(),
                        List.of(BankSheets.UNSHOWN),
                        bank.unshownFen(),
                        null),
                new Count(
                        "银行有、账本无，已说明",
                        bank.explained().size(),
                        List.of(BankSheets.EXPLAINED),
                        bank.explainedFen(),
                        none),
                new Count("更正过的凭证、流水", found.corrected().size(), List.of(CorrectedSheet.TITLE)));
    }
}
