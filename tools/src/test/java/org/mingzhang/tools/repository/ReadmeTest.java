package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.NoteSigner;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** What the README tells people to type does what it says. */
class ReadmeTest {
    private static final Pattern OPENSSL_BLOCK = Pattern.compile("(?ms)^```\\n((?:(?!```).)*openssl dgst.*?)^```");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aCheckpointVerifiesWithOpenSslAsWritten(String readme) throws Exception {
        String recipe = recipe(readme);
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        Files.write(temp.resolve("checkpoint.sm3"), note(key, 42));
        Files.writeString(temp.resolve("ledger.pem"), key.verifyingKey().pem(), UTF_8);
        assertThat(bash(recipe)).isZero();

        Files.writeString(
                temp.resolve("ledger.pem"),
                SigningKey.generate(Algorithm.SM2).verifyingKey().pem(),
                UTF_8);
        assertThat(bash(recipe)).as("another ledger's key").isNotZero();
    }

    @Test
    void aChangedCheckpointDoesNotVerify() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        String note = new String(note(key, 42), UTF_8);
        Files.writeString(temp.resolve("checkpoint.sm3"), note.replace("\n42\n", "\n43\n"), UTF_8);
        Files.writeString(temp.resolve("ledger.pem"), key.verifyingKey().pem(), UTF_8);
        assertThat(bash(recipe("README.md"))).isNotZero();
    }

    private static byte[] note(SigningKey key, long size) {
        NoteSigner signer = NoteSigner.ofLog(Suite.SM3, "example", key);
        return signer.sign(new Checkpoint(Suite.SM3.origin("example"), size, Hash.of(new byte[Hash.SIZE])))
                .bytes();
    }

    private static String recipe(String readme) {
        Matcher block = OPENSSL_BLOCK.matcher(Repository.text(Path.of(readme)));
        assertThat(block.find()).isTrue();
        return Objects.requireNonNull(block.group(1));
    }

    private int bash(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output").toFile())
                .start();
        return process.waitFor();
    }
}
