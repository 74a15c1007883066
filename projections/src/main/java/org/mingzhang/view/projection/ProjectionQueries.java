package org.mingzhang.view.projection;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Answers how far each read model has come. */
public final class ProjectionQueries {
    private final DataSource views;
    private final ViewSchema schema;

    public ProjectionQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /**
     * A read model.
     *
     * @param position the last entry that it took in; −1 for none
     * @param appliedAt when that was
     */
    public record Reached(String name, int version, long position, Instant appliedAt) {
        /** How many entries of a log of this size it has not taken in. */
        public long behind(long size) {
            return Math.max(0, size - 1 - position);
        }
    }

    /** All of them, by name. */
    public List<Reached> reached() {
        return schema.read(views, connection -> {
            List<Reached> reached = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "SELECT name, version, position, applied_at FROM projection ORDER BY name");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reached.add(new Reached(
                            row.getString(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getTimestamp(4).toInstant()));
                }
            }
            return List.copyOf(reached);
        });
    }
}
