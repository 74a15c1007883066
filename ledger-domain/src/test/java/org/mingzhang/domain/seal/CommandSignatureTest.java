package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class CommandSignatureTest {
    private final SigningKey key = SigningKey.generate(Algorithm.SM2);

    private static ObjectNode command() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "award.approve")
                .put("ledger", "example.org/handan")
                .put("commandId", "c-00000001");
    }

    @Test
    void coversTheContextLineAndTheCanonicalBytes() {
        assertThat(new String(CommandSignature.message(command()), UTF_8))
                .isEqualTo(
                        "mingzhang.org/command@v1\n"
                                + "{\"commandId\":\"c-00000001\",\"ledger\":\"example.org/handan\",\"type\":\"award.approve\"}");
        assertThat(CommandSignature.digest(command())).isEqualTo(Suite.SM3.hash(CommandSignature.message(command())));
    }

    @Test
    void verifiesWhatItSigned() {
        String signature = CommandSignature.sign(command(), key);
        assertThat(CommandSignature.verify(command(), signature, key.verifyingKey()))
                .isTrue();
    }

    @Test
    void changedCommandFails() {
        String signature = CommandSignature.sign(command(), key);
        ObjectNode changed = command().put("type", "award.approvE");
        assertThat(CommandSignature.verify(changed, signature, key.verifyingKey()))
                .isFalse();
        assertThat(CommandSignature.verify(command().put("more", 1), signature, key.verifyingKey()))
                .isFalse();
    }

    @Test
    void keyOfAnotherActorFails() {
        String signature = CommandSignature.sign(command(), key);
        assertThat(CommandSignature.verify(
                        command(), signature, SigningKey.generate(Algorithm.SM2).verifyingKey()))
                .isFalse();
    }

    @Test
    void signatureMadeForAnotherPurposeFails() {
        byte[] bare = key.sign(CanonicalJson.write(command()));
        assertThat(CommandSignature.verify(command(), Base64.getEncoder().encodeToString(bare), key.verifyingKey()))
                .isFalse();
    }

    @Test
    void onlySm2SignsCommands() {
        SigningKey ed25519 = SigningKey.generate(Algorithm.ED25519);
        String signature = CommandSignature.sign(command(), ed25519);
        assertThat(CommandSignature.verify(command(), signature, ed25519.verifyingKey()))
                .isFalse();
    }

    @Test
    void otherSpellingsOfTheSignatureFail() {
        String signature = CommandSignature.sign(command(), key);
        for (String other :
                new String[] {"", "?", signature + "\n", " " + signature, signature.replace("=", "") + "!"}) {
            assertThat(CommandSignature.verify(command(), other, key.verifyingKey()))
                    .isFalse();
        }
    }

    @Test
    void commandWithoutCanonicalFormIsNeitherSignedNorVerified() {
        ObjectNode rate = command().put("rate", 0.5);
        assertThatExceptionOfType(NotCanonicalException.class).isThrownBy(() -> CommandSignature.sign(rate, key));
        assertThat(CommandSignature.verify(rate, CommandSignature.sign(command(), key), key.verifyingKey()))
                .isFalse();
    }
}
