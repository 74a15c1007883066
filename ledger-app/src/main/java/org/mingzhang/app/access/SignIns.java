package org.mingzhang.app.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;

/** Who came, who was turned away and who left; kept with the accounts and no evidence, since whoever runs the database can change it. */
public final class SignIns {
    private static final int LONGEST_LOGIN = 64;

    /** So many wrong passwords at one account are told to who audits. */
    private static final int GUESSED_FROM = 10;

    private static final Duration GUESSED_WITHIN = Duration.ofDays(1);

    private final DataSource database;
    private final InstantSource clock;

    SignIns(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Those of a ledger whose {@link Accounts} were opened.
     *
     * @param clock the ledger's own, so that they stand in the same time as its entries, an invented one as well
     */
    public static SignIns of(LedgerStore store, LedgerClock clock) {
        return new SignIns(store.writer(), clock::now);
    }

    /** What happened. */
    public enum What {
        IN("登录"),
        WRONG("口令不对"),
        SHUT("暂停期间尝试"),
        SLOWED("放慢期间尝试"),
        HELD("口令对，另一处还在用，待选择"),
        DISPLACED("由另一处登录结束"),
        CODE_WRONG("一次性代码不对"),
        PASSWORD_SET("设定口令"),
        TOKEN_MADE("开设令牌"),
        READING_TOKEN_MADE("开设只读令牌"),
        CODE_GIVEN("发给一次性代码"),
        OUT("退出");

        private final String chinese;

        What(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * One of them.
     *
     * @param login the name that was typed, an account's or not
     * @param address from where
     */
    public record SignIn(Instant at, String login, What what, String address) {}

    /**
     * A code with which the owner of an account, or whoever holds the code, sets another password.
     *
     * @param by who had it made
     */
    public void recordCode(String login, String by, String address) {
        record(login, What.CODE_GIVEN, "经 " + by + "，" + address);
    }

    public void record(String login, What what, String address) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO access.sign_in (at, login, what, address) VALUES (?, ?, ?, ?)")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, login.length() > LONGEST_LOGIN ? login.substring(0, LONGEST_LOGIN) : login);
            insert.setString(3, what.name());
            insert.setString(4, address);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("登录记录写不进去：" + e.getMessage(), e);
        }
    }

    /**
     * An account at whose password somebody guesses.
     *
     * @param addresses from how many
     */
    public record Guessed(String login, long tries, long addresses, Instant lastAt) {}

    /** Accounts at which many wrong passwords were typed within a day, the most first. */
    public List<Guessed> guessed() {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT s.login, count(*), count(DISTINCT s.address), max(s.at)"
                                + " FROM access.sign_in s JOIN access.account a ON a.actor = s.login"
                                + " WHERE s.what IN ('WRONG', 'SHUT', 'SLOWED', 'CODE_WRONG') AND s.at > ?"
                                + " GROUP BY s.login HAVING count(*) >= ? ORDER BY 2 DESC, 1 LIMIT 100")) {
            query.setTimestamp(1, Timestamp.from(clock.instant().minus(GUESSED_WITHIN)));
            query.setInt(2, GUESSED_FROM);
            List<Guessed> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Guessed(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("登录记录查不了：" + e.getMessage(), e);
        }
    }

    /** The latest ones, newest first. */
    public List<SignIn> latest(@Nullable String login, int many) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT at, login, what, address FROM access.sign_in"
                                + " WHERE ?::text IS NULL OR login = ? ORDER BY id DESC LIMIT ?")) {
            query.setString(1, login);
            query.setString(2, login);
            query.setInt(3, many);
            List<SignIn> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new SignIn(
                            row.getTimestamp(1).toInstant(),
                            row.getString(2),
                            What.valueOf(row.getString(3)),
                            row.getString(4)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseUnavailable("登录记录查不了：" + e.getMessage(), e);
        }
    }
}
