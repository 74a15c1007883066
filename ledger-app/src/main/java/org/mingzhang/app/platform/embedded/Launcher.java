package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs PostgreSQL's programs. They refuse to run as root, so root runs them inside a user namespace of its own, where
 * the same files belong to a user without rights.
 */
final class Launcher {
    private static final long TIMEOUT_SECONDS = 180;
    /** Worked out once: neither the user nor what the machine allows changes under a process. */
    private static volatile @Nullable Launcher own;

    private final List<String> prefix;

    private Launcher(List<String> prefix) {
        this.prefix = prefix;
    }

    static Launcher forThisUser() {
        Launcher known = own;
        if (known == null) {
            known = found();
            own = known;
        }
        return known;
    }

    private static Launcher found() {
        if (PostgresProgram.onWindows() || !"root".equals(System.getProperty("user.name"))) {
            return new Launcher(List.of());
        }
        List<String> namespace = List.of("unshare", "--user");
        List<String> probe = new ArrayList<>(namespace);
        probe.add("true");
        try {
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            if (process.waitFor() == 0) {
                return new Launcher(namespace);
            }
        } catch (IOException noSuchProgram) {
            // said below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DatabaseUnavailable(
                "PostgreSQL 不能以 root 运行，本机又不许 root 以 unshare --user 放弃权限：请换一个用户运行，或用 --db-url 指明现成的数据库");
    }

    /** What a program printed, and how it ended. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs to the end; what it prints goes through a file, since a server it starts would hold a pipe open for ever. */
    Outcome run(Path output, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseUnavailable(
                        command.getFirst() + " 在 " + TIMEOUT_SECONDS + " 秒内没有结束，其输出为：" + read(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new DatabaseUnavailable("等待 " + command.getFirst() + " 时被中断", e);
        }
        return new Outcome(process.exitValue(), read(output));
    }

    private static Path nothing() {
        return Path.of(PostgresProgram.onWindows() ? "NUL" : "/dev/null");
    }

    private static String read(Path output) throws IOException {
        return Files.readString(output).strip();
    }
}
