package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.MaterialsSupplemented;
import org.mingzhang.domain.application.StatedText;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.KeptPaper;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.WithPaper;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.TrailPage.Paper;

/**
 * Tells trails page by page, and single entries, to whoever may see only some of them. As with traces, the index says which
 * entries, and what is told of them is read from the log. An entry that somebody changed is named and takes nothing from the
 * others.
 */
public final class TrailQueries {
    private static final int CHUNK = 200;

    /** Entries that one question looks at, however few of them are told; who wants more asks again from there. */
    private static final int MOST_LOOKED_AT = 5_000;

    private final TrailIndex index;
    private final EntrySource log;
    private final Function<String, PolicyPack> packs;

    /** @param packs the pack with a digest (SM3, hex) that some programme was opened with */
    public TrailQueries(DataSource views, ViewSchema schema, EntrySource log, Function<String, PolicyPack> packs) {
        this.index = new TrailIndex(views, schema);
        this.log = log;
        this.packs = packs;
    }

    /**
     * What lies at some positions.
     *
     * @param entry null where it cannot be read, or none is sealed there
     */
    public record Found(@Nullable Entry entry, boolean altered) {}

    /**
     * An entry with all that it says.
     *
     * @param fields what its event says, but the steps of a calculation
     * @param steps of what was calculated: how; none of anything else
     * @param papers files and texts that it names with their digests
     */
    public record Told(Line line, List<EventField> fields, List<Trace.Calculated> steps, List<Paper> papers) {
        public Told {
            fields = List.copyOf(fields);
            steps = List.copyOf(steps);
            papers = List.copyOf(papers);
        }
    }

    /** What kinds of things have this id, whoever may see them. */
    public Set<Kind> kinds(String id) {
        return index.kinds(id);
    }

    /** The sealed entry at a position. */
    public Found at(long position) {
        ReadEntries read = ReadEntries.at(log, List.of(position));
        return read.altered().isEmpty()
                ? new Found(read.entries().isEmpty() ? null : read.entries().getFirst(), false)
                : new Found(null, true);
    }

    /** The sealed entries at some positions that are what was sealed. */
    public List<Entry> at(Collection<Long> positions) {
        return ReadEntries.at(log, positions).entries();
    }

    /** The entries of a subject that are what was sealed, up to so many; the first of them where there are more. */
    public List<Long> positions(Subject subject, int atMost) {
        return index.positions(subject, false, null, atMost);
    }

    /** A page of a subject's trail, empty lines where nothing of it may be seen; nothing when no entry names it. */
    public Optional<TrailPage> page(
            Subject subject, boolean newestFirst, @Nullable Long from, int atMost, TrailChoice choice) {
        List<Entry> chosen = new ArrayList<>();
        List<Long> altered = new ArrayList<>();
        Long next = from;
        Long further = null;
        boolean any = false;
        for (int lookedAt = 0; ; lookedAt += CHUNK) {
            List<Long> positions = index.positions(subject, newestFirst, next, CHUNK);
            any |= !positions.isEmpty();
            ReadEntries read = ReadEntries.at(log, positions);
            Set<Long> wanted = choice.of(read.entries());
            Comparator<Long> order = newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
            List<Entry> of = read.entries().stream()
                    .filter(entry -> wanted.contains(entry.position()))
                    .sorted(Comparator.comparing(Entry::position, order))
                    .toList();
            int left = atMost - chosen.size();
            if (of.size() > left) {
                long last = of.get(left - 1).position();
                chosen.addAll(of.subList(0, left));
                read.altered().stream()
                        .filter(position -> newestFirst ? position > last : position < last)
                        .forEach(altered::add);
                further = last;
                break;
            }
            chosen.addAll(of);
            altered.addAll(read.altered());
            if (positions.size() < CHUNK) {
                break;
            }
            next = positions.getLast();
            if (lookedAt + CHUNK >= MOST_LOOKED_AT || chosen.size() == atMost) {
                further = next;
                break;
            }
        }
        if (!any && from == null) {
            return Optional.empty();
        }
        Lines lines = lines(chosen);
        altered.addAll(lines.altered);
        return Optional.of(new TrailPage(subject, lines.lines, altered, further, index.reached()));
    }

    /**
     * Entries told one after the other, whatever they are about.
     *
     * @param lines the newest first, of those that may be seen
     * @param altered positions of entries that cannot be told
     */
    public record Stretch(List<TrailPage.Told> lines, List<Long> altered) {}

    /** The sealed entries from one position to another, both taken in. */
    public Stretch stretch(long first, long last, TrailChoice choice) {
        return stretch(LongStream.rangeClosed(first, last).boxed().toList(), choice);
    }

    /** The sealed entries at some positions. */
    public Stretch stretch(List<Long> positions, TrailChoice choice) {
        ReadEntries read = ReadEntries.at(log, positions);
        Set<Long> wanted = choice.of(read.entries());
        Lines told = lines(read.entries().stream()
                .filter(entry -> wanted.contains(entry.position()))
                .sorted(Comparator.comparing(Entry::position, Comparator.reverseOrder()))
                .toList());
        List<Long> altered = new ArrayList<>(read.altered());
        altered.addAll(told.altered);
        return new Stretch(told.lines, List.copyOf(altered));
    }

    private record Lines(List<TrailPage.Told> lines, List<Long> altered) {}

    private static TrailPage.Told line(Teller teller, Entry entry) {
        return new TrailPage.Told(teller.line(entry), papers(entry.event(), teller.names()));
    }

    /** The files and texts that an event names with their digests. */
    private static List<Paper> papers(LedgerEvent event, Names names) {
        return switch (event) {
            case ApplicationSubmitted e -> papers(e.documents(), e.texts(), names);
            case MaterialsSupplemented e -> papers(e.documents(), e.texts(), names);
            case PaymentConfirmed e -> e.documents() == null ? List.of() : papers(e.documents(), null, names);
            case DocumentAttached e ->
                e.algorithm() == DigestAlgorithm.SM3 ? List.of(new Paper(e.fileName(), e.digest())) : List.of();
            case WithPaper e -> {
                KeptPaper paper = e.paper();
                yield paper == null ? List.of() : List.of(new Paper(paper.fileName(), paper.digest()));
            }
            default -> List.of();
        };
    }

    private static List<Paper> papers(List<DocumentRef> documents, @Nullable List<StatedText> texts, Names names) {
        List<Paper> papers = new ArrayList<>();
        documents.forEach(document -> papers.add(new Paper(document.name(), document.sm3())));
        if (texts != null) {
            for (StatedText text : texts) {
                String sm3 = text.sm3();
                // An old record that holds no words has none to show.
                if (sm3 != null) {
                    papers.add(new Paper(CaseSentences.length(text, names), sm3));
                }
            }
        }
        return List.copyOf(papers);
    }

    /** Whoever signed, and what a line refers to, may have been changed as well; then only that line cannot be told. */
    private Lines lines(List<Entry> entries) {
        try {
            Teller teller = new Teller(index, log, packs, entries);
            return new Lines(entries.stream().map(entry -> line(teller, entry)).toList(), List.of());
        } catch (RuntimeException someAltered) {
            List<TrailPage.Told> lines = new ArrayList<>();
            List<Long> altered = new ArrayList<>();
            for (Entry entry : entries) {
                try {
                    lines.add(line(new Teller(index, log, packs, List.of(entry)), entry));
                } catch (RuntimeException thisOne) {
                    altered.add(entry.position());
                }
            }
            return new Lines(lines, altered);
        }
    }

    /** An entry with all its fields; nothing where its signer's entries were changed so that it cannot be told. */
    public Optional<Told> told(Entry entry) {
        try {
            Teller teller = new Teller(index, log, packs, List.of(entry));
            LedgerEvent event = entry.event();
            return Optional.of(new Told(
                    teller.line(entry),
                    EventFields.of(event, teller.names()),
                    teller.steps(event),
                    papers(event, teller.names())));
        } catch (RuntimeException altered) {
            return Optional.empty();
        }
    }
}
