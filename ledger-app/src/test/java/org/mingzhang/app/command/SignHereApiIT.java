package org.mingzhang.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.ReceiptVerification;
import org.mingzhang.domain.seal.ReceiptVerifier;
import org.mingzhang.domain.seal.TrustedKeys;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys that people left with the server, over HTTP: what a passphrase does, and what it does not give away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignHereApiIT {
    private static final String PASSPHRASE = "correct horse 电池";
    private static final String GRANT = """
            {"passphrase": "%s", "command": "actor.grant-role",
             "payload": {"actor": "clerk", "role": "AUDITOR", "county": "%s"}}""";

    private TestLedger ledger;
    private Signer admin;
    private ConfigurableApplicationContext application;
    private HttpClient client;
    private String address;
    private String token;

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        Path deposited = home.resolve("keys/actors");
        admin = new Signer("admin", "city", Role.SECURITY_ADMIN, key(deposited, "admin"));
        ledger = TestLedger.begin(home, Founders.with(Signer.of("registrar", Role.SYSTEM_ADMIN), admin));
        ledger.arrives(Signer.of("clerk", Role.AUDITOR));
        ledger.arrives(new Signer("guessed", "city", Role.FINANCE, key(deposited, "guessed")));
        // In the folder, but not the key that the ledger knows.
        ledger.arrives(Signer.of("swapped", Role.FINANCE));
        key(deposited, "swapped");
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        token = Files.readString(home.resolve("secrets/api-token")).strip();
        client = HttpClient.newHttpClient();
    }

    private static SigningKey key(Path folder, String actor) {
        return KeyStoreFolder.create(
                folder.resolve(actor + ".p12"),
                Algorithm.SM2,
                actor,
                PASSPHRASE.toCharArray(),
                1_000,
                Instant.parse("2026-01-05T01:00:00Z"));
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private record Reply(int status, JsonNode body) {}

    private Reply post(String actor, String body, String bearer) throws IOException, InterruptedException {
        return send("/api/v1/actors/" + actor + "/commands", body, bearer);
    }

    private Reply send(String path, String body, String bearer) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + bearer)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).as("no answer repeats a passphrase").doesNotContain("horse");
        return new Reply(
                answer.statusCode(),
                answer.body().isBlank()
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(answer.body()));
    }

    private Reply post(String actor, String body) throws IOException, InterruptedException {
        return post(actor, body, token);
    }

    private LedgerEvent event(Reply reply) {
        return EventCodec.decode(ledger.store()
                        .log()
                        .entry(reply.body.get("firstPosition").asLong())
                        .orElseThrow()
                        .bytes())
                .event();
    }

    private ReceiptVerification verified(Reply reply) {
        LedgerIdentity identity = ledger.store().identity().orElseThrow();
        List<NoteVerifier> keys = identity.keys().stream()
                .map(key ->
                        new NoteVerifier(TestLedger.NAME + "/" + key.tree(), VerifyingKey.ofBase64(key.publicKey())))
                .toList();
        return new ReceiptVerifier(TrustedKeys.ofLog(keys))
                .verify(reply.body.get("receipt").asString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void everyAnswerOfACommandOnRecordCarriesItsReceipt() throws Exception {
        Reply accepted = post("admin", GRANT.formatted(PASSPHRASE, "大名县"));
        Reply refused = post("admin", """
                {"passphrase": "%s", "command": "actor.grant-role",
                 "payload": {"actor": "admin", "role": "FINANCE"}}""".formatted(PASSPHRASE));
        for (Reply reply : List.of(accepted, refused)) {
            ReceiptVerification verification = verified(reply);
            assertThat(verification.holds()).as("%s", verification.problem()).isTrue();
            assertThat(verification.isUnprovenRefusal()).isFalse();
            assertThat(Objects.requireNonNull(verification.receipt())
                            .entries()
                            .getFirst()
                            .entry()
                            .position())
                    .isEqualTo(reply.body.get("firstPosition").asLong());
        }
        assertThat(refused.status).isEqualTo(422);
        Reply unproven = post("swapped", GRANT.formatted(PASSPHRASE, "y"));
        assertThat(verified(unproven).isUnprovenRefusal()).isTrue();
    }

    @Test
    void aCommandThatComesSignedIsAnsweredWithItsReceiptAndTheSameAgain() throws Exception {
        SignedCommand signed = CommandDraft.of(new GrantRole("clerk", Role.AUDITOR, "成安县"), null, null)
                .sign(
                        TestLedger.NAME,
                        ledger.node().clock().now(),
                        new ActorRef(
                                "admin",
                                "city",
                                Role.SECURITY_ADMIN.name(),
                                admin.key().verifyingKey().keyId()),
                        admin.key());
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of("command", signed.tree(), "signature", signed.signature()));
        Reply first = send("/api/v1/commands", body, token);
        assertThat(first.status).as("%s", first.body).isEqualTo(200);
        assertThat(verified(first).holds()).isTrue();
        Reply again = send("/api/v1/commands", body, token);
        assertThat(again.body.get("repeated").asBoolean()).isTrue();
        assertThat(verified(again).holds()).isTrue();
    }

    @Test
    void theRightPassphraseSignsAndRecords() throws Exception {
        Reply reply = post("admin", GRANT.formatted(PASSPHRASE, "武安市"));
        assertThat(reply.status).as("%s", reply.body).isEqualTo(200);
        long position = reply.body.get("firstPosition").asLong();
        assertThat(ledger.store().log().entry(position).orElseThrow().type()).isEqualTo("actor.role-granted");
        assertThat(new String(
                        ledger.store().log().entry(position).orElseThrow().bytes(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("commandSig")
                .doesNotContain("horse");
    }

    @Test
    void theSameCommandIdGetsTheFirstAnswer() throws Exception {
        String body = "{\"commandId\": \"same-command-1\", \"expiresAt\": \""
                + ledger.node().clock().now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS) + "\","
                + GRANT.formatted(PASSPHRASE, "永年区").substring(1);
        Reply first = post("admin", body);
        assertThat(first.status).as("%s", first.body).isEqualTo(200);
        Reply second = post("admin", body);
        assertThat(second.status).isEqualTo(200);
        assertThat(second.body.get("repeated").asBoolean()).isTrue();
        assertThat(second.body.get("firstPosition")).isEqualTo(first.body.get("firstPosition"));

        Reply other = post("admin", body.replace("永年区", "肥乡区"));
        assertThat(other.body.get("code").asString()).isEqualTo("COMMAND_ID_REUSED");
    }

    @Test
    void aWrongPassphraseIsForbiddenAndAfterTooManyTheKeyIsShut() throws Exception {
        for (int left = DepositedKeys.TRIES - 1; left >= 0; left--) {
            Reply wrong = post("guessed", GRANT.formatted("wrong " + left, "x"));
            assertThat(wrong.status).isEqualTo(403);
            assertThat(wrong.body.get("triesLeft").asInt()).isEqualTo(left);
        }
        Reply shut = post("guessed", GRANT.formatted(PASSPHRASE, "x"));
        assertThat(shut.status).isEqualTo(429);
        assertThat(shut.body.get("retryAfterSeconds").asLong()).isBetween(1L, DepositedKeys.PAUSE.toSeconds() + 1);
    }

    @Test
    void aKeyThatTheLedgerDoesNotKnowIsRefusedOnRecord() throws Exception {
        Reply reply = post("swapped", GRANT.formatted(PASSPHRASE, "x"));
        assertThat(reply.status).isEqualTo(422);
        assertThat(reply.body.get("code").asString()).isEqualTo("KEY_UNKNOWN");
        assertThat(event(reply)).isInstanceOf(CommandRefused.class);
    }

    @Test
    void theRulesJudgeAsTheyDoACommandThatComesSigned() throws Exception {
        Reply reply = post("admin", """
                {"passphrase": "%s", "command": "actor.grant-role",
                 "payload": {"actor": "admin", "role": "FINANCE"}}""".formatted(PASSPHRASE));
        assertThat(reply.status).isEqualTo(422);
        assertThat(reply.body.get("code").asString()).isEqualTo("SAME_PERSON");
        assertThat(reply.body.get("facts")).isNotEmpty().allMatch(JsonNode::isValueNode);
    }

    @Test
    void whoLeftNoKeyOrIsUnknownIsNotFound() throws Exception {
        assertThat(post("clerk", GRANT.formatted(PASSPHRASE, "x")).status).isEqualTo(404);
        assertThat(post("stranger", GRANT.formatted(PASSPHRASE, "x")).status).isEqualTo(404);
    }

    @Test
    void aMalformedBodyIsNamedWithoutItsPassphrase() throws Exception {
        assertThat(post("admin", "{\"command\": \"actor.grant-role\", \"payload\": {}}").status)
                .as("no passphrase")
                .isEqualTo(400);
        assertThat(post("admin", "{\"passphrase\": [\"correct horse\"], \"command\": 1}").status)
                .isEqualTo(400);
        assertThat(post("admin", "{\"passphrase\": \"" + PASSPHRASE + "\", \"command\": 1, \"more\": 2}").status)
                .isEqualTo(400);
    }

    @Test
    void thePassphraseDoesNotStandInForTheToken() throws Exception {
        assertThat(post("admin", GRANT.formatted(PASSPHRASE, "x"), "wrong").status)
                .isEqualTo(401);
    }

    private static final String PREVIEW = """
            {"actor": "admin", "commandId": "previewed-1", "expiresAt": "%s", "command": "actor.grant-role",
             "payload": {"actor": "%s", "role": "AUDITOR", "county": "峰峰矿区"}}""";

    private String tomorrow() {
        return ledger.node()
                .clock()
                .now()
                .plus(Duration.ofDays(1))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @Test
    void aPreviewTellsWhatWouldBeRecordedAndRecordsNothing() throws Exception {
        String expiry = tomorrow();
        long before = ledger.store().log().size();
        Reply preview = send("/api/v1/commands/preview", PREVIEW.formatted(expiry, "clerk"), token);
        assertThat(preview.status).as("%s", preview.body).isEqualTo(200);
        assertThat(preview.body.get("accepted").asBoolean()).isTrue();
        assertThat(preview.body.get("recorded").asBoolean()).isFalse();
        assertThat(preview.body.get("sentences").get(0).asString()).contains("审计");
        assertThat(preview.body.get("events").get(0).get("type").asString()).isEqualTo("actor.role-granted");
        assertThat(preview.body.get("basis"))
                .anyMatch(stream -> stream.get("stream").asString().equals("actor/clerk")
                        && stream.get("lastSeq").asLong() > 0);
        assertThat(ledger.store().log().size()).isEqualTo(before);

        Reply signed = post(
                "admin",
                PREVIEW.formatted(expiry, "clerk")
                        .replace("\"actor\": \"admin\",", "\"passphrase\": \"" + PASSPHRASE + "\","));
        assertThat(signed.status).as("%s", signed.body).isEqualTo(200);
        SignedCommand recorded = recorded("previewed-1");
        assertThat(recorded.digest().toString())
                .isEqualTo(preview.body.get("digest").asString());
        Reply again = send("/api/v1/commands/preview", PREVIEW.formatted(expiry, "clerk"), token);
        assertThat(again.body.get("repeated").asBoolean()).isTrue();
        assertThat(again.body.get("firstPosition")).isEqualTo(signed.body.get("firstPosition"));
    }

    private SignedCommand recorded(String commandId) {
        var first = ledger.store()
                .log()
                .entriesOfCommand(commandId)
                .getFirst()
                .requireSealed()
                .envelope();
        return SignedCommand.read(JsonMapper.shared()
                .createObjectNode()
                .put("signature", first.commandSig())
                .set("command", Objects.requireNonNull(first.command())));
    }

    @Test
    void aPreviewOfWhatTheRulesRefuseSaysSoAndRecordsNothing() throws Exception {
        long before = ledger.store().log().size();
        Reply refused = send(
                "/api/v1/commands/preview",
                PREVIEW.formatted(tomorrow(), "admin").replace("previewed-1", "previewed-2"),
                token);
        assertThat(refused.status).isEqualTo(422);
        assertThat(refused.body.get("code").asString()).isEqualTo("SAME_PERSON");
        assertThat(refused.body.get("clause").asString()).isNotBlank();
        assertThat(refused.body.get("recorded").asBoolean()).isFalse();
        Reply invalid = send("/api/v1/commands/preview", "{\"command\": \"actor.grant-role\", \"payload\": {}}", token);
        assertThat(invalid.status).isEqualTo(400);
        assertThat(invalid.body.get("problems").toString()).contains("/actor", "/payload/role");
        assertThat(send("/api/v1/commands/preview", PREVIEW.formatted(tomorrow(), "clerk"), "wrong").status)
                .isEqualTo(401);
        assertThat(ledger.store().log().size()).isEqualTo(before);
    }
}
