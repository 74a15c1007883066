package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.mingzhang.app.policy.CorrectionQueries;
import org.mingzhang.app.policy.CorrectionQueries.Known;
import org.mingzhang.domain.award.TouchedAward;
import org.mingzhang.domain.correction.Correction;
import org.mingzhang.domain.json.RecordMapper;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.trail.Trace;
import org.mingzhang.view.trail.TraceQueries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Every correction, and what is left to do about the awards that it touches. */
@Command(
        name = "corrections",
        mixinStandardHelpOptions = true,
        description = {"列出全部更正和冲正：改了什么，谁提出、谁复核，涉及哪些奖补。", "涉及的奖补尚有差额的，列明应当增核、核减还是追回多少。"})
final class CorrectionsCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(names = "--open", description = "只列待复核的，以及涉及的奖补尚有差额的。")
    private boolean open;

    /** One correction, told: what it changes in words, and both persons as they are registered. */
    private record Told(
            Known known,
            String sentence,
            String proposer,
            @Nullable String answerer,
            Map<String, String> latest) {
        boolean isOpen() {
            return known.state() == Correction.Status.PROPOSED
                    || known.awards().stream().anyMatch(award -> isLatest(award) && differs(award));
        }

        /** One difference is left after all corrections of an award, and it is told with the last of them. */
        boolean isLatest(TouchedAward award) {
            return known.correction().equals(latest.get(award.award()));
        }

        ObjectNode document() {
            ObjectNode document = RecordMapper.toJson(known);
            document.put("sentence", sentence);
            document.put("proposer", proposer);
            if (answerer != null) {
                document.put("answerer", answerer);
            }
            return document;
        }
    }

    private static boolean differs(TouchedAward award) {
        return award.differenceFen() == null || !award.differenceFen().isZero();
    }

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            StoredPacks packs = new StoredPacks(opened.store().blobs());
            TraceQueries traces = opened.views(output).traces();
            List<Known> corrections = new CorrectionQueries(opened.store().log(), packs).all();
            Map<String, String> latest = new HashMap<>();
            corrections.forEach(
                    known -> known.awards().forEach(award -> latest.put(award.award(), known.correction())));
            List<Told> all = corrections.stream()
                    .map(known -> told(traces, known, latest))
                    .filter(told -> !open || told.isOpen())
                    .toList();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("corrections", all.stream().map(Told::document).toList());
            output.print(document, out -> {
                out.println(opened.heading());
                all.forEach(told -> print(told, out));
                out.println("共 " + all.size() + " 件" + (open ? "未了结的" : "") + "更正");
            });
        }
    }

    private static Told told(TraceQueries traces, Known known, Map<String, String> latest) {
        Map<Long, Trace.Line> lines = new HashMap<>();
        traces.trace("correction/" + known.correction(), Integer.MAX_VALUE)
                .ifPresent(trace -> trace.events().forEach(line -> lines.put(line.position(), line)));
        Trace.Line proposal = lines.get(known.position());
        Long answeredAt = known.answeredAt();
        return new Told(
                known,
                proposal == null ? "" : proposal.sentence(),
                person(proposal, known.proposedBy()),
                known.answeredBy() == null
                        ? null
                        : person(answeredAt == null ? null : lines.get(answeredAt), known.answeredBy()),
                latest);
    }

    private static String person(Trace.@Nullable Line line, String id) {
        return line == null || line.actorName() == null
                ? id
                : Objects.requireNonNullElse(line.actorOrganisation(), "") + line.actorName() + "（" + id + "）";
    }

    private static void print(Told told, PrintWriter out) {
        Known known = told.known();
        out.println();
        out.println(known.correction() + "　" + known.state().chinese() + "　" + told.proposer() + " 提出"
                + (told.answerer() == null
                        ? ""
                        : "，" + told.answerer()
                                + (known.state() == Correction.Status.APPROVED ? " 复核" : " 驳回")
                                + (known.answer() == null ? "" : "（" + known.answer() + "）")));
        out.println("  " + told.sentence());
        known.awards().forEach(award -> out.println("  " + told(award, told)));
    }

    private static String told(TouchedAward award, Told told) {
        String done = done("增核", award.increasedFen())
                + done("核减", award.reducedFen())
                + done("决定追回", award.recoveryOrderedFen());
        String stands = "奖补 " + award.award() + "：现有 " + award.standingFen().toYuan() + " 元"
                + (done.isEmpty() ? "" : "（据此已" + done.substring(1) + "）");
        if (!told.isLatest(award)) {
            return stands + "；差额见更正 " + told.latest().get(award.award());
        }
        Fen corrected = award.correctedFen();
        Fen difference = award.differenceFen();
        if (corrected == null || difference == null) {
            return stands + "；按更正后的事实尚不能计算，见 ledger recompute";
        }
        return stands + "，按更正后的事实应为 " + corrected.toYuan() + " 元；"
                + (difference.isZero()
                        ? "已无差额"
                        : difference.isPositive()
                                ? raise(difference, award.recoveryOpenFen())
                                : "应核减或者追回 " + difference.negated().toYuan()
                                        + " 元（未付的 award.reduce，已付的 award.order-recovery）");
    }

    /** What is not back yet is given up before anything is added. */
    private static String raise(Fen difference, Fen open) {
        Fen callOff = difference.exceeds(open) ? open : difference;
        Fen more = difference.minus(callOff);
        return (callOff.isZero() ? "" : "先撤销尚未收回的追回 " + callOff.toYuan() + " 元（award.call-off-recovery）")
                + (callOff.isZero() || more.isZero() ? "" : "，再")
                + (more.isZero() ? "" : (callOff.isZero() ? "可" : "") + "增核 " + more.toYuan() + " 元（award.increase）");
    }

    private static String done(String what, Fen amount) {
        return amount.isZero() ? "" : "、" + what + " " + amount.toYuan() + " 元";
    }
}
