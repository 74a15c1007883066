package org.mingzhang.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.Visit;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.access.Tokens.Limits;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;
import org.springframework.web.bind.annotation.RequestMethod;

/** What somebody tries with a token that was made for less than its owner may: to write, and to see another county. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenLimitsIT {
    private static final Post FINANCE = new Post(Role.FINANCE, null);
    private static final List<String> OF_FAR =
            List.of("远县示例厂", "APP-FAR", "PAY-FAR", "command-FAR", TwoCounties.DIGEST, TwoCounties.FAR);

    private final HttpClient client = HttpClient.newHttpClient();
    private TwoCounties ledger;
    private Addresses addresses;
    private ServedApplication application;
    private Tokens tokens;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        addresses = new Addresses(ledger);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.commitBoth();
        ledger.listBoth();
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        application.bean(Accounts.class).openForDemo(List.of("finance", "near-official"), Visit.PASSWORD);
        tokens = application.bean(Tokens.class);
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private String token(String actor, Limits limits) {
        return tokens.make(actor, "测试", limits, 1).secret();
    }

    private HttpResponse<String> send(String method, String path, String secret, @Nullable String body)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(application.address() + path))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Set<RequestMethod>> mapped() {
        Map<String, Set<RequestMethod>> all = new java.util.TreeMap<>();
        application.addresses().getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/"))
                .forEach(pattern -> all.computeIfAbsent(pattern, one -> new TreeSet<>())
                        .addAll(info.getMethodsCondition().getMethods())));
        return all;
    }

    @Test
    void aReadOnlyTokenWritesAtNoAddress() throws Exception {
        String secret = token("finance", new Limits(null, true, null));
        long before = ledger.ledger().store().log().size();
        Set<String> wrong = new TreeSet<>();
        int tried = 0;
        for (Map.Entry<String, Set<RequestMethod>> one : mapped().entrySet()) {
            String path = addresses.about(one.getKey()).iterator().next();
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                HttpResponse<String> answer = send(method, path, secret, "{}");
                tried += one.getValue().contains(RequestMethod.valueOf(method)) ? 1 : 0;
                if (answer.statusCode() != 403
                        || !answer.body().contains("这个令牌是只读的")
                        || !answer.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .startsWith("application/problem+json")) {
                    wrong.add(method + " " + path + " → " + answer.statusCode() + " " + answer.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).as("addresses that take something").isGreaterThan(10);
        assertThat(ledger.ledger().store().log().size()).isEqualTo(before);
        assertThat(send("GET", "/api/v1/registers/applications?programme=programme", secret, null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/api/v1/commands/preview", token("finance", Limits.NONE), "{}")
                        .statusCode())
                .as("another of the same owner is judged by what it brings")
                .isEqualTo(400);
    }

    @Test
    void aTokenForOneCountySeesThatCountyOnly() throws Exception {
        String secret = token("finance", new Limits(FINANCE, false, TwoCounties.NEAR));
        Set<String> wrong = new TreeSet<>();
        int answered = 0;
        for (Map.Entry<String, Set<RequestMethod>> one : mapped().entrySet()) {
            if (!one.getValue().contains(RequestMethod.GET)) {
                continue;
            }
            for (String path : addresses.about(one.getKey())) {
                HttpResponse<String> answer = send("GET", path, secret, null);
                answered += answer.statusCode() == 200 ? 1 : 0;
                String told = answer.body().replaceFirst("\"q\":\"[^\"]*\"", "");
                if (answer.statusCode() != 200) {
                    for (String part : path.split("[/?=&]", -1)) {
                        told = part.length() < 4 ? told : told.replace(part, "…");
                    }
                }
                // The policy names every county, and so does the form that a command of it has.
                boolean policy = path.contains("/packs") || path.contains("/catalogue") || path.contains("openapi");
                for (String word : OF_FAR) {
                    if (told.contains(word) && !(policy && word.equals(TwoCounties.FAR))) {
                        wrong.add(path + " tells " + word);
                    }
                }
                if (told.contains(ledger.far)) {
                    wrong.add(path + " tells who");
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answered).isGreaterThan(40);
        assertThat(send("GET", "/api/v1/registers/applications?programme=programme", secret, null)
                        .body())
                .contains("APP-NEAR")
                .doesNotContain("APP-FAR");
        assertThat(send(
                                "GET",
                                "/api/v1/registers/applications?programme=programme",
                                token("finance", Limits.NONE),
                                null)
                        .body())
                .contains("APP-NEAR", "APP-FAR");
        assertThat(send("GET", "/api/v1/me", secret, null).body()).contains(TwoCounties.NEAR);
    }

    /** Whatever stands in the table, a token gives nothing that its owner's post does not reach at this request. */
    @Test
    void aCountyBeyondTheOwnersPostGivesNothing() throws Exception {
        Post near = new Post(Role.COUNTY_INDUSTRY, TwoCounties.NEAR);
        String secret = token("near-official", new Limits(near, true, TwoCounties.FAR));
        assertThat(send("GET", "/api/v1/registers/applications?programme=programme", secret, null)
                        .body())
                .doesNotContain("APP-NEAR", "APP-FAR");
        assertThat(send("GET", "/api/v1/trail/application/APP-FAR", secret, null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void itIsMadeNarrowOnTheFormAndByAProgramAndListedSo() throws Exception {
        try (Visit visit = Visit.of(application, "finance")) {
            assertThat(visit.page("/account")).contains("只读：只能看，不能提交任何东西");
            Map<String, String> form = Map.of(
                    "name",
                    "月报程序",
                    "days",
                    "30",
                    "post",
                    "FINANCE",
                    "county",
                    TwoCounties.NEAR,
                    "readOnly",
                    "true",
                    "password",
                    Visit.PASSWORD);
            visit.post("/account/tokens", form, "/account");
            assertThat(visit.page("/account")).contains("月报程序", "只读，只看", "开设只读令牌");
            visit.post(
                    "/account/tokens",
                    Map.of("name", "越界", "days", "30", "county", TwoCounties.NEAR, "password", Visit.PASSWORD),
                    "/account");
            assertThat(visit.page("/account")).doesNotContain("越界");
        }
        String body = "{\"name\":\"%s\",\"days\":1,\"post\":\"%s\",\"readOnly\":true,\"county\":\"%s\",\"password\":\""
                + Visit.PASSWORD + "\"}";
        HttpResponse<String> made = send(
                "POST",
                "/api/v1/me/tokens",
                token("finance", Limits.NONE),
                body.formatted("接口", "FINANCE", TwoCounties.NEAR));
        assertThat(made.body()).contains("\"readOnly\":true", "\"onlyCounty\":\"" + TwoCounties.NEAR + "\"");
    }
}
