package org.mingzhang.app.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What the server says of a request that never got as far as the application, such as one whose address cannot be read: the same words,
 * and not the server's own page.
 */
public final class ServerAnswers extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // An address of which nothing could be read came from no browser.
        String address = request.getRequestURI();
        boolean program = address == null || ProblemAnswer.isFor(address);
        StatusWords words = StatusWords.of(status);
        String body = program
                ? new String(ProblemAnswer.of(status).bytes(address), StandardCharsets.UTF_8)
                : page(words, status);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, ChineseAnswers.LANGUAGE);
        response.setContentType(program ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        try {
            Writer out = response.getReporter();
            if (out != null) {
                out.write(body);
                response.finishResponse();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("whoever asked is gone", gone);
        }
    }

    private static String page(StatusWords words, int status) {
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
              <meta charset="UTF-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>明账</title>
              <link rel="icon" href="/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/console.css">
            </head>
            <body class="gate">
            <div class="gate-card">
              <main>
                <h1>%s</h1>
                <p>%s。</p>
                <p class="quiet">状态 %d</p>
                <p><a class="button" href="/">回工作台</a></p>
              </main>
            </div>
            </body>
            </html>
            """.formatted(words.title(), words.detail(), status);
    }
}
