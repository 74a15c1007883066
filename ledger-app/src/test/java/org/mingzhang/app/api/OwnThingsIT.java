package org.mingzhang.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.Visit;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.projection.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do for themselves on pages, their programs do over the interface: by the same services, and never with a token alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnThingsIT {
    private static final String NEAR = "130402";

    private final HttpClient client = HttpClient.newHttpClient();
    private ServedLedger served;
    private String operator;
    private String near;
    private String far;

    @BeforeAll
    void serve(@TempDir Path home) throws Exception {
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("clerk", "city", Role.FINANCE);
        served.arrives("leaver", "city", Role.FINANCE);
        served.arrives("curious", "city", Role.FINANCE);
        served.arrives("county", "near-office", new Post(Role.COUNTY_INDUSTRY, NEAR));
        served.opensProgramme("handan", "handan-2025", "city");
        near = served.registers("近县示例厂", 1, NEAR, "city");
        far = served.registers("远县示例厂", 2, "130403", "city");
        served.arrives("applicant", near, Role.APPLICANT);
        served.serve();
        served.part(LedgerViews.class).catchUp(Progress.SILENT);
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
    }

    @AfterAll
    void end() {
        client.close();
        served.close();
    }

    private String token(String who) {
        return served.part(Tokens.class).make(who, "测试", Tokens.Limits.NONE, 1).secret();
    }

    private HttpResponse<String> send(String method, String path, String secret, @Nullable String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.address() + ApiAreas.ROOT + path))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void aTokensDaysAreThoseOfTheLedgerWhoseTimeIsInvented() {
        Instant now = served.part(LedgerClock.class).now();
        assertThat(now).as("another time than the machine's").isBefore(Instant.parse("2026-02-01T00:00:00Z"));
        Tokens.Token token = served.part(Tokens.class)
                .make("county", "时钟", Tokens.Limits.NONE, 30)
                .token();
        assertThat(token.madeAt()).isBetween(now, now.plus(Duration.ofMinutes(5)));
        assertThat(token.isGood(now)).isTrue();
        try (Visit visit = served.visit("county")) {
            assertThat(visit.page("/account")).contains("时钟", "/account/tokens/" + token.id() + "/revoke");
        }
    }

    @Test
    void aTokenIsMadeWithThePasswordAloneAndRevokedByItsOwnerAlone() throws Exception {
        String secret = token("clerk");
        String made = "{\"name\":\"对账程序\",\"days\":30,\"post\":\"FINANCE\",\"password\":\"%s\"}";
        HttpResponse<String> wrong = send("POST", "/me/tokens", secret, made.formatted("not-the-password"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("triesLeft").doesNotContain("not-the-password");
        HttpResponse<String> foreign = send(
                "POST", "/me/tokens", secret, made.replace("FINANCE", "AUDITOR").formatted(ServedLedger.PASSWORD));
        assertThat(foreign.statusCode()).isEqualTo(400);
        JsonNode done = json(send("POST", "/me/tokens", secret, made.formatted(ServedLedger.PASSWORD)));
        String second = done.get("secret").asString();
        String id = done.at("/token/id").asString();
        assertThat(json(send("GET", "/me", second, null)).get("actor").asString())
                .isEqualTo("clerk");
        HttpResponse<String> all = send("GET", "/me/tokens", secret, null);
        assertThat(all.body()).contains(id, "对账程序").doesNotContain(second, secret);
        assertThat(send("DELETE", "/me/tokens/" + id, token("curious"), null).statusCode())
                .isEqualTo(404);
        assertThat(json(send("DELETE", "/me/tokens/" + id, secret, null))
                        .get("inForce")
                        .asBoolean())
                .isFalse();
        assertThat(send("GET", "/me", second, null).statusCode()).isEqualTo(401);
        assertThat(send("POST", "/me/tokens", operator, made.formatted("x")).statusCode())
                .as("the machine's operator is nobody")
                .isEqualTo(403);
        assertThat(send("POST", "/me/tokens", secret, "{\"name\":\"x\",\"daze\":3}")
                        .body())
                .contains("/days", "/password", "/daze");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsTheOldOneAndEndsWhatWasSignedIn() throws Exception {
        String secret = token("leaver");
        try (Visit visit = served.visit("leaver")) {
            assertThat(visit.get("/account").statusCode()).isEqualTo(200);
            assertThat(send("POST", "/me/password", secret, "{\"old\":\"guess\",\"password\":\"Another-horse-77\"}")
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> weak = send(
                    "POST",
                    "/me/password",
                    secret,
                    "{\"old\":\"%s\",\"password\":\"short\"}".formatted(ServedLedger.PASSWORD));
            assertThat(weak.statusCode()).isEqualTo(400);
            assertThat(weak.body()).doesNotContain("short", ServedLedger.PASSWORD);
            assertThat(visit.get("/account").statusCode()).isEqualTo(200);
            json(send(
                    "POST",
                    "/me/password",
                    secret,
                    "{\"old\":\"%s\",\"password\":\"Another-horse-77\"}".formatted(ServedLedger.PASSWORD)));
            assertThat(visit.get("/account").statusCode()).as("signed out").isEqualTo(302);
        }
        assertThat(served.visitWith("leaver", "Another-horse-77")
                        .get("/account")
                        .statusCode())
                .isEqualTo(200);
        for (int tries = 0; tries < 5; tries++) {
            send("POST", "/me/password", secret, "{\"old\":\"guess\",\"password\":\"Another-horse-78\"}");
        }
        HttpResponse<String> shut =
                send("POST", "/me/password", secret, "{\"old\":\"guess\",\"password\":\"Another-horse-78\"}");
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.body()).contains("retryAfterSeconds");
    }

    @Test
    void aNewKeyWaitsUntilItIsEnrolled() throws Exception {
        String secret = token("curious");
        assertThat(json(send("GET", "/me/key", secret, null)).has("awaited")).isFalse();
        String body = "{\"password\":\"%s\",\"passphrase\":\"%s\"}";
        assertThat(send("POST", "/me/key", secret, body.formatted("guess", "Blue-water-5 电池"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/me/key", secret, body.formatted(ServedLedger.PASSWORD, ServedLedger.PASSWORD))
                        .statusCode())
                .isEqualTo(400);
        JsonNode made = json(send("POST", "/me/key", secret, body.formatted(ServedLedger.PASSWORD, "Blue-water-5 电池")));
        String keyId = made.at("/awaited/keyId").asString();
        assertThat(keyId).matches("[0-9a-f]{16}");
        assertThat(json(send("GET", "/me/key", secret, null))
                        .at("/awaited/keyId")
                        .asString())
                .isEqualTo(keyId);
        try (Visit visit = served.visit("curious")) {
            assertThat(visit.page("/account")).contains(keyId);
        }
    }

    @Test
    void draftsAreTheSameAsOnThePagesAndNobodyElses() throws Exception {
        String secret = token("applicant");
        JsonNode kept = json(send(
                "POST",
                "/me/drafts",
                secret,
                "{\"command\":\"project.start\",\"fields\":{\"application\":\"SB-1\",\"startedOn\":\"2026-01-05\"}}"));
        String id = kept.get("id").asString();
        try (Visit visit = served.visit("applicant")) {
            assertThat(visit.page("/do")).contains("SB-1");
            assertThat(visit.page("/do/project.start?saved=" + id)).contains("SB-1", "2026-01-05");
        }
        assertThat(json(send("GET", "/me/drafts", secret, null))
                        .at("/drafts/0/id")
                        .asString())
                .isEqualTo(id);
        assertThat(json(send("GET", "/me/drafts/" + id, secret, null))
                        .at("/fields/startedOn")
                        .asString())
                .isEqualTo("2026-01-05");
        JsonNode again = json(send(
                "POST",
                "/me/drafts",
                secret,
                "{\"command\":\"project.start\",\"id\":\"" + id + "\",\"fields\":{\"application\":\"SB-2\"}}"));
        assertThat(again.get("id").asString()).isEqualTo(id);
        assertThat(send("GET", "/me/drafts/" + id, token("county"), null).statusCode())
                .isEqualTo(404);
        assertThat(send("DELETE", "/me/drafts/" + id, token("county"), null).statusCode())
                .as("one that there is not is as good as deleted")
                .isEqualTo(200);
        assertThat(send("GET", "/me/drafts/" + id, secret, null).body()).contains("SB-2");
        assertThat(send("POST", "/me/drafts", secret, "{\"command\":\"award.approve\",\"fields\":{}}")
                        .statusCode())
                .as("a form of another post")
                .isEqualTo(404);
        json(send("DELETE", "/me/drafts/" + id, secret, null));
        assertThat(json(send("GET", "/me/drafts", secret, null)).get("drafts")).isEmpty();
    }

    @Test
    void aRegisterIsTakenAsAFileOfOnesOwnRowsAndItIsRecordedFirst() throws Exception {
        long before = served.size();
        HttpResponse<String> csv =
                send("GET", "/registers/enterprises/file?programme=handan&form=csv", token("county"), null);
        assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).contains("csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(csv.body()).contains("导出人").doesNotContain(far, "远县");
        assertThat(served.entriesFrom(before)).singleElement().satisfies(entry -> assertThat(entry)
                .contains("ledger.records-accessed", "\"county\":\"130402\"", "fileSm3"));
        HttpResponse<String> xlsx = send("GET", "/registers/roster/file?programme=handan&form=xlsx", operator, null);
        assertThat(xlsx.statusCode()).isEqualTo(200);
        assertThat(xlsx.body()).startsWith("PK");
        for (String wrong : List.of("form=pdf", "form=csv&countie=1", "form=csv&county=999999")) {
            assertThat(send("GET", "/registers/roster/file?programme=handan&" + wrong, operator, null)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(served.entriesFrom(before))
                .as("what is refused is not recorded")
                .hasSize(2);
        assertThat(send("GET", "/registers/roster/file?programme=handan&form=csv", token("admin"), null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theSheetOfCheckpointsIsForOfficials() throws Exception {
        HttpResponse<String> sheet = send("GET", "/checkpoints/sheet", token("county"), null);
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(sheet.body()).contains("校验点");
        assertThat(send("GET", "/checkpoints/sheet", token("applicant"), null).statusCode())
                .isEqualTo(404);
    }

    /** Zero would be read as a fact. */
    @Test
    void aFigureOutsideACountyIsWithheldAndACountyThatThereIsNotIsRefused() throws Exception {
        String secret = token("county");
        String rows = "/programmes/handan/budget/rows?figure=";
        for (String figure :
                List.of("APPROPRIATED", "AVAILABLE", "UNALLOCATED", "COMMITTED&county=130403", "COMMITTED&county=")) {
            JsonNode answer = json(send("GET", rows + figure, secret, null));
            assertThat(answer.get("totalFen").isNull()).as(figure).isTrue();
            assertThat(answer.get("count").isNull()).isTrue();
            assertThat(answer.get("withheld").asString()).contains("查看范围");
        }
        JsonNode own = json(send("GET", rows + "COMMITTED&county=130402", secret, null));
        assertThat(own.get("totalFen").asLong()).isZero();
        assertThat(own.has("withheld")).isFalse();
        for (String path : List.of(
                rows + "COMMITTED&county=999999",
                "/programmes/handan/roster?county=999999",
                "/registers/roster?programme=handan&county=999999")) {
            HttpResponse<String> refused = send("GET", path, operator, null);
            assertThat(refused.statusCode()).as(path).isEqualTo(400);
            assertThat(refused.body()).contains("999999");
        }
        HttpResponse<String> other = send("GET", "/registers/roster?programme=handan&county=130403", secret, null);
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).doesNotContain("130404");
        try (Visit visit = served.visit("county")) {
            String page = visit.page("/budget/rows?figure=APPROPRIATED");
            assertThat(page).contains("不在查看范围内").doesNotContain("0.00");
            assertThat(visit.get("/budget/rows?figure=COMMITTED&county=999999").statusCode())
                    .isEqualTo(400);
            String register = visit.page("/registers/roster");
            assertThat(register)
                    .as("there is but one county to choose")
                    .doesNotContain("name=\"county\"", "value=\"130403\"");
        }
        try (Visit visit = served.visit("city")) {
            assertThat(visit.page("/budget/rows?figure=APPROPRIATED")).doesNotContain("不在查看范围内");
            assertThat(visit.page("/registers/roster")).contains("value=\"130402\"", "value=\"130403\"");
        }
    }
}
