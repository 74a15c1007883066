package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.domain.seal.Suite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The current signed checkpoint. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        description = "Shows the current signed checkpoint of both trees, or writes it to keep in another office.")
final class CheckpointCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write FILE.sm3 and FILE.sha256.")
    private @Nullable Path file;

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger)) {
            SealedCheckpoint checkpoint = opened.store().log().checkpoint().orElseThrow();
            Path written = file;
            if (written != null) {
                write(Path.of(written + "." + Suite.SM3.label()), checkpoint.sm3Note());
                write(Path.of(written + "." + Suite.SHA256.label()), checkpoint.sha256Note());
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("size", checkpoint.size());
            document.put("recordedAt", checkpoint.recordedAt().toString());
            document.put("sm3", checkpoint.sm3Note());
            document.put("sha256", checkpoint.sha256Note());
            output.print(document, out -> {
                out.print(checkpoint.sm3Note());
                out.println();
                out.print(checkpoint.sha256Note());
                if (written != null) {
                    out.println();
                    out.println("已写入 " + written + ".sm3 和 " + written + ".sha256，请另处保存");
                }
            });
        }
    }

    private static void write(Path file, String note) {
        try {
            Files.writeString(file, note);
        } catch (IOException e) {
            throw new EnvironmentLack("cannot write " + file + ": " + e, e);
        }
    }
}
