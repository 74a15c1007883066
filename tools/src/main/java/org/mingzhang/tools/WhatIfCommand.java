package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.policy.ParameterView;
import org.mingzhang.app.policy.PolicyQueries;
import org.mingzhang.app.policy.WhatIfQuery;
import org.mingzhang.app.policy.WhatIfView;
import org.mingzhang.domain.json.InvalidDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What other parameter values would cost. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a parameter or fact would change: awards, cost by line and source, ratios,"
                    + " and when the money runs out. Records nothing.",
            "Without --set: lists the parameters, what each may be, and how many awards wait for it."
        })
final class WhatIfCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--programme", required = true, paramLabel = "ID", description = "The programme.")
    private String programme = "";

    @Option(
            names = "--set",
            paramLabel = "PARAM=VALUE",
            arity = "1..*",
            description = {
                "A value to try, such as HD-01.cap.L2.batch2=15万元; or a fact of one case, as APPLICATION:FACT=VALUE.",
                "Values after commas are choices side by side: the first of every --set together, then the second, …;"
                        + " a single value holds in every choice."
            })
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--from-now-on",
            description = "Approved awards stay as they are (default: all are computed with the new values).")
    private boolean fromNowOn;

    @Override
    public void run() {
        PolicyQueries.Cases cases;
        String heading;
        try (OpenLedger opened = OpenLedger.open(ledger);
                Progress progress =
                        output.progress("正在读取账目", "条", opened.store().log().size())) {
            StoredPacks packs = new StoredPacks(opened.store().blobs());
            cases = new PolicyQueries(opened.store().log(), packs::pack)
                    .cases(programme, progress::to)
                    .orElseThrow(() -> new No("没有试点专项 " + programme));
            // While the store is open: the pack is read from it.
            cases.book().pack();
            heading = opened.heading();
        }
        WhatIfQuery query = new WhatIfQuery(programme, cases);
        if (set.isEmpty()) {
            ParameterView parameters = query.parameters();
            output.print(parameters.toJson(), out -> {
                out.println(heading);
                ParameterText.print(parameters, out);
            });
            return;
        }
        try {
            WhatIfView view = query.answer(set, fromNowOn);
            output.print(view.toJson(), out -> {
                out.println(heading);
                new WhatIfText(cases.book().pack(), view).print(out);
            });
        } catch (InvalidDocument e) {
            throw new No("取值不可用：\n" + e.getMessage());
        }
    }
}
