package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.catalogue.CommandEntry;
import org.mingzhang.app.catalogue.CommandField;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every command, really signed and handed in by every post that does not see the whole city, about a neighbour county's case, another
 * enterprise's and one that does not exist: all are answered alike, and what was refused of the neighbour's is told by no address.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedNeighbourMatrixIT {
    private static final String PASSWORD = "Right-horse-42";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private Neighbours around;
    private Map<String, Role> posts;
    private TwoCounties ledger;
    private ServedApplication application;
    private NamedCase near;
    private NamedCase far;
    private NamedCase other;
    private NamedCase none;

    @BeforeAll
    void serve(@TempDir Path home) {
        around = new Neighbours(home);
        posts = around.posts;
        ledger = around.ledger;
        application = around.application;
        near = around.near;
        far = around.far;
        other = around.other;
        none = around.none;
        application.bean(Accounts.class).openForDemo(List.copyOf(posts.keySet()), PASSWORD);
        posts.keySet()
                .forEach(who -> secrets.put(
                        who,
                        application
                                .bean(Tokens.class)
                                .make(who, "测试", Tokens.Limits.NONE, 1)
                                .secret()));
    }

    @AfterAll
    void end() {
        client.close();
        around.close();
    }

    private List<NamedCase> foreign(Role role) {
        return role == Role.APPLICANT || role == Role.EXPERT || role == Role.ASSESSOR
                ? List.of(far, other)
                : List.of(far);
    }

    /** What stands in the ledger of these and in nothing that was asked. */
    private static Set<String> secretsOf(NamedCase foreign) {
        String county = foreign.application().substring("APP-".length());
        Set<String> words = new TreeSet<>(Set.of("户名" + county, "方案APP-" + county, "command-" + county));
        words.add(county.equals("FAR") ? "远县示例厂" : "邻家示例厂");
        return words;
    }

    private record Answer(int status, String body, String commandId, long position) {}

    private HttpResponse<String> send(String who, String path, @Nullable String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(application.address() + path))
                .header("Authorization", "Bearer " + secrets.get(who))
                .header("Content-Type", "application/json");
        return client.send(
                (body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The command about one case, signed and handed in; null where the form makes none. */
    private @Nullable Answer handIn(String who, CommandEntry entry, NamedCase about, @Nullable String place)
            throws Exception {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("command", entry.name());
        json.put("commandId", UUID.randomUUID().toString());
        json.put("businessDate", "2026-03-02");
        json.put("role", Objects.requireNonNull(posts.get(who)).name());
        json.set(
                "payload",
                FormReader.read(entry, new Typed(about.form(entry, near, place)))
                        .payload());
        List<Problem> problems = new ArrayList<>();
        CommandDraft draft = CommandDraft.read(json, problems);
        if (draft == null) {
            return null;
        }
        Signer signer = ledger.signer(who);
        ActorRef actor = new ActorRef(
                signer.actor(),
                signer.org(),
                signer.role().name(),
                signer.key().verifyingKey().keyId());
        SignedCommand signed =
                draft.sign(TestLedger.NAME, ledger.ledger().node().clock().now(), actor, signer.key());
        ObjectNode wire = JsonMapper.shared().createObjectNode();
        wire.set("command", signed.tree());
        wire.put("signature", signed.signature());
        wire.set("disclosures", JsonMapper.shared().valueToTree(signed.disclosures()));
        wire.set("texts", JsonMapper.shared().valueToTree(signed.words()));
        HttpResponse<String> answer = send(who, "/api/v1/commands", wire.toString());
        JsonNode told = JsonMapper.shared().readTree(answer.body());
        HttpResponse<String> again = send(who, "/api/v1/commands", wire.toString());
        assertThat(again.body().replace("\"repeated\":true", "\"repeated\":false"))
                .as("the first answer again")
                .isEqualTo(answer.body());
        return new Answer(
                answer.statusCode(),
                answer.body()
                        .replace(about.application(), "…")
                        .replace(about.payment(), "…")
                        .replace(about.party(), "…")
                        .replaceAll("\"receipt\":\"[^\"]*\"", "a receipt")
                        .replaceAll("\"(first|last)Position\":\\d+", "…")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…"),
                told.path("commandId").asString(""),
                told.path("firstPosition").asLong(-1));
    }

    /** Whose number is given out already is told to who would give it out again, and who declares a conflict need not be drawn. */
    private static boolean open(CommandEntry entry, @Nullable String place) {
        return entry.name().equals("application.declare-conflict")
                || (entry.name().equals("application.submit") && (place == null || place.equals("application")))
                || entry.name().equals("enterprise.register");
    }

    @Test
    void everySignedCommandAboutTheNeighboursIsAnsweredLikeOneAboutNothing() throws Exception {
        Set<String> wrong = new TreeSet<>();
        int asked = 0;
        int told = 0;
        for (String who : posts.keySet()) {
            for (CommandEntry entry : CommandCatalogue.all()) {
                Map<String, CommandField> places = NamedCase.places(entry);
                List<@Nullable String> named = new ArrayList<>(places.keySet().stream()
                        .filter(place -> NamedCase.names(Objects.requireNonNull(places.get(place))))
                        .toList());
                if (named.isEmpty()) {
                    continue;
                }
                named.add(null);
                for (String place : named) {
                    Answer absent = handIn(who, entry, none, place);
                    for (NamedCase foreign : foreign(Objects.requireNonNull(posts.get(who)))) {
                        Answer answer = handIn(who, entry, foreign, place);
                        String what = who + " " + entry.name() + " " + place + " " + foreign.application();
                        if (answer == null || absent == null) {
                            continue;
                        }
                        asked++;
                        told += answer.status() == 422 ? 1 : 0;
                        if (!open(entry, place)
                                && (answer.status() != absent.status()
                                        || !answer.body().equals(absent.body()))) {
                            wrong.add(what + ": "
                                    + NamedCase.difference(
                                            answer.status() + answer.body(), absent.status() + absent.body()));
                        }
                        secretsOf(foreign).stream()
                                .filter(answer.body()::contains)
                                .forEach(word -> wrong.add(what + " tells " + word));
                        if (answer.status() >= 500) {
                            wrong.add(what + " is a fault " + answer.body());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(400);
        assertThat(told).isGreaterThan(300);
    }

    /** The refusal that is recorded holds what was compared; its signer finds it by none of the ways to an entry. */
    @Test
    void whatWasComparedStaysInTheSealedRefusal() throws Exception {
        CommandEntry entry = CommandCatalogue.find("project.start").orElseThrow();
        Answer answer = Objects.requireNonNull(handIn("near-applicant", entry, far, null));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"NOT_FOUND\"", "\"facts\":{}", "\"receipt\":null");
        for (String path : List.of(
                "/api/v1/receipts/" + answer.commandId(),
                "/api/v1/entries/" + answer.position(),
                "/api/v1/trail/command/" + answer.commandId())) {
            HttpResponse<String> look = send("near-applicant", path, null);
            assertThat(look.statusCode()).as(path).isEqualTo(404);
            assertThat(look.body()).doesNotContain(ledger.far);
        }
        assertThat(send("near-applicant", "/api/v1/events?after=" + (answer.position() - 1), null)
                        .body())
                .doesNotContain(ledger.far);
        assertThat(ledger.ledger()
                        .store()
                        .log()
                        .entriesOfCommand(answer.commandId())
                        .getFirst()
                        .envelope()
                        .event()
                        .toString())
                .as("sealed, for who sees the case")
                .contains(ledger.far);
        try (Browser browser = Browser.signedIn(application.address(), "near-applicant", PASSWORD)) {
            String page = browser.get("/do/outcome?id=" + answer.commandId()).html();
            assertThat(page).contains("这次拒绝已记账").doesNotContain(ledger.far, "下载回执");
            assertThat(browser.get("/do/outcome/receipt?id=" + answer.commandId())
                            .status())
                    .isEqualTo(404);
        }
    }
}
