package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.Tile;

/** Hashes as the tables have them, over whatever connection the caller holds. */
final class StoredHashes {
    private StoredHashes() {}

    /** Both leaf hashes at the positions [from, to); fails if one is missing. */
    static List<LogStorage.Leaves> leaves(Connection connection, long from, long to) throws SQLException {
        List<LogStorage.Leaves> leaves = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT leaf_sm3, leaf_sha256 FROM ledger.entry WHERE position >= ? AND position < ? ORDER BY position")) {
            query.setLong(1, from);
            query.setLong(2, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    leaves.add(new LogStorage.Leaves(Hash.of(rows.getBytes(1)), Hash.of(rows.getBytes(2))));
                }
            }
        }
        if (leaves.size() != to - from) {
            throw new BrokenSeal("序号 " + from + " 至 " + (to - 1) + " 的账目中有缺失");
        }
        return leaves;
    }

    /** One full tile; fails if it is missing. */
    static Tile fullTile(Connection connection, Suite suite, int level, long index) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT hashes FROM ledger.tile WHERE suite = ? AND level = ? AND index = ?")) {
            query.setString(1, suite.label());
            query.setInt(2, level);
            query.setLong(3, index);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new BrokenSeal("树块 " + suite.label() + "/" + level + "/" + index + " 不见了");
                }
                return Tile.of(level, index, row.getBytes(1));
            }
        }
    }
}
