package org.mingzhang.app.platform.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server must be before it may hold a ledger: durable at commit, version 15 or newer, and closed to whoever has no
 * password. Run at every start, against what the server says of itself and against what it does.
 */
public final class DurabilityCheck {
    private static final int OLDEST_VERSION = 150_000;
    private static final Map<String, String> REQUIRED = new TreeMap<>(Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "password_encryption", "scram-sha-256"));

    private DurabilityCheck() {}

    /** Fails with every shortcoming in one message. */
    public static void require(JdbcTarget target) {
        List<String> problems;
        try (Connection connection = target.connect()) {
            problems = problemsOf(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("连不上数据库 " + target + "，请检查地址、用户和口令：" + e.getMessage(), e);
        }
        if (entersWithoutPassword(target)) {
            problems.add("用户 " + target.user() + " 用错误的口令也能登录（认证方式 trust）");
        }
        if (!problems.isEmpty()) {
            throw new DatabaseUnavailable("数据库 " + target.url() + " 不适合存放账本：" + String.join("；", problems));
        }
    }

    private static List<String> problemsOf(Connection connection) throws SQLException {
        List<String> problems = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            int version = Integer.parseInt(show(statement, "server_version_num"));
            if (version < OLDEST_VERSION) {
                problems.add("PostgreSQL 应为 15 或更新版本，现为 " + show(statement, "server_version"));
            }
            for (Map.Entry<String, String> setting : REQUIRED.entrySet()) {
                String actual = show(statement, setting.getKey());
                if (!satisfies(setting.getKey(), setting.getValue(), actual)) {
                    problems.add(setting.getKey() + " 现为 " + actual + "，应为 " + setting.getValue());
                }
            }
            problems.addAll(openDoors(statement));
        }
        return problems;
    }

    // A server with standbys may demand more than `on`, never less.
    private static boolean satisfies(String name, String required, String actual) {
        return required.equals(actual) || ("synchronous_commit".equals(name) && "remote_apply".equals(actual));
    }

    private static String show(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    // Only a superuser sees the rules; for everyone else the wrong password above is the test.
    private static List<String> openDoors(Statement statement) throws SQLException {
        try (ResultSet may =
                statement.executeQuery("SELECT has_function_privilege('pg_catalog.pg_hba_file_rules()', 'EXECUTE')")) {
            may.next();
            if (!may.getBoolean(1)) {
                return List.of();
            }
        }
        List<String> doors = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT line_number, auth_method, error FROM pg_hba_file_rules"
                + " WHERE auth_method NOT IN ('scram-sha-256', 'cert', 'reject', 'gss', 'sspi', 'peer', 'ldap', 'radius', 'pam')"
                + " OR error IS NOT NULL ORDER BY line_number")) {
            while (rows.next()) {
                doors.add("pg_hba.conf 第 " + rows.getInt(1) + " 行为 "
                        + (rows.getString(2) == null ? rows.getString(3) : rows.getString(2)));
            }
        }
        return doors;
    }

    private static boolean entersWithoutPassword(JdbcTarget target) {
        try (Connection opened = target.as(target.user(), "not-the-password").connect()) {
            return opened.isValid(1);
        } catch (SQLException refused) {
            return false;
        }
    }
}
