package org.mingzhang.app.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TreeAppender;
import org.mingzhang.domain.seal.crypto.Signer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a thief of all keys does to a copy: alters an entry, signs its command anew in its author's name, then makes everything after
 * it fit: leaf hashes, the roots that the log states of itself each day, tiles, every later checkpoint, the head.
 */
final class Resealing {
    private static final String ROOTS = "ledger.roots-recorded";

    private final LedgerKeys stolen;
    private final Signer author;
    private final long position;
    private final UnaryOperator<ObjectNode> alteration;
    private final TreeAppender sm3 = new TreeAppender(Suite.SM3);
    private final TreeAppender sha256 = new TreeAppender(Suite.SHA256);
    private final Map<Long, Roots> roots = new HashMap<>();

    private record Roots(Hash sm3, Hash sha256) {}

    private record Sealed(long size, long prior) {}

    /**
     * A forgery that was not made yet.
     *
     * @param stolen the ledger's own keys
     * @param author the key of who signed the command
     * @param alteration what is changed in the entry
     */
    Resealing(LedgerKeys stolen, Signer author, long position, UnaryOperator<ObjectNode> alteration) {
        this.stolen = stolen;
        this.author = author;
        this.position = position;
        this.alteration = alteration;
    }

    /** Makes it. */
    void commit(JdbcTarget owner, LongConsumer progress) throws SQLException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : List.of("entry", "tile", "checkpoint", "head")) {
                statement.execute("ALTER TABLE ledger." + table + " DISABLE TRIGGER ALL");
            }
            entries(connection, checkpoints(statement).iterator(), progress);
            tiles(connection);
            try (PreparedStatement head =
                    connection.prepareStatement("UPDATE ledger.head SET sm3_frontier = ?, sha256_frontier = ?")) {
                head.setBytes(1, sm3.frontier().toBytes());
                head.setBytes(2, sha256.frontier().toBytes());
                head.executeUpdate();
            }
            for (String table : List.of("entry", "tile", "checkpoint", "head")) {
                for (String sql : LogCopy.triggersOf(table)) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        }
    }

    private static List<Sealed> checkpoints(Statement statement) throws SQLException {
        List<Sealed> all = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT size, prior_size FROM ledger.checkpoint ORDER BY size")) {
            while (row.next()) {
                all.add(new Sealed(row.getLong(1), row.getLong(2)));
            }
        }
        return all;
    }

    private void entries(Connection connection, Iterator<Sealed> checkpoints, LongConsumer progress)
            throws SQLException {
        Sealed next = checkpoints.hasNext() ? checkpoints.next() : null;
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT position, type, bytes, command_digest IS NOT NULL FROM ledger.entry ORDER BY position");
                PreparedStatement entry = connection.prepareStatement("UPDATE ledger.entry SET bytes = ?, leaf_sm3 = ?,"
                        + " leaf_sha256 = ?, command_digest = ? WHERE position = ?");
                PreparedStatement checkpoint = connection.prepareStatement(
                        "UPDATE ledger.checkpoint SET sm3_note = ?, sha256_note = ? WHERE size = ?")) {
            read.setFetchSize(500);
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    long at = row.getLong(1);
                    byte[] bytes = row.getBytes(3);
                    if (at == position || (at > position && row.getString(2).equals(ROOTS))) {
                        bytes = rewritten(at, bytes, row.getBoolean(4), entry);
                    }
                    sm3.append(Suite.SM3.leafHash(bytes));
                    sha256.append(Suite.SHA256.leafHash(bytes));
                    if (next != null && next.size == at + 1) {
                        seal(next.size, checkpoint);
                        next = checkpoints.hasNext() ? checkpoints.next() : null;
                    }
                    progress.accept(at + 1);
                }
            }
            entry.executeBatch();
            checkpoint.executeBatch();
        }
    }

    /** An entry as the forger wants it, with the command signed anew where it stands in the entry. */
    private byte[] rewritten(long at, byte[] bytes, boolean first, PreparedStatement entry) throws SQLException {
        ObjectNode tree = (ObjectNode) CanonicalJson.read(bytes);
        boolean mine = at == position;
        ObjectNode changed = mine ? alteration.apply(tree) : restated(tree);
        Hash digest = null;
        if (first && changed.path("command") instanceof ObjectNode command) {
            changed.put("commandSig", CommandSignature.sign(command, mine ? author : stolen.sm2()));
            digest = CommandSignature.digest(command);
        }
        byte[] forged = CanonicalJson.write(changed);
        entry.setBytes(1, forged);
        entry.setBytes(2, Suite.SM3.leafHash(forged).bytes());
        entry.setBytes(3, Suite.SHA256.leafHash(forged).bytes());
        entry.setBytes(4, digest == null ? null : digest.bytes());
        entry.setLong(5, at);
        entry.addBatch();
        return forged;
    }

    /** The roots that the log states of itself, as they would be had it always been so. */
    private ObjectNode restated(ObjectNode tree) {
        for (JsonNode payload :
                List.of(tree.path("payload"), tree.path("command").path("payload"))) {
            if (payload instanceof ObjectNode stated) {
                Roots then =
                        Objects.requireNonNull(roots.get(stated.path("size").longValue()));
                stated.put("sm3Root", then.sm3.toString());
                stated.put("sha256Root", then.sha256.toString());
            }
        }
        return tree;
    }

    private void seal(long size, PreparedStatement checkpoint) throws SQLException {
        Roots now = new Roots(sm3.root(), sha256.root());
        roots.put(size, now);
        if (size > position) {
            checkpoint.setBytes(
                    1, stolen.signers().note(Suite.SM3, size, now.sm3).getBytes(UTF_8));
            checkpoint.setBytes(
                    2, stolen.signers().note(Suite.SHA256, size, now.sha256).getBytes(UTF_8));
            checkpoint.setLong(3, size);
            checkpoint.addBatch();
        }
    }

    private void tiles(Connection connection) throws SQLException {
        try (PreparedStatement tile = connection.prepareStatement(
                "UPDATE ledger.tile SET hashes = ? WHERE suite = ? AND level = ? AND index = ?")) {
            for (TreeAppender tree : List.of(sm3, sha256)) {
                for (Tile full : tree.fullTiles()) {
                    tile.setBytes(1, full.bytes());
                    tile.setString(2, tree.suite().label());
                    tile.setInt(3, full.level());
                    tile.setLong(4, full.index());
                    tile.addBatch();
                }
            }
            tile.executeBatch();
        }
    }
}
