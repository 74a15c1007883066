package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.RecordMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds the read models anew beside the live ones and names each row that differs. The rows follow from the log alone,
 * so a row that differs was changed by someone, or by a fault; the log itself is not touched by it.
 */
public final class Reconcile {
    private static final ViewSchema CHECK = new ViewSchema("view_check");

    private final DataSource views;
    private final EntrySource log;
    private final List<Projector> all;

    /** @param views may create schemas */
    public Reconcile(DataSource views, EntrySource log, List<Projector> all) {
        this.views = views;
        this.log = log;
        this.all = List.copyOf(all);
    }

    /**
     * What was found. The names of the components are the names in its JSON.
     *
     * @param asOfPosition the last entry that was compared
     * @param rows how many the log gives, in all tables that were compared
     * @param fault why the live read models could not take in the rest of the log; null if they could
     * @param complete false when a table has more rows that differ than are named
     */
    public record Report(
            long asOfPosition,
            List<String> projections,
            long rows,
            List<RowDifference> differing,
            boolean complete,
            @Nullable String fault) {
        public boolean agrees() {
            return differing.isEmpty() && fault == null;
        }

        /** The document that commands and the API print. */
        public ObjectNode toJson() {
            return RecordMapper.toJson(this);
        }
    }

    /**
     * Compares. What is wrong with the live read models is in the report; only the log itself and the database end it.
     *
     * @param names of projections; all of them where none is named
     * @throws IllegalArgumentException when there is no projection of a name
     * @throws MissingEntry when the log has a gap
     * @throws UnsealedEntry when an entry is not what was sealed
     */
    public Report run(List<String> names, Progress progress) {
        Beside beside = new Beside(views, log, all, names, CHECK);
        Report report = beside.build(progress, (connection, live, fault) -> {
            RowComparison.Found found = beside.compare(connection, beside.projectors(), live);
            return new Report(
                    beside.lowest(connection),
                    beside.names(),
                    rows(connection, beside),
                    found.rows(),
                    found.complete(),
                    fault);
        });
        beside.schema().drop(views);
        return report;
    }

    private static long rows(Connection connection, Beside beside) throws SQLException {
        long rows = 0;
        for (Projector projector : beside.projectors()) {
            for (ViewTable table : projector.tables()) {
                Long ofTable = RowComparison.count(connection, beside.schema(), table);
                rows += ofTable == null ? 0 : ofTable;
            }
        }
        return rows;
    }
}
