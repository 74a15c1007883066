package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.console.Area.Group;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What stands around every page: ledger, menu, programme, who is signed in. */
@ControllerAdvice(annotations = ConsolePage.class)
class Frame {
    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final Choice choice;
    private final List<MenuEntries> entries;
    private final Practice practice;
    private final LedgerClock clock;

    Frame(
            LedgerStore store,
            LedgerIdentity identity,
            Choice choice,
            ObjectProvider<MenuEntries> entries,
            Practice practice,
            LedgerClock clock) {
        this.store = store;
        this.identity = identity;
        this.choice = choice;
        this.entries = entries.orderedStream().toList();
        this.practice = practice;
        this.clock = clock;
    }

    /** A line of the menu. */
    public record Entry(String path, String chinese, boolean here) {}

    /** Lines of the menu under a heading. */
    public record Section(String chinese, List<Entry> entries) {}

    @ModelAttribute
    void around(HttpServletRequest request, Model model) {
        Optional<SignedIn> me = PresenceFilter.of(request);
        model.addAttribute("ledger", identity);
        model.addAttribute("sample", identity.isSampleData());
        model.addAttribute("practiceUrl", practice.getElsewhere());
        if (me.isPresent()) {
            model.addAttribute("me", me.get());
            model.addAttribute("menu", menu(me.get(), request.getServletPath()));
            model.addAttribute("area", Area.of(request.getServletPath()).orElse(null));
            model.addAttribute("here", here(request));
            model.addAttribute("walking", practice.walking(request));
            model.addAttribute("size", size());
            model.addAttribute("printedAt", clock.now());
            choice.of(request).ifPresent(chosen -> {
                model.addAttribute("chosen", chosen);
                model.addAttribute("unit", chosen.unit());
            });
        }
    }

    /** How many entries there are; null where that cannot be told, for a page that says what is wrong has this frame, too. */
    private @Nullable Long size() {
        try {
            return store.log().size();
        } catch (BrokenSeal | LogUnavailable unknown) {
            LOG.error("The number of entries could not be read", unknown);
            return null;
        }
    }

    /** The page's own address, to come back to. */
    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getServletPath() + (query == null ? "" : "?" + query);
    }

    private List<Section> menu(SignedIn me, String path) {
        List<Section> menu = new ArrayList<>();
        for (Group group : Group.values()) {
            List<Entry> lines = new ArrayList<>();
            for (Area area : Area.menu(group)) {
                if (!practice.opens(area, me.role())) {
                    continue;
                }
                Optional<MenuEntries> several =
                        entries.stream().filter(found -> found.area() == area).findFirst();
                if (several.isPresent()) {
                    several.get()
                            .entries(me)
                            .forEach((to, chinese) -> lines.add(new Entry(to, chinese, within(path, to))));
                } else {
                    lines.add(new Entry(
                            area.path(),
                            area.chinese(),
                            Area.of(path).filter(here -> here == area).isPresent()));
                }
            }
            if (!lines.isEmpty()) {
                menu.add(new Section(group.chinese(), lines));
            }
        }
        return menu;
    }

    private static boolean within(String path, String entry) {
        return path.equals(entry) || path.startsWith(entry + "/");
    }
}
