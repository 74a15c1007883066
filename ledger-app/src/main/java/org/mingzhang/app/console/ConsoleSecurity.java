package org.mingzhang.app.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.SignIns;
import org.mingzhang.app.access.SignIns.What;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** The console: sessions of people, one a person; what each may open is said by {@link Area} and by nothing else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConsoleSecurity {
    /** Nothing is loaded, sent or framed but from and to where the page came from; no script or style stands in a page. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** A browser looks, and sends forms. */
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST");

    private static final String[] OPEN = {
        "/login",
        "/enter",
        "/lost-passphrase",
        "/console*.css",
        "/js/**",
        "/vendor/**",
        "/webjars/**",
        "/favicon*.svg",
        "/practice-mark*.svg"
    };

    /** Also whether it is there again, for whoever waits while it is put back. */
    private static final String[] OPEN_IN_PRACTICE =
            Stream.concat(Arrays.stream(OPEN), Stream.of("/practice/alive")).toArray(String[]::new);

    @Bean
    SessionRegistry sessions() {
        return new SessionRegistryImpl();
    }

    @Bean
    Presence presence(
            LedgerStore store,
            Accounts accounts,
            LedgerViews views,
            SessionRegistry sessions,
            LedgerClock clock,
            LedgerIdentity identity) {
        return new Presence(
                new ActorDirectory(store.log()),
                accounts,
                person -> views.panels().casesOf(person.actor()),
                sessions,
                InstantSource.system(),
                () -> clock.now().atZone(identity.zone()).toLocalDate());
    }

    @Bean
    OpenSessions openSessions(SessionRegistry sessions, LedgerClock clock) {
        return new OpenSessions(sessions, clock);
    }

    /** Where somebody wanted to go; a part of a page, or an action, is nowhere to come back to. */
    @Bean
    HttpSessionRequestCache asked() {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        asked.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && Area.of(request.getServletPath()).isPresent());
        return asked;
    }

    @Bean
    Arrival arrival(
            Accounts accounts,
            SignIns signIns,
            OpenSessions sessions,
            HttpSessionRequestCache asked,
            Practice practice) {
        return new Arrival(accounts, signIns, sessions, asked, practice);
    }

    @Bean
    HttpSessionEventPublisher endsOfSessions() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(
            HttpSecurity http,
            Accounts accounts,
            SignIns signIns,
            Presence presence,
            Practice practice,
            SessionRegistry sessions,
            OpenSessions open,
            HttpSessionRequestCache asked,
            Arrival arrival,
            LedgerIdentity identity)
            throws Exception {
        // Alone: what is asked after it would speak in its place.
        return http.authenticationManager(
                        new ProviderManager(new AccountAuthentication(accounts, identity.isSampleData())))
                .requestCache(cache -> cache.requestCache(asked))
                .formLogin(form -> form.loginPage("/login")
                        .usernameParameter("login")
                        .authenticationDetailsSource(DeviceCookie::whence)
                        .successHandler(arrival)
                        .failureHandler(turnedAway(signIns)))
                .httpBasic(basic -> basic.disable())
                .logout(logout -> logout.logoutSuccessUrl("/login?why=out")
                        .addLogoutHandler((request, response, who) -> {
                            if (who != null) {
                                signIns.record(who.getName(), What.OUT, request.getRemoteAddr());
                            }
                        }))
                .csrf(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionFixation(fixation -> {
                            if (practice.isOn()) {
                                // Whoever takes another seat leaves nothing of the first one behind.
                                fixation.newSession();
                            } else {
                                fixation.changeSessionId();
                            }
                        })
                        // As many as come: that a person is in one place is {@link Arrival}'s, since nobody is ended
                        // unasked.
                        .maximumSessions(-1)
                        // The interface for programs asks it, too, whether a session was displaced.
                        .sessionRegistry(sessions)
                        .expiredSessionStrategy(expired -> {
                            OpenSessions.Begun by =
                                    open.endOf(expired.getSessionInformation().getSessionId());
                            if (by != null) {
                                expired.getRequest().getSession().setAttribute(LoginPages.ENDED_BY, by);
                            }
                            LoginRedirect.to(expired.getRequest(), expired.getResponse(), "/login?why=elsewhere");
                        }))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .addFilterBefore(new PresenceFilter(presence), AuthorizationFilter.class)
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new LoginRedirect()).accessDeniedHandler(denied()))
                .authorizeHttpRequests(requests -> requests
                        // Only what was let in before can fail or be drawn.
                        .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(practice.isOn() ? OPEN_IN_PRACTICE : OPEN)
                        .permitAll()
                        .requestMatchers("/choose", "/post", Arrival.ELSEWHERE)
                        .hasRole("CONSOLE")
                        .anyRequest()
                        .access((who, context) -> area(practice, context)))
                .build();
    }

    /** Fails closed: without an area, or without a person in a post, nothing is opened. */
    private static AuthorizationResult area(Practice practice, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        boolean opens = PresenceFilter.of(request)
                .flatMap(me -> Area.of(request.getServletPath()).map(area -> practice.opens(area, me.role())))
                .orElse(false);
        return new AuthorizationDecision(opens);
    }

    private static AuthenticationFailureHandler turnedAway(SignIns signIns) {
        return (request, response, why) -> {
            boolean shut = why instanceof LockedException;
            String login = String.valueOf(request.getParameter("login")).strip();
            What what = why instanceof AccountAuthentication.Slowed ? What.SLOWED : shut ? What.SHUT : What.WRONG;
            signIns.record(login, what, request.getRemoteAddr());
            request.getSession().setAttribute(LoginPages.TYPED, login);
            new SimpleUrlAuthenticationFailureHandler("/login?why=" + (shut ? "shut" : "wrong"))
                    .onAuthenticationFailure(request, response, why);
        };
    }

    private static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
    }

    /**
     * A form that lay open until its session was gone is no attack that a person should be told of in such words. Whoever is signed in is
     * told what is not there and what is done to no page; anybody else gets no map of the console.
     */
    private static AccessDeniedHandler denied() {
        AccessDeniedHandlerImpl refuse = new AccessDeniedHandlerImpl();
        return (request, response, why) -> {
            if (why instanceof CsrfException && request.getSession(false) == null) {
                LoginRedirect.to(request, response, "/login?why=again");
            } else if (isSignedIn() && !METHODS.contains(request.getMethod())) {
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            } else if (isSignedIn()
                    && !(why instanceof CsrfException)
                    && Area.of(request.getServletPath()).isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                refuse.handle(request, response, why);
            }
        };
    }
}
