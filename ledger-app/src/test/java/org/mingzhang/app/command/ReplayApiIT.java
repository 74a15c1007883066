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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.seal.CommandSignature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A signed command that comes again, changed, or under another's signature: whoever listened in gains nothing by what they heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayApiIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private ServedLedger ledger;
    private String operator;

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        ledger = ServedLedger.begin(home);
        for (String actor : List.of("first", "second", "third", "fourth", "fifth")) {
            ledger.arrives(actor, "office", Role.FINANCE);
        }
        ledger.serve();
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
    }

    @AfterAll
    void end() {
        client.close();
        ledger.close();
    }

    /** What the administrator would have signed, for a ledger of this name. */
    private SignedCommand granting(String actor, String commandId, String name) {
        Signer admin = ledger.person(TestLedger.SECURITY);
        GrantRole command = new GrantRole(actor, Role.FINANCE, "成安县");
        Instant now = ledger.part(LedgerClock.class).now();
        return new CommandDraft(
                        CommandCodec.type(command),
                        commandId,
                        now.plus(Duration.ofHours(2)),
                        null,
                        null,
                        CommandCodec.payload(command))
                .sign(
                        name,
                        now,
                        new ActorRef(
                                admin.actor(),
                                admin.org(),
                                admin.role().name(),
                                admin.key().verifyingKey().keyId()),
                        admin.key());
    }

    private SignedCommand granting(String actor, String commandId) {
        return granting(actor, commandId, TestLedger.NAME);
    }

    private static String wire(JsonNode command, String signature) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("signature", signature)
                .set("command", command)
                .toString();
    }

    private static String wire(SignedCommand signed) {
        return wire(signed.tree(), signed.signature());
    }

    private record Reply(int status, JsonNode body) {
        String code() {
            return body.path("code").asString();
        }
    }

    private Reply send(String wire) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(ledger.address() + "/api/v1/commands"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + operator)
                        .POST(HttpRequest.BodyPublishers.ofString(wire))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
    }

    private boolean told(long from, String words) {
        return ledger.entriesFrom(from).stream().anyMatch(entry -> entry.contains(words));
    }

    @Test
    void theSameBytesGetTheFirstAnswerAndRecordNothing() throws Exception {
        String wire = wire(granting("first", "replayed-as-it-was"));
        Reply first = send(wire);
        assertThat(first.status).as("%s", first.body).isEqualTo(200);
        assertThat(first.body.get("repeated").booleanValue()).isFalse();
        long size = ledger.size();
        for (int i = 0; i < 3; i++) {
            Reply again = send(wire);
            assertThat(again.status).isEqualTo(200);
            assertThat(again.body.get("repeated").booleanValue()).isTrue();
            assertThat(again.body.get("firstPosition")).isEqualTo(first.body.get("firstPosition"));
            assertThat(again.body.get("lastPosition")).isEqualTo(first.body.get("lastPosition"));
        }
        assertThat(ledger.size()).isEqualTo(size);
    }

    @Test
    void anotherSignatureOfTheSameContentIsTheSameCommand() throws Exception {
        SignedCommand signed = granting("second", "signed-once-more");
        Reply first = send(wire(signed));
        String other = CommandSignature.sign(
                signed.tree(), ledger.person(TestLedger.SECURITY).key());
        assertThat(other).as("SM2 is randomised").isNotEqualTo(signed.signature());
        Reply again = send(wire(signed.tree(), other));
        assertThat(again.body.path("repeated").asBoolean()).as("%s", again.body).isTrue();
        assertThat(again.body.get("firstPosition")).isEqualTo(first.body.get("firstPosition"));
    }

    @Test
    void otherContentUnderTheSameIdIsRefusedThoughItIsSigned() throws Exception {
        assertThat(send(wire(granting("third", "taken-by-the-first"))).status).isEqualTo(200);
        long size = ledger.size();
        Reply other = send(wire(granting("fourth", "taken-by-the-first")));
        assertThat(other.status).isEqualTo(422);
        assertThat(other.code()).isEqualTo("COMMAND_ID_REUSED");
        assertThat(told(size, "actor.role-granted")).isFalse();
    }

    @Test
    void aSignatureFromAnotherCommandIsNobodys() throws Exception {
        SignedCommand heard = granting("first", "heard-by-somebody");
        SignedCommand wanted = granting("fifth", "wanted-by-somebody");
        long size = ledger.size();
        Reply forged = send(wire(wanted.tree(), heard.signature()));
        assertThat(forged.status).as("%s", forged.body).isEqualTo(422);
        assertThat(forged.body.get("commandId").asString())
                .as("the refusal is not said to be the administrator's")
                .startsWith("unproven-");
        assertThat(told(size, "actor.role-granted")).isFalse();

        ObjectNode changed = heard.tree().deepCopy();
        ((ObjectNode) changed.get("payload")).put("actor", "fifth");
        Reply swapped = send(wire(changed, heard.signature()));
        assertThat(swapped.status).isEqualTo(422);
        assertThat(swapped.body.get("commandId").asString()).startsWith("unproven-");
        assertThat(told(size, "actor.role-granted")).isFalse();

        Reply own = send(wire(wanted));
        assertThat(own.status)
                .as("a forgery does not use up the id: %s", own.body)
                .isEqualTo(200);
        assertThat(own.body.get("repeated").booleanValue()).isFalse();
    }

    @Test
    void whatWasSignedForAnotherLedgerCountsInNone() throws Exception {
        long size = ledger.size();
        Reply foreign = send(wire(granting("fifth", "signed-for-another", "another.example/ledger")));
        assertThat(foreign.status).isEqualTo(422);
        assertThat(told(size, "actor.role-granted")).isFalse();
    }
}
