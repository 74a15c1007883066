package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose signature stands under what a command records: mixed into every command that records. */
public final class KeyOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--key",
            paramLabel = "KEYFILE",
            defaultValue = "${env:LEDGER_KEY}",
            description = "The acting person's key file (env LEDGER_KEY).")
    private @Nullable String key;

    /** The key file, or null when none was named. */
    public @Nullable Path orNull() {
        String given = key;
        return given == null || given.isBlank() ? null : Path.of(given);
    }

    /** The key file; wrong usage when none was named, a lack when it is not there. */
    public Path required() {
        Path file = orNull();
        if (file == null) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "This command records a decision and needs a signature: name a key file by --key or LEDGER_KEY.");
        }
        if (!Files.isRegularFile(file)) {
            throw new EnvironmentLack("there is no key file " + file);
        }
        return file;
    }
}
