package org.mingzhang.app.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.SignIns.What;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** What happens after the right password: another session of the same person is not ended unasked, and then one goes where one wanted. */
final class Arrival extends SavedRequestAwareAuthenticationSuccessHandler {
    static final String ELSEWHERE = "/login/elsewhere";

    private final Accounts accounts;
    private final SignIns signIns;
    private final OpenSessions sessions;
    private final HttpSessionRequestCache asked;
    private final Practice practice;

    Arrival(
            Accounts accounts,
            SignIns signIns,
            OpenSessions sessions,
            HttpSessionRequestCache asked,
            Practice practice) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.asked = asked;
        this.practice = practice;
        setRequestCache(asked);
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (practice.isOn()) {
            // Several learners may sit in one seat; a real person is in one place.
            signIns.record(authentication.getName(), What.IN, request.getRemoteAddr());
            String to = within(request.getParameter("to"));
            if (to != null) {
                practice.walks(request, request.getParameter("walk"));
                asked.removeRequest(request, response);
                response.sendRedirect(to);
                return;
            }
            super.onAuthenticationSuccess(request, response, authentication);
            return;
        }
        Visitor visitor = (Visitor) Objects.requireNonNull(authentication.getPrincipal());
        if (!sessions.others(visitor, request.getSession().getId()).isEmpty()) {
            OpenSessions.hold(request.getSession());
            signIns.record(visitor.actor(), What.HELD, request.getRemoteAddr());
            response.sendRedirect(request.getContextPath() + ELSEWHERE);
            return;
        }
        begin(visitor, request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    /** Comes in, and ends what is open elsewhere, as its owner chose. */
    void goOn(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        begin((Visitor) Objects.requireNonNull(authentication.getPrincipal()), request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }

    private void begin(Visitor visitor, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        for (OpenSessions.Begun ended : sessions.begin(visitor, request.getSession(), address)) {
            signIns.record(visitor.actor(), What.DISPLACED, ended.address());
        }
        signIns.record(visitor.actor(), What.IN, address);
        accounts.remember(visitor.actor(), DeviceCookie.keep(request, response));
    }

    /** An address within the console, for who takes a seat to do one thing; null for any other. */
    private static @Nullable String within(@Nullable String to) {
        return to != null
                        && to.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*")
                        && Area.of(to.replaceFirst("[?#].*", "")).isPresent()
                ? to
                : null;
    }
}
