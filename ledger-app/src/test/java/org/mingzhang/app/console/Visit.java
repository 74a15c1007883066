package org.mingzhang.app.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, follows nothing by itself, finds the token of the page that it last saw. */
public final class Visit implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    public Visit(String address) {
        this.address = address;
    }

    /** What came back. */
    public record Answer(int status, String body, Map<String, String> headers) {
        /** Where to, without the server's own address. */
        public String location() {
            return headers.getOrDefault("location", "").replaceFirst("^http://[^/]+", "");
        }
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    /** Sends a form with the token that the last page had. */
    public Answer post(String path, Map<String, String> fields, String... headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", token);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(all.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return new Answer(
                answer.statusCode(),
                answer.body(),
                answer.headers().map().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                                header -> String.join("\n", header.getValue()))));
    }

    /** Signs in as a person would, and ends what the same person left open elsewhere. */
    public Answer signIn(String login, String password) throws IOException, InterruptedException {
        Answer answer = comesIn(login, password);
        if (!answer.location().equals("/login/elsewhere")) {
            return answer;
        }
        get("/login/elsewhere");
        return post("/login/elsewhere", Map.of());
    }

    /** Opens the page, then sends its form. */
    public Answer comesIn(String login, String password) throws IOException, InterruptedException {
        get("/login");
        return post("/login", Map.of("login", login, "password", password));
    }

    /** The session's id as the cookie has it; empty without one. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("MINGZHANG"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public String token() {
        return token;
    }

    @Override
    public void close() {
        client.close();
    }
}
