package org.mingzhang.view.scope;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope.Columns;
import org.mingzhang.view.scope.Scope.Condition;

/**
 * Which cases and organisations are within a scope. What the read models do not know is within none but the whole city's, so
 * that a row that is missing hides something and shows nothing.
 */
public final class Owners {
    private static final Columns CASE = new Columns(
            "coalesce(e.county, a.county, w.county)", "coalesce(a.applicant, w.beneficiary)", "p.assessor", "n.id");
    private static final Columns PARTY = new Columns("e.county", "n.id", null, null);
    private static final Columns ENTERPRISE = new Columns("e.county", "e.enterprise", null, null);
    private static final Columns PROVIDER = new Columns("e.county", "p.provider", null, null);
    private static final Columns TITLE =
            new Columns("coalesce(e.county, a.county)", "a.applicant", "p.assessor", "a.application");

    private final DataSource views;
    private final ViewSchema schema;

    public Owners(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** What a name belongs to. */
    public enum Named {
        ENTERPRISE,
        PROVIDER,
        APPLICATION,
        /** Somebody who signs; they are of no county, so who sees the whole city alone finds them. */
        PERSON
    }

    /**
     * Something found by its name.
     *
     * @param id credit code, the application's number, or under what a person signs
     */
    public record Hit(Named what, String id, String name) {}

    /** Of these applications, by their numbers, those within the scope. */
    public Set<String> cases(Scope scope, Collection<String> numbers) {
        return within(
                "SELECT n.id FROM unnest(?) AS n (id) LEFT JOIN application a ON a.application = n.id LEFT JOIN award w"
                        + " ON w.award = n.id LEFT JOIN project p ON p.project = n.id LEFT JOIN enterprise e"
                        + " ON e.enterprise = coalesce(a.applicant, w.beneficiary) WHERE ",
                scope.on(CASE),
                numbers);
    }

    /** Of these organisations, by their credit codes, those within the scope. */
    public Set<String> parties(Scope scope, Collection<String> codes) {
        return within(
                "SELECT n.id FROM unnest(?) AS n (id) LEFT JOIN enterprise e ON e.enterprise = n.id WHERE ",
                scope.on(PARTY),
                codes);
    }

    private Set<String> within(String select, Condition condition, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return schema.read(views, connection -> {
            Set<String> out = new TreeSet<>();
            try (PreparedStatement query = connection.prepareStatement(select + condition.sql())) {
                query.setArray(1, connection.createArrayOf("text", ids.toArray()));
                bind(query, 2, condition, connection);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.add(row.getString(1));
                    }
                }
            }
            return out;
        });
    }

    private static int bind(PreparedStatement query, int from, Condition condition, Connection connection)
            throws SQLException {
        int at = from;
        for (Object value : condition.values()) {
            if (value instanceof String[] all) {
                Array array = connection.createArrayOf("text", all);
                query.setArray(at++, array);
            } else {
                query.setObject(at++, value);
            }
        }
        return at;
    }

    /** The applications that payments belong to, by the payments' ids; those that are unknown are left out. */
    public Map<String, String> casesOfPayments(Collection<String> payments) {
        return owners("SELECT payment, award FROM payment WHERE payment = ANY (?) AND award IS NOT NULL", payments);
    }

    /** The same of recoveries. */
    public Map<String, String> casesOfRecoveries(Collection<String> recoveries) {
        return owners(
                "SELECT recovery, award FROM recovery WHERE recovery = ANY (?) AND award IS NOT NULL", recoveries);
    }

    private Map<String, String> owners(String select, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return schema.read(views, connection -> {
            Map<String, String> out = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(select)) {
                query.setArray(1, connection.createArrayOf("text", ids.toArray()));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        out.put(row.getString(1), row.getString(2));
                    }
                }
            }
            return out;
        });
    }

    /**
     * What has these words in its name, within the scope.
     *
     * @param words as typed: no letter in them means anything but itself
     */
    public List<Hit> named(Scope scope, String words, int atMost) {
        String like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return schema.read(views, connection -> {
            List<Hit> out = new ArrayList<>();
            hits(
                    connection,
                    Named.ENTERPRISE,
                    "SELECT e.enterprise, e.name FROM enterprise e WHERE e.name ILIKE ? AND ",
                    scope.on(ENTERPRISE),
                    like,
                    atMost,
                    out);
            hits(
                    connection,
                    Named.PROVIDER,
                    "SELECT p.provider, p.name FROM provider p LEFT JOIN enterprise e ON e.enterprise = p.provider"
                            + " WHERE p.name ILIKE ? AND ",
                    scope.on(PROVIDER),
                    like,
                    atMost,
                    out);
            hits(
                    connection,
                    Named.APPLICATION,
                    "SELECT a.application, a.title FROM application a LEFT JOIN project p ON p.project = a.application"
                            + " LEFT JOIN enterprise e ON e.enterprise = a.applicant WHERE a.title ILIKE ? AND ",
                    scope.on(TITLE),
                    like,
                    atMost,
                    out);
            hits(
                    connection,
                    Named.PERSON,
                    "SELECT w.person, w.name FROM statement_person w WHERE w.name ILIKE ? AND ",
                    scope.on(Columns.NONE),
                    like,
                    atMost,
                    out);
            return out.stream().limit(atMost).toList();
        });
    }

    private static void hits(
            Connection connection,
            Named what,
            String select,
            Condition condition,
            String like,
            int atMost,
            List<Hit> out)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(select + condition.sql() + " ORDER BY 2, 1 LIMIT ?")) {
            query.setString(1, like);
            int next = bind(query, 2, condition, connection);
            query.setInt(next, atMost);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.add(new Hit(what, row.getString(1), row.getString(2)));
                }
            }
        }
    }
}
