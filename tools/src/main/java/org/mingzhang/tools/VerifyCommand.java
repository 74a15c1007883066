package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoint;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verification. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {"离线核验回执，或以 --live 核验整个数据库。", "回执的核验只需公钥；--live 重读每条账目、每列、每块树、每个校验点、签名、占用和每个入库文件。"})
final class VerifyCommand implements Runnable {
    /** Problems shown to people; of a forged log there may be thousands. */
    private static final int SHOWN = 50;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "RECEIPT", arity = "0..1", description = "要离线核验的回执文件。")
    private @Nullable Path receipt;

    @Option(names = "--live", description = "直接重读整个数据库。")
    private boolean live;

    @Option(names = "--from-checkpoint", paramLabel = "FILE|DIR", description = "另处保存的校验点（默认：账本文件夹中最新的）。")
    private @Nullable Path checkpoint;

    @Option(names = "--keep", description = "核验通过后，把所核验的校验点放回账本文件夹：那里的校验点丢失后，凭另处保存的一份恢复记账。")
    private boolean keep;

    @Option(names = "--no-files", description = "不重读文件库中的文件，结论中写明未重读的个数；文件很多时，可与平日的完整核验配合使用。")
    private boolean noFiles;

    @Option(names = "--keys", paramLabel = "DIR", description = "账本公钥目录（keys export -o 导出），应经运维人员以外的途径得来；默认用账本目录自己的。")
    private @Nullable Path keys;

    @Override
    public void run() {
        if (live == (receipt != null)) {
            throw new WrongUsage("RECEIPT", receipt == null ? "" : receipt.toString(), "请指明一个回执文件，或写 --live，二者取一");
        }
        if (noFiles && !live) {
            throw new WrongUsage("--no-files", "", "--no-files 须与 --live 同用");
        }
        if (keep && (!live || checkpoint == null)) {
            throw new WrongUsage("--keep", "", "--keep 须与 --live --from-checkpoint FILE 同用：凭另处保存的校验点，才能放回");
        }
        if (receipt == null) {
            verifyLog();
        } else {
            verifyReceipt(receipt);
        }
    }

    private void verifyReceipt(Path file) {
        byte[] bytes = new InputFile("RECEIPT", file).bytes();
        TrustedFolder trusted = TrustedFolder.of(keys, new LedgerHome(ledger.home()));
        Receipts checked = Receipts.verify(bytes, trusted.folder(), keys != null);
        if (checked.ofSampleData()) {
            output.ofSampleData();
        }
        output.print(checked.document(), checked::print);
        if (!checked.holds()) {
            throw new No(checked.verdict());
        }
    }

    private void verifyLog() {
        try (OpenLedger opened = OpenLedger.forVerification(ledger, output)) {
            LogVerification found = LiveCheck.run(opened.store(), outside(opened.store()), keys, !noFiles, output);
            Map<String, Object> document = LiveCheck.document(found);
            SealedCheckpoint kept = keep && found.holds() ? keep(opened.store(), found) : null;
            if (keep) {
                document.put("kept", kept == null ? null : kept.size());
            }
            output.print(document, out -> {
                out.println(LiveCheck.verdict(found));
                found.problems().stream()
                        .limit(SHOWN)
                        .forEach(problem -> out.println("  " + LiveCheck.place(problem) + "  "
                                + problem.kind().text() + "（" + problem.kind().label() + "）  " + problem.detail()));
                if (found.problemsFound() > SHOWN) {
                    out.println("  另有 " + (found.problemsFound() - SHOWN) + " 处，--json 可见更多");
                }
                Table steps =
                        new Table(Table.Column.text("步骤"), Table.Column.number("检查数"), Table.Column.number("用时（毫秒）"));
                found.steps()
                        .forEach(step -> steps.row(step.name().text(), LiveCheck.checked(found, step), step.millis()));
                steps.print(out);
                out.println("SM3 根    " + found.sm3Root());
                out.println("SHA-256 根 " + found.sha256Root());
                if (kept != null) {
                    out.println("已把 " + kept.size() + " 条时的校验点放回 "
                            + opened.store().home().checkpoints() + unwitnessed(found));
                }
            });
            if (!found.holds()) {
                throw new No(LiveCheck.verdict(found));
            }
        }
    }

    private static String unwitnessed(LogVerification found) {
        LogVerification.ComparedWith compared = found.comparedWith();
        long after = compared == null ? found.treeSize() : found.treeSize() - compared.size();
        return after == 0 ? "" : "；其中最后 " + after + " 条记在所给校验点之后，库外没有凭据，请与回执或纸面核对";
    }

    private OutsideCheckpoints outside(LedgerStore store) {
        OutsideCheckpoints own = LiveVerification.newestIn(store.home().checkpoints());
        if (checkpoint == null) {
            return own;
        }
        InputFile named = new InputFile("--from-checkpoint", checkpoint);
        List<OutsideCheckpoint> notes = new ArrayList<>(LiveVerification.of(named.existingOrFolder()));
        if (notes.isEmpty()) {
            throw named.rejected("空文件夹", "其中应有校验点文件");
        }
        if (keep) {
            // What is left in the folder is never overwritten by a log that it contradicts.
            notes.addAll(own.notes());
        }
        return OutsideCheckpoints.given(notes);
    }

    /** Puts the checkpoint of what was verified into the home. */
    private static SealedCheckpoint keep(LedgerStore store, LogVerification found) {
        SealedCheckpoint verified =
                store.log().checkpointCovering(found.treeSize() - 1).orElseGet(store.log()::requireCheckpoint);
        CheckpointFolder.keep(store.home().checkpoints(), verified);
        return verified;
    }
}
