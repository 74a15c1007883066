package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.backup.BackupRefused;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.CheckpointsMissing;
import org.mingzhang.app.platform.files.FilesUnavailable;
import org.mingzhang.app.platform.ledger.KeysMissing;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.view.projection.MissingEntry;
import org.mingzhang.view.projection.UnsealedEntry;
import org.mingzhang.view.projection.ViewFault;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;

/**
 * How a command ended that did not do what it was asked: one sentence for a person, every reason that has a place, the exit
 * code, and where an engineer finds the details. The same for every command, on stderr and in the document of {@code --json}.
 *
 * @param answer {@code no}, {@code wrong-usage}, {@code lack} or {@code fault}
 * @param hint what to do next; null when the message says it
 */
record Failure(
        int exitCode,
        String answer,
        String message,
        List<Problem> problems,
        @Nullable String hint) {
    /**
     * SQLSTATEs of a database that cannot be reached, went away or does not let us in: 08 connection, 28 authorisation,
     * 57P01 to 57P03 shutting down, crashed, starting.
     */
    private static final List<String> UNREACHABLE = List.of("08", "28", "57P01", "57P02", "57P03", "3D000");

    private static final int DEEPEST = 32;

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case No no -> new Failure(ExitCode.NO, "no", text(no), no.problems(), null);
            case AppendRefused refused ->
                new Failure(ExitCode.NO, "no", "账本未予记账：办理期间数据已有变化，请重试", List.of(Problem.of(text(refused))), null);
            case WrongUsage usage ->
                new Failure(ExitCode.WRONG_USAGE, "wrong-usage", text(usage), List.of(usage.problem()), null);
            case ParameterException usage -> WrongWords.failure(usage);
            case EnvironmentLack lack -> new Failure(ExitCode.LACK, "lack", text(lack), List.of(), null);
            case FilesUnavailable lack -> new Failure(ExitCode.LACK, "lack", firstLine(lack), List.of(), null);
            case KeysMissing lack -> new Failure(ExitCode.LACK, "lack", firstLine(lack), List.of(), null);
            case BackupRefused refused -> new Failure(ExitCode.NO, "no", text(refused), reasons(refused), null);
            case InvalidDocument invalid -> new Failure(ExitCode.NO, "no", "命令内容不合要求，未记账", Problem.of(invalid), null);
            // Ours without a cause says all there is to say.
            case DatabaseUnavailable lack
            when lack.getCause() == null -> new Failure(ExitCode.LACK, "lack", firstLine(lack), List.of(), null);
            default -> unexpected(thrown);
        };
    }

    private static List<Problem> reasons(BackupRefused refused) {
        return refused.reasons().stream()
                .map(reason -> Problem.of(reason.place(), reason.found(), reason.rule()))
                .toList();
    }

    private static Failure unexpected(Throwable thrown) {
        Throwable broken = behind(
                thrown,
                cause ->
                        cause instanceof BrokenSeal || cause instanceof UnsealedEntry || cause instanceof MissingEntry);
        Throwable keys = behind(thrown, KeysMissing.class::isInstance);
        if (keys != null) {
            return new Failure(ExitCode.LACK, "lack", firstLine(keys), List.of(), null);
        }
        Throwable missing = behind(thrown, CheckpointsMissing.class::isInstance);
        if (missing != null) {
            return new Failure(ExitCode.NO, "no", firstLine(missing), List.of(), null);
        }
        String details = keepDetails(thrown);
        String falsified = broken == null ? Falsified.of(thrown) : firstLine(broken);
        if (falsified != null) {
            return new Failure(
                    ExitCode.NO,
                    "no",
                    "库中账目与封存记录不符，已停止：" + falsified,
                    List.of(),
                    "请用 ledger verify --live 查明是哪些账目；勿用 rebuild。详情见 " + details);
        }
        String lack = lackBehind(thrown);
        Throwable view = behind(thrown, ViewFault.class::isInstance);
        if (lack == null && view != null) {
            return new Failure(
                    ExitCode.NO,
                    "no",
                    "视图不能用，不据以出示数字：" + firstLine(view),
                    List.of(),
                    "请先用 ledger reconcile 查明，再用 ledger rebuild 重建。详情见 " + details);
        }
        return lack == null
                ? new Failure(
                        ExitCode.LACK,
                        "fault",
                        "程序出错，本次操作已停止：" + firstLine(thrown),
                        List.of(),
                        "请把详情交技术人员处理，详情见 " + details)
                : new Failure(ExitCode.LACK, "lack", lack, List.of(), "详情见 " + details);
    }

    /** Says it to the person who waits. */
    void tell(PrintWriter err) {
        err.println("ledger: " + message);
        problems.stream()
                .filter(problem -> !problem.message().equals(message))
                .forEach(problem -> err.println("  " + problem.message()));
        if (hint != null) {
            err.println("ledger: " + hint);
        }
        err.flush();
    }

    /** Says it to a script. There is always at least one problem. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("answer", answer);
        document.put("exitCode", exitCode);
        document.put("message", message);
        List<Problem> named = problems.isEmpty() ? List.of(Problem.of(message)) : problems;
        document.put("problems", named.stream().map(Problem::document).toList());
        if (hint != null) {
            document.put("hint", hint);
        }
        return document;
    }

    static @Nullable Throwable behind(Throwable thrown, Predicate<Throwable> sought) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (sought.test(cause)) {
                return cause;
            }
        }
        return null;
    }

    /** Causes that an operator can mend, said in those terms; null when there is none. */
    private static @Nullable String lackBehind(Throwable thrown) {
        Throwable lack = behind(
                thrown,
                cause -> cause instanceof DatabaseUnavailable
                        || cause instanceof BindException
                        || cause instanceof ConnectException
                        || cause instanceof SQLTransientConnectionException
                        || (cause instanceof SQLException sql && isUnreachable(sql.getSQLState())));
        return switch (lack) {
            case null -> null;
            case DatabaseUnavailable unavailable -> firstLine(unavailable);
            case BindException taken -> "端口已被占用：请用 --port 换一个";
            case SQLException unreachable -> unreachable(String.valueOf(unreachable.getSQLState()));
            default -> "网络连接不上：" + firstLine(lack);
        };
    }

    /** What the driver and the pool say is English, and stands in the details. */
    private static String unreachable(String state) {
        if (state.startsWith("28")) {
            return "数据库不认这个用户或口令：请检查 --db-user 和 --db-password（或其环境变量）";
        }
        return state.startsWith("3D")
                ? "数据库服务器上没有 --db-url 所写的库"
                : "连不上数据库，或连接中断：请检查它是否在运行、地址是否正确；没有得到答复的命令可以原样再发，不会重复记账";
    }

    private static boolean isUnreachable(@Nullable String state) {
        return state != null && UNREACHABLE.stream().anyMatch(state::startsWith);
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message.strip();
    }

    private static String firstLine(Throwable thrown) {
        return text(thrown).lines().findFirst().orElseThrow().strip();
    }

    private static String keepDetails(Throwable thrown) {
        Path log = LogFile.current();
        if (log != null) {
            LoggerFactory.getLogger(Failure.class).error("A fault ended the command", thrown);
            return log.toString();
        }
        StringWriter details = new StringWriter();
        thrown.printStackTrace(new PrintWriter(details, true));
        try {
            return Files.writeString(Files.createTempFile("ledger-fault-", ".log"), details.toString())
                    .toString();
        } catch (IOException e) {
            return "下文（文件写不了：" + e + "）：\n" + details;
        }
    }
}
