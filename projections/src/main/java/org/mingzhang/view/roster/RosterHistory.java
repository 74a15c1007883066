package org.mingzhang.view.roster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.roster.RosterProjector.Change;
import org.mingzhang.view.roster.RosterView.Place;
import org.mingzhang.view.roster.RosterView.Status;

/** Answers who was in a programme's roster on any day. */
public final class RosterHistory {
    private static final String CHANGES = """
            SELECT r.enterprise, r.change, r.batch, r.changed_on, r.document_no, r.list, r.list_row, r.replacement, r.reason,
                   r.position, e.name, e.county
              FROM roster_change r LEFT JOIN enterprise e ON e.enterprise = r.enterprise
             WHERE r.programme = ? AND r.known_from <= ? AND (r.known_until IS NULL OR r.known_until > ?)
               AND (?::date IS NULL OR r.changed_on <= ?::date)
             ORDER BY r.changed_on NULLS FIRST, r.position""";

    private final DataSource views;
    private final ViewSchema schema;

    public RosterHistory(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** Where one stands so far, while its changes are read in their order. */
    private static final class Standing {
        private final String enterprise;
        private final @Nullable String name;
        private final @Nullable String county;
        private Status status = Status.RESERVED;
        private @Nullable String batch;
        private @Nullable LocalDate since;
        private @Nullable String documentNo;
        private @Nullable String list;
        private @Nullable Integer row;
        private @Nullable LocalDate reservedOn;
        private @Nullable String replaces;
        private @Nullable String replacedBy;
        private @Nullable String reason;
        private long position;

        Standing(ResultSet change) throws SQLException {
            enterprise = change.getString("enterprise");
            name = change.getString("name");
            county = change.getString("county");
        }

        void take(ResultSet change) throws SQLException {
            LocalDate on = change.getObject("changed_on", LocalDate.class);
            Change what = Change.valueOf(change.getString("change"));
            switch (what) {
                case RESERVED -> {
                    status = Status.RESERVED;
                    reservedOn = on;
                    batch = null;
                    since = on;
                }
                case ADMITTED -> {
                    status = Status.IN_PILOT;
                    batch = change.getString("batch");
                    since = on;
                }
                case MOVED -> batch = change.getString("batch");
                case LEFT -> {
                    // Who leaves the reserve leaves no place that somebody came in for.
                    replacedBy = status == Status.RESERVED ? replacedBy : null;
                    status = Status.LEFT;
                    since = on;
                }
                case REPLACED -> {
                    status = Status.REPLACED;
                    replacedBy = change.getString("replacement");
                }
            }
            if (what != Change.REPLACED) {
                documentNo = change.getString("document_no");
                list = change.getString("list");
                long number = change.getLong("list_row");
                row = change.wasNull() ? null : Math.toIntExact(number);
                reason = change.getString("reason");
            }
            position = change.getLong("position");
        }

        Place place() {
            return new Place(
                    enterprise,
                    name,
                    county,
                    status,
                    batch,
                    since,
                    documentNo,
                    list,
                    row,
                    reservedOn,
                    replaces,
                    replacedBy,
                    reason,
                    position);
        }
    }

    /**
     * The roster; empty where there is no such programme.
     *
     * @param asOf the last business date that counts; null for all
     * @param county only places of this county, by its id; null for all
     * @param batch only places in this batch, by its number; null for all
     */
    public Optional<RosterView> at(
            String programme,
            @Nullable LocalDate asOf,
            KnownAt known,
            @Nullable String county,
            @Nullable String batch) {
        return schema.read(views, connection -> {
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT (SELECT min(position) FROM projection WHERE name IN ('roster', 'dossier', 'record-time'))"
                            + " FROM programme WHERE programme = ?")) {
                query.setString(1, programme);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return Optional.<RosterView>empty();
                    }
                    long position = Math.min(row.getLong(1), known.position(connection));
                    return Optional.of(view(
                            programme,
                            asOf,
                            position,
                            standing(connection, programme, asOf, position).stream()
                                    .filter(place -> county == null || county.equals(place.county()))
                                    .filter(place -> batch == null || batch.equals(place.batch()))
                                    .toList()));
                }
            }
        });
    }

    private static List<Place> standing(
            Connection connection, String programme, @Nullable LocalDate asOf, long position) throws SQLException {
        Map<String, Standing> standing = new HashMap<>();
        // Nobody fills two places; whom somebody came in for stays true when that one comes back.
        Map<String, String> replaced = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(CHANGES)) {
            query.setString(1, programme);
            query.setLong(2, position);
            query.setLong(3, position);
            query.setObject(4, asOf);
            query.setObject(5, asOf);
            try (ResultSet change = query.executeQuery()) {
                while (change.next()) {
                    Standing one = standing.get(change.getString("enterprise"));
                    if (one == null) {
                        one = new Standing(change);
                        standing.put(one.enterprise, one);
                    }
                    one.take(change);
                    if (one.replacedBy != null) {
                        replaced.put(one.replacedBy, one.enterprise);
                    }
                }
            }
        }
        for (Standing one : standing.values()) {
            one.replaces = replaced.get(one.enterprise);
        }
        List<Place> places = new ArrayList<>();
        standing.values().forEach(one -> places.add(one.place()));
        places.sort(Comparator.comparing(Place::status)
                .thenComparing(place -> Objects.requireNonNullElse(place.batch(), ""))
                .thenComparing(Place::enterprise));
        return places;
    }

    private static RosterView view(String programme, @Nullable LocalDate asOf, long position, List<Place> places) {
        Map<String, Integer> batches = new TreeMap<>();
        Map<String, Integer> counties = new TreeMap<>();
        for (Place place : places) {
            if (place.status() == Status.IN_PILOT) {
                batches.merge(Objects.requireNonNullElse(place.batch(), ""), 1, Integer::sum);
                counties.merge(Objects.requireNonNullElse(place.county(), ""), 1, Integer::sum);
            }
        }
        return new RosterView(
                programme,
                asOf,
                position,
                count(places, place -> place.status() == Status.RESERVED),
                count(places, place -> place.status() == Status.IN_PILOT),
                count(places, place -> place.status() == Status.LEFT || place.status() == Status.REPLACED),
                count(places, place -> place.status() == Status.REPLACED),
                batches,
                counties,
                places);
    }

    private static int count(List<Place> places, Predicate<Place> such) {
        return (int) places.stream().filter(such).count();
    }
}
