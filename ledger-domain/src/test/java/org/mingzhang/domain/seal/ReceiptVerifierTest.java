package org.mingzhang.domain.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.ReceiptVerification.Kind;
import org.mingzhang.domain.seal.ReceiptVerification.Outcome;
import org.mingzhang.domain.seal.ReceiptVerification.Result;
import org.mingzhang.domain.seal.ReceiptVerification.Step;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.node.ObjectNode;

/** A receipt that holds, and one for each way in which it may not. */
class ReceiptVerifierTest {
    private final TestLog log = new TestLog();
    private final ReceiptVerifier verifier = new ReceiptVerifier(log.trusted());

    @BeforeEach
    void someHistory() {
        for (int i = 0; i < 5; i++) {
            log.record("history-" + i, 2);
        }
    }

    private Kind failure(Receipt receipt) {
        return failure(receipt.bytes());
    }

    private Kind failure(byte[] bytes) {
        ReceiptVerification verification = verifier.verify(bytes);
        assertThat(verification.holds()).isFalse();
        ReceiptVerification.Problem problem = Objects.requireNonNull(verification.problem());
        assertThat(problem.detail())
                .as("for people")
                .containsPattern("\\p{IsHan}")
                .doesNotContainPattern("expected|trusted|instead of|malformed");
        return problem.kind();
    }

    /** A receipt whose log really took these entries. */
    private Receipt recorded(ObjectNode... entries) {
        return log.seal(List.of(entries).stream().map(CanonicalJson::write).toList());
    }

    private ObjectNode entry(String commandId, int n) {
        return TestLog.entry(TestLog.command(commandId, log.actor), n, log.actor);
    }

    @Test
    void holdsForEveryEntryOfTheCommand() {
        Receipt receipt = log.record("c-00000001", 3);
        ReceiptVerification verification = verifier.verify(receipt.bytes());
        assertThat(verification.holds()).isTrue();
        assertThat(verification.problem()).isNull();
        assertThat(verification.receipt()).isEqualTo(receipt);
        assertThat(Objects.requireNonNull(verification.checkpoint()).size()).isEqualTo(13);
        assertThat(verification.outcomes())
                .containsExactly(
                        new Outcome(Step.FORM, Result.PASSED, 1),
                        new Outcome(Step.KEYS, Result.PASSED, 2),
                        new Outcome(Step.CHECKPOINT_SIGNATURES, Result.PASSED, 2),
                        new Outcome(Step.INCLUSION, Result.PASSED, 6),
                        new Outcome(Step.ENTRY_BYTES, Result.PASSED, 3),
                        new Outcome(Step.COMMAND_SIGNATURE, Result.PASSED, 1));
    }

    @Test
    void holdsForTheFirstEntryAlone() {
        Receipt receipt = log.record("c-00000001", 3);
        Receipt first = new Receipt(TestLog.LEDGER, receipt.entries().subList(0, 1), receipt.sm3(), receipt.sha256());
        assertThat(verifier.verify(first.bytes()).holds()).isTrue();
    }

    @Test
    void holdsAfterTheLogsKeysRotated() {
        Receipt receipt = log.record("c-00000001", 1);
        NoteVerifier newKey = new NoteVerifier(
                log.sm3Signer.keyName(), SigningKey.generate(Algorithm.SM2).verifyingKey());
        List<NoteVerifier> keys = List.of(newKey, log.sm3Signer.verifier(), log.sha256Signer.verifier());
        assertThat(new ReceiptVerifier(TrustedKeys.ofLog(keys))
                        .verify(receipt.bytes())
                        .holds())
                .isTrue();
    }

    @Test
    void saysThatActorsSignaturesWereNotCheckedWithoutTheirKeys() {
        Receipt receipt = log.record("c-00000001", 1);
        ReceiptVerification verification =
                new ReceiptVerifier(TrustedKeys.ofLog(log.logKeys())).verify(receipt.bytes());
        assertThat(verification.holds()).isTrue();
        assertThat(verification.outcomes().getLast()).isEqualTo(new Outcome(Step.COMMAND_SIGNATURE, Result.NOT_RUN, 0));
    }

    @Test
    void saysWhichStepsDidNotRunAfterAFailure() {
        String changed = log.record("c-00000001", 1).format().replace("\n11\n", "\n12\n");
        ReceiptVerification verification = verifier.verify(changed.getBytes(UTF_8));
        assertThat(verification.outcomes().stream().map(Outcome::result))
                .containsExactly(
                        Result.PASSED, Result.PASSED, Result.FAILED, Result.NOT_RUN, Result.NOT_RUN, Result.NOT_RUN);
        assertThat(verification.checkpoint()).isNull();
    }

    @Test
    void textThatIsNoReceipt() {
        String receipt = log.record("c-00000001", 2).format();
        List<UnaryOperator<String>> damages = List.of(
                text -> "",
                text -> text.substring(1),
                text -> text.substring(0, text.length() - 1),
                text -> text + "\n",
                text -> text.replace("\n", "\r\n"),
                text -> text.replace("receipt@v1", "receipt@v2"),
                text -> text.replace("\nledger ", "\nledger  "),
                text -> text.replace("entry 10", "entry 010"),
                text -> text.replace("entry 10", "entry -1"),
                text -> text.replace("entry 10", "entry 99999999999999999999"),
                text -> text.replace("entry 10\n", "entry 10\n\n"),
                text -> text.replace("\nbytes ey", "\nbytes ?y"),
                text -> text.replaceFirst("sm3 .*\n", "sm3 AAAA\n"),
                text -> text.replaceFirst("(sm3 .*\n)(sha256 .*\n)", "$2$1"),
                text -> text.replace("checkpoint sm3", "checkpoint sm33"),
                text -> text.replace("checkpoint sha256", "checkpoint sha512"),
                text -> text.replaceAll("(?s)entry 10.*checkpoint sm3", "checkpoint sm3"));
        for (UnaryOperator<String> damage : damages) {
            String damaged = damage.apply(receipt);
            assertThat(damaged).isNotEqualTo(receipt);
            assertThat(failure(damaged.getBytes(UTF_8))).as(damaged).isEqualTo(Kind.MALFORMED);
        }
        byte[] notUtf8 = receipt.getBytes(UTF_8);
        notUtf8[40] = (byte) 0xFF;
        assertThat(failure(notUtf8)).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void changedBytesAnywhereFail() {
        byte[] receipt = log.record("c-00000001", 1).bytes();
        for (int i = 0; i < receipt.length; i += 5) {
            byte[] changed = receipt.clone();
            changed[i] ^= (byte) (1 << i % 7);
            assertThat(verifier.verify(changed).holds()).as("byte %d", i).isFalse();
        }
    }

    @Test
    void wrongLogKey() {
        Receipt receipt = log.record("c-00000001", 1);
        ReceiptVerifier stranger = new ReceiptVerifier(new TestLog().trusted());
        assertThat(Objects.requireNonNull(stranger.verify(receipt.bytes()).problem())
                        .kind())
                .isEqualTo(Kind.LOG_KEY_UNKNOWN);
        ReceiptVerifier half = new ReceiptVerifier(TrustedKeys.ofLog(List.of(log.sm3Signer.verifier())));
        assertThat(Objects.requireNonNull(half.verify(receipt.bytes()).problem())
                        .kind())
                .isEqualTo(Kind.LOG_KEY_UNKNOWN);
    }

    @Test
    void signatureTakenFromAnotherCheckpoint() {
        Receipt earlier = log.record("c-00000001", 1);
        Receipt later = log.record("c-00000002", 1);
        SignedNote forged = new SignedNote(later.sm3().text(), earlier.sm3().signatures());
        assertThat(failure(new Receipt(TestLog.LEDGER, later.entries(), forged, later.sha256())))
                .isEqualTo(Kind.CHECKPOINT_SIGNATURE_INVALID);
    }

    @Test
    void checkpointsOfDifferentSizes() {
        Receipt earlier = log.record("c-00000001", 1);
        Receipt later = log.record("c-00000002", 1);
        assertThat(failure(new Receipt(TestLog.LEDGER, later.entries(), later.sm3(), earlier.sha256())))
                .isEqualTo(Kind.CHECKPOINTS_DISAGREE);
    }

    @Test
    void checkpointOfTheOtherTree() {
        Receipt receipt = log.record("c-00000001", 1);
        assertThat(failure(new Receipt(TestLog.LEDGER, receipt.entries(), receipt.sha256(), receipt.sha256())))
                .isEqualTo(Kind.LOG_KEY_UNKNOWN);
        // The ledger's own key signs, under the name of one tree, a checkpoint of the other.
        String text = receipt.sha256().text();
        SignedNote crossed = new SignedNote(text, List.of(log.sm3Signer.sign(text)));
        assertThat(failure(new Receipt(TestLog.LEDGER, receipt.entries(), crossed, receipt.sha256())))
                .isEqualTo(Kind.CHECKPOINT_OF_ANOTHER_LOG);
        SignedNote prose = new SignedNote("hello\n", List.of(log.sm3Signer.sign("hello\n")));
        assertThat(failure(new Receipt(TestLog.LEDGER, receipt.entries(), prose, receipt.sha256())))
                .isEqualTo(Kind.CHECKPOINT_OF_ANOTHER_LOG);
    }

    @Test
    void entryAtAnotherPosition() {
        Receipt receipt = log.record("c-00000001", 1);
        ReceiptEntry item = receipt.entries().getFirst();
        ReceiptEntry moved = new ReceiptEntry(new Entry(9, item.entry().bytes()), item.sm3Path(), item.sha256Path());
        assertThat(failure(new Receipt(TestLog.LEDGER, List.of(moved), receipt.sm3(), receipt.sha256())))
                .isEqualTo(Kind.INCLUSION_INVALID);
    }

    @Test
    void entryWithOtherBytes() {
        Receipt receipt = log.record("c-00000001", 1);
        ReceiptEntry item = receipt.entries().getFirst();
        String bytes = new String(item.entry().bytes(), UTF_8).replace("30000000", "90000000");
        ReceiptEntry altered =
                new ReceiptEntry(new Entry(10, bytes.getBytes(UTF_8)), item.sm3Path(), item.sha256Path());
        assertThat(failure(new Receipt(TestLog.LEDGER, List.of(altered), receipt.sm3(), receipt.sha256())))
                .isEqualTo(Kind.INCLUSION_INVALID);
    }

    @Test
    void proofThatIsRightInOneTreeOnly() {
        Receipt receipt = log.record("c-00000001", 1);
        ReceiptEntry item = receipt.entries().getFirst();
        ReceiptEntry half = new ReceiptEntry(item.entry(), item.sm3Path(), item.sm3Path());
        assertThat(failure(new Receipt(TestLog.LEDGER, List.of(half), receipt.sm3(), receipt.sha256())))
                .isEqualTo(Kind.INCLUSION_INVALID);
    }

    @Test
    void sealedBytesThatAreNoEntry() {
        Receipt receipt = log.seal(List.of("{\"a\": 1}".getBytes(UTF_8)));
        assertThat(failure(receipt)).isEqualTo(Kind.ENTRY_MALFORMED);
    }

    @Test
    void entryOfAnotherLedger() {
        assertThat(failure(recorded(entry("c-00000001", 0).put("ledger", "example.org/changji"))))
                .isEqualTo(Kind.ENTRY_OF_ANOTHER_LEDGER);
    }

    @Test
    void entriesOfSeveralCommands() {
        assertThat(failure(recorded(entry("c-00000001", 0), entry("c-00000002", 0))))
                .isEqualTo(Kind.ENTRIES_OF_SEVERAL_COMMANDS);
        assertThat(failure(recorded(entry("c-00000001", 0), entry("c-00000001", 2))))
                .isEqualTo(Kind.ENTRIES_OF_SEVERAL_COMMANDS);
        assertThat(failure(
                        recorded(entry("c-00000001", 0), entry("c-00000001", 1).put("commandRef", "c-00000009"))))
                .isEqualTo(Kind.ENTRIES_OF_SEVERAL_COMMANDS);
        Receipt gap = log.record("c-00000003", 3);
        assertThat(failure(new Receipt(
                        TestLog.LEDGER,
                        List.of(gap.entries().get(0), gap.entries().get(2)),
                        gap.sm3(),
                        gap.sha256())))
                .isEqualTo(Kind.ENTRIES_OF_SEVERAL_COMMANDS);
    }

    @Test
    void commandLeftOut() {
        assertThat(failure(recorded(entry("c-00000001", 0).without("command")))).isEqualTo(Kind.COMMAND_MISSING);
        assertThat(failure(recorded(entry("c-00000001", 0).without("commandSig"))))
                .isEqualTo(Kind.COMMAND_MISSING);
    }

    /** What the ledger itself notes of a command whose signature it could not prove. */
    private static ObjectNode unprovenRefusal(SigningKey ledger) {
        String id = UnprovenRefusal.ID_PREFIX + "c157aa00";
        ObjectNode entry = TestLog.entry(TestLog.command(id, ledger), 0, ledger).put("type", "ledger.command-refused");
        entry.putObject("stream").put("type", "refusal").put("id", id).put("seq", 0);
        ((ObjectNode) Objects.requireNonNull(entry.get("actor"))).put("id", "ledger");
        entry.remove(List.of("command", "commandSig", "businessDate"));
        return entry;
    }

    @Test
    void aRefusalOfAnUnprovenCommandHoldsAsTheLedgersOwnNoteAndNeverAsSigned() {
        Receipt receipt = recorded(unprovenRefusal(log.sm2));
        for (TrustedKeys trusted : List.of(log.trusted(), TrustedKeys.ofLog(log.logKeys()))) {
            ReceiptVerification verification = new ReceiptVerifier(trusted).verify(receipt.bytes());
            assertThat(verification.holds()).isTrue();
            assertThat(verification.isUnprovenRefusal()).isTrue();
            assertThat(verification.outcomes().getLast())
                    .isEqualTo(new Outcome(Step.COMMAND_SIGNATURE, Result.UNSIGNED, 0));
        }
        assertThat(verifier.verify(log.record("c-00000001", 1).bytes()).isUnprovenRefusal())
                .isFalse();
    }

    @Test
    void nothingElseGoesUnsigned() {
        List<UnaryOperator<ObjectNode>> changes = List.of(
                entry -> entry.put("type", "award.approved"),
                entry -> entry.put("eventId", "c-00000001.0"),
                entry -> entry.put("commandRef", "c-00000001"),
                entry -> entry.put("commandSig", "c2ln"),
                entry -> {
                    ((ObjectNode) Objects.requireNonNull(entry.get("actor"))).put("id", "actor-7");
                    return entry;
                },
                entry -> {
                    ((ObjectNode) Objects.requireNonNull(entry.get("stream"))).put("id", "another");
                    return entry;
                });
        changes.forEach(change -> assertThat(failure(recorded(change.apply(unprovenRefusal(log.sm2)))))
                .isEqualTo(Kind.COMMAND_MISSING));
        ObjectNode carrying = unprovenRefusal(log.sm2);
        carrying.set("command", TestLog.command("unproven-c157aa00", log.sm2));
        assertThat(failure(recorded(carrying))).isEqualTo(Kind.COMMAND_MISSING);
    }

    @Test
    void commandOfAnotherEntry() {
        ObjectNode entry = entry("c-00000001", 0);
        entry.set("command", TestLog.command("c-00000002", log.actor));
        assertThat(failure(recorded(entry))).isEqualTo(Kind.COMMAND_OF_ANOTHER_ENTRY);
    }

    @Test
    void wrongActorSignature() {
        ObjectNode entry = entry("c-00000001", 0);
        ((ObjectNode) Objects.requireNonNull(entry.get("command"))).put("type", "award.refuse");
        assertThat(failure(recorded(entry))).isEqualTo(Kind.COMMAND_SIGNATURE_INVALID);
    }

    @Test
    void actorWhoseKeyIsNotTrusted() {
        SigningKey foreign = SigningKey.generate(Algorithm.SM2);
        Receipt receipt = recorded(TestLog.entry(TestLog.command("c-00000001", foreign), 0, foreign));
        assertThat(failure(receipt)).isEqualTo(Kind.ACTOR_KEY_UNKNOWN);
        VerifyingKey other = SigningKey.generate(Algorithm.SM2).verifyingKey();
        ReceiptVerifier mixedUp = new ReceiptVerifier(new TrustedKeys(
                log.logKeys(), ActorKeys.ofIds(Map.of(foreign.verifyingKey().keyId(), other))));
        assertThat(Objects.requireNonNull(mixedUp.verify(receipt.bytes()).problem())
                        .kind())
                .isEqualTo(Kind.COMMAND_SIGNATURE_INVALID);
    }

    @Test
    void everyKindOfProblemHasItsSample() throws Exception {
        String source = java.nio.file.Files.readString(
                java.nio.file.Path.of("src/test/java/org/mingzhang/domain/seal/ReceiptVerifierTest.java"));
        for (Kind kind : Kind.values()) {
            assertThat(source).contains("Kind." + kind);
        }
    }
}
