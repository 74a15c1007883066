package org.mingzhang.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;
import org.springframework.web.bind.annotation.RequestMethod;

/** Every address, for every post, of two counties and two enterprises: what opens is what the table says, and nothing of the neighbour is in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiMatrixIT {
    private static final List<String> OF_NEAR = List.of("近县示例厂", "APP-NEAR", "PAY-NEAR", "command-NEAR");
    private static final List<String> OF_FAR =
            List.of("远县示例厂", "APP-FAR", "PAY-FAR", "command-FAR", TwoCounties.DIGEST);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Role> posts = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private TwoCounties ledger;
    private Addresses addresses;
    private ServedApplication application;
    private Tokens tokens;
    private String address;
    private String operator;

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        ledger = new TwoCounties(home);
        addresses = new Addresses(ledger);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.commitBoth();
        ledger.listBoth();
        posts.put("city", Role.CITY_INDUSTRY);
        posts.put("finance", Role.FINANCE);
        posts.put("admin", Role.SYSTEM_ADMIN);
        posts.put("near-official", Role.COUNTY_INDUSTRY);
        posts.put("far-official", Role.COUNTY_INDUSTRY);
        posts.put("near-applicant", Role.APPLICANT);
        posts.put("far-applicant", Role.APPLICANT);
        for (Role role : Role.values()) {
            if (role != Role.LEDGER && !posts.containsValue(role)) {
                String actor =
                        "one-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                ledger.register(actor, "office-" + actor, role, null);
                posts.put(actor, role);
            }
        }
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        address = application.address();
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
        tokens = application.bean(Tokens.class);
        posts.keySet().forEach(actor -> secrets.put(actor, token(actor, null)));
    }

    private String token(String actor, @Nullable Post post) {
        application.bean(Accounts.class).openForDemo(List.of(actor), "Right-horse-42");
        return tokens.make(actor, "测试", new Tokens.Limits(post, false, null), 1).secret();
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private HttpResponse<String> send(String method, String path, @Nullable String secret, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (secret != null) {
            request.header("Authorization", "Bearer " + secret);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return client.send(
                request.method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, @Nullable String secret) throws IOException, InterruptedException {
        return send("GET", path, secret, null);
    }

    private record Mapped(RequestMethod method, String pattern) {}

    private Set<Mapped> mapped() {
        Set<Mapped> all = new LinkedHashSet<>();
        application.addresses().getHandlerMethods().keySet().forEach(info -> info.getPatternValues().stream()
                .filter(pattern -> pattern.startsWith("/api/"))
                .forEach(pattern -> info.getMethodsCondition()
                        .getMethods()
                        .forEach(method -> all.add(new Mapped(method, pattern)))));
        assertThat(all).hasSizeGreaterThan(40);
        return all;
    }

    @Test
    void everyAddressBelongsToAPartOfTheConsole() {
        for (Mapped one : mapped()) {
            assertThat(ApiAreas.of(one.pattern.replaceAll("/?\\{[^}]*}", "/x").replace("//", "/")))
                    .as(one + " needs a line in ApiAreas")
                    .isPresent();
        }
        assertThat(ApiAreas.of("/api/v1/nowhere")).isEmpty();
    }

    @Test
    void eachPostOpensWhatTheTableSaysAndFindsNothingOfTheNeighbour() throws Exception {
        Set<String> wrong = new TreeSet<>();
        int answered = 0;
        for (Mapped one : mapped()) {
            for (String path : one.method == RequestMethod.GET
                    ? addresses.about(one.pattern)
                    : Set.of(addresses.about(one.pattern).iterator().next())) {
                String bare = path.substring(0, path.indexOf('?'));
                for (Map.Entry<String, Role> who : posts.entrySet()) {
                    HttpResponse<String> answer = send(
                            one.method.name(),
                            path,
                            secrets.get(who.getKey()),
                            one.method == RequestMethod.GET ? null : "{}");
                    boolean opens = ApiAreas.of(bare)
                            .filter(area -> area.opensTo(who.getValue()))
                            .isPresent();
                    String what = who.getKey() + " " + one.method + " " + path + " → " + answer.statusCode();
                    boolean ownRule = bare.endsWith("/actors/x/commands")
                            || bare.contains("/system/")
                            || bare.contains("/tile/entries/");
                    if (answer.statusCode() >= 500
                            || answer.statusCode() == 401
                            || (!opens && answer.statusCode() != 403)
                            || (opens && answer.statusCode() == 403 && !ownRule)) {
                        wrong.add(what + " " + answer.body());
                    }
                    if (answer.statusCode() == 200) {
                        answered++;
                    }
                    String told = answer.body().replaceFirst("\"q\":\"[^\"]*\"", "");
                    if (answer.statusCode() != 200) {
                        for (String part : path.split("[/?=&]", -1)) {
                            told = part.length() < 4 ? told : told.replace(part, "…");
                        }
                    }
                    for (String word : hidden(who.getKey(), who.getValue())) {
                        if (told.contains(word)) {
                            wrong.add(what + " tells " + word);
                        }
                    }
                }
                if (get(path, null).statusCode() != 401 && one.method == RequestMethod.GET) {
                    wrong.add("without a token: " + path);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(answered).as("the table opens something").isGreaterThan(300);
    }

    private List<String> hidden(String actor, Role role) {
        List<String> words = new ArrayList<>();
        boolean all = List.of(Role.CITY_INDUSTRY, Role.FINANCE, Role.AUDITOR, Role.SUPERVISOR)
                .contains(role);
        if (!all && !actor.startsWith("near")) {
            words.addAll(OF_NEAR);
            words.add(ledger.near);
        }
        if (!all && !actor.startsWith("far")) {
            words.addAll(OF_FAR);
            words.add(ledger.far);
        }
        return words;
    }

    /** The command that lists or ranks several cases stands in the envelope of its first entry. */
    @Test
    void theEnvelopeOfACommandAboutSeveralCasesIsForWhoSeesThemAll() throws Exception {
        for (String first : List.of("NEAR-committed", "NEAR-head", "NEAR-ranked")) {
            String path = "/api/v1/entries/" + ledger.at.get(first);
            assertThat(get(path, secrets.get("near-official")).statusCode()).isEqualTo(404);
            assertThat(get(path, secrets.get("city")).body()).as(first).contains("APP-NEAR", "APP-FAR");
        }
        for (String own : List.of("FAR-committed", "FAR-listed", "FAR-ranked")) {
            String path = "/api/v1/entries/" + ledger.at.get(own);
            assertThat(get(path, secrets.get("far-official")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoMayLookDoesFindTheirOwn() throws Exception {
        String path = "/api/v1/trail/application/APP-NEAR";
        for (String who : List.of("city", "near-official", "near-applicant")) {
            assertThat(get(path, secrets.get(who)).body()).as(who).contains("APP-NEAR");
            assertThat(get("/api/v1/events?limit=1000", secrets.get(who)).body())
                    .contains("APP-NEAR");
        }
        assertThat(get("/api/v1/events?limit=1000", operator).body()).contains("APP-NEAR", "APP-FAR");
    }

    @Test
    void aTokenOpensNothingOnceItIsRevokedOrItsOwnersPostOrAccountIsGone() throws Exception {
        String path = "/api/v1/events?limit=1";
        ledger.register("leaver", "office", Role.AUDITOR, null);
        String secret = token("leaver", null);
        assertThat(get(path, secret).statusCode()).isEqualTo(200);
        Tokens.Token kept = tokens.of("leaver").getFirst();
        assertThat(kept.lastUsedAt()).isNotNull();
        tokens.revoke(kept.id(), "leaver");
        assertThat(get(path, secret).statusCode()).isEqualTo(401);

        String second = token("leaver", new Post(Role.AUDITOR, null));
        assertThat(get(path, second).statusCode()).isEqualTo(200);
        assertThat(ledger.ledger().submit(ledger.admin(), new RevokeRole("leaver", Role.AUDITOR, null, "调离")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(get(path, second).statusCode()).as("the post is gone").isEqualTo(401);

        ledger.register("closed", "office", Role.AUDITOR, null);
        String third = token("closed", null);
        application.bean(Accounts.class).close("closed");
        assertThat(get(path, third).statusCode()).isEqualTo(401);
        ledger.ledger().codes(application.bean(Accounts.class)).giveOnTheMachine("closed");
        assertThat(get(path, third).statusCode()).as("opened again, without it").isEqualTo(401);
        for (String guess : List.of("mz_", "mz_" + "A".repeat(43), third.substring(0, third.length() - 1), "")) {
            assertThat(get(path, guess).statusCode()).as(guess).isEqualTo(401);
        }
    }

    private String preview(String who, Role role, String command, String payload) throws Exception {
        String body = "{\"actor\":\"%s\",\"role\":\"%s\",\"command\":\"%s\",\"payload\":%s}"
                .formatted(who, role, command, payload);
        HttpResponse<String> answer = send("POST", "/api/v1/commands/preview", secrets.get(who), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return answer.body().replaceAll("\"digest\":\"[^\"]*\"", "");
    }

    /** What is tried out before it is signed tells no more of the neighbour's than a look does. */
    @Test
    void aPreviewAboutTheNeighboursIsAnsweredLikeOneAboutNothing() throws Exception {
        assertThat(stage("APP-FAR")).isEqualTo(stage("APP-NONE"));
        assertThat(start("APP-FAR")).isEqualTo(start("APP-NONE"));
    }

    private String stage(String application) throws Exception {
        return preview(
                "near-official",
                Role.COUNTY_INDUSTRY,
                "application.decide-stage",
                "{\"application\":\"" + application
                        + "\",\"stage\":\"county\",\"outcome\":\"PASSED\",\"opinion\":\"同意\"}");
    }

    private String start(String application) throws Exception {
        String payload = "{\"application\":\"" + application + "\",\"startedOn\":\"2026-01-05\"}";
        return preview("near-applicant", Role.APPLICANT, "project.start", payload);
    }

    @Test
    void accountsAndTokensAreTheSystemAdministratorsAlone() throws Exception {
        ledger.register("newcomer", "office", Role.SUPERVISOR, null);
        String account = "/api/v1/system/accounts/newcomer";
        String admin = secrets.get("admin");
        for (String who : List.of("one-security-admin", "one-audit-admin", "finance")) {
            String other = secrets.get(who);
            assertThat(send("POST", account + "/invitations", other, "").statusCode())
                    .isEqualTo(403);
            assertThat(send("DELETE", account, other, null).statusCode()).isEqualTo(403);
        }
        assertThat(send("POST", account + "/invitations", admin, "").body()).contains("还没有人为其申请一次性代码");
        String secret = token("newcomer", null);
        String kept =
                "/api/v1/system/tokens/" + tokens.of("newcomer").getFirst().id();
        assertThat(get("/api/v1/system/tokens", admin).body())
                .contains("newcomer")
                .doesNotContain(secret);
        assertThat(send("DELETE", kept, secret, null).statusCode())
                .as("one's own, but not as an administrator")
                .isEqualTo(403);
        assertThat(send("DELETE", kept, admin, null).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/me", secret).statusCode()).isEqualTo(401);
        String second = token("newcomer", null);
        assertThat(send("DELETE", account, admin, null).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/me", second).statusCode()).isEqualTo(401);
        assertThat(send("DELETE", "/api/v1/system/accounts/admin", admin, null).statusCode())
                .as("one's own account")
                .isEqualTo(403);
    }

    @Test
    void aSessionLooksAndDoesNothing() throws Exception {
        ledger.register("looker", "office", Role.SUPERVISOR, null);
        try (Visit visit = Visit.of(application, "looker")) {
            HttpResponse<String> look = visit.get("/api/v1/me");
            assertThat(look.body()).contains("looker");
            assertThat(look.headers().allValues("Set-Cookie"))
                    .as("the session stays what it is, so that a page may ask for several things at once")
                    .isEmpty();
            assertThat(visit.post("/api/v1/verifications", Map.of("kind", "whole"), "/account")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void whatWasRecordedIsReadAndWhatWasNotIsSaidSo() throws Exception {
        long last =
                Long.parseLong(get("/api/v1/ledger", operator).body().replaceAll("(?s).*\"size\":(\\d+).*", "$1")) - 1;
        assertThat(get("/api/v1/registers/applications?programme=programme&at-least=" + last, operator)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> beyond = get("/api/v1/me?at-least=" + (last + 1_000), operator);
        assertThat(beyond.statusCode()).isEqualTo(409);
        assertThat(beyond.body()).contains("POSITION_UNKNOWN");
        assertThat(get("/api/v1/me?at-least=-1", operator).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNoDocumentIsRefusedWithoutTheProgramsInsides() throws Exception {
        List<String> posts = mapped().stream()
                .filter(one -> one.method == RequestMethod.POST)
                .filter(one -> !one.pattern.contains("/imports/") && !one.pattern.contains("/system/"))
                .map(one -> one.pattern.replaceAll("\\{[^}]*}", "city"))
                .distinct()
                .toList();
        assertThat(posts).hasSize(9);
        for (String path : posts) {
            for (String body : List.of(
                    "",
                    "{",
                    "nul",
                    "{\"a\":1,\"a\":2}",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                    "{\"command\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                    "\u0000",
                    "{\"command\":" + "9".repeat(400) + "}")) {
                HttpResponse<String> answer = send("POST", path, operator, body);
                assertThat(answer.statusCode()).as(path + " " + body.length()).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(answer.body()).doesNotContain("Exception", "org.mingzhang", "jackson", "\tat ");
            }
            HttpResponse<String> large = send("POST", path, operator, " ".repeat((1 << 20) + 1));
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(address + path))
                                            .header("Authorization", "Bearer " + operator)
                                            .header("Content-Type", "application/xml")
                                            .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(415);
            HttpResponse<String> endless = client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Authorization", "Bearer " + operator)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofInputStream(
                                    () -> new java.io.ByteArrayInputStream(new byte[1 << 10])))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(endless.statusCode()).isEqualTo(411);
        }
    }
}
