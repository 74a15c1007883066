package org.mingzhang.tools;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.domain.seal.log.LogVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verification. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verifies a receipt offline, with nothing but public keys;",
            "or, with --live, the whole database: every entry, column, tile, checkpoint, signature and claim."
        })
final class VerifyCommand implements Runnable {
    /** Problems shown to people; of a forged log there may be thousands. */
    private static final int SHOWN = 50;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "RECEIPT", arity = "0..1", description = "A receipt to verify offline.")
    private @Nullable Path receipt;

    @Option(names = "--live", description = "Re-read the whole database directly.")
    private boolean live;

    @Option(
            names = "--from-checkpoint",
            paramLabel = "FILE|DIR",
            description = "A checkpoint kept elsewhere (default: the newest in the home's checkpoint folder).")
    private @Nullable Path checkpoint;

    @Option(names = "--keys", paramLabel = "DIR", description = "账本公钥目录（keys export -o 导出），应经运维人员以外的途径得来；默认用账本目录自己的。")
    private @Nullable Path keys;

    @Override
    public void run() {
        if (live == (receipt != null)) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Name a receipt, or ask for --live; one of both.");
        }
        if (receipt == null) {
            verifyLog();
        } else {
            verifyReceipt(receipt);
        }
    }

    private void verifyReceipt(Path file) {
        Receipts checked = Receipts.verify(file, keys, new LedgerHome(ledger.home()).keys());
        output.print(checked.document(), checked::print);
        if (!checked.holds()) {
            throw new No(checked.verdict());
        }
    }

    private void verifyLog() {
        if (keys != null) {
            Receipts.requireKeys(keys);
        }
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
