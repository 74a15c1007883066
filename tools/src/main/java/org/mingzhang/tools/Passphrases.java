package org.mingzhang.tools;

import java.io.Console;
import java.util.Arrays;

/** Passphrases of key files: from {@code LEDGER_KEY_PASSPHRASE}, else asked for on the terminal; never from an option. */
final class Passphrases {
    private static final String ENVIRONMENT = "LEDGER_KEY_PASSPHRASE";
    private static final int SHORTEST = 8;

    private Passphrases() {}

    /** The passphrase of an existing key file. */
    static char[] of(String actor) {
        char[] given = given();
        return given.length > 0 ? given : read(actor + " 的密钥口令：");
    }

    /** A new passphrase, typed twice. */
    static char[] chosen() {
        char[] given = given();
        if (given.length > 0) {
            return given;
        }
        char[] first = read("设置密钥口令（至少 " + SHORTEST + " 个字符）：");
        if (first.length < SHORTEST || !Arrays.equals(first, read("再输一遍："))) {
            throw new No("两次输入的口令不同，或少于 " + SHORTEST + " 个字符；未生成任何文件");
        }
        return first;
    }

    private static char[] given() {
        String given = System.getenv(ENVIRONMENT);
        return given == null ? new char[0] : given.toCharArray();
    }

    // From JDK 22 on there is a console even where nobody sits; the script says whether there is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static char[] read(String prompt) {
        Console console = Boolean.getBoolean("ledger.terminal") ? System.console() : null;
        if (console == null) {
            throw new EnvironmentLack("需要密钥口令：请设置环境变量 " + ENVIRONMENT + "，或在终端上运行");
        }
        char[] typed = console.readPassword("%s", prompt);
        return typed == null ? new char[0] : typed;
    }
}
