package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.budget.BudgetQueries.Named;
import org.mingzhang.view.budget.KnownAt;
import org.springframework.stereotype.Component;

/** What somebody chose in the bar on top, kept with their session; a link may name another programme. */
@Component
class Choice {
    private static final String PROGRAMME = "mingzhang.programme";
    private static final String UNIT = "mingzhang.unit";
    private static final String KEPT = "mingzhang.chosen";

    private final LedgerViews views;

    Choice(LedgerViews views) {
        this.views = views;
    }

    /** What is chosen; empty while the ledger has no programme. */
    Optional<Chosen> of(HttpServletRequest request) {
        Object kept = request.getAttribute(KEPT);
        if (kept instanceof Chosen chosen) {
            return Optional.of(chosen);
        }
        Optional<Chosen> chosen = find(request);
        chosen.ifPresent(found -> request.setAttribute(KEPT, found));
        return chosen;
    }

    private Optional<Chosen> find(HttpServletRequest request) {
        List<Named> all = views.budget().programmes(new KnownAt.Now());
        String wanted = Optional.ofNullable(request.getParameter("programme")).orElse(kept(request, PROGRAMME));
        Optional<Named> named = all.stream()
                .filter(programme -> programme.programme().equals(wanted))
                .findFirst()
                .or(() -> all.stream().findFirst());
        return named.flatMap(programme -> views.budget()
                .pack(programme.programme())
                .map(pack -> new Chosen(
                        programme.programme(),
                        programme.name() == null ? programme.programme() : programme.name(),
                        pack,
                        Unit.YUAN.name().equals(kept(request, UNIT)) ? Unit.YUAN : Unit.WAN,
                        all)));
    }

    /** Whether there is such a programme. */
    boolean has(String programme) {
        return views.budget().programmes(new KnownAt.Now()).stream()
                .anyMatch(known -> known.programme().equals(programme));
    }

    private static @Nullable String kept(HttpServletRequest request, String key) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(key);
    }

    /** Keeps what was chosen; what there is no such thing of is not kept. */
    void keep(HttpSession session, @Nullable String programme, @Nullable String unit) {
        if (programme != null && has(programme)) {
            session.setAttribute(PROGRAMME, programme);
        }
        for (Unit known : Unit.values()) {
            if (known.name().equals(unit)) {
                session.setAttribute(UNIT, unit);
            }
        }
    }
}
