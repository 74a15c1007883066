package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command as a process of its own: what the environment sets, and which stream gets what. */
class LedgerProcessTest {
    @TempDir
    private Path temp;

    @Test
    void readsItsSettingsFromTheEnvironment() throws Exception {
        ProcessBuilder process = java("probe");
        process.environment().put("LEDGER_HOME", temp.resolve("from env").toString());
        process.environment().put("LEDGER_DB_URL", "jdbc:postgresql://env/x");
        process.environment().put("LEDGER_DB_USER", "env-user");
        process.environment().put("LEDGER_DB_PASSWORD", "env-password");
        process.environment().put("LEDGER_KEY", "env.p12");
        assertThat(outputOf(process))
                .contains("home " + temp.resolve("from env"))
                .contains("db jdbc:postgresql://env/x env-user env-password")
                .contains("key env.p12");
    }

    @Test
    void anOptionWinsOverTheEnvironment() throws Exception {
        ProcessBuilder process = java("probe", "--home", "opt", "--key", "opt.p12", "--db-url", "jdbc:opt");
        process.environment().put("LEDGER_HOME", "env");
        process.environment().put("LEDGER_DB_URL", "env");
        process.environment().put("LEDGER_KEY", "env");
        assertThat(outputOf(process))
                .contains("home " + temp.resolve("opt"))
                .contains("db jdbc:opt ")
                .contains("key opt.p12");
    }

    @Test
    void withoutSettingsTheHomeIsBelowTheCurrentFolderAndTheDatabaseIsEmbedded() throws Exception {
        assertThat(outputOf(java("probe")))
                .contains("home " + temp.resolve("ledger-data"))
                .contains("db embedded")
                .contains("key none");
    }

    @Test
    void warningsGoToStderrAndEverythingToTheHomesLog() throws Exception {
        Files.createDirectory(temp.resolve("home"));
        ProcessBuilder process = java("probe", "--home", "home");
        Path err = temp.resolve("err");
        process.redirectError(err.toFile());
        String out = outputOf(process);
        assertThat(out).doesNotContain("a warning", "a detail", "stray");
        assertThat(err)
                .content(UTF_8)
                .contains("a warning", "stray print", "a warning of Tomcat")
                .doesNotContain("a detail");
        assertThat(temp.resolve("home/logs/ledger.log"))
                .content(UTF_8)
                .contains("a warning", "a detail", "a warning of Tomcat", "a detail of Tomcat");
    }

    @Test
    void aHomeThatIsNotThereIsNotMadeForALog() throws Exception {
        outputOf(java("probe", "--home", "absent"));
        assertThat(temp.resolve("absent")).doesNotExist();
    }

    private ProcessBuilder java(String... args) {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        process.command().addAll(java.util.List.of(args));
        process.environment().keySet().removeIf(name -> name.startsWith("LEDGER_"));
        return process.directory(temp.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String outputOf(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }

    /** The ledger command with one more subcommand. */
    static final class Main {
        public static void main(String[] args) {
            Ledger.main(args, new Probe());
        }
    }

    @Command(name = "probe")
    static final class Probe implements Runnable {
        @Mixin
        private final LedgerOptions ledger = new LedgerOptions();

        @Mixin
        private final KeyOption key = new KeyOption();

        @Mixin
        private final Output output = new Output();

        @Override
        public void run() {
            PrintStream stray = System.out;
            stray.println("stray print");
            LoggerFactory.getLogger(Probe.class).info("a detail");
            LoggerFactory.getLogger(Probe.class).warn("a warning");
            java.util.logging.Logger.getLogger("tomcat").info("a detail of Tomcat");
            java.util.logging.Logger.getLogger("tomcat").warning("a warning of Tomcat");
            output.print(this, this::print);
        }

        private void print(PrintWriter out) {
            out.println("home " + ledger.home());
            out.println("db "
                    + ledger.database()
                            .map(db -> db.url() + " " + db.user() + " " + db.password())
                            .orElse("embedded"));
            Path file = key.orNull();
            out.println("key " + (file == null ? "none" : file));
        }
    }
}
