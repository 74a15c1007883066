package org.mingzhang.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.web.ProblemAnswer;
import org.mingzhang.app.platform.web.StatusWords;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Requests to the interface that no controller took: another method, another type, no document. Told before there is a controller, so
 * that no controller's own answers can tell them; each names what would have been taken.
 */
@Component
class ApiRefusals implements HandlerExceptionResolver, Ordered {
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception refused) {
        if (!ProblemAnswer.isFor(request.getRequestURI())) {
            return null;
        }
        ProblemAnswer answer = answer(refused, response);
        if (answer == null) {
            return null;
        }
        try {
            answer.write(request, response);
            return new ModelAndView();
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever asked is gone", gone);
        }
    }

    private static @Nullable ProblemAnswer answer(Exception refused, HttpServletResponse response) {
        return switch (refused) {
            case HttpRequestMethodNotSupportedException other -> {
                String[] supported = other.getSupportedMethods();
                List<String> allowed = supported == null
                        ? List.of()
                        : Arrays.stream(supported).sorted().toList();
                response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
                yield told(405, "这个地址接受 " + String.join("、", allowed) + "，不接受 " + other.getMethod());
            }
            case HttpMediaTypeNotSupportedException other -> {
                response.setHeader(HttpHeaders.ACCEPT, named(other.getSupportedMediaTypes(), ", "));
                yield told(415, "这个地址接受 " + named(other.getSupportedMediaTypes(), "、"));
            }
            case HttpMediaTypeNotAcceptableException other ->
                told(406, "这个地址的答复是 " + named(other.getSupportedMediaTypes(), "、") + "；请改 Accept，或不写");
            case HttpMessageNotReadableException empty -> new ProblemAnswer(400, "输入不合要求", "应有 JSON 文档");
            case NoResourceFoundException nowhere -> ProblemAnswer.of(404);
            case NoHandlerFoundException nowhere -> ProblemAnswer.of(404);
            default -> null;
        };
    }

    private static ProblemAnswer told(int status, String detail) {
        return new ProblemAnswer(status, StatusWords.of(status).title(), detail);
    }

    private static String named(List<MediaType> types, String between) {
        return types.stream().map(MediaType::toString).distinct().sorted().collect(Collectors.joining(between));
    }
}
