package org.mingzhang.view.dossier;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mingzhang.view.projection.ViewSchema;

/** Answers which cases a programme has. */
public final class CaseQueries {
    private final DataSource views;
    private final ViewSchema schema;

    public CaseQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** The numbers of all applications to a programme, in order. */
    public List<String> ofProgramme(String programme) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT application FROM application WHERE programme = ? ORDER BY application")) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    List<String> numbers = new ArrayList<>();
                    while (row.next()) {
                        numbers.add(row.getString(1));
                    }
                    return numbers;
                }
            }
        });
    }
}
