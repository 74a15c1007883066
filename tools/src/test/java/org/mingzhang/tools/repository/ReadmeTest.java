package org.mingzhang.tools.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Entry;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.NoteSigner;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.ReceiptEntry;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** What the README tells people to type does what it says. */
class ReadmeTest {
    private static final Path GOLDEN = Path.of("ledger-domain/src/test/resources/golden/seal");
    private static final String GOLDEN_ACTOR = "221e51c53df12499";

    private static final String GOLDEN_RECEIPT = Repository.text(GOLDEN.resolve("receipt.txt"));
    private static final String LEDGER = "example.org/handan";

    private final SigningKey sm2 = SigningKey.generate(Algorithm.SM2);
    private final SigningKey ed25519 = SigningKey.generate(Algorithm.ED25519);

    @TempDir
    private Path temp;

    @Test
    void bothReadmesTellTheSame() {
        assertThat(bare(OpenSslRecipes.checkpoints("README.zh-CN.md")))
                .isEqualTo(bare(OpenSslRecipes.checkpoints("README.md")));
        assertThat(bare(OpenSslRecipes.receipt("README.zh-CN.md")))
                .isEqualTo(bare(OpenSslRecipes.receipt("README.md")));
    }

    private static String bare(String recipe) {
        return recipe.replaceAll("(?m)(^ *| {2})# .*$", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void bothCheckpointsVerifyWithOpenSslAsWritten(String readme) throws Exception {
        String recipe = OpenSslRecipes.checkpoints(readme);
        checkpoints();
        trust(sm2, ed25519);
        assertThat(OpenSslRecipes.type(recipe, temp)).isZero();
        assertThat(told()).isEqualTo("Verified OK\nSignature Verified Successfully\n");

        trust(SigningKey.generate(Algorithm.SM2), ed25519);
        assertThat(OpenSslRecipes.type(recipe, temp)).as("another SM2 key").isNotZero();
        trust(sm2, SigningKey.generate(Algorithm.ED25519));
        assertThat(OpenSslRecipes.type(recipe, temp)).as("another Ed25519 key").isNotZero();
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aChangedCheckpointDoesNotVerify(Suite suite) throws Exception {
        trust(sm2, ed25519);
        for (UnaryOperator<String> forgery : List.<UnaryOperator<String>>of(
                note -> note.replace("\n42\n", "\n43\n"),
                note -> "\uFEFF" + note,
                note -> note + "\n",
                note -> note + "paid: all of it\n",
                note -> note.replace("\n\n", "\npaid: all of it\n\n"),
                note -> note.replace("\n\n", "\n\npaid: all of it\n"),
                note -> note.replace("=\n", "=\r\n"),
                note -> note.replace(LEDGER, "example.org/other"))) {
            checkpoints();
            Path file = temp.resolve("checkpoint." + suite.label());
            String note = Files.readString(file);
            Files.writeString(file, forgery.apply(note));
            assertThat(file).content().isNotEqualTo(note);
            assertThat(OpenSslRecipes.type(OpenSslRecipes.checkpoints("README.md"), temp))
                    .as(Files.readString(file))
                    .isNotZero();
        }
    }

    private void checkpoints() throws IOException {
        for (Suite suite : Suite.values()) {
            Files.write(
                    temp.resolve("checkpoint." + suite.label()),
                    note(suite, 42, Hash.of(new byte[Hash.SIZE])).bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void aReceiptVerifiesWithOpenSslAsWritten(String readme) throws Exception {
        String recipe = OpenSslRecipes.receipt(readme);
        assertThat(recipe.lines().count()).as("short enough to read").isLessThan(70);
        trustGolden();
        assertThat(verified(recipe, GOLDEN_RECEIPT)).isTrue();
        assertThat(told()).isEqualTo("""
                Verified OK
                entry 3 is in the sm3 tree
                entry 4 is in the sm3 tree
                Signature Verified Successfully
                entry 3 is in the sha256 tree
                entry 4 is in the sha256 tree
                Verified OK
                """);
        for (String changed : List.of("ledger-sm2.pem", "ledger-ed25519.pem", "actors/" + GOLDEN_ACTOR + ".pem")) {
            trustGolden();
            Algorithm algorithm = changed.contains("25519") ? Algorithm.ED25519 : Algorithm.SM2;
            Files.writeString(
                    temp.resolve("keys").resolve(changed),
                    SigningKey.generate(algorithm).verifyingKey().pem());
            assertThat(verified(recipe, GOLDEN_RECEIPT))
                    .as("another %s", changed)
                    .isFalse();
        }
    }

    /** Each of these is the golden receipt, but for one thing. */
    static List<String> forgeries() {
        String receipt = GOLDEN_RECEIPT;
        List<String> forgeries = new ArrayList<>(List.of(
                "\uFEFF" + receipt,
                "\n" + receipt,
                receipt + "\n",
                receipt + "paid: all of it\n",
                receipt.stripTrailing(),
                receipt.replace("\n", "\r\n"),
                receipt.replaceFirst("\n", "|"),
                receipt.replaceFirst("\n\n", "\npaid: all of it\n\n"),
                receipt.replaceFirst("\n\ncheckpoint sm3\n", "\n\npaid: all of it\n\ncheckpoint sm3\n"),
                receipt.replaceFirst("\n\ncheckpoint sha256\n", "\npaid: all of it\n\ncheckpoint sha256\n"),
                receipt.replaceFirst("(bytes [^\n]+)", "$1 paid"),
                receipt.replaceFirst("(bytes [^\n]+)", "$1\n$1"),
                receipt.replaceFirst("entry 3\n", "entry 03\n"),
                receipt.replaceFirst("entry 3\n", "entry 2\n"),
                receipt.replaceFirst("entry 3\n", "entry 7\n"),
                receipt.replaceFirst("(?s)(entry 3\n.*?\n\n)", "$1$1"),
                receipt.replaceFirst("(?s)(entry 3\n.*?\n\n)(entry 4\n.*?\n\n)", "$2$1"),
                receipt.replaceFirst("(?s)entry 3\n.*?\n\n", ""),
                receipt.replaceFirst("ledger ", "ledger x"),
                receipt.replace("example.org/handan/sm3", "example.org/handan/sha256"),
                altered(receipt, 0),
                altered(receipt, 1)));
        for (Suite suite : Suite.values()) {
            String label = suite.label();
            forgeries.add(receipt.replaceFirst("\n" + label + " [^\n]+", ""));
            forgeries.add(receipt.replaceFirst("(\n" + label + " [^\n]+)", "$1$1"));
            forgeries.add(receipt.replaceFirst("\n" + label + " .", "\n" + label + " /"));
            forgeries.add(receipt.replaceFirst("(checkpoint " + label + "\n[^\n]+\n)5\n", "$14\n"));
            forgeries.add(receipt.replaceFirst("(— [^ ]+/" + label + " .{40}).", "$1+"));
            forgeries.add(receipt.replaceFirst("(\n— [^ ]+/" + label + " [^\n]+)", "$1$1"));
        }
        return forgeries;
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedReceiptDoesNotVerify(String forged) throws Exception {
        trustGolden();
        assertThat(forged).isNotEqualTo(GOLDEN_RECEIPT);
        assertThat(verified(OpenSslRecipes.receipt("README.md"), forged)).isFalse();
    }

    /** What only who holds the ledger's keys can do: seal other bytes. */
    @Test
    void whatTheOperatorSealedIsNoEntryUnlessItIsOneOfTheSignedCommand() throws Exception {
        String recipe = OpenSslRecipes.receipt("README.md");
        String entry = new String(Base64.getDecoder().decode(bytes(GOLDEN_RECEIPT, 0)), UTF_8);
        trustGolden();
        trust(sm2, ed25519);
        assertThat(verified(recipe, sealed(entry, 1))).isTrue();
        for (String forged : List.of(
                "\uFEFF" + entry,
                entry + "{}",
                entry + "\n",
                entry + "\npaid",
                "paid\n" + entry,
                entry.replace("\"eventId\":\"approve-2026-0001.0", "\"eventId\":\"approve-2026-0009.0"),
                entry.replace("\"eventId\":\"approve-2026-0001.0", "\"eventId\":\"approve-2026-0001.1"),
                entry.replaceFirst("\"id\":\"actor-7\"", "\"id\":\"actor-8\""),
                entry.replaceFirst(
                        "(\"command\".*)(\"ledger\":\"example.org/)handan(\",\"payload\":\\{\"amountFen\":30000000,\"e)",
                        "$1$2other$3"),
                entry.replaceFirst("\"amountFen\":30000000", "\"amountFen\":90000000"))) {
            assertThat(forged).isNotEqualTo(entry);
            assertThat(verified(recipe, sealed(forged, 1))).as(forged).isFalse();
        }
        assertThat(verified(recipe, sealed(entry, 2)))
                .as("checkpoints of two sizes")
                .isFalse();
    }

    /** The receipt of a log that has this entry alone; its SHA-256 checkpoint says how many there are. */
    private String sealed(String entry, long sha256Size) {
        Entry alone = new Entry(0, entry.getBytes(UTF_8));
        return new Receipt(
                        LEDGER,
                        List.of(new ReceiptEntry(alone, List.of(), List.of())),
                        note(Suite.SM3, 1, alone.leafHash(Suite.SM3)),
                        note(Suite.SHA256, sha256Size, alone.leafHash(Suite.SHA256)))
                .format();
    }

    private static String bytes(String receipt, int entry) {
        return receipt.lines()
                .filter(line -> line.startsWith("bytes "))
                .skip(entry)
                .findFirst()
                .orElseThrow()
                .substring(6);
    }

    /** An entry says something else. */
    private static String altered(String receipt, int number) {
        String bytes = bytes(receipt, number);
        String entry = new String(Base64.getDecoder().decode(bytes), UTF_8);
        return receipt.replace(
                bytes,
                Base64.getEncoder()
                        .encodeToString(entry.replace("recordedAt\":\"2026", "recordedAt\":\"2025")
                                .getBytes(UTF_8)));
    }

    private void trust(SigningKey sm2Key, SigningKey ed25519Key) throws IOException {
        Files.createDirectories(temp.resolve("keys/actors"));
        Files.writeString(temp.resolve("keys/ledger-name"), LEDGER + "\n");
        Files.writeString(
                temp.resolve("keys/ledger-sm2.pem"), sm2Key.verifyingKey().pem());
        Files.writeString(
                temp.resolve("keys/ledger-ed25519.pem"),
                ed25519Key.verifyingKey().pem());
    }

    private void trustGolden() throws IOException {
        trust(sm2, ed25519);
        Path golden = Repository.ROOT.resolve(GOLDEN);
        for (String pem : List.of("ledger-sm2.pem", "ledger-ed25519.pem")) {
            Files.copy(golden.resolve(pem), temp.resolve("keys").resolve(pem), REPLACE_EXISTING);
        }
        Files.copy(golden.resolve("actor.pem"), temp.resolve("keys/actors/" + GOLDEN_ACTOR + ".pem"), REPLACE_EXISTING);
    }

    private SignedNote note(Suite suite, long size, Hash root) {
        return NoteSigner.ofLog(suite, LEDGER, suite == Suite.SM3 ? sm2 : ed25519)
                .sign(new Checkpoint(suite.origin(LEDGER), size, root));
    }

    private boolean verified(String recipe, String receipt) throws Exception {
        Files.writeString(temp.resolve("receipt.txt"), receipt);
        return OpenSslRecipes.type(recipe, temp) == 0;
    }

    private String told() throws IOException {
        return Files.readString(temp.resolve("output"));
    }
}
