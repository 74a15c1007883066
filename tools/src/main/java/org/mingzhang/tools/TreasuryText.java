package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.treasury.TreasurySheets;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.TreasuryReconciliation;

/** Where ledger, treasury and banks part, on a terminal. */
record TreasuryText(TreasuryReconciliation found, PolicyPack pack) {
    /** What does not agree, in one line. */
    String verdict() {
        return sheets().verdict();
    }

    private TreasurySheets sheets() {
        return new TreasurySheets(found, pack);
    }

    void print(PrintWriter out) {
        TreasurySheets sheets = sheets();
        out.println(sheets.terms());
        out.println(sheets.agreed());
        String unreviewed = sheets.unreviewed();
        if (unreviewed != null) {
            out.println(unreviewed);
        }
        sheets.treasury().forEach(sheet -> print(sheet, out));
        if (found.bank().matched() > 0) {
            out.println();
            out.println("与银行流水一致 " + found.bank().matched() + " 笔");
        }
        Sheet accounts = sheets.payingAccounts();
        if (accounts != null) {
            print(accounts, out);
        }
        sheets.banks().forEach(sheet -> print(sheet, out));
    }

    private static void print(Sheet sheet, PrintWriter out) {
        out.println();
        out.println(sheet.title() + "：" + sheet.size() + " " + sheet.counted());
        Table.of(sheet).print(out);
    }
}
