package org.mingzhang.view.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.projection.PolicyInForce;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.trail.Subject.Kind;

/** Looks up where the entries of a subject are. */
final class TrailIndex {
    private final DataSource views;
    private final ViewSchema schema;

    TrailIndex(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /**
     * The entries of a subject.
     *
     * @param reached the last position that the trails have taken in
     */
    record Found(Set<Kind> kinds, SortedSet<Long> positions, long reached) {}

    /** @param kind null for anything of this id */
    Found find(String id, @Nullable Kind kind) {
        return schema.read(views, connection -> {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            SortedSet<Long> positions = new TreeSet<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT kind, position FROM trail WHERE subject = ? AND (?::text IS NULL OR kind = ?)")) {
                query.setString(1, id);
                query.setString(2, kind == null ? null : kind.name());
                query.setString(3, kind == null ? null : kind.name());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        kinds.add(Kind.valueOf(row.getString(1)));
                        positions.add(row.getLong(2));
                    }
                }
            }
            return new Found(kinds, positions, reached(connection));
        });
    }

    /** What kinds of things have this id. */
    Set<Kind> kinds(String id) {
        return schema.read(views, connection -> {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            try (PreparedStatement query =
                    connection.prepareStatement("SELECT DISTINCT kind FROM trail WHERE subject = ?")) {
                query.setString(1, id);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        kinds.add(Kind.valueOf(row.getString(1)));
                    }
                }
            }
            return kinds;
        });
    }

    /**
     * Some of a subject's positions, in order.
     *
     * @param from behind which one, in that order; null for the first
     */
    List<Long> positions(Subject subject, boolean newestFirst, @Nullable Long from, int atMost) {
        return schema.read(views, connection -> {
            List<Long> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT position FROM trail WHERE subject = ? AND kind = ? AND (?::bigint IS NULL OR position "
                            + (newestFirst ? "<" : ">") + " ?) ORDER BY position " + (newestFirst ? "DESC" : "ASC")
                            + " LIMIT ?")) {
                query.setString(1, subject.id());
                query.setString(2, subject.kind().name());
                query.setObject(3, from);
                query.setObject(4, from);
                query.setInt(5, atMost);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(row.getLong(1));
                    }
                }
            }
            return out;
        });
    }

    /** Where each of these things is named first. */
    List<Long> first(Kind kind, Collection<String> ids) {
        return schema.read(views, connection -> {
            List<Long> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT min(position) FROM trail WHERE subject = ANY (?) AND kind = ? GROUP BY subject")) {
                query.setArray(1, connection.createArrayOf("text", ids.toArray()));
                query.setString(2, kind.name());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(row.getLong(1));
                    }
                }
            }
            return out;
        });
    }

    /** The last position that the trails have taken in. */
    long reached() {
        return schema.read(views, TrailIndex::reached);
    }

    private static long reached(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT position FROM projection WHERE name = 'trail'");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    /** Of these credit codes: those that are registered, with their names. */
    Map<String, String> organisations(Collection<String> codes) {
        return schema.read(views, connection -> {
            Map<String, String> out = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT provider, name FROM provider WHERE provider = ANY (?) AND name IS NOT NULL"
                            + " UNION ALL SELECT enterprise, name FROM enterprise WHERE enterprise = ANY (?) AND name IS NOT NULL")) {
                query.setArray(1, connection.createArrayOf("text", codes.toArray()));
                query.setArray(2, connection.createArrayOf("text", codes.toArray()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.put(row.getString(1), row.getString(2));
                    }
                }
            }
            return out;
        });
    }

    /** The digest of the version of a programme's pack that is in force today. */
    Optional<String> packSm3(String programme) {
        return schema.read(views, connection -> PolicyInForce.packSm3(connection, programme, null, Long.MAX_VALUE));
    }

    /**
     * The entries that brought these sources' money onto a line: appropriations, allocations, transfers.
     *
     * @param before entries up to here
     */
    List<Long> funding(String programme, Collection<String> sources, String line, long before) {
        return schema.read(views, connection -> {
            List<Long> out = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT DISTINCT position FROM posting WHERE programme = ? AND award IS NULL AND position <= ?"
                            + " AND source = ANY (?) AND amount_fen > 0"
                            + " AND (account = 'AVAILABLE' OR account = 'LINE_AVAILABLE' AND line = ?) ORDER BY position")) {
                query.setString(1, programme);
                query.setLong(2, before);
                query.setArray(3, connection.createArrayOf("text", sources.toArray()));
                query.setString(4, line);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(row.getLong(1));
                    }
                }
            }
            return out;
        });
    }
}
