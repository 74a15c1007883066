package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the receipt of what a command records is kept: mixed into every command that records. */
public final class ReceiptOption {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "把回执写入的文件；不予办理而记录在案的，也有回执。")
    private @Nullable Path file;

    /** The file, or null when none was named. */
    @Nullable
    Path file() {
        return file;
    }

    /** Looks, before anything is recorded, whether the file can be written. */
    void requireWritable() {
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        boolean writable = folder != null
                && Files.isDirectory(folder)
                && !Files.isDirectory(file)
                && Files.isWritable(Files.exists(file) ? file : folder);
        if (!writable) {
            throw EnvironmentLack.cannotWrite(file, new IOException("not writable: " + file));
        }
    }
}
