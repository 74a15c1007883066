package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files whose bytes must never change, since bytes like them are sealed. {@code -Drewrite=true} writes them anew
 * for a deliberate new format; continuous integration never sets it.
 */
final class GoldenFiles {
    static final Path FOLDER = Path.of("src/test/resources/golden/seal");
    static final boolean REWRITE = Boolean.getBoolean("rewrite");

    private GoldenFiles() {}

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no golden file " + name + "; -Drewrite=true writes it", e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static void write(String name, String content) {
        assertThat(System.getenv("CI"))
                .as("continuous integration never rewrites golden files")
                .isNull();
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
