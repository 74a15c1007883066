package org.mingzhang.app.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.officiallist.OfficialList;

/**
 * The lists of a programme that were in the ledger before an import was begun, of whatever import or command, and which of
 * their rows were used by then. What comes after does not count: a plan that has to be made anew comes out the same.
 *
 * @param lists by number
 * @param used keys of claims
 */
record EarlierLists(Map<String, OfficialList> lists, NavigableSet<String> used) {
    static final EarlierLists NONE = new EarlierLists(Map.of(), Collections.emptyNavigableSet());

    private static final String USED = """
            SELECT key FROM (SELECT DISTINCT ON (key) key, total FROM ledger.claim
                              WHERE kind = ? AND position < ? ORDER BY key, n DESC) AS newest
             WHERE total > 0""";

    /**
     * Reads them from the log.
     *
     * @param before the position from which on nothing counts
     */
    static EarlierLists of(DataSource source, LogReader log, String programme, long before) {
        Map<String, StreamFold> folds = new TreeMap<>();
        for (StoredEntry entry : log.streams(StreamType.LIST.code())) {
            if (entry.position() < before) {
                folds.computeIfAbsent(entry.stream().id(), none -> StreamFold.of(StreamType.LIST))
                        .evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
            }
        }
        Map<String, OfficialList> lists = new TreeMap<>();
        folds.forEach((id, fold) -> {
            OfficialList list = (OfficialList) fold.state();
            if (list.issued() != null && list.issued().programme().equals(programme)) {
                lists.put(id, list);
            }
        });
        return lists.isEmpty() ? NONE : new EarlierLists(lists, used(source, before));
    }

    private static NavigableSet<String> used(DataSource source, long before) {
        NavigableSet<String> keys = new TreeSet<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(USED)) {
            statement.setString(1, Claim.Kind.LIST_ROW.code());
            statement.setLong(2, before);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            return keys;
        } catch (SQLException e) {
            throw new LogUnavailable(e);
        }
    }

    /**
     * Whether a row was used for things of a kind; for stages, whichever.
     *
     * @param type the stored name of the event
     */
    boolean isUsed(String type, ListRow row) {
        String key = Claim.listRowKey(type, row);
        String stage = used.ceiling(key + '|');
        return used.contains(key) || (stage != null && stage.startsWith(key + '|'));
    }
}
