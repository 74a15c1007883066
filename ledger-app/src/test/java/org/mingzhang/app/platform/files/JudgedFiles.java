package org.mingzhang.app.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/** Files that tests have judged. */
abstract class JudgedFiles {
    @TempDir
    private Path folder;

    final void kept(FileType type, String why, byte[] content) throws IOException {
        assertThat(FileContent.judge(Files.write(folder.resolve("x"), content)).type())
                .as(why)
                .isEqualTo(type);
    }

    final void refused(Reason reason, String why, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("x"), content);
        assertThatThrownBy(() -> FileContent.judge(file))
                .as(why)
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(refused.reason())
                        .as(why + ": " + refused.getMessage())
                        .isEqualTo(reason));
    }
}
