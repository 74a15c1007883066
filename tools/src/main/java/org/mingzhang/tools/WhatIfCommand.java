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
        description = {"试算参数或事实改变后的影响：奖补、各科目和来源的金额、比例红线、资金何时不足。不记账。", "不写 --set：列出各参数、可取的值，及等待它的奖补件数。"})
final class WhatIfCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(
            names = "--set",
            paramLabel = "PARAM=VALUE",
            arity = "1..*",
            description = {
                "要试的取值，如 WS-1.cap=15万元；或一件申报的事实，写作 申报:事实=取值。",
                "逗号分开的多个取值并列比较：各 --set 的第一个值为一组，第二个值为一组，余类推；只有一个值的每组都用它。"
            })
    private List<String> set = new ArrayList<>();

    @Option(names = "--from-now-on", description = "已核定的奖补维持原数（默认：全部按新值测算）。")
    private boolean fromNowOn;

    @Override
    public void run() {
        requireForm();
        PolicyQueries.Cases cases;
        String heading;
        try (OpenLedger opened = OpenLedger.open(ledger, output);
                Progress progress =
                        output.progress("正在读取账目", "条", opened.store().log().size())) {
            StoredPacks packs = new StoredPacks(opened.store().blobs());
            cases = new PolicyQueries(opened.store().log(), packs::pack)
                    .cases(programme.id(), progress::to)
                    .orElseThrow(() -> programme.unknown());
            // While the store is open: the pack is read from it.
            cases.book().pack();
            heading = opened.heading();
        }
        WhatIfQuery query = new WhatIfQuery(programme.id(), cases);
        if (set.isEmpty()) {
            ParameterView parameters = query.parameters();
            output.print(parameters.toJson(), out -> {
                out.println(heading);
                ParameterText.print(parameters, cases.book().pack(), out);
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
            throw new No("取值不可用", Problem.of(e));
        }
    }

    private void requireForm() {
        for (String written : set) {
            int equals = written.indexOf('=');
            if (equals < 0
                    || written.substring(0, equals).isBlank()
                    || written.substring(equals + 1).isBlank()) {
                throw new WrongUsage("--set", written, "--set 应写作 参数=取值，如 --set 参数=15万元：" + written);
            }
        }
    }
}
