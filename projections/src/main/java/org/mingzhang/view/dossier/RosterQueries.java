package org.mingzhang.view.dossier;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import javax.sql.DataSource;
import org.mingzhang.view.projection.ViewSchema;

/** Answers how many enterprises a programme took in. */
public final class RosterQueries {
    private final DataSource views;
    private final ViewSchema schema;

    public RosterQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** Enterprises that were admitted to a programme, those that left it again too; not those held in reserve. */
    public long admitted(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM roster WHERE programme = ?"
                    // Who left and is in the reserve again keeps its batch here.
                    + " AND (status IN ('ADMITTED', 'LEFT', 'REPLACED') OR batch IS NOT NULL)")) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
