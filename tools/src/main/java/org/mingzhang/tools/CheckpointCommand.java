package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.budget.SealedMoney;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.NewestCheckpoint;
import org.mingzhang.app.verification.CheckpointSheet;
import org.mingzhang.domain.seal.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The current signed checkpoint. */
@Command(name = "checkpoint", mixinStandardHelpOptions = true, description = "显示两棵树当前的已签名校验点，或写成文件交其他单位保存。")
final class CheckpointCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "写入 FILE.sm3 和 FILE.sha256。")
    private @Nullable Path file;

    @Option(names = "--sheet", paramLabel = "FILE.html", description = "写成一页 A4 存证单，供打印、盖章，交其他单位保存。")
    private @Nullable Path sheet;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            SealedCheckpoint checkpoint = NewestCheckpoint.of(
                    opened.store(),
                    TrustedFolder.of(null, opened.store().home()).keys());
            // Before anything is written: the sheet's totals come from the entries, which are held against it once
            // more.
            String page = sheet == null ? null : page(opened, checkpoint);
            Path written = file;
            if (written != null) {
                write(Path.of(written + "." + Suite.SM3.label()), checkpoint.sm3Note());
                write(Path.of(written + "." + Suite.SHA256.label()), checkpoint.sha256Note());
            }
            if (sheet != null && page != null) {
                write(sheet, page);
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("size", checkpoint.size());
            document.put("recordedAt", checkpoint.recordedAt().toString());
            document.put("sm3", checkpoint.sm3Note());
            document.put("sha256", checkpoint.sha256Note());
            if (sheet != null) {
                document.put("sheet", sheet.toString());
            }
            output.print(document, out -> {
                out.print(checkpoint.sm3Note());
                out.println();
                out.print(checkpoint.sha256Note());
                if (written != null) {
                    out.println();
                    out.println("已写入 " + written + ".sm3 和 " + written + ".sha256，请另处保存");
                }
                if (sheet != null) {
                    out.println();
                    out.println("存证单已写入 " + sheet + "：请打印、盖章，交账本运行单位以外的单位保存");
                }
            });
        }
    }

    private static String page(OpenLedger opened, SealedCheckpoint checkpoint) {
        return new CheckpointSheet(
                        opened.identity(),
                        checkpoint,
                        SealedMoney.under(checkpoint, opened.store().log()))
                .html();
    }

    private static void write(Path file, String note) {
        try {
            Files.writeString(file, note);
        } catch (IOException e) {
            throw EnvironmentLack.cannotWrite(file, e);
        }
    }
}
