package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.mingzhang.domain.event.StreamType;

/** Tells of entries of what kind they are, by their columns alone: what they say is read, and verified, elsewhere. */
public final class EntryKinds {
    private final DataSource source;

    public EntryKinds(DataSource source) {
        this.source = source;
    }

    /** How many entries of each event's name stand from one position to before another. */
    public Map<String, Long> between(long from, long before) {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT type, count(*) FROM ledger.entry WHERE position >= ? AND position < ? GROUP BY type")) {
            query.setLong(1, from);
            query.setLong(2, before);
            Map<String, Long> kinds = new TreeMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    kinds.put(row.getString(1), row.getLong(2));
                }
            }
            return kinds;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    /** Where entries of some events' names stand, from one position to before another: the newest first, no more than so many. */
    public List<Long> positions(Collection<String> events, long from, long before, int most) {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT position FROM ledger.entry"
                        + " WHERE position >= ? AND position < ? AND type = ANY (?) ORDER BY position DESC LIMIT ?")) {
            query.setLong(1, from);
            query.setLong(2, before);
            query.setArray(3, connection.createArrayOf("text", events.toArray()));
            query.setInt(4, most);
            List<Long> positions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
            }
            return positions;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    /** Where the newest entry of some types of streams is, no further back than so many entries; empty where there is none. */
    public OptionalLong newest(Collection<StreamType> types, long before, int lookedAt) {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT max(position) FROM ledger.entry"
                        + " WHERE position >= ? AND position < ? AND stream_type = ANY (?)")) {
            query.setLong(1, Math.max(0, before - lookedAt));
            query.setLong(2, before);
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", types.stream().map(StreamType::code).toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
            }
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
