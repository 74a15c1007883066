package org.mingzhang.tools;

import java.io.PrintWriter;
import org.mingzhang.app.policy.WhatIfView;
import org.mingzhang.app.policy.WhatIfView.Choice;
import org.mingzhang.tools.Table.Column;

/** What a choice changes beside the amounts: who would not have come through, and where a parameter acts unseen. */
record WhatIfBeyond(Choice choice) {
    private static final int MOST = 10;

    void print(PrintWriter out) {
        if (!choice.unmet().isEmpty()) {
            out.println("  当时已申报或者已认定、按此值通不过的 " + choice.unmet().size() + " 件：");
            Table table = new Table(
                    Column.text("  申报"), Column.text("方向"), Column.text("单位"), Column.text("何时"), Column.text("说明"));
            choice.unmet().stream()
                    .limit(MOST)
                    .forEach(unmet -> table.row(
                            "  " + unmet.application(),
                            unmet.direction(),
                            unmet.name().isEmpty() ? unmet.applicant() : unmet.name(),
                            unmet.at().chinese(),
                            unmet.reason()));
            table.print(out);
            if (choice.unmet().size() > MOST) {
                out.println("  （其余 " + (choice.unmet().size() - MOST) + " 件见 --json）");
            }
        }
        choice.beyond().stream().map(WhatIfView.Beyond::text).forEach(text -> out.println("  注意：" + text));
    }
}
