package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.files.CaseFiles;
import org.mingzhang.app.files.CaseFiles.CaseFile;
import org.mingzhang.app.files.ChecklistDocuments;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.app.treasury.DifferenceWords;
import org.mingzhang.domain.duty.OpenDuty;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.trail.Names;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.treasury.Paired;
import org.mingzhang.view.treasury.ReconciliationTerms;
import org.mingzhang.view.treasury.TreasuryQueries;
import org.mingzhang.view.treasury.TreasuryReconciliation;
import org.mingzhang.view.treasury.TreasuryReconciliation.Doubt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything about one subject. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "按先后列出一个企业、申报、支付、发票、国库凭证（凭证号）或银行流水（流水号）的全部记录；支付还列出资金来路，直到下达，和与它对上的国库凭证。")
final class TraceCommand implements Runnable {
    /** What a person reads at a sitting; a programme has an entry for every award and payment. */
    private static final int LAST = 200;

    private static final int MOST_DUTIES = 20;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "SUBJECT_ID", description = "编号，或 类型/编号，如 award/WS-2026-0001。")
    private String subject = "";

    @Option(names = "--limit", paramLabel = "N", description = "只列最近 N 条（默认：" + LAST + "；--json 时为全部）。")
    private @Nullable Integer limit;

    @Option(names = "--all", description = "全部列出。")
    private boolean all;

    @Override
    public void run() {
        requireForms();
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Trace trace = opened.views(output)
                    .traces()
                    .trace(subject, atMost())
                    .orElseThrow(() -> No.unknown(
                            "SUBJECT_ID",
                            subject,
                            "账本中没有 " + subject + "；若确曾记账，是视图缺行：用 ledger reconcile 核对，用 ledger rebuild 重建"));
            String id = subject.substring(subject.indexOf('/') + 1);
            LocalDate today = LedgerTime.of(opened.store(), opened.identity())
                    .now()
                    .atZone(opened.identity().zone())
                    .toLocalDate();
            List<OpenDuty> duties = opened.views(output).duties().of(id, today);
            CaseFiles files = FilesCommand.files(opened);
            CaseFile file =
                    trace.kinds().contains(Subject.Kind.CASE) ? files.find(id).orElse(null) : null;
            ObjectNode document = document(trace, file, files);
            List<Paired> vouchers = vouchers(opened, trace, id);
            if (trace.kinds().contains(Subject.Kind.PAYMENT)) {
                document.set(
                        "vouchers", RecordMapper.toJson(new Vouchers(vouchers)).get("vouchers"));
            }
            document.set("duties", RecordMapper.toJson(new Duties(duties)).get("duties"));
            output.print(document, out -> {
                out.println(opened.heading());
                new TraceText(trace, opened.identity().zone()).print(out);
                if (trace.kinds().contains(Subject.Kind.PAYMENT)) {
                    printVouchers(vouchers, out);
                }
                print(duties, out);
                if (file != null) {
                    out.println();
                    new ChecklistText(file, files).print(out);
                }
            });
        }
    }

    /** The treasury's vouchers that were told to be of a payment, whether they name it or not. */
    private record Vouchers(List<Paired> vouchers) {}

    private List<Paired> vouchers(OpenLedger opened, Trace trace, String payment) {
        TreasuryQueries treasury = opened.views(output).treasury();
        return trace.kinds().contains(Subject.Kind.PAYMENT)
                ? treasury.programmeOf(payment)
                        .map(programme -> treasury.vouchersOf(
                                payment,
                                programme,
                                ReconcileTreasuryCommand.terms(
                                        opened, programme, null, ReconciliationTerms.USUAL_WORKING_DAYS)))
                        .orElse(List.of())
                : List.of();
    }

    private static void printVouchers(List<Paired> vouchers, PrintWriter out) {
        out.println();
        out.println("国库凭证（按 reconcile treasury 的规则对上的）" + (vouchers.isEmpty() ? "：没有" : ""));
        for (Paired pair : vouchers) {
            TreasuryReconciliation.Voucher voucher = pair.voucher();
            out.println("  凭证 " + voucher.voucherNo() + "（序号 " + voucher.position() + "）　"
                    + DifferenceWords.date(voucher.paidOn()) + "　" + voucher.payeeName() + " " + voucher.payeeAccount()
                    + "　" + new Fen(voucher.amountFen()).toYuan() + " 元　"
                    + switch (pair.by()) {
                        case NAME -> "凭证写明";
                        case RULE -> "按规则对上";
                        case HAND -> "人工认定";
                    }
                    + how(pair));
        }
    }

    private static String how(Paired pair) {
        Doubt alone = pair.voucher().unreviewed();
        return !pair.agrees()
                ? "，说法不一（见 ledger reconcile treasury）"
                : alone == null ? "，一致" : "，凭证" + alone.chinese() + "，不算一致";
    }

    /** What is owed in the cases that were traced, as of today. */
    private record Duties(List<OpenDuty> duties) {}

    private static void print(List<OpenDuty> duties, PrintWriter out) {
        if (duties.isEmpty()) {
            return;
        }
        out.println();
        out.println("义务（截至今天）：逾期 " + count(duties, OpenDuty.State.OVERDUE) + " 项，未到期 "
                + count(duties, OpenDuty.State.OPEN) + " 项，已履行 "
                + duties.stream().filter(duty -> !duty.isOwed()).count() + " 项");
        duties.stream()
                .filter(OpenDuty::isOwed)
                .limit(MOST_DUTIES)
                .forEach(duty -> out.println("  "
                        + duty.state().chinese() + "　" + duty.application() + " " + duty.name()
                        + (duty.about() == null ? "" : "（" + duty.about() + "）")
                        + (duty.dueOn() == null ? "" : "，期限 " + Names.day(duty.dueOn()))
                        + (duty.leftFen() == null
                                ? ""
                                : "，尚未说明 " + duty.leftFen().toYuan() + " 元")));
        if (duties.stream().filter(OpenDuty::isOwed).count() > MOST_DUTIES) {
            out.println("  （全部列出用 ledger duties）");
        }
    }

    private static long count(List<OpenDuty> duties, OpenDuty.State state) {
        return duties.stream().filter(duty -> duty.state() == state).count();
    }

    /** What belongs to a case and is missing from it is part of what there is to know about it. */
    private static ObjectNode document(Trace trace, @Nullable CaseFile file, CaseFiles files) {
        ObjectNode document = trace.toJson();
        if (file != null) {
            document.set(
                    "documents",
                    JsonMapper.shared().valueToTree(new ChecklistDocuments(files).documents(file.checklist())));
        }
        return document;
    }

    private void requireForms() {
        if (limit != null && limit < 1) {
            throw new WrongUsage("--limit", limit.toString(), "--limit 至少为 1：" + limit);
        }
        try {
            if (subject.contains("/")) {
                StreamId.parse(subject);
            }
        } catch (IllegalArgumentException e) {
            throw No.unknown("SUBJECT_ID", subject, String.valueOf(e.getMessage()));
        }
    }

    private int atMost() {
        if (limit != null) {
            return limit;
        }
        return all || output.isJson() ? Integer.MAX_VALUE : LAST;
    }
}
