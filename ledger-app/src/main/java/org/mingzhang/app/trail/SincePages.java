package org.mingzhang.app.trail;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.EntryKinds;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.view.budget.KnownAt;
import org.mingzhang.view.budget.MoneyFlow;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.Subject.Kind;
import org.mingzhang.view.trail.Trace.Line;
import org.mingzhang.view.trail.TrailPage;
import org.mingzhang.view.trail.TrailQueries;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was recorded since a position or a day, such as that of a checkpoint; the newest first. */
@ConsolePage
class SincePages {
    private static final int PAGE = 50;

    /** More are not counted by what they are about while somebody waits for the page. */
    private static final int MOST_COUNTED = 200_000;

    /** An entry of such a subject may not name it: 现场核查通过. */
    private static final Set<Kind> NAMED = Set.of(Kind.CASE, Kind.ENTERPRISE, Kind.PROVIDER);

    private final LedgerStore store;
    private final LedgerViews views;
    private final LedgerIdentity identity;
    private final Sight sight;
    private final NewestEntries newest;
    private final EntryKinds kinds;

    SincePages(LedgerStore store, LedgerViews views, LedgerIdentity identity, Sight sight, NewestEntries newest) {
        this.store = store;
        this.views = views;
        this.identity = identity;
        this.sight = sight;
        this.newest = newest;
        this.kinds = new EntryKinds(store.entries());
    }

    /**
     * Entries since a position.
     *
     * @param before where an earlier page ended
     * @param day instead of a position: from the first entry that was recorded on it or later
     * @param kind of these alone
     */
    @GetMapping("/entries")
    String since(
            SignedIn me,
            @RequestParam(defaultValue = "0") long since,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable EntryGroup kind,
            Model model) {
        long begin = day == null ? Math.max(0, since) : begin(day);
        boolean whole = me.scope() instanceof Scope.City;
        long size = store.log().size();
        long many = Math.max(0, size - begin);
        // By what they are about a part of them could only be counted by reading all.
        Map<String, Long> events = whole && many > 0 && many <= MOST_COUNTED ? kinds.between(begin, size) : Map.of();
        List<Long> page = page(begin, Math.min(size, before == null ? size : before), kind, events);
        List<Long> shown = page.subList(0, Math.min(PAGE, page.size()));
        TrailQueries.Stretch stretch = views.trails().stretch(shown, sight.choice(me.scope()));
        model.addAttribute("title", day == null ? "序号 " + begin + " 起的账目" : day + " 以来的账目");
        model.addAttribute("crumbs", List.of(new Crumb("/verify", "核验"), new Crumb("/verify/checkpoints", "校验点")));
        model.addAttribute("begin", begin);
        model.addAttribute("day", day);
        model.addAttribute("kind", kind);
        model.addAttribute(
                "many",
                kind == null
                        ? many
                        : kind.among(events.keySet()).stream()
                                .mapToLong(events::get)
                                .sum());
        model.addAttribute("kinds", EntryGroup.counts(events));
        boolean first = before == null && kind == null;
        model.addAttribute("newest", first && size > 0 ? newest.at(me.scope(), size - 1) : null);
        model.addAttribute("business", first ? newest.business(me.scope()) : null);
        model.addAttribute("moved", first && begin > 0 && many > 0 ? moved(me, begin, model) : null);
        model.addAttribute("lines", about(me, stretch.lines(), model));
        model.addAttribute("altered", whole ? stretch.altered() : List.of());
        model.addAttribute("part", !whole);
        model.addAttribute(
                "further",
                page.size() > PAGE
                        ? "/entries?since=" + begin + "&before=" + shown.getLast()
                                + (kind == null ? "" : "&kind=" + kind.name())
                        : null);
        return "trail/since";
    }

    /** The newest positions from one to before another, one more than a page has. */
    private List<Long> page(long begin, long before, @Nullable EntryGroup kind, Map<String, Long> events) {
        if (kind != null) {
            return kinds.positions(kind.among(events.keySet()), begin, before, PAGE + 1);
        }
        return LongStream.iterate(before - 1, position -> position >= begin, position -> position - 1)
                .limit(PAGE + 1)
                .boxed()
                .toList();
    }

    /** What was promised and paid since, with what was released and returned taken off. */
    public record Moved(Fen committed, Fen paid, String before) {}

    /** Null while there is no programme. */
    private @Nullable Moved moved(SignedIn me, long begin, Model model) {
        if (!(model.getAttribute("chosen") instanceof Chosen chosen)) {
            return null;
        }
        List<MoneyFlow> then =
                views.money().flows(me.scope(), chosen.programme(), null, new KnownAt.Position(begin - 1));
        List<MoneyFlow> now = views.money().flows(me.scope(), chosen.programme(), null, new KnownAt.Now());
        return new Moved(
                sum(now, MoneyFlow::committedFen).minus(sum(then, MoneyFlow::committedFen)),
                sum(now, MoneyFlow::paidFen).minus(sum(then, MoneyFlow::paidFen)),
                "/budget?knownAt=" + (begin - 1));
    }

    private static Fen sum(List<MoneyFlow> flows, Function<MoneyFlow, Fen> amount) {
        return flows.stream().map(amount).reduce(Fen.ZERO, Fen::plus);
    }

    /**
     * An entry, and what it is about.
     *
     * @param about null where it is of no one case or organisation
     */
    public record Shown(Line entry, @Nullable About about) {}

    /** A case or an organisation, and where its trail is. */
    public record About(String words, String path) {}

    private List<Shown> about(SignedIn me, List<TrailPage.Told> lines, Model model) {
        Map<Line, Subject> subjects = new HashMap<>();
        for (TrailPage.Told line : lines) {
            StreamId stream = StreamId.parse(line.entry().stream());
            TrailPath.kind(stream.type().code())
                    .filter(NAMED::contains)
                    .ifPresent(of -> subjects.put(line.entry(), new Subject(of, stream.id())));
        }
        PartyFiles files = PartyFiles.of(views, me.scope(), (Chosen) model.getAttribute("chosen"), subjects.values());
        return lines.stream()
                .map(line -> {
                    Subject subject = subjects.get(line.entry());
                    return new Shown(
                            line.entry(),
                            subject == null
                                    ? null
                                    : new About(
                                            files.file(subject)
                                                    .map(PartyFiles.PartyFile::name)
                                                    .orElse(subject.id()),
                                            TrailPath.of(subject)));
                })
                .toList();
    }

    /** How many entries were recorded before a day, which is the number of the first one of it or later. */
    private long begin(LocalDate day) {
        return store.log()
                .sizeKnownAt(day.atStartOfDay(identity.zone()).toInstant().minusMillis(1));
    }
}
