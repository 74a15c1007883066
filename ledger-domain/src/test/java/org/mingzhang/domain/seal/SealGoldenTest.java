package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.PersonalField.Place;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A log of five entries with its receipt, as it was written once: what was sealed then must verify for ever. */
class SealGoldenTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Place PLACE = new Place(TestLog.LEDGER, "approve-2026-0001.0", "/payload/contact/phone");

    @BeforeAll
    static void rewriteIfAsked() {
        if (!GoldenFiles.REWRITE) {
            return;
        }
        TestLog log = new TestLog();
        for (int i = 1; i <= 3; i++) {
            log.record("history-2026-000" + i, 1);
        }
        Receipt receipt = log.record("approve-2026-0001", 2);
        StringBuilder entries = new StringBuilder();
        log.entries.forEach(bytes -> entries.append(new String(bytes, UTF_8)).append('\n'));
        GoldenFiles.write("entries.jsonl", entries.toString());
        GoldenFiles.write("hashes.txt", hashes(log.entries));
        GoldenFiles.write("checkpoint.sm3", receipt.sm3().format());
        GoldenFiles.write("checkpoint.sha256", receipt.sha256().format());
        GoldenFiles.write("receipt.txt", receipt.format());
        GoldenFiles.write(
                "entry-3.tlog-proof",
                receipt.tlogProof(Suite.SHA256, receipt.entries().getFirst()));
        GoldenFiles.write("ledger-sm2.pem", log.sm2.verifyingKey().pem());
        GoldenFiles.write("ledger-ed25519.pem", log.ed25519.verifyingKey().pem());
        GoldenFiles.write("actor.pem", log.actor.verifyingKey().pem());
        GoldenFiles.write("canonical.json", new String(CanonicalJson.write(oddDocument()), UTF_8));
        PersonalField field = personalField();
        GoldenFiles.write("personal-field.txt", field.commit() + "\n" + field.enc() + "\n");
    }

    private static List<byte[]> entries() {
        return GoldenFiles.text("entries.jsonl")
                .lines()
                .map(line -> line.getBytes(UTF_8))
                .toList();
    }

    private static VerifyingKey key(String name) {
        return VerifyingKey.ofPem(GoldenFiles.text(name));
    }

    private static List<NoteVerifier> logKeys() {
        return List.of(
                new NoteVerifier(Suite.SM3.origin(TestLog.LEDGER), key("ledger-sm2.pem")),
                new NoteVerifier(Suite.SHA256.origin(TestLog.LEDGER), key("ledger-ed25519.pem")));
    }

    private static String hashes(List<byte[]> entries) {
        StringBuilder text = new StringBuilder();
        for (Suite suite : Suite.values()) {
            TreeAppender tree = new TreeAppender(suite);
            for (byte[] bytes : entries) {
                Hash leaf = suite.leafHash(bytes);
                text.append(suite.label())
                        .append(" leaf ")
                        .append(tree.size())
                        .append(' ')
                        .append(leaf)
                        .append('\n');
                tree.append(leaf);
            }
            text.append(suite.label())
                    .append(" root ")
                    .append(tree.size())
                    .append(' ')
                    .append(tree.root())
                    .append('\n');
        }
        return text.toString();
    }

    /** Every rule of the canonical form in one small document. */
    private static JsonNode oddDocument() {
        ObjectNode document = NODES.objectNode();
        document.put("\u20ac", "euro").put("\r", "carriage return").put("1", 1).put("\ud83d\ude00", "smiley");
        document.put("\ufb33", "dalet").put("\u00f6", "o umlaut").put("", "empty");
        document.put("text", "\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028示例\ud840\udc00");
        document.putArray("numbers").add(0).add(-1).add((1L << 53) - 1).add(1 - (1L << 53));
        document.putObject("nested").putNull("nothing").put("yes", true).putArray("none");
        return document;
    }

    private static PersonalField personalField() {
        return PersonalField.seal("示例电话 13800000000", filled(32, 2), dataKey(), PLACE, filled(16, 3));
    }

    private static DataKey dataKey() {
        return DataKey.of(filled(32, 1));
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void canonicalBytes() {
        assertThat(CanonicalJson.write(oddDocument())).isEqualTo(GoldenFiles.bytes("canonical.json"));
        assertThat(CanonicalJson.read(GoldenFiles.bytes("canonical.json"))).isEqualTo(oddDocument());
        for (byte[] entry : entries()) {
            assertThat(CanonicalJson.write(CanonicalJson.read(entry))).isEqualTo(entry);
        }
    }

    @Test
    void leafHashesAndRoots() {
        assertThat(hashes(entries())).isEqualTo(GoldenFiles.text("hashes.txt"));
    }

    @Test
    void checkpoints() {
        for (Suite suite : Suite.values()) {
            byte[] bytes = GoldenFiles.bytes("checkpoint." + suite.label());
            SignedNote note = SignedNote.parse(bytes);
            assertThat(note.bytes()).isEqualTo(bytes);
            assertThat(note.verify(logKeys())).isEqualTo(SignedNote.Verdict.VALID);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            assertThat(GoldenFiles.text("hashes.txt"))
                    .contains(suite.label() + " root " + checkpoint.size() + " " + checkpoint.root());
        }
    }

    @Test
    void receipt() {
        byte[] bytes = GoldenFiles.bytes("receipt.txt");
        VerifyingKey actor = key("actor.pem");
        TrustedKeys trusted = new TrustedKeys(logKeys(), ActorKeys.ofIds(Map.of(actor.keyId(), actor)));
        ReceiptVerification verification = new ReceiptVerifier(trusted).verify(bytes);
        assertThat(verification.problem()).isNull();
        assertThat(verification.outcomes()).allMatch(outcome -> outcome.result() == ReceiptVerification.Result.PASSED);
        Receipt receipt = Objects.requireNonNull(verification.receipt());
        assertThat(receipt.bytes()).isEqualTo(bytes);
        List<byte[]> inReceipt = new ArrayList<>();
        receipt.entries().forEach(item -> inReceipt.add(item.entry().bytes()));
        assertThat(inReceipt.getFirst()).isEqualTo(entries().get(3));
        assertThat(inReceipt.getLast()).isEqualTo(entries().get(4));
        assertThat(receipt.tlogProof(Suite.SHA256, receipt.entries().getFirst()))
                .isEqualTo(GoldenFiles.text("entry-3.tlog-proof"));
    }

    @Test
    void personalFieldOpens() {
        String[] lines = GoldenFiles.text("personal-field.txt").split("\n", -1);
        PersonalField field = new PersonalField(lines[0], lines[1]);
        assertThat(field).isEqualTo(personalField());
        assertThat(field.open(dataKey(), PLACE)).isEqualTo("示例电话 13800000000");
    }
}
