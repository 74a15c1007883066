package org.mingzhang.view.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.PackVersion;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.ValuesByDay;
import org.mingzhang.view.projection.PolicyInForce;

/** Reading rows of one programme. */
public final class Rows {
    private Rows() {}

    /** What becomes of a row. */
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** The rows of a query whose every placeholder is one and the same id, mostly the programme. */
    public static <T> List<T> of(Connection connection, String sql, String id, Reading<T> reading) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int places = query.getParameterMetaData().getParameterCount();
            for (int i = 1; i <= places; i++) {
                query.setString(i, id);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return rows;
    }

    /** The rows of a query whose first placeholder is an id and whose others are the values of a condition. */
    static <T> List<T> of(Connection connection, String sql, String id, List<Object> values, Reading<T> reading)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            for (int i = 0; i < values.size(); i++) {
                if (values.get(i) instanceof String[] texts) {
                    query.setArray(i + 2, connection.createArrayOf("text", texts));
                } else {
                    query.setObject(i + 2, values.get(i));
                }
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(reading.read(row));
                }
            }
        }
        return rows;
    }

    /** How far the read models are that oversight rests on; empty where there is no such programme. */
    static Optional<Long> position(Connection connection, String programme) throws SQLException {
        return of(
                        connection,
                        "SELECT (SELECT min(position) FROM projection WHERE name IN ('oversight', 'dossier'))"
                                + " FROM programme WHERE programme = ?",
                        programme,
                        row -> row.getLong(1))
                .stream()
                .findFirst();
    }

    /** The digest of the version of a programme's pack that is in force on a day; null for today. */
    static String packSm3(Connection connection, String programme, @Nullable LocalDate day) throws SQLException {
        return PolicyInForce.packSm3(connection, programme, day, Long.MAX_VALUE).orElseThrow();
    }

    /**
     * The versions of its pack that came into force by a day, in their order.
     *
     * @param day null for today
     */
    static List<PackVersion> versions(
            Connection connection, String programme, @Nullable LocalDate day, Function<String, PolicyPack> packs)
            throws SQLException {
        List<PackVersion> versions = new ArrayList<>();
        for (PolicyInForce.Version version : PolicyInForce.versions(connection, programme, day)) {
            versions.add(new PackVersion(packs.apply(version.packSm3()), version.from()));
        }
        return versions;
    }

    /** The values of its parameters in force. */
    public static ParameterValues values(Connection connection, String programme, PolicyPack pack) throws SQLException {
        return valuesByDay(connection, programme, List.of(PackVersion.first(pack)), null)
                .on(LocalDate.MAX);
    }

    /**
     * The values of its parameters from day to day.
     *
     * @param asOf what was decided after this day does not count; null where everything does
     */
    static ValuesByDay valuesByDay(
            Connection connection, String programme, List<PackVersion> versions, @Nullable LocalDate asOf)
            throws SQLException {
        record Decided(String parameter, String value, long position, LocalDate on) {}
        List<ValuesByDay.Decision> decisions = new ArrayList<>();
        for (Decided decided : of(
                connection,
                "SELECT parameter, value, position, decided_on FROM parameter_decision WHERE programme = ? ORDER BY position",
                programme,
                row -> new Decided(
                        row.getString(1), row.getString(2), row.getLong(3), row.getObject(4, LocalDate.class)))) {
            Parameter parameter = versions.reversed().stream()
                    .flatMap(version -> version.pack().parameter(decided.parameter).stream())
                    .findFirst()
                    .orElse(null);
            if (parameter != null && (asOf == null || !decided.on.isAfter(asOf))) {
                decisions.add(new ValuesByDay.Decision(
                        parameter.id(), parameter.type().read(decided.value), decided.on, decided.position));
            }
        }
        return ValuesByDay.of(versions, decisions);
    }
}
