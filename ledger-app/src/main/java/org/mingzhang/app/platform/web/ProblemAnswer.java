package org.mingzhang.app.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as problem+json (RFC 9457) that no controller gives: written as it is, whatever type was asked for, since there is no other
 * to say what is wrong.
 *
 * @param problems each with its place; mostly none
 */
public record ProblemAnswer(
        int status, String title, @Nullable String detail, List<Problem> problems) {
    /** Under it programs ask; what goes wrong there is never told as a page. */
    private static final String INTERFACE = "/api";

    public ProblemAnswer {
        problems = List.copyOf(problems);
    }

    public ProblemAnswer(int status, String title, @Nullable String detail) {
        this(status, title, detail, List.of());
    }

    /** With the words of its status. */
    public static ProblemAnswer of(int status) {
        StatusWords words = StatusWords.of(status);
        return new ProblemAnswer(status, words.title(), words.detail());
    }

    /** Whether whoever asked for this address is answered so; it is taken as it came, and may be malformed. */
    public static boolean isFor(@Nullable String path) {
        return path != null && (path.equals(INTERFACE) || path.startsWith(INTERFACE + "/"));
    }

    /**
     * The document, with the same members wherever it comes from.
     *
     * @param instance the address that was asked for; null where nothing could be read of it
     */
    public byte[] bytes(@Nullable String instance) {
        ObjectNode document = JsonMapper.shared()
                .createObjectNode()
                .put("type", ProblemShape.TYPE)
                .put("title", title)
                .put("status", status)
                .put("detail", detail == null ? title : detail);
        // What is no address is not repeated to whoever may show it.
        if (instance != null && instance.matches("[A-Za-z0-9/_.~%:@!$&()*+,;=-]{1,500}")) {
            document.put("instance", instance);
        }
        if (!problems.isEmpty()) {
            ArrayNode all = document.putArray("problems");
            problems.forEach(problem -> all.addObject()
                    .put("pointer", problem.pointer())
                    .put("value", problem.value())
                    .put("expected", problem.expected()));
        }
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Answers a request; one that failed elsewhere is known by the address that failed. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = bytes(
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                        ? failed
                        : request.getRequestURI());
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
