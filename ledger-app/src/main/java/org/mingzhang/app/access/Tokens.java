package org.mingzhang.app.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;

/**
 * Tokens with which programs come in, each its owner's. What is kept cannot be turned back into a token, so a copy of the
 * database opens nothing; with 256 random bits there is nothing to guess, and nothing is counted.
 */
public final class Tokens {
    /** The longest that one is good. */
    public static final int MOST_DAYS = 365;

    /** So many of one person are in force at most. */
    public static final int MOST_EACH = 20;

    private static final int LONGEST_NAME = 60;
    private static final int BYTES = 32;
    private static final String MARK = "mz_";
    /** A busy program does not write a row at each request. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final String ALL =
            "SELECT t.id, t.actor, t.name, t.role, t.county, t.made_at, t.expires_at, t.last_used_at,"
                    + " t.revoked_at, t.revoked_by, t.read_only, t.only_county FROM access.token t";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final InstantSource clock;

    Tokens(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Those of a ledger whose {@link Accounts} were opened.
     *
     * @param clock the ledger's own: their days stand beside those of its entries, where its time is invented as well
     */
    public static Tokens of(LedgerStore store, LedgerClock clock) {
        return new Tokens(store.writer(), clock::now);
    }

    /**
     * A token, without what opens anything.
     *
     * @param post the one that it is narrowed to; null for all of its owner's
     * @param revokedBy who ended it; null while nobody did
     * @param readOnly whether it looks and does nothing
     * @param onlyCounty the one county whose rows it is given; null for all that its owner sees
     */
    public record Token(
            String id,
            String actor,
            String name,
            @Nullable Post post,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String revokedBy,
            boolean readOnly,
            @Nullable String onlyCounty) {
        /** How it stands, in a word. */
        public String standing(Instant now) {
            return revokedAt != null ? "已吊销" : expiresAt.isAfter(now) ? "可用" : "已到期";
        }

        public boolean isGood(Instant now) {
            return revokedAt == null && expiresAt.isAfter(now);
        }
    }

    /**
     * What a token is narrowed to, so that it can do what its program needs and no more.
     *
     * @param post one of its owner's; null for all of them
     * @param county the one county whose rows it is given; null for all that its owner sees
     */
    public record Limits(
            @Nullable Post post, boolean readOnly, @Nullable String county) {
        /** As its owner. */
        public static final Limits NONE = new Limits(null, false, null);
    }

    /**
     * A token that was just made.
     *
     * @param secret what the program sends; kept nowhere
     */
    public record Made(Token token, String secret) {}

    /**
     * Makes a token.
     *
     * @param days for how long it is good
     * @throws InvalidDocument when the name or the days will not do, or there are too many already
     */
    public Made make(String actor, String name, Limits limits, int days) {
        Post post = limits.post;
        List<Problem> problems = new ArrayList<>();
        String called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem("/name", called, "应为 1 至 " + LONGEST_NAME + " 个字符，写明给哪个程序用"));
        }
        if (days < 1 || days > MOST_DAYS) {
            problems.add(new Problem("/days", Integer.toString(days), "应为 1 至 " + MOST_DAYS + " 天"));
        }
        if (problems.isEmpty() && goodOnes(actor) >= MOST_EACH) {
            problems.add(new Problem("/name", called, "一人最多有 " + MOST_EACH + " 个可用的令牌，请先吊销不用的"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocument(problems);
        }
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byte[] id = new byte[4];
        RANDOM.nextBytes(id);
        Instant now = clock.instant();
        Token token = new Token(
                HexFormat.of().formatHex(id),
                actor,
                called,
                post,
                now,
                now.plus(Duration.ofDays(days)),
                null,
                null,
                null,
                limits.readOnly,
                limits.county);
        in(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO access.token"
                    + " (id, sha256, actor, name, role, county, made_at, expires_at, read_only, only_county)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, token.id);
                insert.setBytes(2, sha256(secret));
                insert.setString(3, actor);
                insert.setString(4, called);
                insert.setString(5, post == null ? null : post.role().name());
                insert.setString(6, post == null ? null : post.county());
                insert.setTimestamp(7, Timestamp.from(now));
                insert.setTimestamp(8, Timestamp.from(token.expiresAt));
                insert.setBoolean(9, limits.readOnly);
                insert.setString(10, limits.county);
                return insert.executeUpdate();
            }
        });
        return new Made(token, secret);
    }

    private long goodOnes(String actor) {
        Instant now = clock.instant();
        return of(actor).stream().filter(token -> token.isGood(now)).count();
    }

    /**
     * The token that a program brings, if it is good and its owner's account is not closed; its use is noted.
     *
     * @param secret as it was handed out
     */
    public Optional<Token> use(String secret) {
        if (!secret.startsWith(MARK)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return in(connection -> {
            Token token = one(
                    connection,
                    ALL + " JOIN access.account a ON a.actor = t.actor AND NOT a.closed"
                            + " WHERE t.sha256 = ? AND t.revoked_at IS NULL AND t.expires_at > ?",
                    query -> {
                        query.setBytes(1, sha256(secret));
                        query.setTimestamp(2, Timestamp.from(now));
                    });
            if (token != null) {
                note(connection, token.id, now);
            }
            return Optional.ofNullable(token);
        });
    }

    private static void note(Connection connection, String id, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE access.token SET last_used_at = ?"
                + " WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, id);
            update.setTimestamp(3, Timestamp.from(now.minus(NOTED_EVERY)));
            update.executeUpdate();
        }
    }

    /** One person's, the newest first, ended ones among them. */
    public List<Token> of(String actor) {
        return in(connection -> list(
                connection,
                ALL + " WHERE t.actor = ? ORDER BY t.made_at DESC LIMIT 200",
                query -> query.setString(1, actor)));
    }

    /** Everybody's that are not ended, by person. */
    public List<Token> inForce() {
        return in(connection -> list(
                connection,
                ALL + " WHERE t.revoked_at IS NULL AND t.expires_at > ? ORDER BY t.actor, t.made_at",
                query -> query.setTimestamp(1, Timestamp.from(clock.instant()))));
    }

    /** The one of this id, good or not. */
    public Optional<Token> find(String id) {
        return in(connection ->
                Optional.ofNullable(one(connection, ALL + " WHERE t.id = ?", query -> query.setString(1, id))));
    }

    /** Ends a token for good; false where there is none in force of that id. */
    public boolean revoke(String id, String by) {
        return in(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE access.token SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setString(2, by);
                update.setString(3, id);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Ends all that somebody has, since their account is closed or begins anew. */
    static void revokeAll(Connection connection, String actor, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE access.token SET revoked_at = ?,"
                + " revoked_by = 'account' WHERE actor = ? AND revoked_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(now));
            update.setString(2, actor);
            update.executeUpdate();
        }
    }

    private interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    private static @Nullable Token one(Connection connection, String sql, Binding binding) throws SQLException {
        List<Token> found = list(connection, sql, binding);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<Token> list(Connection connection, String sql, Binding binding) throws SQLException {
        List<Token> tokens = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String role = row.getString(4);
                    tokens.add(new Token(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            role == null ? null : new Post(Role.valueOf(role), row.getString(5)),
                            row.getTimestamp(6).toInstant(),
                            row.getTimestamp(7).toInstant(),
                            instant(row.getTimestamp(8)),
                            instant(row.getTimestamp(9)),
                            row.getString(10),
                            row.getBoolean(11),
                            row.getString(12)));
                }
            }
        }
        return tokens;
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private <T> T in(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("令牌现在查不了：" + e.getMessage(), e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
