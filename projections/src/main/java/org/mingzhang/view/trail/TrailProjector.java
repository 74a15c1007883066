package org.mingzhang.view.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingzhang.view.projection.CopyRows;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Projector;
import org.mingzhang.view.projection.ViewTable;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Subjects.Link;

/** Notes for every subject the positions of the entries that touch it. */
public final class TrailProjector implements Projector {
    /** Kinds of subjects that links start from. */
    private static final Set<Kind> LINKED = Set.of(Kind.CASE, Kind.PAYMENT, Kind.RECOVERY);

    @Override
    public String name() {
        return "trail";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<ViewTable> tables() {
        return List.of(
                ViewTable.of("trail", "subject", "kind", "position"),
                ViewTable.of("trail_link", "kind", "subject", "to_kind", "to_subject"));
    }

    @Override
    public void apply(Connection connection, List<Entry> entries) throws SQLException {
        List<List<Subject>> named = new ArrayList<>(entries.size());
        Set<Subject> linked = new HashSet<>();
        for (Entry entry : entries) {
            List<Subject> subjects = Subjects.of(entry.envelope());
            named.add(subjects);
            subjects.stream().filter(subject -> LINKED.contains(subject.kind())).forEach(linked::add);
        }
        Map<Subject, Set<Subject>> links = links(connection, linked);
        CopyRows trail = new CopyRows("trail", "subject", "kind", "position");
        CopyRows newLinks = new CopyRows("trail_link", "kind", "subject", "to_kind", "to_subject");
        for (int i = 0; i < entries.size(); i++) {
            for (Link link : Subjects.links(entries.get(i).envelope())) {
                if (links.computeIfAbsent(link.of(), of -> new LinkedHashSet<>())
                        .add(link.to())) {
                    newLinks.add(
                            link.of().kind(),
                            link.of().id(),
                            link.to().kind(),
                            link.to().id());
                }
            }
            for (Subject subject : closure(named.get(i), links)) {
                trail.add(subject.id(), subject.kind(), entries.get(i).position());
            }
        }
        trail.write(connection);
        newLinks.write(connection);
    }

    private static Set<Subject> closure(Collection<Subject> subjects, Map<Subject, Set<Subject>> links) {
        Set<Subject> out = new LinkedHashSet<>();
        Deque<Subject> open = new ArrayDeque<>(subjects);
        while (!open.isEmpty()) {
            Subject subject = open.pop();
            if (out.add(subject)) {
                open.addAll(links.getOrDefault(subject, Set.of()));
            }
        }
        return out;
    }

    /** The links from these subjects that earlier batches made, and from where those lead. */
    private static Map<Subject, Set<Subject>> links(Connection connection, Set<Subject> from) throws SQLException {
        Map<Subject, Set<Subject>> out = new HashMap<>();
        Set<Subject> open = from;
        while (!open.isEmpty()) {
            Set<Subject> next = new HashSet<>();
            for (Link link : stored(connection, open)) {
                out.computeIfAbsent(link.of(), of -> new LinkedHashSet<>()).add(link.to());
                if (LINKED.contains(link.to().kind()) && !out.containsKey(link.to())) {
                    next.add(link.to());
                }
            }
            open = next;
        }
        return out;
    }

    private static List<Link> stored(Connection connection, Collection<Subject> from) throws SQLException {
        List<Link> out = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT kind, subject, to_kind, to_subject FROM unnest(?, ?) AS wanted (kind, subject)"
                        + " JOIN trail_link USING (kind, subject)")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            from.stream().map(subject -> subject.kind().name()).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", from.stream().map(Subject::id).toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.add(new Link(
                            new Subject(Kind.valueOf(row.getString(1)), row.getString(2)),
                            new Subject(Kind.valueOf(row.getString(3)), row.getString(4))));
                }
            }
        }
        return out;
    }
}
