package org.mingzhang.app.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.Visit;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that are none: whatever is wrong with them, programs get a problem and people a page, in Chinese, with nothing of the insides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiEdgesIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private TwoCounties ledger;
    private ConfigurableApplicationContext application;
    private int port;
    private String operator;

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.commitBoth();
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    /** What came back over the wire, as it was. */
    private record Raw(int status, String head, String body) {
        static Raw of(String text) {
            int end = text.indexOf("\r\n\r\n");
            assertThat(end).as("an answer: " + text).isPositive();
            return new Raw(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }
    }

    /** Addresses that no client would send are sent as they are. */
    private Raw raw(String method, String target, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            socket.getOutputStream()
                    .write((method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                    + "Authorization: Bearer " + operator + "\r\n" + more + "\r\n")
                            .getBytes(ISO_8859_1));
            return Raw.of(new String(socket.getInputStream().readAllBytes(), UTF_8));
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + operator)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) {
        return problem(
                answer.body(),
                answer.statusCode(),
                status,
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.headers().allValues("Content-Language"));
    }

    private static JsonNode problem(String body, int was, int status, String type, List<String> language) {
        assertThat(was).as(body).isEqualTo(status);
        assertThat(type).as(body).startsWith("application/problem+json");
        assertThat(language).containsExactly("zh-CN");
        silent(body);
        JsonNode problem = JsonMapper.shared().readTree(body);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).matches(".*\\p{IsHan}.*");
        return problem;
    }

    /** Nothing of what the program is made. */
    private static void silent(String answer) {
        assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain(
                        "tomcat", "apache", "spring", "exception", "jackson", "\tat ", "org.mingzhang", "timestamp");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/me,GET",
        "DELETE,/api/v1/catalogue,GET",
        "GET,/api/v1/commands/preview,POST",
        "PUT,/api/v1/system/accounts/x,DELETE",
        "PATCH,/api/v1/verifications,POST"
    })
    void anotherMethodIsRefusedWithThoseThatThereAre(String method, String path, String allowed) throws Exception {
        HttpResponse<String> answer = send(method, path, "{}", "Content-Type", "application/json");
        assertThat(problem(answer, 405).get("detail").asString()).contains(allowed, method);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains(allowed);
    }

    @Test
    void anotherTypeIsRefusedWithThatWhichThereIs() throws Exception {
        for (String accept : List.of("text/html", "application/xml", "image/png")) {
            assertThat(problem(send("GET", "/api/v1/openapi.json", "", "Accept", accept), 406)
                            .get("detail")
                            .asString())
                    .contains("application/json");
        }
        for (String type : List.of("application/xml", "text/plain", "application/x-www-form-urlencoded", "*/*")) {
            HttpResponse<String> answer = send("POST", "/api/v1/commands", "<a/>", "Content-Type", type);
            assertThat(problem(answer, type.equals("*/*") ? answer.statusCode() : 415)
                            .get("detail")
                            .asString())
                    .isNotEmpty();
            assertThat(answer.statusCode()).isIn(400, 415);
        }
        assertThat(problem(send("POST", "/api/v1/commands", "<a/>", "Content-Type", "text/plain"), 415)
                        .get("detail")
                        .asString())
                .contains("application/json", "multipart/form-data");
    }

    @Test
    void anUnreadableBodyAndOneTooLargeAreProblems() throws Exception {
        for (String body : List.of("", "{", "\u0000", "[".repeat(5_000))) {
            problem(send("POST", "/api/v1/verifications", body, "Content-Type", "application/json"), 400);
        }
        problem(send("POST", "/api/v1/verifications", " ".repeat(1 << 21), "Content-Type", "application/json"), 413);
        problem(
                send("POST", "/api/v1/programmes/programme/imports/checks", "x", "Content-Type", "multipart/form-data"),
                400);
        problem(send("POST", "/api/v1/commands", "x", "Content-Type", "multipart/form-data; boundary=b"), 400);
    }

    @Test
    void whatThereIsNotIsSaidSoAndWithoutATokenNothing() throws Exception {
        problem(get("/api/v1/nowhere"), 404);
        problem(get("/api/v2/me"), 404);
        problem(get("/api"), 404);
        problem(get("/api/v1/catalogue/a/b/c"), 404);
        HttpResponse<String> nobody = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/nowhere"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        problem(nobody, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "/%00",
                "/x%2f..%2fy",
                "/..;/me",
                "/me;a=b",
                "/%zz",
                "/%e4%b8",
                "/me?%zz",
                "/me?x=%zz",
                "/me?x=%00",
                "/me?at-least=%zz",
                "/me?x={|}[]^`\\",
                "/../../../etc/passwd",
                "//me",
                "/%2e%2e/me",
                "/me%0d%0aX:y",
                "/me\\..\\x",
                "/{}",
                "/<script>",
                "/me?x=\"<script>\"",
                "/\u00e4"
            })
    void anAddressThatIsNoneIsAProblemUnderTheInterfaceAndAPageElsewhere(String end) throws Exception {
        Raw program = raw("GET", "/api/v1" + end);
        silent(program.body);
        silent(program.head.replaceAll("(?m)^(Date|Set-Cookie):.*$", ""));
        assertThat(program.status).as(program.toString()).isIn(400, 404);
        assertThat(program.head).as(program.toString()).contains("Content-Type: application/problem+json");
        assertThat(program.head).contains("Content-Language: zh-CN");
        assertThat(program.body).matches("(?s).*\\p{IsHan}.*").doesNotContain("<script>");
        Raw person = raw("GET", "/login" + end);
        silent(person.body);
        assertThat(person.status).as(person.toString()).isIn(400, 302, 200);
        // Where no address could be read there is nobody's page to tell it on.
        if (person.status == 400 && !end.endsWith("\u00e4")) {
            assertThat(person.head).as(person.toString()).contains("text/html", "Content-Language: zh-CN");
            assertThat(person.body).contains("<title>明账</title>", "状态").doesNotContain("<script>");
        }
    }

    @Test
    void theServersOwnRefusalsSayNothingOfIt() throws Exception {
        for (Raw answer : List.of(
                raw("TRACE", "/api/v1/me"),
                raw("FOO", "/api/v1/me"),
                raw("GET", "/api/v1/me", "X-Long: " + "a".repeat(40_000)),
                raw("GET", "/api/v1/" + "a".repeat(40_000)),
                raw("GET", "/api/v1/me", "Content-Length: -5"),
                raw("TRACE", "/login"),
                raw("GET", "nothing"),
                raw("GET", "/login", "Bad Header: x"),
                raw("POST", "/login", "Content-Length: 0", "Content-Type: multipart/form-data"))) {
            assertThat(answer.status).as(answer.toString()).isBetween(400, 499);
            silent(answer.body);
            assertThat(answer.head).doesNotContain("Server:", "X-Powered-By");
            assertThat(answer.body).doesNotContain("HTTP Status", "Error report");
        }
        assertThat(raw("TRACE", "/api/v1/me").head).contains("Allow:", "application/problem+json");
    }

    @Test
    void peopleGetThePageOfTheConsoleWhateverTheyAccept() throws Exception {
        try (Visit visit = Visit.of(application, "city")) {
            for (String path : List.of("/nowhere", "/do/drafts/delete/x/y", "/budget/rows")) {
                HttpResponse<String> page = visit.get(path);
                assertThat(page.statusCode()).as(path).isIn(400, 403, 404);
                assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
                assertThat(page.body()).contains("明账");
                silent(page.body());
            }
            HttpResponse<String> page = visit.get("/budget");
            assertThat(page.headers().allValues("Content-Language")).containsExactly("zh-CN");
            HttpResponse<String> posted = visit.post("/limits", java.util.Map.of(), "/account");
            assertThat(posted.statusCode()).isEqualTo(405);
            assertThat(posted.body()).contains("不能这样访问", "明账");
            silent(posted.body());
        }
        Raw english = raw("GET", "/login", "Accept-Language: en", "Accept: application/json");
        assertThat(english.head).contains("Content-Language: zh-CN");
        Raw json = raw("GET", "/login/nowhere/", "Accept: application/json", "Accept-Language: en");
        assertThat(json.head).doesNotContain("application/json");
    }

    /** A condition that was mistyped would otherwise let in all that it was to keep out. */
    @Test
    void parametersThatThereAreNotAreAllNamed() throws Exception {
        JsonNode problem = problem(get("/api/v1/events?limit=1&since=3&form=x"), 400);
        assertThat(problem.get("problems").valueStream().map(one -> one.get("pointer")
                        .asString()))
                .containsExactly("since", "form");
        assertThat(problem.get("problems").get(0).get("expected").asString()).contains("after", "limit", "proofs");
        assertThat(get("/api/v1/events?limit=1&proofs=true&after=-1").statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/me?at-least=1").statusCode()).isEqualTo(200);
        problem(get("/api/v1/programmes/programme/budget/rows?figure=PAID&countie=x"), 400);
        assertThat(get("/api/v1/registers/applications?programme=programme&at-least=1&county=130402")
                        .statusCode())
                .isEqualTo(200);
        problem(get("/api/v1/registers/applications?programme=programme&nothing=1"), 400);
        problem(send("POST", "/api/v1/verifications?kind=whole", "{}", "Content-Type", "application/json"), 400);
    }

    /** Every address of the description, so that one more cannot be left out. */
    @Test
    void noAddressPassesOverAParameterThatItDoesNotKnow() throws Exception {
        JsonNode description =
                JsonMapper.shared().readTree(get("/api/v1/openapi.json").body());
        Set<String> wrong = new TreeSet<>();
        for (String template : description.get("paths").propertyNames()) {
            for (String verb : description.get("paths").get(template).propertyNames()) {
                String path = "/api/v1" + template.replace("{path}", "0/000").replaceAll("\\{[^}]*}", "1");
                String type = bodyType(description.get("paths").get(template).get(verb));
                String body = type.contains("boundary")
                        ? "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--b--\r\n"
                        : "{}";
                HttpResponse<String> answer = send(
                        verb.toUpperCase(java.util.Locale.ROOT),
                        path + "?programme=programme&no-such=1" + (template.endsWith("/file") ? "&form=csv" : ""),
                        body,
                        "Content-Type",
                        type);
                if (answer.statusCode() != 400 && !(template.startsWith("/registers/") && answer.statusCode() == 404)) {
                    wrong.add(verb + " " + template + " → " + answer.statusCode());
                } else if (answer.statusCode() == 400 && !answer.body().contains("no-such")) {
                    wrong.add(verb + " " + template + " does not name it: " + answer.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String bodyType(JsonNode operation) {
        return operation.at("/requestBody/content").has("multipart/form-data")
                        && !operation.at("/requestBody/content").has("application/json")
                ? "multipart/form-data; boundary=b"
                : "application/json";
    }

    @Test
    void aCommaIsPartOfWhatWasWritten() throws Exception {
        try (Visit visit = Visit.of(application, "finance")) {
            String one =
                    visit.page("/whatif?parameter=HD-01.cap.L2.batch2&value=" + URLEncoder.encode("15万元,18万元", UTF_8));
            assertThat(one).contains("value=\"15万元,18万元\"", "15万元", "18万元").doesNotContain("role=\"alert\"");
            String refused =
                    visit.page("/whatif?parameter=nowhere.at.all&value=" + URLEncoder.encode("1,2,<b>", UTF_8));
            assertThat(refused)
                    .contains("role=\"alert\"", "value=\"1,2,&lt;b&gt;\"", "<option selected value=\"nowhere.at.all\"");
            String alone = visit.page("/whatif?value=" + URLEncoder.encode("3,4", UTF_8));
            assertThat(alone).contains("value=\"3,4\"", "role=\"alert\"");
        }
    }
}
