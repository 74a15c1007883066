package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.Trace.Calculated;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.Trace.Step;

/** A trace as an auditor reads it: who, when and how much over each sentence, every entry once. */
record TraceText(Trace trace, ZoneId zone) {
    private static final Set<String> AWARD =
            Set.of("calculation", "review", "approval", "reduction", "increase", "hold");
    private static final Set<String> STATED = Set.of("text", "form");
    private static final Set<String> MONEY = Set.of("commitment", "allocation", "appropriation");

    void print(PrintWriter out) {
        out.println(kinds() + " " + trace.subject() + "；依据账目：序号 0 至 " + trace.asOfPosition() + "，"
                + String.format("%,d", trace.asOfPosition() + 1) + " 条");
        List<Step> way = trace.wayBack();
        if (way == null) {
            earlier(out);
            trace.events().forEach(line -> line(line, out));
            return;
        }
        section("一、凭据：名单、申报、审核、合同、发票、付款和验收", way, step -> !AWARD.contains(step) && !MONEY.contains(step), out);
        section("二、奖补：测算、复核和核定", way, AWARD::contains, out);
        out.println();
        out.println("三、拨付：提出、审批、确认和列支，及此后的对账、退回和追回");
        earlier(out);
        trace.events().forEach(line -> line(line, out));
        section("四、资金来路：由承诺回溯到分配和下达", way, MONEY::contains, out);
    }

    private String kinds() {
        return String.join(
                "、", trace.kinds().stream().map(Subject.Kind::chinese).toList());
    }

    private void earlier(PrintWriter out) {
        if (trace.earlier() > 0) {
            out.println("  （此前还有 " + String.format("%,d", trace.earlier()) + " 条未列出；全部列出用 --all，列出最近 N 条用 --limit N）");
        }
    }

    private void section(String title, List<Step> way, Predicate<String> wanted, PrintWriter out) {
        List<Step> steps = way.stream().filter(step -> wanted.test(step.step())).toList();
        out.println();
        out.println(title);
        if (steps.isEmpty()) {
            out.println("  （没有）");
        }
        for (Step step : steps) {
            line(step.entry(), out);
            papers(step.entry().position(), out);
            calculation(step.calculation(), out);
        }
    }

    private void papers(long position, PrintWriter out) {
        List<Trace.Evidence> evidence = trace.evidence();
        if (evidence != null) {
            evidence.stream()
                    .filter(item -> item.position() == position && (item.sm3() != null || STATED.contains(item.kind())))
                    .forEach(item -> out.println("    " + kind(item) + item.reference()
                            + (item.sm3() == null ? "" : "，SM3 摘要 " + item.sm3())));
        }
    }

    private static String kind(Trace.Evidence item) {
        return switch (item.kind()) {
            case "text" -> "文字 ";
            case "form" -> "申报表 ";
            default -> "材料 ";
        };
    }

    private static void calculation(@Nullable List<Calculated> steps, PrintWriter out) {
        if (steps != null) {
            int number = 1;
            for (Calculated step : steps) {
                out.println("      第 " + number++ + " 步　" + step.explanation());
                out.println("        依据　" + clause(step));
                if (!step.inputs().isEmpty()) {
                    out.println("        取数　"
                            + step.inputs().stream().map(TraceText::input).collect(Collectors.joining("、")));
                }
            }
        }
    }

    private static String clause(Calculated step) {
        String document = step.document();
        if (document == null) {
            return step.clause().toString();
        }
        return (document.startsWith("《") ? document : "《" + document + "》")
                + step.clause().place();
    }

    private static String input(Trace.Input input) {
        return input.label() + " " + input.text() + (input.position() == null ? "" : "（序号 " + input.position() + "）");
    }

    private void line(Line line, PrintWriter out) {
        String document = line.documentNo();
        boolean told = document == null || line.sentence().contains(document);
        out.println("  序号 " + line.position() + "　" + when(line) + "　" + who(line)
                + (line.amountFen() == null ? "" : "　" + line.amountFen().toYuan() + " 元")
                + (told ? "" : "　文号 " + document) + "　" + signature(line.signature()) + "　命令 "
                + line.commandId());
        out.println("    " + line.sentence());
        if (line.origin() != null && !line.origin().breaches().isEmpty()) {
            out.println(breaches(line.origin()));
        }
        calculation(line.calculation(), out);
    }

    private String when(Line line) {
        LocalDate recorded = line.time().atZone(zone).toLocalDate();
        LocalDate business = line.businessDate();
        return business == null || business.equals(recorded)
                ? Names.time(line.time(), zone)
                : "业务日期 " + Names.day(business) + "，记账 " + Names.time(line.time(), zone);
    }

    private static String who(Line line) {
        String signer = line.actorName() == null ? "账本自记" : line.signer() + "（" + line.actorOrganisation() + "）";
        Origin origin = line.origin();
        if (origin == null) {
            return signer;
        }
        Origin.By by = origin.by();
        return (by == null || by.name() == null ? "" : by.name() + (by.org() == null ? "" : "（" + by.org() + "）") + "　")
                + "据“" + origin.sheet() + "”第 " + origin.row() + " 行，" + signer + "导入";
    }

    /** What the live path would have refused. */
    private static String breaches(Origin origin) {
        return origin.breaches().stream()
                .map(rule -> RejectionCode.valueOf(rule).text() + "（" + rule + "）")
                .collect(Collectors.joining("；", "    【当时不合规则】", ""));
    }

    private static String signature(Trace.SignatureState state) {
        return switch (state) {
            case VALID -> "签名有效";
            case INVALID -> "【签名不符】";
            case KEY_UNKNOWN -> "【密钥不明】";
            case UNSIGNED -> "未签名";
        };
    }
}
