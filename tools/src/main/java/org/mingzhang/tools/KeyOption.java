package org.mingzhang.tools;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose signature stands under what a command records: mixed into every command that records. */
public final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "KEYFILE",
            defaultValue = "${env:LEDGER_KEY}",
            description = "经办人的密钥文件（环境变量 LEDGER_KEY）。")
    private @Nullable String key;

    /** The key file, or null when none was named. */
    public @Nullable Path orNull() {
        String given = key;
        return given == null || given.isBlank() ? null : Path.of(given);
    }

    /** The key file; wrong usage when none was named or it is not there. */
    public Path required() {
        Path file = orNull();
        if (file == null) {
            throw new WrongUsage("--key", "", "此命令要记账，须由经办人签名：请用 --key 或环境变量 LEDGER_KEY 指明密钥文件");
        }
        return new InputFile("--key", file).existing();
    }
}
