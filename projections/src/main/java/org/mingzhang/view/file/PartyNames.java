package org.mingzhang.view.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.scope.Scope.Condition;
import org.mingzhang.view.scope.Visible;

/** Which parties have a file that somebody may open, and what they are called: asked of many at once, by their codes. */
public final class PartyNames {
    private final DataSource views;
    private final ViewSchema schema;

    public PartyNames(DataSource views, ViewSchema schema) {
        this.views = views;
        this.schema = schema;
    }

    /** Of these codes, the enterprises whose file is there for who asks, with their names. */
    public Map<String, String> enterprises(Scope scope, Collection<String> codes) {
        return named(
                "SELECT e.enterprise AS code, coalesce(e.name, e.enterprise) AS name FROM enterprise e WHERE",
                "e.enterprise",
                List.of(),
                codes,
                Visible.enterprise(scope));
    }

    /** The same of the providers of a programme. */
    public Map<String, String> providers(Scope scope, String programme, Collection<String> codes) {
        return named(
                "SELECT v.provider AS code, coalesce(v.name, v.provider) AS name FROM provider v WHERE v.programme = ? AND",
                "v.provider",
                List.of(programme),
                codes,
                Visible.provider(scope));
    }

    private Map<String, String> named(
            String select, String code, List<Object> first, Collection<String> codes, Condition mine) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>(first);
        values.add(codes.toArray(String[]::new));
        values.addAll(mine.values());
        Map<String, String> names = new HashMap<>();
        schema.read(
                        views,
                        connection -> Reader.rows(
                                connection,
                                select + " " + code + " = ANY (?) AND (" + mine.sql() + ")",
                                values,
                                row -> Map.entry(row.word("code"), row.word("name"))))
                .forEach(one -> names.put(one.getKey(), one.getValue()));
        return names;
    }
}
