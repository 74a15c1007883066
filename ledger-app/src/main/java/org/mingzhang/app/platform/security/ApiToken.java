package org.mingzhang.app.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who brings the token that lies in the home's secrets; compared in constant time. */
final class ApiToken extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    ApiToken(String token) {
        this.expected = token.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        expected, header.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII))) {
            SecurityContextHolder.getContext()
                    .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            "api", null, List.of(new SimpleGrantedAuthority("ROLE_API"))));
        }
        chain.doFilter(request, response);
    }
}
