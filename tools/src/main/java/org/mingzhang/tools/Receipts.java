package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.tools.verify.OfflineReceipt;

/** A receipt's verification, told to scripts and people. */
final class Receipts {
    private Receipts() {}

    static ReceiptVerification verify(Path receipt, Path keys) {
        try {
            return OfflineReceipt.verify(receipt, keys);
        } catch (IOException e) {
            throw new EnvironmentLack(
                    "cannot read " + e.getMessage() + "; --keys names the folder with the ledger's public keys", e);
        }
    }

    static Map<String, Object> document(ReceiptVerification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holds", found.holds());
        List<Map<String, Object>> steps = new ArrayList<>();
        found.outcomes().forEach(outcome -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", label(outcome.step().name()));
            row.put("result", label(outcome.result().name()));
            row.put("checked", outcome.checked());
            steps.add(row);
        });
        document.put("steps", steps);
        List<Map<String, Object>> problems = new ArrayList<>();
        ReceiptVerification.Problem problem = found.problem();
        if (problem != null) {
            problems.add(Map.of("kind", label(problem.kind().name()), "detail", problem.detail()));
        }
        document.put("problems", problems);
        return document;
    }

    static void print(ReceiptVerification found, PrintWriter out) {
        ReceiptVerification.Problem problem = found.problem();
        if (problem != null) {
            out.println("回执不成立：" + label(problem.kind().name()) + "，" + problem.detail());
            return;
        }
        out.println("回执成立：所载账目在账本中，自记账起未被改动");
        if (found.receipt() != null) {
            for (ReceiptEntry item : found.receipt().entries()) {
                var envelope = EventCodec.decode(item.entry().bytes());
                out.println("  第 " + item.entry().position() + " 条  " + EventCodec.type(envelope.event()) + "  "
                        + envelope.stream() + "  记账 " + envelope.recordedAt() + "  经办 "
                        + envelope.actor().id());
            }
        }
        found.outcomes()
                .forEach(outcome ->
                        out.println("  " + outcome.step() + "：" + outcome.result() + "（" + outcome.checked() + "）"));
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
