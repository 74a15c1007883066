package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;
import org.mingzhang.app.platform.eventstore.Facts.Recorded;
import org.mingzhang.app.platform.eventstore.Facts.Used;
import org.mingzhang.domain.event.CommandDigest;
import org.mingzhang.domain.seal.EntryHeader;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/**
 * Three queries that answer everything a batch wants to know, sent together with the statement before them in one round
 * trip. Each sees what was committed when the lock was granted, since each takes its own snapshot.
 */
final class FactQueries {
    /** The last position of the command that begins with entry {@code c}: the one before the next command's. */
    static final String LAST = """
            coalesce((SELECT n.position FROM ledger.entry n WHERE n.position > c.position AND n.command_id <> c.command_id
                       ORDER BY n.position LIMIT 1), (SELECT h.size FROM ledger.head h)) - 1""";

    private static final String STREAMS = """
            SELECT q.type, q.id, l.stream_seq
              FROM unnest(?::text[], ?::text[]) AS q(type, id),
                   LATERAL (SELECT e.stream_seq FROM ledger.entry e
                             WHERE e.stream_type = q.type AND e.stream_id = q.id
                             ORDER BY e.stream_seq DESC LIMIT 1) AS l;""";
    private static final String CLAIMS = """
            SELECT q.kind, q.key, l.n, l.total, f.position,
                   (SELECT coalesce(min(c.upper_limit), 9223372036854775807) FROM ledger.claim c
                     WHERE c.kind = q.kind AND c.key = q.key
                       AND c.n > (SELECT coalesce(max(z.n), -1) FROM ledger.claim z
                                   WHERE z.kind = q.kind AND z.key = q.key AND z.amount < 0 AND z.total = 0))
              FROM unnest(?::text[], ?::text[]) AS q(kind, key),
                   LATERAL (SELECT c.n, c.total FROM ledger.claim c
                             WHERE c.kind = q.kind AND c.key = q.key
                             ORDER BY c.n DESC LIMIT 1) AS l,
                   LATERAL (SELECT c.position FROM ledger.claim c
                             WHERE c.kind = q.kind AND c.key = q.key AND c.n = 0) AS f;""";
    private static final String COMMANDS = """
            SELECT c.command_id, c.command_digest, c.position, l.position,
                   ARRAY (SELECT e.leaf_sm3 FROM ledger.entry e
                           WHERE e.position BETWEEN c.position AND l.position ORDER BY e.position),
                   p.size, p.recorded_at, p.sm3_note, p.sha256_note, c.bytes, c.leaf_sm3, c.leaf_sha256
              FROM ledger.entry c,
                   LATERAL (SELECT %s AS position) AS l,
                   LATERAL (SELECT k.* FROM ledger.checkpoint k
                             WHERE k.size > l.position ORDER BY k.size LIMIT 1) AS p
             WHERE c.command_id = ANY (?::text[]) AND c.command_digest IS NOT NULL""".formatted(LAST);

    static final String SQL = STREAMS + CLAIMS + COMMANDS;

    private FactQueries() {}

    static void bind(PreparedStatement statement, int first, Facts.Questions questions) throws SQLException {
        Connection connection = statement.getConnection();
        String[] types = questions.streams().stream().map(StreamRef::type).toArray(String[]::new);
        String[] ids = questions.streams().stream().map(StreamRef::id).toArray(String[]::new);
        String[] kinds = questions.claims().stream().map(ClaimKey::kind).toArray(String[]::new);
        String[] keys = questions.claims().stream().map(ClaimKey::key).toArray(String[]::new);
        String[] commands = questions.commands().toArray(String[]::new);
        int at = first;
        for (String[] values : new String[][] {types, ids, kinds, keys, commands}) {
            statement.setArray(at++, connection.createArrayOf("text", values));
        }
    }

    /** Reads the three results that follow the current one. */
    static Facts read(PreparedStatement statement) throws SQLException {
        Facts facts = new Facts();
        try (ResultSet rows = next(statement)) {
            while (rows.next()) {
                facts.lastSeqs().put(new StreamRef(rows.getString(1), rows.getString(2)), rows.getLong(3));
            }
        }
        try (ResultSet rows = next(statement)) {
            while (rows.next()) {
                facts.claims()
                        .put(
                                new ClaimKey(rows.getString(1), rows.getString(2)),
                                new Used(rows.getInt(3), rows.getLong(4), rows.getLong(5), rows.getLong(6)));
            }
        }
        try (ResultSet rows = next(statement)) {
            while (rows.next()) {
                facts.commands()
                        .put(
                                rows.getString(1),
                                new Recorded(
                                        digest(rows, rows.getString(1), 2, rows.getLong(3), 10),
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        hashes(rows.getArray(5)),
                                        checkpoint(rows, 6)));
            }
        }
        return facts;
    }

    /**
     * The digest of a command, when the entry that the row belongs to is sealed and says the same.
     *
     * @param digest column of the digest
     * @param bytes column of the entry's bytes, before those of its leaf hashes
     * @throws BrokenSeal when it is not or does not: nobody is answered for another command
     */
    static Hash digest(ResultSet row, String commandId, int digest, long position, int bytes) throws SQLException {
        byte[] entry = row.getBytes(bytes);
        byte[] stored = row.getBytes(digest);
        boolean sealed = Arrays.equals(Suite.SM3.leafHash(entry).bytes(), row.getBytes(bytes + 1))
                && Arrays.equals(Suite.SHA256.leafHash(entry).bytes(), row.getBytes(bytes + 2));
        if (!sealed || !commandId.equals(told(entry, stored))) {
            throw new BrokenSeal("命令 " + commandId + " 登记在序号 " + position + "，与该处账目不符");
        }
        return Hash.of(stored);
    }

    /** Which command begins with the entry, if it has this digest. */
    private static @Nullable String told(byte[] entry, byte[] digest) {
        try {
            EntryHeader header = EntryHeader.read(entry);
            Hash told = CommandDigest.of(header, entry);
            return told != null && Arrays.equals(told.bytes(), digest) ? header.commandId() : null;
        } catch (RuntimeException noEntry) {
            return null;
        }
    }

    private static List<Hash> hashes(Array array) throws SQLException {
        return Arrays.stream((byte[][]) array.getArray()).map(Hash::of).toList();
    }

    static SealedCheckpoint checkpoint(ResultSet row, int first) throws SQLException {
        return new SealedCheckpoint(
                row.getLong(first),
                time(row, first + 1, () -> "校验点（" + row.getLong(first) + " 条）"),
                new String(row.getBytes(first + 2), UTF_8),
                new String(row.getBytes(first + 3), UTF_8));
    }

    interface Owner {
        String name() throws SQLException;
    }

    /** A time that the ledger may have written: PostgreSQL also knows "infinity". */
    static Instant time(ResultSet row, int column, Owner owner) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN)) {
            throw new BrokenSeal(owner.name() + "的记账时间不是时间：" + row.getString(column));
        }
        return time.toInstant();
    }

    private static ResultSet next(PreparedStatement statement) throws SQLException {
        if (!statement.getMoreResults()) {
            throw new SQLException("a result is missing");
        }
        return statement.getResultSet();
    }
}
