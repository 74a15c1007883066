package org.mingzhang.app.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Token;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.PostText;
import org.mingzhang.app.console.Presence;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls: by the operator's token in the home's secrets, by a person's token, or, where something is only looked at
 * from a page of the console, by its session. A token speaks alone: where one comes that is not good, no cookie helps.
 */
final class CallerFilter extends OncePerRequestFilter {
    /** In which post somebody asks who holds several, as ROLE or ROLE/county. */
    static final String POST = "Mingzhang-Post";

    private static final String CALLER = "mingzhang.caller";
    private static final String SCHEME = "Bearer ";

    private final byte[] operator;
    private final Tokens tokens;
    private final Presence presence;

    CallerFilter(String operator, Tokens tokens, Presence presence) {
        this.operator = operator.getBytes(StandardCharsets.US_ASCII);
        this.tokens = tokens;
        this.presence = presence;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        caller(request).ifPresent(caller -> {
            request.setAttribute(CALLER, caller);
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    caller.isOperator() ? "operator" : caller.actor(), null, AuthorityUtils.NO_AUTHORITIES));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.startsWith(SCHEME)
                    ? bearer(header.substring(SCHEME.length()).strip(), request)
                    : Optional.empty();
        }
        return isLook(request) ? presence.bySession(request).map(who -> new Caller(who, false)) : Optional.empty();
    }

    /** A cookie comes along by itself wherever a request is made from, so with it nothing may be done, only looked at. */
    private static boolean isLook(HttpServletRequest request) {
        String from = request.getHeader("Sec-Fetch-Site");
        return request.getMethod().equals("GET") && (from == null || from.equals("same-origin") || from.equals("none"));
    }

    private Optional<Caller> bearer(String secret, HttpServletRequest request) {
        if (MessageDigest.isEqual(operator, secret.getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of(Caller.OPERATOR);
        }
        return tokens.use(secret).flatMap(token -> presence.holding(token.actor(), post(token, request))
                .map(who -> token.onlyCounty() == null ? who : who.within(token.onlyCounty()))
                .map(who -> new Caller(who, token.readOnly())));
    }

    /** The post that a token is narrowed to, or else the one that is asked for; null for its owner's first. */
    private static @Nullable Post post(Token token, HttpServletRequest request) {
        Post narrowed = token.post();
        String wanted = request.getHeader(POST);
        return narrowed != null || wanted == null ? narrowed : PostText.read(wanted);
    }

    /** Who calls; empty where nobody was recognised. */
    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }
}
