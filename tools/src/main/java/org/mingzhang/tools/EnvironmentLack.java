package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the machine lacks and how to get it, in one sentence: ends the command with exit code 3. */
public final class EnvironmentLack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EnvironmentLack(String sentence) {
        super(sentence);
    }

    public EnvironmentLack(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** A file that cannot be written where it was to go. */
    static EnvironmentLack cannotWrite(Path file, IOException why) {
        return new EnvironmentLack("写不了 " + file + "：请检查文件夹是否存在、有无写权限、磁盘是否已满", why);
    }
}
