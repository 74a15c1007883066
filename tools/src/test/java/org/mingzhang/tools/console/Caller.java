package org.mingzhang.tools.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who is signed in to a demo's console and reads its pages as they come, without a browser. */
final class Caller implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    Caller(String address) {
        this.address = address;
    }

    void signIn(String login, String password) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page("/login"));
        assertThat(token.find()).isTrue();
        String form = "login=" + login + "&password=" + password + "&_csrf=" + URLEncoder.encode(token.group(1), UTF_8);
        HttpResponse<String> in = client.send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("login");
    }

    String page(String path) throws IOException, InterruptedException {
        return new String(bytes(path), UTF_8);
    }

    /** Sends a form, and answers with the page that it leads to and where that is. */
    Answer post(String path, Map<String, String> form) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page("/account"));
        assertThat(token.find()).isTrue();
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("_csrf", token.group(1));
        String body = all.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), UTF_8) + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> sent = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(UTF_8));
        String location = sent.headers().firstValue("Location").orElse(null);
        if (location == null) {
            return new Answer(sent.statusCode(), path, sent.body());
        }
        String next = location.replace(address, "");
        return new Answer(200, next, page(next));
    }

    /** What a form came to. */
    record Answer(int status, String path, String html) {
        /** The words of the page, without its frame. */
        String text() {
            return html.replaceFirst("(?s)^.*<main>", "")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ");
        }
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
