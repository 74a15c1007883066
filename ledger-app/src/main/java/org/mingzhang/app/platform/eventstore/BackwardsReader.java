package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.StreamType;

/** Entries of one kind of streams from the newest back, as a list of what was done lately asks for them. */
public final class BackwardsReader {
    private final DataSource source;

    /** A reader over connections of any role of the ledger. */
    public BackwardsReader(DataSource source) {
        this.source = source;
    }

    /**
     * The newest entries that fit.
     *
     * @param id of one stream; null for all of the type
     * @param from the first position that is looked at, so that a question about some days does not go through the whole log
     * @param before the first position that is not any more
     * @param payload what texts of the payload must be, by member
     */
    public List<StoredEntry> newest(
            StreamType type, @Nullable String id, long from, long before, Map<String, String> payload, int atMost) {
        return newest(type, id, from, before, payload, Map.of(), atMost);
    }

    /**
     * Likewise.
     *
     * @param within what stands within texts of the payload, by member
     */
    public List<StoredEntry> newest(
            StreamType type,
            @Nullable String id,
            long from,
            long before,
            Map<String, String> payload,
            Map<String, String> within,
            int atMost) {
        Map<String, String> texts = new TreeMap<>(payload);
        StringBuilder sql = new StringBuilder(EntryColumns.SELECT)
                .append("WHERE stream_type = ? AND position >= ? AND position < ?");
        if (id != null) {
            sql.append(" AND stream_id = ?");
        }
        texts.forEach((member, text) ->
                sql.append(" AND convert_from(bytes, 'UTF8')::jsonb #>> ARRAY['payload', ?::text] = ?"));
        Map<String, String> parts = new TreeMap<>(within);
        parts.forEach((member, text) ->
                sql.append(" AND strpos(convert_from(bytes, 'UTF8')::jsonb #>> ARRAY['payload', ?::text], ?) > 0"));
        sql.append(" ORDER BY position DESC LIMIT ?");
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement(sql.toString())) {
            int at = 1;
            query.setString(at++, type.code());
            query.setLong(at++, from);
            query.setLong(at++, before);
            if (id != null) {
                query.setString(at++, id);
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                query.setString(at++, text.getKey());
                query.setString(at++, text.getValue());
            }
            for (Map.Entry<String, String> part : parts.entrySet()) {
                query.setString(at++, part.getKey());
                query.setString(at++, part.getValue());
            }
            query.setInt(at, atMost);
            List<StoredEntry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(EntryColumns.read(row));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }
}
