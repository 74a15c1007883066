package org.mingzhang.domain.seal.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the {@code openssl} program in a directory of its own: what it accepts, strangers can verify without us. */
public final class OpenSsl {
    private final Path directory;

    public OpenSsl(Path directory) {
        this.directory = directory;
    }

    /** What a run gave back. */
    public record Run(int exitCode, String latin1) {
        public byte[] output() {
            return latin1.getBytes(StandardCharsets.ISO_8859_1);
        }

        public String text() {
            return new String(output(), StandardCharsets.UTF_8);
        }
    }

    public OpenSsl file(String name, byte[] content) {
        try {
            Files.write(directory.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public OpenSsl file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] read(String name) {
        try {
            return Files.readAllBytes(directory.resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs openssl and expects it to succeed. */
    public Run ok(String... arguments) {
        Run run = run(arguments);
        if (run.exitCode != 0) {
            throw new AssertionError(
                    "openssl " + String.join(" ", arguments) + " ended " + run.exitCode + ": " + run.text());
        }
        return run;
    }

    public Run run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add("openssl");
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            return new Run(process.waitFor(), new String(output, StandardCharsets.ISO_8859_1));
        } catch (IOException missing) {
            throw new AssertionError(
                    "these tests need the openssl program, version 3.0 or newer, on the PATH: " + missing.getMessage(),
                    missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
