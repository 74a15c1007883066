package org.mingzhang.tools;

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
}
