package org.mingzhang.app.trail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.scope.Owners;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.TrailQueries;

/**
 * Finds what somebody types into the one field of search: an entry's position, a command's id, any number that an entry names,
 * a digest, words of a name. What they may not see is found as little as what is not there.
 */
public final class Finder {
    /** What is listed of many. */
    static final int MOST = 50;

    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final int SHORTEST_NAME = 2;

    private final LogReader log;
    private final TrailQueries trails;
    private final Owners owners;
    private final Sight sight;

    public Finder(LedgerViews views, LogReader log, Sight sight) {
        this.log = log;
        this.trails = views.trails();
        this.owners = views.owners();
        this.sight = sight;
    }

    /**
     * Something found.
     *
     * @param kind what it is, in Chinese
     * @param name how it is called
     * @param path where it is
     * @param subject what has a trail; null for a single entry
     */
    public record Hit(
            String kind, String name, String path, @Nullable Subject subject) {
        private static Hit of(Subject subject, String name) {
            return new Hit(subject.kind().chinese(), name, TrailPath.of(subject), subject);
        }
    }

    /** All that the words may mean, within the scope. */
    public List<Hit> find(Scope scope, String typed) {
        String words = typed.strip();
        Set<Hit> hits = new LinkedHashSet<>();
        if (words.isEmpty() || words.indexOf('\0') >= 0) {
            return List.of();
        }
        if (POSITION.matcher(words).matches()) {
            position(scope, Long.parseLong(words)).ifPresent(hits::add);
        }
        command(scope, words).ifPresent(hits::add);
        for (String id : spellings(words)) {
            for (Kind kind : trails.kinds(id)) {
                Subject subject = new Subject(kind, id);
                if (shows(scope, subject)) {
                    hits.add(Hit.of(subject, id));
                }
            }
        }
        if (words.length() >= SHORTEST_NAME) {
            for (Owners.Hit hit : owners.named(scope, words, MOST)) {
                hits.add(Hit.of(subject(hit), hit.name() + "　" + hit.id()));
            }
        }
        return new ArrayList<>(hits).subList(0, Math.min(MOST, hits.size()));
    }

    /** As typed, and as credit codes and digests are written. */
    private static Set<String> spellings(String words) {
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(words);
        spellings.add(words.toUpperCase(Locale.ROOT));
        spellings.add(words.toLowerCase(Locale.ROOT));
        return spellings;
    }

    /** Whether there is anything to show of a subject. */
    boolean shows(Scope scope, Subject subject) {
        return sight.sees(scope, subject)
                && trails.page(subject, false, null, 1, sight.choice(scope))
                        .filter(page -> !page.lines().isEmpty()
                                || (scope instanceof Scope.City
                                        && !page.altered().isEmpty()))
                        .isPresent();
    }

    private static Subject subject(Owners.Hit hit) {
        return switch (hit.what()) {
            case ENTERPRISE -> new Subject(Kind.ENTERPRISE, hit.id());
            case PROVIDER -> new Subject(Kind.PROVIDER, hit.id());
            case APPLICATION -> new Subject(Kind.CASE, hit.id());
            case PERSON -> new Subject(Kind.ACTOR, hit.id());
        };
    }

    private Optional<Hit> position(Scope scope, long position) {
        TrailQueries.Found found = trails.at(position);
        Entry entry = found.entry();
        boolean seen = entry == null ? found.altered() && scope instanceof Scope.City : sight.sees(scope, entry);
        return seen ? Optional.of(new Hit("账目", "序号 " + position, "/entries/" + position, null)) : Optional.empty();
    }

    private Optional<Hit> command(Scope scope, String commandId) {
        return first(scope, commandId).map(entry -> new Hit("命令", commandId, "/entries/" + entry.position(), null));
    }

    private Optional<Entry> first(Scope scope, String commandId) {
        List<Long> positions;
        try {
            positions = log.find(commandId).stream()
                    .flatMap(taken -> LongStream.rangeClosed(taken.firstPosition(), taken.lastPosition())
                            .boxed())
                    .toList();
        } catch (BrokenSeal altered) {
            return Optional.empty();
        }
        List<Entry> entries = trails.at(positions);
        Set<Long> seen = sight.of(scope, entries);
        return entries.stream().filter(entry -> seen.contains(entry.position())).findFirst();
    }

    /** Positions of everything about what was typed, for a verification; null where nothing of it may be seen. */
    public @Nullable List<Long> positions(Scope scope, String typed, int atMost) {
        String words = typed.strip();
        if (words.isEmpty() || words.indexOf('\0') >= 0) {
            return null;
        }
        Set<Long> positions = new LinkedHashSet<>();
        if (POSITION.matcher(words).matches()
                && position(scope, Long.parseLong(words)).isPresent()) {
            return List.of(Long.parseLong(words));
        }
        if (first(scope, words).isPresent()) {
            log.find(words).ifPresent(taken -> {
                for (long at = taken.firstPosition(); at <= taken.lastPosition(); at++) {
                    positions.add(at);
                }
            });
        }
        for (Kind kind : trails.kinds(words)) {
            Subject subject = new Subject(kind, words);
            if (shows(scope, subject)) {
                positions.addAll(trails.positions(subject, atMost + 1));
            }
        }
        if (scope instanceof Scope.City) {
            return positions.isEmpty() ? null : positions.stream().sorted().toList();
        }
        Set<Long> seen = sight.of(scope, trails.at(positions));
        return seen.isEmpty() ? null : seen.stream().sorted().toList();
    }
}
