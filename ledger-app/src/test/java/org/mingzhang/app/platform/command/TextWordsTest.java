package org.mingzhang.app.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.WrittenText;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Words travel beside the signed command, under the digest that it names. */
class TextWordsTest {
    private static final String WORDS = "本案例以设备联网为起点。";
    private static final String DRAFT = """
            {"command": "application.supplement", "commandId": "test-000001", "expiresAt": "2026-03-02T05:00:00.000Z",
             "payload": {"application": "A-1", "note": "改短", "documents": [], "texts": [{"text": "summary", "words": "%s"}]}}""".formatted(WORDS);

    private static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedCommand signed() {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        return CommandDraft.read(json(DRAFT))
                .sign(
                        "test.example",
                        Instant.parse("2026-03-02T04:00:00.000Z"),
                        new ActorRef(
                                "a",
                                "91130402MA0000001E",
                                Role.APPLICANT.name(),
                                key.verifyingKey().keyId()),
                        key);
    }

    private static ObjectNode wire(SignedCommand signed) {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        wire.set("command", signed.tree());
        wire.put("signature", signed.signature());
        return wire;
    }

    private static List<Problem> problems(JsonNode wire) {
        return catchThrowableOfType(InvalidDocument.class, () -> SignedCommand.read(wire))
                .problems();
    }

    @Test
    void whatIsSignedIsTheDigestAndNotTheWords() {
        SignedCommand signed = signed();
        String digest = Contents.digest(WORDS);
        assertThat(((SupplementMaterials) signed.command()).texts())
                .containsExactly(new WrittenText("summary", digest));
        assertThat(signed.words()).containsOnlyKeys(digest).containsValue(WORDS);
        assertThat(signed.tree().toString()).doesNotContain(WORDS);
    }

    @Test
    void theWordsThatCameAreThoseThatWereSigned() {
        SignedCommand signed = signed();
        ObjectNode wire = wire(signed);
        assertThat(problems(wire)).extracting(Problem::pointer).containsExactly("/command/payload/texts/0/sm3");
        wire.putObject("texts").put(Contents.digest(WORDS), WORDS + "又一句");
        assertThat(problems(wire)).extracting(Problem::expected).containsExactly("文字与摘要不符");
        wire.putObject("texts").put(Contents.digest(WORDS), WORDS).put(Contents.digest("别的"), "别的");
        assertThat(problems(wire)).extracting(Problem::expected).containsExactly("命令没有用到这段文字");
        wire.putObject("texts").put(Contents.digest(WORDS), WORDS);
        assertThat(SignedCommand.read(wire).words()).isEqualTo(signed.words());
    }
}
