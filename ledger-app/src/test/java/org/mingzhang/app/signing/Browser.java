package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at the console: keeps the session's cookie and sends each form with its token, and remembers all that was shown. */
final class Browser implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----mingzhang-test";

    private final String address;
    private final HttpClient client;
    private final StringBuilder seen = new StringBuilder();
    private String token = "";

    /**
     * A page.
     *
     * @param address where it was found in the end
     */
    record Page(int status, String address, String html) {
        /** The handle of the draft that the page is about. */
        String handle() {
            Matcher handle = Pattern.compile("draft=([0-9a-f]{32})").matcher(address + " " + html);
            assertThat(handle.find()).as("a draft in %s: %s", address, html).isTrue();
            return handle.group(1);
        }
    }

    Browser(String address) {
        this.address = address;
        this.client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    static Browser signedIn(String address, String login, String password) {
        Browser browser = new Browser(address);
        browser.get("/login");
        Page page = browser.post("/login", Map.of("login", login, "password", password));
        if (page.address.endsWith("/login/elsewhere")) {
            page = browser.post("/login/elsewhere", Map.of());
        }
        assertThat(page.status).as(page.html).isEqualTo(200);
        assertThat(page.address).doesNotContain("login");
        return browser;
    }

    Page get(String path) {
        return shown(send(HttpRequest.newBuilder(URI.create(address + path)).GET()));
    }

    byte[] download(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET()).body();
    }

    Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return shown(send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + encoded(token)))));
    }

    /** A form as another site's page would send it: with the session's cookie, but no token. */
    Page withoutToken(String path, Map<String, String> fields) {
        String kept = token;
        token = "";
        Page page = post(path, fields);
        token = kept;
        return page;
    }

    /** A form with a file. */
    Page upload(String path, Map<String, String> fields, String name, String fileName, byte[] content) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            part(body, "_csrf", token);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                part(body, field.getKey(), field.getValue());
            }
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                            + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(UTF_8));
            body.write(content);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
            return shown(send(HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void part(ByteArrayOutputStream body, String name, String value) throws IOException {
        body.write(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8));
    }

    /** Everything that any page showed, and where each was. */
    String seen() {
        return seen.toString();
    }

    private synchronized Page shown(HttpResponse<byte[]> answer) {
        String html = new String(answer.body(), UTF_8);
        Matcher found = TOKEN.matcher(html);
        if (found.find()) {
            token = found.group(1);
        }
        seen.append(answer.uri()).append(html);
        return new Page(answer.statusCode(), answer.uri().toString(), html);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
