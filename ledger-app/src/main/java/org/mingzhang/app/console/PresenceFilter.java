package org.mingzhang.app.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions whose time is over or whose owner may not come in any more, and says who the others belong to. */
final class PresenceFilter extends OncePerRequestFilter {
    /** Under which a request keeps who is signed in. */
    static final String SIGNED_IN = "mingzhang.signedIn";

    /** However busy somebody is, after this long they sign in again. */
    static final Duration LONGEST = Duration.ofHours(10);

    private final Presence presence;
    private final InstantSource clock;

    PresenceFilter(Presence presence, InstantSource clock) {
        this.presence = presence;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Visitor visitor) {
            Optional<SignedIn> who = tooLong(request) ? Optional.empty() : presence.now(visitor, request);
            if (who.isEmpty()) {
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
                SecurityContextHolder.clearContext();
                LoginRedirect.to(request, response, "/login?why=ended");
                return;
            }
            request.setAttribute(SIGNED_IN, who.get());
        }
        chain.doFilter(request, response);
    }

    private boolean tooLong(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(clock.instant());
    }

    /** Who is signed in; empty on pages that are open to all. */
    static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(SIGNED_IN));
    }
}
