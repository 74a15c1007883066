package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** How every command ends and where its words go. */
class LedgerTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutArgumentsPrintsTheHelp() {
        assertThat(run(() -> 0)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("用法：ledger", "退出码：", "命令：", "选项：", "显示一个命令的用法")
                .doesNotContain("Display help");
        assertThat(out.toString().lines()).as("no sentence cut in the middle").noneMatch(line -> line.endsWith("；"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpExplainsACommand() {
        assertThat(run(() -> 0, "help", "probe")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("用法：ledger probe", "--json");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anUnknownCommandOrOptionIsWrongUsage() {
        assertThat(run(() -> 0, "bugdet")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run(() -> 0, "probe", "--jsn")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("没有命令 bugdet；是不是 budget", "没有选项 --jsn；是不是 --json", "用法见 ledger probe --help")
                .doesNotContain("\tat ");
    }

    @Test
    void onlyWhatIsNearIsSuggestedAndOnlyForTheCommandThatThereIsNot() {
        assertThat(run(() -> 0, "nonsense", "--jsn", "--home", "x")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("没有命令 nonsense").doesNotContain("是不是", "--jsn", "--home");
        assertThat(run(() -> 0, "vreify")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("没有命令 vreify；是不是 verify");
    }

    @Test
    void aRecordingCommandWithoutKeyIsWrongUsage() {
        assertThat(run(() -> 0, "probe", "--need-key")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("LEDGER_KEY");
    }

    @Test
    void aMissingKeyFileIsWrongUsage(@TempDir Path temp) {
        String absent = temp.resolve("absent.p12").toString();
        assertThat(run(() -> 0, "probe", "--need-key", "--key", absent)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString()).contains("--key 指的文件不存在：" + absent);
    }

    @Test
    void theLedgersNoIsOneSentenceAndExitCodeOne() {
        assertThat(run(
                        () -> {
                            throw new No("the log does not verify");
                        },
                        "probe"))
                .isEqualTo(ExitCode.NO);
        assertThat(err.toString()).isEqualTo("ledger: the log does not verify\n");
    }

    @Test
    void aLackIsOneSentenceAndExitCodeThree() {
        assertThat(run(
                        () -> {
                            throw new EnvironmentLack("install it");
                        },
                        "probe"))
                .isEqualTo(ExitCode.LACK);
        assertThat(err.toString()).isEqualTo("ledger: install it\n");
    }

    @Test
    void aTakenPortAndAnUnreachableDatabaseAreNamed() {
        run(
                () -> {
                    throw new IllegalStateException("cannot start", new BindException("Address already in use"));
                },
                "probe");
        assertThat(err.toString()).contains("端口已被占用");
        run(
                () -> {
                    throw new IllegalStateException("pool", new SQLException("Connection refused", "08001"));
                },
                "probe");
        assertThat(err.toString()).contains("连不上数据库，或连接中断").doesNotContain("Connection refused");
        run(
                () -> {
                    throw new IllegalStateException(
                            "pool",
                            new SQLTransientConnectionException(
                                    "ledger_reader - Connection is not available, request timed out after 8000ms"));
                },
                "probe");
        assertThat(err.toString()).contains("连不上数据库，或连接中断").doesNotContain("request timed out");
        run(
                () -> {
                    throw new IllegalStateException("pool", new SQLException("password authentication", "28P01"));
                },
                "probe");
        assertThat(err.toString()).contains("数据库不认这个用户或口令");
        run(
                () -> {
                    throw new IllegalStateException("start", new DatabaseUnavailable("fsync is off, not on"));
                },
                "probe");
        assertThat(err.toString()).contains("ledger: fsync is off, not on");
    }

    @Test
    void aFaultShowsNoStackTraceButSaysWhereItIs() throws Exception {
        // Of a home that another test has deleted since.
        LogFile.close();
        assertThat(run(
                        () -> {
                            throw new IllegalStateException("broken seal\nsecond line");
                        },
                        "probe"))
                .isEqualTo(ExitCode.LACK);
        assertThat(err.toString()).contains("程序出错，本次操作已停止：broken seal\n").doesNotContain("second line", "\tat ");
        Matcher file = Pattern.compile("详情见 (.+)\n").matcher(err.toString());
        assertThat(file.find()).isTrue();
        assertThat(Path.of(file.group(1))).content().contains("broken seal", "\tat ");
        Files.delete(Path.of(file.group(1)));
    }

    @Test
    void evenAnErrorEndsWithASentence() {
        assertThat(run(
                        () -> {
                            throw new StackOverflowError();
                        },
                        "probe"))
                .isEqualTo(ExitCode.LACK);
        assertThat(err.toString()).contains("程序出错，本次操作已停止：StackOverflowError");
    }

    @Test
    void withJsonTheAnswerIsOneDocumentAndAllElseIsOnStderr() {
        assertThat(run(() -> 0, "probe", "--json")).isEqualTo(ExitCode.DONE);
        assertThat(JsonMapper.shared().readTree(out.toString()).get("paidFen").asLong())
                .isEqualTo(10_000_000_000L);
        assertThat(err.toString()).isEqualTo("working\n");
    }

    @Test
    void withoutJsonTheAnswerIsText() {
        run(() -> 0, "probe");
        assertThat(out.toString()).isEqualTo("paid 100,000,000.00\n");
    }

    @Test
    void theHomeIsMadeForItsOwnerAlone(@TempDir Path temp) throws Exception {
        LedgerOptions options = new LedgerOptions();
        new CommandLine(options).parseArgs("--home", temp.resolve("new/home").toString());
        Path home = options.createHome();
        assertThat(home).isEqualTo(temp.resolve("new/home"));
        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(LogFile.current()).isEqualTo(home.resolve("logs/ledger.log"));
        LogFile.close();
    }

    @Test
    void anExternalDatabaseIsOnlyUsedWhenNamed() {
        LedgerOptions options = new LedgerOptions();
        new CommandLine(options).parseArgs("--db-url", "jdbc:postgresql://db/ledger", "--db-password", "s3cret");
        assertThat(options.database()).get().satisfies(database -> {
            assertThat(database.url()).isEqualTo("jdbc:postgresql://db/ledger");
            assertThat(database.toString()).doesNotContain("s3cret");
        });
        LedgerOptions none = new LedgerOptions();
        new CommandLine(none).parseArgs("--db-url", " ");
        assertThat(none.database()).isEmpty();
    }

    private int run(Callable<Integer> work, String... args) {
        CommandLine ledger =
                Ledger.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), new Probe(work));
        return Ledger.run(ledger, args);
    }

    @Command(name = "probe", mixinStandardHelpOptions = true)
    static final class Probe implements Callable<Integer> {
        private final Callable<Integer> work;

        @Mixin
        private final Output output = new Output();

        @Mixin
        private final KeyOption key = new KeyOption();

        @CommandLine.Option(names = "--need-key")
        private boolean needKey;

        Probe(Callable<Integer> work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            if (needKey) {
                key.required();
            }
            int code = work.call();
            if (output.isJson()) {
                output.note("working");
            }
            output.print(Map.of("paidFen", 10_000_000_000L), text -> text.println("paid 100,000,000.00"));
            return code;
        }
    }
}
