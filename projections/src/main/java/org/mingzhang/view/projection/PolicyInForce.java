package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which version of a programme's policy was in force on a day. */
public final class PolicyInForce {
    private PolicyInForce() {}

    /**
     * The digest of its pack; nothing where no such programme was taken in.
     *
     * @param day null for today
     * @param position the last entry that counts
     */
    public static Optional<String> packSm3(
            Connection connection, String programme, @Nullable LocalDate day, long position) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT coalesce((SELECT v.pack_sm3"
                + " FROM policy_version v WHERE v.programme = p.programme"
                + " AND v.from_on <= coalesce(?::date, current_date) AND v.position <= ?"
                + " ORDER BY v.pack_version DESC LIMIT 1), p.pack_sm3)"
                + " FROM programme p WHERE p.programme = ? AND p.opened_at <= ?")) {
            query.setString(1, day == null ? null : day.toString());
            query.setLong(2, position);
            query.setString(3, programme);
            query.setLong(4, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * One version of a programme's policy.
     *
     * @param packSm3 the digest of its pack
     * @param from its first day; that of the version with which the programme was opened is the beginning of time
     */
    public record Version(String packSm3, LocalDate from) {}

    /**
     * The versions that came into force by a day, in their order.
     *
     * @param day null for today
     */
    public static List<Version> versions(Connection connection, String programme, @Nullable LocalDate day)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT pack_sm3, NULL::date, 0 FROM programme WHERE programme = ?"
                        + " UNION ALL SELECT pack_sm3, from_on, pack_version FROM policy_version"
                        + " WHERE programme = ? AND from_on <= coalesce(?::date, current_date) ORDER BY 3")) {
            query.setString(1, programme);
            query.setString(2, programme);
            query.setString(3, day == null ? null : day.toString());
            List<Version> versions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    LocalDate from = row.getObject(2, LocalDate.class);
                    versions.add(new Version(row.getString(1), from == null ? LocalDate.MIN : from));
                }
            }
            return versions;
        }
    }
}
