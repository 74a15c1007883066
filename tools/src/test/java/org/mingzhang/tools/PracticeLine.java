package org.mingzhang.tools;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code ledger practice} as its process would, for tests in other packages. */
public final class PracticeLine implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("控制台：(http://127\\.0\\.0\\.1:\\d+)/");
    private static final long LONGEST_MILLIS = 180_000;

    private final Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread server;

    private PracticeLine(Path home, int enterprises) {
        this.home = home;
        this.server = Thread.ofPlatform()
                .start(() -> Ledger.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "practice",
                        "--port",
                        "0",
                        "--enterprises",
                        Integer.toString(enterprises),
                        "--home",
                        home.toString()));
    }

    /** Makes a practice ledger in a home and serves it. */
    public static PracticeLine serve(Path home, int enterprises) {
        // As Ledger.main does, for a process of its own.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        PracticeLine line = new PracticeLine(home, enterprises);
        long until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        while (line.server.isAlive()
                && System.nanoTime() < until
                && !ADDRESS.matcher(line.said()).find()) {
            try {
                line.server.join(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return line;
    }

    public String address() {
        Matcher address = ADDRESS.matcher(said());
        if (!address.find()) {
            throw new AssertionError("no practice ledger: " + said() + err);
        }
        return String.valueOf(address.group(1));
    }

    /** The home of the ledger that people practise on. */
    public Path home() {
        return home.resolve("practice").resolve("ledger");
    }

    public String said() {
        return out.toString();
    }

    @Override
    public void close() {
        server.interrupt();
        try {
            server.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        LogFile.close();
    }
}
