package org.mingzhang.app.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.mingzhang.app.platform.web.StrictJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses unread what no answer could come of: a document longer than any that is taken, or one that does not say how long it is,
 * which somebody could send for ever. Uploads have limits of their own.
 */
final class BodyLimit extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            if (request.getContentLengthLong() > StrictJson.MAX_BYTES) {
                ApiSecurity.problem(
                        request, response, HttpStatus.CONTENT_TOO_LARGE, "最多 " + StrictJson.MAX_BYTES + " 字节");
                return;
            } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
                ApiSecurity.problem(request, response, HttpStatus.LENGTH_REQUIRED, "请写明内容的长度（Content-Length）");
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
