package org.mingzhang.view.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the catalogue says of a schema of read models: kind and owner of each table, its columns, keys, indexes, triggers,
 * rules and row policies, and whatever else stands in the schema. By any of these the schema's owner could show other rows
 * to a query than to a comparison. Right is what the program's own migrations have just made beside it.
 */
final class ViewShape {
    private static final String KIND = "种类";
    private static final String COLUMN = "列 ";

    private static final String FACTS = """
            WITH s AS (
                SELECT oid, nspname, nspowner FROM pg_catalog.pg_namespace WHERE nspname = ?
            ), part AS (
                SELECT c.* FROM pg_catalog.pg_class c JOIN s ON c.relnamespace = s.oid
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
            )
            SELECT '模式 view', '属主', pg_catalog.pg_get_userbyid(nspowner)::text FROM s
            UNION ALL
            SELECT relname::text, '种类',
                   CASE relkind WHEN 'r' THEN '普通表' WHEN 'p' THEN '分区表' WHEN 'v' THEN '数据库视图'
                        WHEN 'm' THEN '物化视图' WHEN 'f' THEN '外部表' WHEN 'S' THEN '序列' ELSE '复合类型' END
                   || CASE relpersistence WHEN 'p' THEN '' ELSE '，崩溃后不保留' END
                   || CASE WHEN relrowsecurity THEN '，按行隐藏' ELSE '' END
                   || CASE WHEN relforcerowsecurity THEN '，对属主也按行隐藏' ELSE '' END
            FROM part
            UNION ALL
            SELECT relname, '属主', pg_catalog.pg_get_userbyid(relowner) FROM part
            UNION ALL
            SELECT part.relname, '列 ' || a.attname,
                   pg_catalog.row_number() OVER (PARTITION BY part.oid ORDER BY a.attnum)
                   || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attcollation = 0 THEN '' ELSE ' ' || a.attcollation::pg_catalog.regcollation::text END
                   || CASE WHEN a.attnotnull THEN ' 必填' ELSE '' END
                   || CASE WHEN a.attgenerated = '' AND a.attidentity = '' THEN '' ELSE ' 自动生成' END
            FROM part JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid
            WHERE a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT part.relname, '缺省值 ' || a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            FROM part
            JOIN pg_catalog.pg_attrdef d ON d.adrelid = part.oid
            JOIN pg_catalog.pg_attribute a ON a.attrelid = part.oid AND a.attnum = d.adnum
            UNION ALL
            SELECT part.relname, '约束 ' || k.conname,
                   pg_catalog.pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE '，未核验' END
            FROM part JOIN pg_catalog.pg_constraint k ON k.conrelid = part.oid
            WHERE k.contype <> 'n'
            UNION ALL
            SELECT part.relname, '索引 ' || i.relname,
                   pg_catalog.replace(pg_catalog.pg_get_indexdef(x.indexrelid),
                                      ' ON ' || pg_catalog.quote_ident(s.nspname) || '.', ' ON ')
                   || CASE WHEN x.indisvalid AND x.indisready AND x.indislive THEN '' ELSE '，无效' END
            FROM s, part
            JOIN pg_catalog.pg_index x ON x.indrelid = part.oid
            JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
            UNION ALL
            SELECT part.relname, '触发器 ' || t.tgname, pg_catalog.pg_get_triggerdef(t.oid)
            FROM part JOIN pg_catalog.pg_trigger t ON t.tgrelid = part.oid
            WHERE NOT t.tgisinternal
            UNION ALL
            SELECT part.relname, '规则 ' || r.rulename, pg_catalog.pg_get_ruledef(r.oid)
            FROM part JOIN pg_catalog.pg_rewrite r ON r.ev_class = part.oid
            UNION ALL
            SELECT part.relname, '行策略 ' || p.polname, coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '有')
            FROM part JOIN pg_catalog.pg_policy p ON p.polrelid = part.oid
            UNION ALL
            SELECT part.relname, '子表 ' || i.inhrelid::pg_catalog.regclass, '有'
            FROM part JOIN pg_catalog.pg_inherits i ON i.inhparent = part.oid
            UNION ALL
            SELECT part.relname, '父表 ' || i.inhparent::pg_catalog.regclass, '有'
            FROM part JOIN pg_catalog.pg_inherits i ON i.inhrelid = part.oid
            UNION ALL
            SELECT '模式 view', '函数 ' || f.oid::pg_catalog.regprocedure, '有'
            FROM s JOIN pg_catalog.pg_proc f ON f.pronamespace = s.oid
            UNION ALL
            SELECT '模式 view', '运算符 ' || o.oid::pg_catalog.regoperator, '有'
            FROM s JOIN pg_catalog.pg_operator o ON o.oprnamespace = s.oid
            UNION ALL
            SELECT '模式 view', '排序规则 ' || c.collname, '有'
            FROM s JOIN pg_catalog.pg_collation c ON c.collnamespace = s.oid
            UNION ALL
            SELECT '模式 view', '类型 ' || t.typname, '有'
            FROM s JOIN pg_catalog.pg_type t ON t.typnamespace = s.oid
            WHERE t.typtype IN ('b', 'd', 'e', 'r', 'm') AND t.typcategory <> 'A'
            """;

    /** What migrations are said to have been done, but for the making of the schema, which names it. */
    private static final String HISTORY = """
            SELECT 'schema_history', '迁移 ' || coalesce(version, description),
                   pg_catalog.string_agg(
                       pg_catalog.concat_ws('，', type, description, script, checksum, CASE WHEN success THEN '成功' ELSE '失败' END),
                       '；' ORDER BY installed_rank)
            FROM schema_history
            WHERE type <> 'SCHEMA'
            GROUP BY coalesce(version, description)
            """;

    private record Fact(String object, String name) implements Comparable<Fact> {
        @Override
        public int compareTo(Fact other) {
            int order = object.compareTo(other.object);
            return order != 0 ? order : name.compareTo(other.name);
        }
    }

    private final SortedMap<Fact, String> live;
    private final SortedMap<Fact, String> built;
    /** Found once: every table is asked about several times. */
    private final List<Fact> deviating;

    private ViewShape(SortedMap<Fact, String> live, SortedMap<Fact, String> built) {
        this.live = live;
        this.built = built;
        TreeSet<Fact> all = new TreeSet<>(live.keySet());
        all.addAll(built.keySet());
        deviating = all.stream()
                .filter(fact -> !Objects.equals(live.get(fact), built.get(fact)))
                .toList();
    }

    /** Looks at the live schema and at one that the migrations have just made. */
    static ViewShape of(Connection connection, ViewSchema built) throws SQLException {
        ViewShape shape = new ViewShape(facts(connection, ViewSchema.LIVE), facts(connection, built));
        if (!shape.readable("schema_history")) {
            return shape;
        }
        // Who took the right to read it away is named as its owner.
        Attempt.at(connection, () -> {
            history(connection, ViewSchema.LIVE, shape.live);
            history(connection, built, shape.built);
        });
        return new ViewShape(shape.live, shape.built);
    }

    private static SortedMap<Fact, String> facts(Connection connection, ViewSchema schema) throws SQLException {
        SortedMap<Fact, String> out = new TreeMap<>();
        // Names of this schema are written without it, those of any other with theirs.
        schema.enter(connection);
        try (PreparedStatement query = connection.prepareStatement(FACTS)) {
            query.setString(1, schema.name());
            try (ResultSet rows = query.executeQuery()) {
                take(rows, out);
            }
        }
        return out;
    }

    private static void history(Connection connection, ViewSchema schema, SortedMap<Fact, String> out)
            throws SQLException {
        schema.enter(connection);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HISTORY)) {
            take(rows, out);
        }
    }

    private static void take(ResultSet rows, SortedMap<Fact, String> out) throws SQLException {
        while (rows.next()) {
            out.put(new Fact(rows.getString(1), rows.getString(2)), rows.getString(3));
        }
    }

    /** Whether a live table is one, with the columns that it should have: its rows can be read as what they should be. */
    boolean readable(String table) {
        return deviating.stream()
                .filter(fact -> fact.object.equals(table))
                .noneMatch(fact -> fact.name.equals(KIND) || fact.name.startsWith(COLUMN));
    }

    /** Whether nothing about a live table differs. */
    boolean right(String table) {
        return deviating.stream().noneMatch(fact -> fact.object.equals(table));
    }

    /**
     * What differs, each fact by itself.
     *
     * @param others tables that are not looked at
     */
    List<RowDifference> differences(List<String> others) {
        List<RowDifference> out = new ArrayList<>();
        for (Fact fact : deviating) {
            if (!others.contains(fact.object)) {
                out.add(RowDifference.ofShape(fact.object, fact.name, live.get(fact), built.get(fact)));
            }
        }
        return out;
    }
}
