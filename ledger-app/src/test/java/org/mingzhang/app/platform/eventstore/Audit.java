package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;
import org.mingzhang.domain.seal.TreeAppender;

/** Re-reads a whole log and works out everything again that the store promises. */
final class Audit {
    private final Connection connection;
    private final TreeAppender sm3 = new TreeAppender(Suite.SM3);
    private final TreeAppender sha256 = new TreeAppender(Suite.SHA256);
    private final Map<Long, String> roots = new HashMap<>();
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private final Map<String, List<Long>> commands = new HashMap<>();

    private Audit(Connection connection) {
        this.connection = connection;
    }

    /** Fails unless the log adds up; returns the positions of each command. */
    static Map<String, List<Long>> of(JdbcTarget reader) throws SQLException {
        try (Connection connection = reader.connect()) {
            Audit audit = new Audit(connection);
            audit.entries();
            audit.tiles();
            audit.head();
            audit.checkpoints();
            audit.claims();
            return audit.commands;
        }
    }

    private void entries() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT position, stream_type, stream_id, stream_seq, command_id,"
                                + " command_digest, bytes, leaf_sm3, leaf_sha256 FROM ledger.entry ORDER BY position")) {
            long expected = 0;
            while (row.next()) {
                assertThat(row.getLong(1)).as("positions have no gaps").isEqualTo(expected++);
                byte[] bytes = row.getBytes(7);
                Hash leafSm3 = Suite.SM3.leafHash(bytes);
                Hash leafSha256 = Suite.SHA256.leafHash(bytes);
                assertThat(Hash.of(row.getBytes(8))).isEqualTo(leafSm3);
                assertThat(Hash.of(row.getBytes(9))).isEqualTo(leafSha256);
                String stream = row.getString(2) + "/" + row.getString(3);
                assertThat(row.getLong(4)).as(stream).isEqualTo(lastSeqs.getOrDefault(stream, -1L) + 1);
                lastSeqs.put(stream, row.getLong(4));
                List<Long> positions = commands.computeIfAbsent(row.getString(5), id -> new ArrayList<>());
                assertThat(row.getBytes(6) != null)
                        .as("the first of a command, and it alone, has its digest: " + row.getString(5))
                        .isEqualTo(positions.isEmpty());
                assertThat(positions.isEmpty() || positions.getLast() == row.getLong(1) - 1)
                        .as("whole and in one piece: " + row.getString(5))
                        .isTrue();
                positions.add(row.getLong(1));
                sm3.append(leafSm3);
                sha256.append(leafSha256);
                roots.put(
                        expected,
                        sm3.frontier().root().base64()
                                + sha256.frontier().root().base64());
            }
        }
    }

    private void tiles() throws SQLException {
        Map<String, String> expected = new HashMap<>();
        for (TreeAppender tree : List.of(sm3, sha256)) {
            for (Tile tile : tree.fullTiles()) {
                expected.put(tree.suite().label() + tile.path(), tile.hashes().toString());
            }
        }
        Map<String, String> stored = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT suite, level, index, hashes FROM ledger.tile")) {
            while (row.next()) {
                Tile tile = Tile.of(row.getInt(2), row.getLong(3), row.getBytes(4));
                stored.put(row.getString(1) + tile.path(), tile.hashes().toString());
            }
        }
        assertThat(stored).isEqualTo(expected);
    }

    private void head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT size, sm3_frontier, sha256_frontier FROM ledger.head")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(sm3.size());
            assertThat(Frontier.fromBytes(Suite.SM3, row.getBytes(2))).isEqualTo(sm3.frontier());
            assertThat(Frontier.fromBytes(Suite.SHA256, row.getBytes(3))).isEqualTo(sha256.frontier());
        }
    }

    private void checkpoints() throws SQLException {
        long last = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT size, sm3_note, sha256_note FROM ledger.checkpoint ORDER BY size")) {
            while (row.next()) {
                last = row.getLong(1);
                String[] sm3Note = new String(row.getBytes(2), UTF_8).split("\n", -1);
                String[] sha256Note = new String(row.getBytes(3), UTF_8).split("\n", -1);
                assertThat(sm3Note[1]).isEqualTo(Long.toString(last)).isEqualTo(sha256Note[1]);
                assertThat(sm3Note[2] + sha256Note[2]).isEqualTo(roots.get(last));
            }
        }
        assertThat(last).as("the newest checkpoint seals everything").isEqualTo(sm3.size());
    }

    private void claims() throws SQLException {
        Map<String, Long> totals = new HashMap<>();
        Map<String, Long> limits = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT kind, key, n, amount, total, upper_limit, position, breaches"
                                + " FROM ledger.claim ORDER BY kind, key, n")) {
            while (row.next()) {
                String key = row.getString(1) + "/" + row.getString(2);
                assertThat(row.getInt(3)).isEqualTo(counts.merge(key, 1, Integer::sum) - 1);
                assertThat(row.getLong(5)).isEqualTo(totals.merge(key, row.getLong(4), Long::sum));
                long limit = limits.merge(key, row.getLong(6), Math::min);
                row.getLong(8);
                assertThat(row.getLong(5) <= limit || !row.wasNull()).as(key).isTrue();
                assertThat(row.getLong(7)).isLessThan(sm3.size());
            }
        }
    }
}
