package org.mingzhang.app.treasury;

import java.util.stream.Collectors;
import org.mingzhang.app.report.Sheet;
import org.mingzhang.app.report.Sheet.Column;
import org.mingzhang.app.report.Sheet.Linked;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.treasury.CorrectedStatement;
import org.mingzhang.view.treasury.SaidBy.Person;
import org.mingzhang.view.treasury.StatementChange;
import org.mingzhang.view.treasury.TreasuryReconciliation;

/** What of vouchers and bank lines was corrected or undone: nothing that the treasury or a bank said goes away unseen. */
record CorrectedSheet(TreasuryReconciliation found, PolicyPack pack) {
    static final String TITLE = "更正过的凭证、流水";

    Sheet sheet() {
        Sheet.Builder rows = Sheet.titled(
                TITLE,
                Column.text("凭证号或流水号"),
                Column.text("是什么"),
                Column.text("更正前 → 更正后"),
                Column.text("提出人"),
                Column.text("复核人"),
                Column.text("日期"),
                Column.text("理由"));
        for (CorrectedStatement one : found.corrected()) {
            rows.row(
                    new Linked(one.number(), "/entries/" + one.correctedAt()),
                    switch (one.kind()) {
                        case VOUCHER -> "国库凭证";
                        case LINE -> "银行流水";
                    },
                    one.changes().stream()
                            .map(change -> told(change, one.undone()))
                            .collect(Collectors.joining("；", one.undone() ? "冲正，不再计入；原为 " : "", "")),
                    who(one.proposedBy()),
                    who(one.approvedBy()),
                    DifferenceWords.date(one.on()),
                    one.reason() + "（" + one.documentNo() + "）");
        }
        return rows.counted("笔");
    }

    private String told(StatementChange change, boolean undone) {
        String name = DifferenceWords.name(change.field()) + " ";
        return undone
                ? name + value(change.field(), change.before())
                : name + value(change.field(), change.before()) + " → " + value(change.field(), change.after());
    }

    private String value(String field, String value) {
        return value.isEmpty() ? "无" : new DifferenceWords(pack).value(field, value);
    }

    private static String who(Person person) {
        return person.organisation() + " " + person.name();
    }
}
