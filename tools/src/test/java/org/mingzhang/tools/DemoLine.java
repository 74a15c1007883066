package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Runs {@code ledger demo}, for tests in other packages. */
public final class DemoLine {
    private DemoLine() {}

    /** Tells the story into a new home, up to a fixed day; answers the exit code. */
    public static int run(Path home, int enterprises, PrintWriter out) {
        return Ledger.run(
                out,
                out,
                "demo",
                "--headless",
                "--enterprises",
                Integer.toString(enterprises),
                "--as-of",
                "2026-12-01",
                "--home",
                home.toString());
    }

    /** What a command says on the ledger of a home, where it has to end well. */
    public static String ended(Path home, String... args) {
        return Ran.ended(0, home, args).out();
    }
}
