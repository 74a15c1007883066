package org.mingzhang.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.domain.seal.log.LogVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verification. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {"离线核验回执，或以 --live 核验整个数据库。", "回执的核验只需公钥；--live 重读每条账目、每列、每块树、每个校验点、签名和占用。"})
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

    @Option(names = "--keys", paramLabel = "DIR", description = "账本公钥目录（keys export -o 导出），应经运维人员以外的途径得来；默认用账本目录自己的。")
    private @Nullable Path keys;

    @Override
    public void run() {
        if (live == (receipt != null)) {
            throw new WrongUsage("RECEIPT", receipt == null ? "" : receipt.toString(), "请指明一个回执文件，或写 --live，二者取一");
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
        output.print(checked.document(), checked::print);
        if (!checked.holds()) {
            throw new No(checked.verdict());
        }
    }

    private void verifyLog() {
        try (OpenLedger opened = OpenLedger.forVerification(ledger)) {
            LogVerification found = LiveCheck.run(opened.store(), checkpoint, keys, output);
            output.print(LiveCheck.document(found), out -> {
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
                found.steps().forEach(step -> steps.row(step.name().text(), step.checked(), step.millis()));
                steps.print(out);
                out.println("SM3 根    " + found.sm3Root());
                out.println("SHA-256 根 " + found.sha256Root());
            });
            if (!found.holds()) {
                throw new No(LiveCheck.verdict(found));
            }
        }
    }
}
