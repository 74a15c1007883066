package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.List;
import org.mingzhang.app.policy.ParameterView;
import org.mingzhang.domain.policy.Citations;
import org.mingzhang.domain.policy.PolicyPack;

/** The parameters of a programme as a finance officer reads them. */
final class ParameterText {
    private ParameterText() {}

    /** Every parameter: first the ones that nobody has decided. */
    static void print(ParameterView view, PolicyPack pack, PrintWriter out) {
        Citations citations = new Citations(pack);
        out.println("试点专项：" + view.programme() + "；依据账目：序号 0 至 " + view.asOfPosition() + "，"
                + String.format("%,d", view.asOfPosition() + 1) + " 条");
        section("未决的参数", ParameterView.State.UNDECIDED, view, citations, out);
        section("已决定的参数", ParameterView.State.DECIDED, view, citations, out);
        section("按默认读法的参数", ParameterView.State.DEFAULT, view, citations, out);
        out.println();
        out.println(
                "试算：./ledger whatif --programme " + view.programme() + " --set 参数=取值；几种取值并列比较，用逗号分开：--set 参数=取值一,取值二");
    }

    private static void section(
            String title, ParameterView.State state, ParameterView view, Citations citations, PrintWriter out) {
        List<ParameterView.Row> rows =
                view.parameters().stream().filter(row -> row.state() == state).toList();
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + "（" + rows.size() + " 项）");
        for (ParameterView.Row row : rows) {
            out.println("  " + row.parameter() + "　" + row.name()
                    + (row.value() == null ? "" : "：" + row.value() + (row.unit() == null ? "" : " " + row.unit()))
                    + (row.position() == null ? "" : "（由序号 " + row.position() + " 的账目决定）"));
            if (row.options().isEmpty()) {
                out.println("      取值：" + row.form());
            }
            row.options().forEach(option -> out.println("      可取 " + option.value() + "：" + option.meaning()));
            row.limits()
                    .forEach(
                            limit -> out.println("      须 " + limit.rule() + "（" + citations.of(limit.clause()) + "）"));
            if (row.awards() + row.underWay() > 0) {
                out.println("      等待它的：可测算的 " + row.awards() + " 件，在办的 " + row.underWay() + " 件");
            }
        }
    }
}
