package org.mingzhang.app.platform.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Gives each problem the same members (RFC 9457), whoever tells it: type, title, status, detail and instance. The kind of a problem is told
 * by {@code code}, so that its type is always the one that says nothing beyond the status.
 */
@ControllerAdvice
class ProblemShape implements ResponseBodyAdvice<Object> {
    static final String TYPE = "about:blank";

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            problem.setType(URI.create(TYPE));
            if (problem.getDetail() == null) {
                problem.setDetail(problem.getTitle());
            }
            if (problem.getInstance() == null) {
                problem.setInstance(URI.create(request.getURI().getRawPath()));
            }
        }
        return body;
    }
}
