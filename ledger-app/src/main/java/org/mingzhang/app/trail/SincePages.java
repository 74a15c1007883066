package org.mingzhang.app.trail;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.EntryKinds;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.scope.Scope;
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
     */
    @GetMapping("/entries")
    String since(
            SignedIn me,
            @RequestParam(defaultValue = "0") long since,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable LocalDate day,
            Model model) {
        long begin = day == null ? Math.max(0, since) : begin(day);
        boolean whole = me.scope() instanceof Scope.City;
        long size = store.log().size();
        long last = Math.min(size, before == null ? size : before) - 1;
        long first = Math.max(begin, last - PAGE + 1);
        TrailQueries.Stretch stretch = first > last
                ? new TrailQueries.Stretch(List.of(), List.of())
                : views.trails().stretch(first, last, sight.choice(me.scope()));
        model.addAttribute("title", day == null ? "序号 " + begin + " 起的账目" : day + " 以来的账目");
        model.addAttribute("crumbs", List.of(new Crumb("/verify", "核验"), new Crumb("/verify/checkpoints", "校验点")));
        model.addAttribute("begin", begin);
        model.addAttribute("day", day);
        long many = Math.max(0, size - begin);
        model.addAttribute("many", many);
        // By what they are about a part of them could only be counted by reading all.
        model.addAttribute(
                "kinds",
                whole && before == null && many > 0 && many <= MOST_COUNTED
                        ? EntryGroup.sentence(kinds.between(begin, size))
                        : null);
        model.addAttribute("newest", before == null && size > 0 ? newest.at(me.scope(), size - 1) : null);
        model.addAttribute("business", before == null ? newest.business(me.scope()) : null);
        model.addAttribute("lines", stretch.lines());
        model.addAttribute("altered", whole ? stretch.altered() : List.of());
        model.addAttribute("part", !whole);
        model.addAttribute(
                "further", first <= last && first > begin ? "/entries?since=" + begin + "&before=" + first : null);
        return "trail/since";
    }

    /** How many entries were recorded before a day, which is the number of the first one of it or later. */
    private long begin(LocalDate day) {
        return store.log()
                .sizeKnownAt(day.atStartOfDay(identity.zone()).toInstant().minusMillis(1));
    }
}
