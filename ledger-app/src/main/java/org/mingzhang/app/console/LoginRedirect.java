package org.mingzhang.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends who is not signed in to where they can; a part of a page that is loaded alone sends the whole page. */
final class LoginRedirect implements AuthenticationEntryPoint {
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        to(request, response, "/login");
    }

    static void to(HttpServletRequest request, HttpServletResponse response, String where) throws IOException {
        String target = request.getContextPath() + where;
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", target);
        } else {
            response.sendRedirect(target);
        }
    }
}
