package org.mingzhang.tools;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.eventstore.AppendRefused;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.view.projection.UnsealedEntry;
import org.slf4j.LoggerFactory;

/** Turns whatever ended a command into one sentence for a person, details for the log, and the exit code. */
final class Failure {
    /** SQLSTATE classes of a database that cannot be reached or does not let us in: 08 connection, 28 authorisation. */
    private static final String[] UNREACHABLE = {"08", "28", "57P03", "3D000"};

    private Failure() {}

    static int report(Throwable thrown, PrintWriter err) {
        int code = ExitCode.LACK;
        RuntimeException broken = brokenSealBehind(thrown);
        if (thrown instanceof No || thrown instanceof AppendRefused) {
            // Ours to the last line: of rejected input every problem is named.
            err.println("ledger: " + whole(thrown));
            code = ExitCode.NO;
        } else if (thrown instanceof EnvironmentLack
                || (thrown instanceof DatabaseUnavailable && thrown.getCause() == null)) {
            // It says all there is to say.
            err.println("ledger: " + sentence(thrown));
        } else if (broken != null) {
            err.println("ledger: 库中账目与封存记录不符，已停止：" + sentence(broken));
            err.println("ledger: 请用 ledger verify --live 查明是哪些账目；勿用 rebuild。详情见 " + keepDetails(thrown));
            code = ExitCode.NO;
        } else {
            String lack = lackBehind(thrown);
            err.println("ledger: " + (lack == null ? "a fault ended the command: " + sentence(thrown) : lack));
            err.println("ledger: details are in " + keepDetails(thrown));
        }
        err.flush();
        return code;
    }

    private static @Nullable RuntimeException brokenSealBehind(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 32; cause = cause.getCause(), depth++) {
            if (cause instanceof BrokenSeal || cause instanceof UnsealedEntry) {
                return (RuntimeException) cause;
            }
        }
        return null;
    }

    /** Causes that an operator can mend, said in those terms; null when there is none. */
    private static @Nullable String lackBehind(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 32; cause = cause.getCause(), depth++) {
            if (cause instanceof DatabaseUnavailable) {
                return sentence(cause);
            }
            if (cause instanceof BindException) {
                return "the port is taken; choose another one by --port";
            }
            if (cause instanceof SQLException sql && isUnreachable(sql.getSQLState())) {
                return "the database cannot be reached: " + sentence(sql);
            }
            if (cause instanceof ConnectException) {
                return "cannot connect: " + sentence(cause);
            }
        }
        return null;
    }

    private static boolean isUnreachable(@Nullable String state) {
        if (state != null) {
            for (String prefix : UNREACHABLE) {
                if (state.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String whole(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClass().getSimpleName() : message.strip();
    }

    private static String sentence(Throwable thrown) {
        return whole(thrown).lines().findFirst().orElseThrow().strip();
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
            return "no file, since none could be written (" + e + "):\n" + details;
        }
    }
}
