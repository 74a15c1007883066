package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.Suite;

/**
 * What became of a command that was handed in, told to scripts and people with its receipt.
 *
 * @param receipt null where the log could not be read right after the command was recorded
 * @param file where the receipt was written; null where nowhere
 */
record Recording(
        Outcome outcome,
        @Nullable Receipt receipt,
        @Nullable Path file) {
    private static final int ROOT_SHOWN = 16;

    /**
     * Fetches the receipt of what was recorded, and writes it where it was asked for.
     *
     * @throws No when the receipt does not hold by the ledger's own keys
     * @throws EnvironmentLack when the file cannot be written; what was recorded stays, which both messages say
     */
    static Recording of(Outcome outcome, OpenLedger opened, ReceiptOption option) {
        Receipt receipt = new ReceiptDesk(
                        opened.identity().name(), opened.store().log())
                .answering(outcome)
                .orElse(null);
        if (receipt != null) {
            requireSound(receipt, outcome, opened);
        }
        Path file = option.file();
        if (receipt != null && file != null) {
            try {
                Files.write(file, receipt.bytes());
            } catch (IOException e) {
                throw new EnvironmentLack(
                        "命令已记录在案（" + entries(outcome) + "），但回执写不到 " + file + "：请检查后用 " + later(outcome) + " 取得", e);
            }
        }
        return new Recording(outcome, receipt, receipt == null ? null : file);
    }

    private static void requireSound(Receipt receipt, Outcome outcome, OpenLedger opened) {
        try {
            Receipts.requireSound(receipt, opened.store().home());
        } catch (No unsound) {
            throw new No("命令已记录在案（" + entries(outcome) + "），但" + unsound.getMessage(), unsound.problems());
        }
    }

    /**
     * Answers once.
     *
     * @throws No when the rules refused it, after the document was printed
     */
    void answer(Output output) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("answer", outcome instanceof Outcome.Accepted ? "done" : "no");
        document.put("commandId", outcome.commandId());
        document.put("firstPosition", outcome.firstPosition());
        document.put("lastPosition", outcome.lastPosition());
        document.put("repeated", outcome.repeated());
        switch (outcome) {
            case Outcome.Accepted accepted -> {
                document.put("accepted", true);
                putReceipt(document);
                output.print(document, out -> {
                    out.println((accepted.repeated() ? "此前已记账，" : "已记账，") + entries(accepted));
                    printReceipt(out);
                });
            }
            case Outcome.Refused refused -> {
                document.put("accepted", false);
                document.put("code", refused.rejection().code().name());
                document.put("clause", refused.rejection().clause().toString());
                document.put("facts", refused.rejection().factsJson());
                Problem problem = Problem.of(refused.rejection(), refused.message());
                document.put("message", problem.message());
                document.put("problems", List.of(problem.document()));
                putReceipt(document);
                output.print(document, out -> {
                    out.println("不予办理，已记录在案，" + entries(refused));
                    printReceipt(out);
                });
                throw new No("不予办理：" + refused.message() + "；已记录在案，账目 " + refused.firstPosition());
            }
        }
    }

    /** The receipt as a member of a document. */
    void putReceipt(Map<String, Object> document) {
        document.put("receipt", receipt == null ? null : receipt.format());
        if (file != null) {
            document.put("file", file.toString());
        }
    }

    /** What the receipt comes to, and how it is verified. */
    void printReceipt(PrintWriter out) {
        if (receipt == null) {
            out.println("回执：记账之后一时读不到账本，请稍后用 " + later(outcome) + " 取得");
            return;
        }
        Checkpoint sm3 = Checkpoint.parse(receipt.note(Suite.SM3).text());
        Checkpoint sha256 = Checkpoint.parse(receipt.note(Suite.SHA256).text());
        out.println("回执：序号 " + positions(outcome) + "，收录于账本 " + receipt.ledger() + " 已签名的校验点，其账目总数 "
                + String.format("%,d", sm3.size()) + " 条");
        out.println("  SM3 根 " + shortened(sm3.root()) + "　SHA-256 根 " + shortened(sha256.root()));
        if (file == null) {
            out.println("  留存：" + later(outcome));
            out.println("  核验：ledger verify 文件 --keys 公钥目录");
        } else {
            out.println("  已写入 " + file + "；核验：ledger verify " + file + " --keys 公钥目录");
        }
    }

    private static String entries(Outcome outcome) {
        return "账目 " + positions(outcome) + "；命令编号 " + outcome.commandId();
    }

    private static String positions(Outcome outcome) {
        return outcome.firstPosition() == outcome.lastPosition()
                ? Long.toString(outcome.firstPosition())
                : outcome.firstPosition() + "–" + outcome.lastPosition();
    }

    private static String later(Outcome outcome) {
        return "ledger receipt " + outcome.commandId() + " -o 文件";
    }

    private static String shortened(Hash root) {
        return root.toString().substring(0, ROOT_SHOWN) + "…";
    }
}
