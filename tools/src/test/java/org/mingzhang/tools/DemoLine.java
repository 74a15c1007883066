package org.mingzhang.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** The story of {@code ledger demo} with twenty enterprises up to a fixed day, for tests in other packages, too. */
public final class DemoLine {
    private static final int ENTERPRISES = 20;

    /** The story told before any test, and what the command said of it; all others are copies. */
    private static final Supplier<Path> MODEL = SingletonSupplier.of(() -> Groundwork.model(folder -> Files.writeString(
            folder.resolve("said"),
            Ran.ended(
                            ExitCode.DONE,
                            folder.resolve("home"),
                            "demo",
                            "--headless",
                            "--enterprises",
                            Integer.toString(ENTERPRISES),
                            "--as-of",
                            "2026-12-01",
                            "--json")
                    .out())));

    private DemoLine() {}

    /** Tells the story into a new home; answers what the command said, of that home. */
    public static String told(Path home) {
        Path model = MODEL.get();
        try {
            Groundwork.copy(model.resolve("home"), home);
            return Files.readString(model.resolve("said"))
                    .replace(model.resolve("home").toString(), home.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command says on the ledger of a home, where it has to end well. */
    public static String ended(Path home, String... args) {
        return Ran.ended(0, home, args).out();
    }
}
