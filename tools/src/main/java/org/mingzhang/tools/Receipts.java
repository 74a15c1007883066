package org.mingzhang.tools;

import java.io.PrintWriter;
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

    static ReceiptVerification verify(byte[] receipt, TrustedFolder keys) {
        return OfflineReceipt.verify(
                receipt, keys.keys().ledger(), keys.keys().sm2(), keys.keys().ed25519());
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
            out.println(verdict(problem));
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
                .forEach(outcome -> out.println(
                        "  " + step(outcome.step()) + "：" + result(outcome.result()) + "（" + outcome.checked() + "）"));
    }

    /** One plain sentence, and in brackets what an engineer reads. */
    static String verdict(ReceiptVerification.Problem problem) {
        return "回执不成立：" + kind(problem.kind()) + "（" + label(problem.kind().name()) + "：" + problem.detail() + "）";
    }

    private static String kind(ReceiptVerification.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "文件不是回执，或内容残缺";
            case LOG_KEY_UNKNOWN -> "签名的不是所信任的账本公钥";
            case CHECKPOINT_SIGNATURE_INVALID -> "校验点的签名不符";
            case CHECKPOINT_OF_ANOTHER_LOG -> "校验点属于另一账本";
            case CHECKPOINTS_DISAGREE -> "两个校验点的账目数不同";
            case INCLUSION_INVALID -> "账目不在账本的该位置，或已被改动";
            case ENTRY_MALFORMED -> "账目内容不合格式";
            case ENTRY_OF_ANOTHER_LEDGER -> "账目属于另一账本";
            case ENTRIES_OF_SEVERAL_COMMANDS -> "账目不是同一命令的";
            case COMMAND_MISSING -> "首条账目没有所签的命令";
            case COMMAND_OF_ANOTHER_ENTRY -> "所签的命令与账目不是一回事";
            case ACTOR_KEY_UNKNOWN -> "经办人的密钥不在所信任之列";
            case COMMAND_SIGNATURE_INVALID -> "经办人的签名不符";
        };
    }

    private static String step(ReceiptVerification.Step step) {
        return switch (step) {
            case FORM -> "回执格式";
            case KEYS -> "账本公钥";
            case CHECKPOINT_SIGNATURES -> "校验点签名";
            case INCLUSION -> "账目在两棵树中";
            case ENTRY_BYTES -> "账目内容";
            case COMMAND_SIGNATURE -> "经办人签名";
        };
    }

    private static String result(ReceiptVerification.Result result) {
        return switch (result) {
            case PASSED -> "通过";
            case FAILED -> "不通过";
            case NOT_RUN -> "未检查";
        };
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
