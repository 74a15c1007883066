package org.mingzhang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/**
 * Which ledger a command works on: mixed into every command that opens one. Each option has an environment variable;
 * the option wins.
 */
public final class LedgerOptions {
    private static final String DEFAULT_HOME = "ledger-data";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:LEDGER_HOME}",
            description = "账本所在文件夹：内嵌数据库、密钥、校验点和日志" + "（环境变量 LEDGER_HOME；默认 ./" + DEFAULT_HOME + "）。")
    private @Nullable String home;

    @Option(
            names = "--db-url",
            paramLabel = "URL",
            defaultValue = "${env:LEDGER_DB_URL}",
            description = "用现成的 PostgreSQL（15 或更新）代替内嵌数据库时，其 JDBC 地址（环境变量 LEDGER_DB_URL）。")
    private @Nullable String dbUrl;

    @Option(
            names = "--db-user",
            paramLabel = "USER",
            defaultValue = "${env:LEDGER_DB_USER}",
            description = "该数据库的用户（环境变量 LEDGER_DB_USER）。")
    private @Nullable String dbUser;

    @Option(
            names = "--db-password",
            paramLabel = "PASSWORD",
            defaultValue = "${env:LEDGER_DB_PASSWORD}",
            description = "该用户的口令；最好用环境变量 LEDGER_DB_PASSWORD，免得在进程列表中可见。")
    private @Nullable String dbPassword;

    /** The home's absolute path; it need not exist yet. */
    public Path home() {
        String given = given(home);
        return Path.of(given == null ? DEFAULT_HOME : given).toAbsolutePath().normalize();
    }

    /** Makes the home, readable by its owner alone, and lets the log go there from now on. */
    public Path createHome() {
        Path path = home();
        try {
            if (!Files.isDirectory(path)) {
                boolean posix =
                        path.getFileSystem().supportedFileAttributeViews().contains("posix");
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                if (posix) {
                    Files.createDirectory(
                            path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                } else {
                    Files.createDirectory(path);
                }
            }
        } catch (IOException e) {
            throw new EnvironmentLack("建不了账本文件夹 " + path + "：请检查上级文件夹的权限，或用 --home 换一处", e);
        }
        logIntoHome();
        return path;
    }

    /** An existing PostgreSQL, or empty for the embedded one. */
    public Optional<Database> database() {
        String url = given(dbUrl);
        return url == null ? Optional.empty() : Optional.of(new Database(url, given(dbUser), given(dbPassword)));
    }

    /** A home that does not exist is not made just for a log. */
    void logIntoHome() {
        if (Files.isDirectory(home())) {
            LogFile.open(home().resolve("logs"));
        }
    }

    /** The options of the command that was asked for, if it has them. */
    static Optional<LedgerOptions> in(ParseResult parsed) {
        ParseResult last = Mixins.last(parsed);
        Set<String> help = Set.of("help", "version");
        if (last.isUsageHelpRequested() || help.contains(last.commandSpec().name())) {
            return Optional.empty();
        }
        return Mixins.in(last.commandSpec(), LedgerOptions.class);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** How to reach an existing PostgreSQL. */
    public record Database(
            String url, @Nullable String user, @Nullable String password) {
        @Override
        public String toString() {
            return url;
        }
    }
}
