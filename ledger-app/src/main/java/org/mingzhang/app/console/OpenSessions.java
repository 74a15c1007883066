package org.mingzhang.app.console;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.LedgerClock;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/**
 * Where each session began, and by what it was ended: a person is signed in in one place, and neither place learns of the other in
 * silence. Whoever comes second chooses; whoever is ended is told when and from where.
 */
final class OpenSessions {
    /** Under which a session keeps since when, by the machine's clock, it waits for its owner's choice. */
    private static final String HELD = "mingzhang.held";

    /** For how long it waits. */
    static final Duration CHOICE = Duration.ofMinutes(5);

    private static final int ENDS_KEPT = 2_000;

    private final SessionRegistry registry;
    private final LedgerClock clock;
    private final Map<String, Begun> begun = new ConcurrentHashMap<>();
    private final Map<String, Begun> ends = new LinkedHashMap<>(16, 0.75f, false) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Begun> eldest) {
            return size() > ENDS_KEPT;
        }
    };

    OpenSessions(SessionRegistry registry, LedgerClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** When, in the ledger's time, and from which address somebody came. */
    record Begun(Instant at, String address) {}

    /** Other sessions of the same account that are open and in use, with where they began. */
    List<Begun> others(Visitor visitor, String session) {
        return open(visitor, session).stream()
                .flatMap(one -> Optional.ofNullable(begun.get(one.getSessionId())).stream())
                .toList();
    }

    /** What was begun before a new password is over; what waits for a choice has not begun. */
    private List<SessionInformation> open(Visitor visitor, String session) {
        return registry.getAllSessions(visitor, false).stream()
                .filter(one -> !one.getSessionId().equals(session)
                        && begun.containsKey(one.getSessionId())
                        && one.getPrincipal() instanceof Visitor other
                        && other.edition() == visitor.edition())
                .toList();
    }

    /** Lets a session wait for its owner's choice. */
    static void hold(HttpSession session) {
        session.setAttribute(HELD, System.nanoTime());
    }

    /** Whether a session waits, however long: until then it opens nothing. */
    static boolean isHeld(@Nullable HttpSession session) {
        return session != null && session.getAttribute(HELD) != null;
    }

    /** Whether the choice may still be made. */
    static boolean mayChoose(HttpSession session) {
        return session.getAttribute(HELD) instanceof Long since && System.nanoTime() - since < CHOICE.toNanos();
    }

    /**
     * Begins a session, and ends all others of the same account.
     *
     * @return where those began that were ended
     */
    List<Begun> begin(Visitor visitor, HttpSession session, String address) {
        session.removeAttribute(HELD);
        begun.keySet().removeIf(id -> registry.getSessionInformation(id) == null);
        Begun here = new Begun(clock.now(), address);
        List<SessionInformation> others = open(visitor, session.getId());
        List<Begun> ended = others.stream()
                .flatMap(one -> Optional.ofNullable(begun.remove(one.getSessionId())).stream())
                .toList();
        synchronized (ends) {
            others.forEach(one -> ends.put(one.getSessionId(), here));
        }
        others.forEach(SessionInformation::expireNow);
        begun.put(session.getId(), here);
        return ended;
    }

    /** By whose coming a session was ended; null where it ended otherwise. */
    @Nullable
    Begun endOf(String session) {
        synchronized (ends) {
            return ends.get(session);
        }
    }
}
