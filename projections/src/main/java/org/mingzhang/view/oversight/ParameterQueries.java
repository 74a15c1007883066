package org.mingzhang.view.oversight;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.projection.ViewSchema;

/** Answers which values a programme's parameters have, and which versions its policy had. */
public final class ParameterQueries {
    private final DataSource views;
    private final ViewSchema schema;

    public ParameterQueries(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** The values in force, under a version of the programme's pack. */
    public ParameterValues values(String programme, PolicyPack pack) {
        return schema.read(views, connection -> Rows.values(connection, programme, pack));
    }

    /**
     * A version of a programme's policy.
     *
     * @param packSm3 digest of the pack
     * @param from its first day; null for the one with which the programme was opened
     * @param position the entry that published it
     */
    public record Version(
            int number, String packSm3, @Nullable LocalDate from, long position) {}

    /** All versions, in their order. */
    public List<Version> versions(String programme) {
        return schema.read(views, connection -> {
            List<Version> versions = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT coalesce(pack_version, 1), pack_sm3, NULL::date, opened_at FROM programme WHERE programme = ?"
                            + " UNION ALL SELECT pack_version, pack_sm3, from_on, position FROM policy_version"
                            + " WHERE programme = ? ORDER BY 1")) {
                query.setString(1, programme);
                query.setString(2, programme);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        versions.add(new Version(
                                row.getInt(1), row.getString(2), row.getObject(3, LocalDate.class), row.getLong(4)));
                    }
                }
            }
            return List.copyOf(versions);
        });
    }
}
