package org.mingzhang.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.app.access.Accounts;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody who is signed in to the console of a running application, as their browser would be. */
public final class Visit implements AutoCloseable {
    /** Of every account that is opened here. */
    public static final String PASSWORD = "test-Console-2026";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String address;

    private Visit(String address) {
        this.address = address;
    }

    /** Opens an account for a registered actor, and comes in with it. */
    public static Visit of(ConfigurableApplicationContext application, String actor) {
        application.getBean(Accounts.class).openForDemo(List.of(actor), PASSWORD);
        return signedIn(application, actor, PASSWORD);
    }

    /** The same. */
    public static Visit of(ServedApplication application, String actor) {
        application.bean(Accounts.class).openForDemo(List.of(actor), PASSWORD);
        return signedIn(application.address(), actor, PASSWORD);
    }

    /** Comes in with an account that there is. */
    static Visit signedIn(ConfigurableApplicationContext application, String actor, String password) {
        return signedIn(
                "http://127.0.0.1:"
                        + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                                .getPort(),
                actor,
                password);
    }

    private static Visit signedIn(String address, String actor, String password) {
        Visit visit = new Visit(address);
        HttpResponse<String> in = visit.post("/login", Map.of("login", actor, "password", password), "/login");
        if (in.headers().firstValue("Location").orElse("").endsWith("/login/elsewhere")) {
            in = visit.post("/login/elsewhere", Map.of("x", ""), "/login/elsewhere");
        }
        assertThat(in.headers().firstValue("Location").orElse("")).doesNotContain("login");
        return visit;
    }

    /** An answer, whatever its status. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** A page that is there. */
    public String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** A form, sent with the token of a page that has one. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String formOn) {
        Matcher token = TOKEN.matcher(page(formOn));
        assertThat(token.find()).as("a form on " + formOn).isTrue();
        String body = "_csrf=" + token.group(1) + "&"
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
