package org.mingzhang.tools;

/** What the command's exit code tells a script. Stable. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The ledger answered "no": verification failed, a rule is violated, input is rejected. */
    public static final int NO = 1;

    public static final int WRONG_USAGE = 2;
    /** The environment lacks something, or a fault ended the command. */
    public static final int LACK = 3;

    private ExitCode() {}
}
