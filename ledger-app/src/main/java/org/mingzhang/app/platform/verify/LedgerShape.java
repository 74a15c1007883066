package org.mingzhang.app.platform.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.log.StoreShape;

/**
 * The ledger's schema as the database's catalogue describes it, compared with what the migrations make. Looked at are the
 * things by which an owner could show each reader other rows, or make what is written once changeable: the kind of each
 * table, columns and their collations, constraints, indexes, triggers and their functions, rules, row policies, owners and
 * rights, anything else in the schema; what the ledger's roles may do and belong to, who may write everything; settings and event triggers of the database; the list of migrations.
 *
 * <p>Expected are the files {@code db/shape/<version>.txt}, which a test writes from a database that was migrated anew.
 */
final class LedgerShape {
    private static final String FACTS = resource("/db/shape/facts.sql");

    // What a newer program's migrations left is that program's to judge.
    private static final String HISTORY = """
            SELECT '迁移记录 ' || installed_rank,
                   concat_ws('，', version, description, type, script, checksum, CASE WHEN success THEN '成功' ELSE '失败' END)
            FROM ledger.schema_history
            WHERE NOT coalesce(version ~ '^[0-9]{1,9}$' AND version::bigint > ?, false)
            """;

    private final SortedMap<String, String> expected;
    private final SortedMap<String, String> found;

    private LedgerShape(SortedMap<String, String> expected, SortedMap<String, String> found) {
        this.expected = expected;
        this.found = found;
    }

    /** The shape of the database behind a connection, beside that of the version which it is nearest to. */
    static LedgerShape of(Connection connection) throws SQLException {
        List<SortedMap<String, String>> versions = versions();
        SortedMap<String, String> found = facts(connection, versions);
        return versions.stream()
                .map(expected -> new LedgerShape(expected, found))
                .min(Comparator.comparingInt(shape -> shape.deviations().size()))
                .orElseThrow();
    }

    /** One line for each fact, as the files have them. */
    static List<String> lines(Connection connection) throws SQLException {
        return facts(connection, versions()).entrySet().stream()
                .map(fact -> fact.getKey() + " = " + fact.getValue())
                .toList();
    }

    private static SortedMap<String, String> facts(Connection connection, List<SortedMap<String, String>> versions)
            throws SQLException {
        SortedMap<String, String> facts = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            // Names are qualified by what the search path leaves out.
            statement.execute("SET search_path = pg_catalog");
            try (ResultSet rows = statement.executeQuery(FACTS)) {
                add(rows, facts);
            }
        }
        if (new LedgerShape(versions.getLast(), facts).readable("schema_history")) {
            try (PreparedStatement history = connection.prepareStatement(HISTORY)) {
                history.setInt(1, versions.size());
                try (ResultSet rows = history.executeQuery()) {
                    add(rows, facts);
                }
            }
        }
        return facts;
    }

    private static void add(ResultSet rows, SortedMap<String, String> facts) throws SQLException {
        while (rows.next()) {
            facts.put(rows.getString(1), rows.getString(2));
        }
    }

    private static List<SortedMap<String, String>> versions() {
        List<SortedMap<String, String>> versions = new ArrayList<>();
        String text = optional("/db/shape/1.txt");
        while (text != null) {
            SortedMap<String, String> facts = new TreeMap<>();
            text.lines().forEach(line -> {
                int equals = line.indexOf(" = ");
                facts.put(line.substring(0, equals), line.substring(equals + 3));
            });
            versions.add(facts);
            text = optional("/db/shape/" + (versions.size() + 1) + ".txt");
        }
        return versions;
    }

    /** Whether a table, or what stands in its place, has columns that can be read as the table's. */
    boolean readable(String table) {
        String columns = "列 " + table + ".";
        return "可读".equals(found.get("读 " + table))
                && expected.entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith(columns))
                        .allMatch(fact -> fact.getValue().equals(found.get(fact.getKey())));
    }

    StoreShape compared() {
        return new StoreShape(expected.size(), deviations());
    }

    private List<String> deviations() {
        List<String> deviations = new ArrayList<>();
        expected.forEach((name, value) -> {
            String now = found.get(name);
            if (now == null) {
                deviations.add("缺少" + name + "（应为 " + value + "）");
            } else if (!now.equals(value)) {
                deviations.add(name + " 应为 " + value + "，现为 " + now);
            }
        });
        for (Map.Entry<String, String> fact : found.entrySet()) {
            if (!expected.containsKey(fact.getKey())) {
                deviations.add("多出" + fact.getKey() + "（" + fact.getValue() + "）");
            }
        }
        return deviations;
    }

    private static String resource(String name) {
        String text = optional(name);
        if (text == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return text;
    }

    private static @Nullable String optional(String name) {
        try (InputStream in = LedgerShape.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
