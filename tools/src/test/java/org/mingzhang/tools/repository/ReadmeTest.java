package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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

    private static final Path GOLDEN = Path.of("ledger-domain/src/test/resources/golden/seal");
    private static final String GOLDEN_ACTOR = "221e51c53df12499";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aCheckpointVerifiesWithOpenSslAsWritten(String readme) throws Exception {
        String recipe = recipe(readme);
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        Files.write(temp.resolve("checkpoint.sm3"), note(key, 42));
        trust(key);
        assertThat(bash(recipe)).isZero();

        trust(SigningKey.generate(Algorithm.SM2));
        assertThat(bash(recipe)).as("another ledger's key").isNotZero();
    }

    @Test
    void aChangedCheckpointDoesNotVerify() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        String note = new String(note(key, 42), UTF_8);
        Files.writeString(temp.resolve("checkpoint.sm3"), note.replace("\n42\n", "\n43\n"), UTF_8);
        trust(key);
        assertThat(bash(recipe("README.md"))).isNotZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aReceiptVerifiesWithOpenSslAsWritten(String readme) throws Exception {
        String recipe = recipes(readme).get(1);
        assertThat(recipe.lines().count()).as("short enough to type").isLessThan(40);
        String receipt = Repository.text(GOLDEN.resolve("receipt.txt"));
        Files.writeString(temp.resolve("receipt.txt"), receipt, UTF_8);
        trustGolden();
        assertThat(bash(recipe)).isZero();
        assertThat(Files.readString(temp.resolve("output"))).isEqualTo("Verified OK\nincluded\nVerified OK\n");

        Path sm2 = temp.resolve("keys/ledger-sm2.pem");
        trust(SigningKey.generate(Algorithm.SM2));
        assertThat(bash(recipe)).as("another ledger's key").isNotZero();

        trustGolden();
        Files.copy(sm2, temp.resolve("keys/actors/" + GOLDEN_ACTOR + ".pem"), REPLACE_EXISTING);
        assertThat(bash(recipe)).as("another person's key").isNotZero();

        trustGolden();
        for (String forged : List.of(
                altered(receipt),
                receipt.replaceFirst("entry 3\n", "entry 2\n"),
                receipt.replaceFirst("entry 3\n", "entry 7\n"),
                receipt.replaceFirst("\nsm3 [^\n]+", ""),
                receipt.replaceFirst("(\nsm3 [^\n]+)", "$1$1"),
                receipt.replaceFirst("\n5\n", "\n4\n"))) {
            assertThat(forged).isNotEqualTo(receipt);
            Files.writeString(temp.resolve("receipt.txt"), forged, UTF_8);
            assertThat(bash(recipe)).as(forged).isNotZero();
        }
    }

    /** The amount in the first entry is another one. */
    private static String altered(String receipt) {
        Matcher line = Pattern.compile("(?m)^bytes (.+)$").matcher(receipt);
        assertThat(line.find()).isTrue();
        String bytes = Objects.requireNonNull(line.group(1));
        String entry = new String(Base64.getDecoder().decode(bytes), UTF_8);
        return receipt.replace(
                bytes,
                Base64.getEncoder()
                        .encodeToString(entry.replace("30000000", "90000000").getBytes(UTF_8)));
    }

    private void trust(SigningKey key) throws IOException {
        Files.createDirectories(temp.resolve("keys"));
        Files.writeString(
                temp.resolve("keys/ledger-sm2.pem"), key.verifyingKey().pem(), UTF_8);
    }

    private void trustGolden() throws IOException {
        Files.createDirectories(temp.resolve("keys/actors"));
        Path golden = Repository.ROOT.resolve(GOLDEN);
        Files.copy(golden.resolve("ledger-sm2.pem"), temp.resolve("keys/ledger-sm2.pem"), REPLACE_EXISTING);
        Files.copy(golden.resolve("actor.pem"), temp.resolve("keys/actors/" + GOLDEN_ACTOR + ".pem"), REPLACE_EXISTING);
    }

    private static byte[] note(SigningKey key, long size) {
        NoteSigner signer = NoteSigner.ofLog(Suite.SM3, "example", key);
        return signer.sign(new Checkpoint(Suite.SM3.origin("example"), size, Hash.of(new byte[Hash.SIZE])))
                .bytes();
    }

    private static String recipe(String readme) {
        return recipes(readme).getFirst();
    }

    /** A checkpoint's, then a receipt's. */
    private static List<String> recipes(String readme) {
        List<String> found = OPENSSL_BLOCK
                .matcher(Repository.text(Path.of(readme)))
                .results()
                .map(block -> Objects.requireNonNull(block.group(1)))
                .toList();
        assertThat(found).hasSize(2);
        return found;
    }

    private int bash(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output").toFile())
                .start();
        return process.waitFor();
    }
}
