package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerification.Result;
import org.mingzhang.domain.seal.ReceiptVerification.Step;
import org.mingzhang.tools.verify.ActorKeyHistory;
import org.mingzhang.tools.verify.KeyFolder;
import org.mingzhang.tools.verify.OfflineReceipt;

/**
 * A receipt's verification, told to scripts and people: to people first what it comes to, then what was checked, and as
 * loudly what was not.
 *
 * @param folder where the keys came from
 * @param fromElsewhere whether that is another place than the ledger's own
 */
record Receipts(ReceiptVerification found, KeyFolder keys, Path folder, boolean fromElsewhere) {
    private static final Set<Result> SIGNATURE_LOOKED_AT = EnumSet.of(Result.PASSED, Result.FAILED);

    /**
     * Verifies a receipt.
     *
     * @param fromElsewhere whether the folder is another one than the ledger's own
     */
    static Receipts verify(byte[] receipt, Path folder, boolean fromElsewhere) {
        try {
            OfflineReceipt checked = OfflineReceipt.verify(receipt, folder);
            return new Receipts(checked.found(), checked.keys(), folder, fromElsewhere);
        } catch (KeyFolder.Unusable e) {
            throw new No(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Verifies a receipt that the ledger is about to hand out, by the public keys in its own home.
     *
     * @throws No when it does not hold, so that nobody gets it
     */
    static void requireSound(Receipt receipt, LedgerHome home) {
        Receipts own = verify(receipt.bytes(), TrustedFolder.of(null, home).folder(), false);
        ReceiptVerification.Problem wrong = own.found.problem();
        if (wrong != null) {
            throw new No(
                    "回执用账本自己的公钥核验不通过，未予交出；请用 ledger verify --live 查明库中何处被改",
                    List.of(new Problem(null, wrong.detail(), wrong.kind().text(), wrong.told(), null, null)));
        }
    }

    boolean holds() {
        return found.holds();
    }

    /**
     * Whether the data is invented, as far as it can be told without the ledger: the names of demo ledgers are theirs
     * alone.
     */
    boolean ofSampleData() {
        return keys.ledger().startsWith(SampleData.NAMES);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("holds", found.holds());
        document.put("ledger", keys.ledger());
        List<Map<String, Object>> steps = new ArrayList<>();
        found.outcomes().forEach(outcome -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", label(outcome.step().name()));
            row.put("result", label(outcome.result().name()));
            row.put("checked", outcome.checked());
            steps.add(row);
        });
        document.put("steps", steps);
        document.put("unprovenRefusal", found.isUnprovenRefusal());
        List<Map<String, Object>> problems = new ArrayList<>();
        ReceiptVerification.Problem problem = found.problem();
        if (problem != null) {
            problems.add(Map.of("kind", label(problem.kind().name()), "detail", problem.detail()));
        }
        document.put("problems", problems);
        Checkpoint checkpoint = found.checkpoint();
        document.put("treeSize", checkpoint == null ? null : checkpoint.size());
        document.put("rootHash", checkpoint == null ? null : checkpoint.root().toString());
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("folder", folder.toString());
        trust.put("fromElsewhere", fromElsewhere);
        trust.put("sm2Fingerprint", KeyFolder.fingerprint(keys.sm2()).replace(" ", ""));
        trust.put("ed25519Fingerprint", KeyFolder.fingerprint(keys.ed25519()).replace(" ", ""));
        ActorKeyHistory actors = keys.actors();
        trust.put("actorKeysUpTo", actors == null ? null : actors.size());
        document.put("trust", trust);
        return document;
    }

    /** One plain sentence. */
    String verdict() {
        return found.verdict(keys.ledger());
    }

    void print(PrintWriter out) {
        out.println(verdict());
        if (found.holds()) {
            Receipt receipt = Objects.requireNonNull(found.receipt());
            new ReceiptText(receipt, keys.zone()).print(out);
            ReceiptEntry first = receipt.entries().getFirst();
            if (found.isUnprovenRefusal()
                    && EventCodec.decode(first.entry().bytes()).event() instanceof CommandRefused refused) {
                out.println("    被拒的命令编号 " + refused.commandId() + "，自称由 " + refused.claimedActor() + " 签名，未经证实");
            }
        }
        out.println("逐步：");
        found.outcomes().forEach(outcome -> {
            String step = outcome.step().text();
            out.println("  ［" + outcome.result().text() + "］  "
                    + switch (outcome.result()) {
                        case PASSED -> step + "（" + outcome.checked() + "）";
                        case FAILED -> step;
                        case UNSIGNED -> step.substring(0, step.indexOf('：') + 1) + "没有签名可核，这一条是账本自己的记录";
                        case NOT_RUN -> step.substring(0, step.indexOf('：') + 1) + whyNotRun();
                    });
        });
        out.println("凭什么：");
        out.println("  账本公钥取自 " + folder + (fromElsewhere ? "" : "，即账本自己的目录，未用 --keys：这样只是自己核对自己，不是外部核验"));
        out.println("  SM2     指纹 " + KeyFolder.fingerprint(keys.sm2()));
        out.println("  Ed25519 指纹 " + KeyFolder.fingerprint(keys.ed25519()) + "。请与另一途径得来的指纹核对");
        printActors(out);
        out.println("回执核不了、本次也没有核的：");
        Checkpoint checkpoint = found.checkpoint();
        out.println("  账本此后是否被退回旧状态，是否另有一本账给别人看："
                + (checkpoint == null
                        ? "请取得校验点，与别处保存的比对"
                        : "回执所附校验点为 " + checkpoint.size() + " 条，SM3 根 " + checkpoint.root() + "，请与别处保存的比对"));
        out.println("  同一命令在所载账目之后是否还有账目：用 ledger trace 或整本核验");
        out.println("  所记内容是否属实：见 docs/what-this-cannot-prove.md");
    }

    private void printActors(PrintWriter out) {
        ActorKeyHistory actors = keys.actors();
        if (actors == null || !SIGNATURE_LOOKED_AT.contains(found.result(Step.COMMAND_SIGNATURE))) {
            return;
        }
        out.println("  经办人公钥取自同一目录的名录 key-history.json，截至账目总数 " + actors.size() + "：哪把密钥属于谁，凭账本的登记；要紧的请向本人核对密钥编号");
        Receipt receipt = found.receipt();
        if (receipt != null && receipt.entries().getFirst().entry().position() >= actors.size()) {
            out.println("  注意：名录早于本回执，其间登记或吊销的密钥不在其中，请取得较新的名录");
        }
    }

    private String whyNotRun() {
        return found.holds()
                ? "公钥目录中没有经办人密钥名录 key-history.json，谁签的名只是账本一面之词；"
                        + "请账本一方用 `ledger keys export --actors -o 目录` 导出带名录的公钥目录"
                : "前一步未通过";
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
