package org.mingzhang.app.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions whose time is over or whose owner may not come in any more, and says who the others belong to. */
final class PresenceFilter extends OncePerRequestFilter {
    /** Under which a request keeps who is signed in. */
    static final String SIGNED_IN = "mingzhang.signedIn";

    private final Presence presence;

    PresenceFilter(Presence presence) {
        this.presence = presence;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Visitor visitor) {
            if (OpenSessions.isHeld(request.getSession(false))) {
                held(request, response, chain);
                return;
            }
            Optional<SignedIn> who = presence.tooLong(request) ? Optional.empty() : presence.now(visitor, request);
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

    /** Who has not chosen yet between here and elsewhere may choose, or go, and nothing else. */
    private static void held(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getServletPath();
        HttpSession session = request.getSession();
        if (!OpenSessions.mayChoose(session)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            LoginRedirect.to(request, response, "/login?why=again");
        } else if (path.equals(Arrival.ELSEWHERE)
                || path.equals("/console.css")
                || path.matches("/(js|vendor|webjars)/.*|/favicon.*")) {
            chain.doFilter(request, response);
        } else {
            LoginRedirect.to(request, response, Arrival.ELSEWHERE);
        }
    }

    /** Who is signed in; empty on pages that are open to all. */
    static Optional<SignedIn> of(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(SIGNED_IN));
    }
}
