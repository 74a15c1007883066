package org.mingzhang.app.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says of parameters that cannot be decoded that it is the request which is wrong. The server finds out only when somebody reads the
 * first of them, which may be anywhere, and would take it for a fault.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class UnreadableParameters extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException unreadable) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } catch (ServletException fault) {
            if (!(fault.getCause() instanceof InvalidParameterException)) {
                throw fault;
            }
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
