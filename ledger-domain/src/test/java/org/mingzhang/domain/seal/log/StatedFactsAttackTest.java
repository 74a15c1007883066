package org.mingzhang.domain.seal.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.DataKey;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.PersonalField;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Entries that are properly sealed and say what is not so: of roots, contents, times and their own number. */
class StatedFactsAttackTest extends LogAttack {
    private final TestLog sealed = new TestLog();
    private Hash sm3Root = Suite.SM3.emptyRoot();
    private Hash sha256Root = Suite.SHA256.emptyRoot();

    @BeforeEach
    void begin() {
        outside.clear();
        sealed.record("command-0", 3);
        sm3Root = sealed.sm3.root();
        sha256Root = sealed.sha256.root();
        sealed.record("command-1", 2);
    }

    /** Seals a command of one entry, whose bytes a test may shape. */
    private MemoryLog seal(Consumer<ObjectNode> shape) {
        ObjectNode entry = TestLog.entry(TestLog.command("command-2", sealed.actor), 0, sealed.actor);
        shape.accept(entry);
        sealed.seal(List.of(CanonicalJson.write(entry)));
        return new MemoryLog(sealed);
    }

    private void expect(MemoryLog stored, LogProblem... expected) {
        assertThat(verify(stored, sealed).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(List.of(expected).stream()
                        .map(problem -> Tuple.tuple(problem.position(), problem.kind()))
                        .toArray(Tuple[]::new));
    }

    private static void roots(ObjectNode entry, long size, Hash sm3, Hash sha256) {
        ((ObjectNode) entry.get("payload"))
                .putObject("roots")
                .put("size", size)
                .put("sm3", sm3.toString())
                .put("sha256", sha256.toString());
    }

    @Test
    void rootsAsTheyWereHold() {
        MemoryLog stored = seal(entry -> roots(entry, 3, sm3Root, sha256Root));
        LogVerification verification = verify(stored, sealed);
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.steps())
                .filteredOn(step -> step.name() == LogStep.RECORDED_ROOTS)
                .extracting(LogVerification.Step::checked)
                .containsExactly(1L);
    }

    @Test
    void rootsThatTheLogNeverHad() {
        MemoryLog stored = seal(entry -> roots(entry, 3, sm3Root, sm3Root));
        expect(stored, at(5, Kind.ROOTS_MISMATCH));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains("sha256");
    }

    @Test
    void rootsOfASizeThatNoCheckpointSigned() {
        expect(seal(entry -> roots(entry, 4, sm3Root, sha256Root)), at(5, Kind.ROOTS_MISMATCH));
    }

    @Test
    void rootsOfTheFuture() {
        expect(seal(entry -> roots(entry, 6, sm3Root, sha256Root)), at(5, Kind.ROOTS_MISMATCH));
    }

    @Test
    void rootsWhoseCheckpointIsGoneAreNotCalledWrongAsWell() {
        MemoryLog stored = seal(entry -> roots(entry, 3, sm3Root, sha256Root));
        stored.checkpoints.removeFirst();
        expect(stored, at(3, Kind.CHECKPOINT_MISSING));
    }

    @Test
    void contentChanged() {
        String digest = sealed.keep("政策原文".getBytes(UTF_8));
        MemoryLog stored = seal(entry -> ((ObjectNode) entry.get("payload")).put("content", digest));
        assertThat(verify(stored, sealed).holds()).isTrue();
        stored.blobs.set(0, new StoredBlob(Hash.ofHex(digest).bytes(), "另一份原文".getBytes(UTF_8)));
        expect(stored, at(5, Kind.BLOB_ALTERED));
    }

    @Test
    void contentMissing() {
        String digest = sealed.keep("政策原文".getBytes(UTF_8));
        MemoryLog stored = seal(entry -> ((ObjectNode) entry.get("payload")).put("content", digest));
        stored.blobs.clear();
        expect(stored, at(5, Kind.BLOB_MISSING));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains(digest);
    }

    @Test
    @SuppressWarnings("NullAway") // A store whose owner dropped its constraints can give nulls.
    void contentUnderANameThatIsNotItsOwn() {
        MemoryLog stored = seal(entry -> {});
        stored.blobs.add(new StoredBlob(new byte[32], "谁的？".getBytes(UTF_8)));
        stored.blobs.add(new StoredBlob(null, null));
        expect(stored, at(6, Kind.BLOB_ALTERED), at(6, Kind.BLOB_ALTERED));
    }

    @Test
    void contentThatNoEntryNeedsDoesNoHarm() {
        sealed.keep("未被引用".getBytes(UTF_8));
        assertThat(verify(seal(entry -> {}), sealed).holds()).isTrue();
    }

    private static void cite(ObjectNode entry, byte[] content) {
        ((ObjectNode) entry.get("payload"))
                .put("file", Suite.SM3.hash(content).toString())
                .put("sha256", Suite.SHA256.hash(content).toString())
                .put("sizeBytes", content.length);
    }

    @Test
    void fileChanged() {
        byte[] content = "营业执照".getBytes(UTF_8);
        String name = Suite.SM3.hash(content).toString();
        MemoryLog stored = seal(entry -> cite(entry, content));
        stored.files.put(name, content);
        assertThat(verify(stored, sealed).holds()).isTrue();
        stored.files.put(name, "营业执熙".getBytes(UTF_8));
        expect(stored, at(5, Kind.FILE_ALTERED));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains(name);
    }

    /** As a confirmation names the bank's receipt, which may be kept later, or never. */
    @Test
    void fileThatAnEntryOnlyNamesIsComparedOnceItIsKept() {
        byte[] content = "银行回单".getBytes(UTF_8);
        String name = Suite.SM3.hash(content).toString();
        MemoryLog stored = seal(entry -> ((ObjectNode) entry.get("payload")).put("named", name));
        assertThat(verify(stored, sealed).holds()).as("it lies elsewhere").isTrue();
        stored.files.put(name, content);
        assertThat(verify(stored, sealed).holds()).isTrue();
        stored.files.put(name, "银行回签".getBytes(UTF_8));
        expect(stored, at(5, Kind.FILE_ALTERED));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains("账目所写的文件", name);
    }

    @Test
    void fileMissing() {
        MemoryLog stored = seal(entry -> cite(entry, "营业执照".getBytes(UTF_8)));
        expect(stored, at(5, Kind.FILE_MISSING));
    }

    @Test
    void fileWhoseOtherDigestOrSizeTheEntryStatesWrongly() {
        byte[] content = "营业执照".getBytes(UTF_8);
        for (String field : List.of("sha256", "sizeBytes")) {
            TestLog again = new TestLog();
            ObjectNode entry = TestLog.entry(TestLog.command("command-2", again.actor), 0, again.actor);
            cite(entry, content);
            ObjectNode payload = (ObjectNode) entry.get("payload");
            if (field.equals("sha256")) {
                payload.put(field, "0".repeat(64));
            } else {
                payload.put(field, content.length + 1);
            }
            again.seal(List.of(CanonicalJson.write(entry)));
            MemoryLog stored = new MemoryLog(again);
            stored.files.put(Suite.SM3.hash(content).toString(), content);
            assertThat(verify(stored, again).problems())
                    .as(field)
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactly(Tuple.tuple(0L, Kind.FILE_ALTERED));
        }
    }

    @Test
    void fileNameThatWouldLeadOutOfTheFolderIsNeverOpened() {
        MemoryLog stored = seal(entry -> ((ObjectNode) entry.get("payload"))
                .put("file", "../../etc/passwd")
                .put("sha256", "0".repeat(64))
                .put("sizeBytes", 1));
        stored.files.put("../../etc/passwd", new byte[1]);
        expect(stored, at(5, Kind.FILE_MISSING));
    }

    @Test
    void keyOfAPersonalFieldDestroyedDeletedOrGivenToAnotherPersonWithoutATrace() {
        DataKey key = DataKey.of(new byte[DataKey.LENGTH]);
        PersonalField.Place place = new PersonalField.Place(TestLog.LEDGER, "command-2.0", "/payload/contact");
        MemoryLog stored = seal(entry -> {
            PersonalField field = PersonalField.seal("某人", new byte[32], key, place, new byte[16]);
            ObjectNode payload = (ObjectNode) entry.get("payload");
            payload.putObject("contact").put("commit", field.commit()).put("enc", field.enc());
            payload.put("remark", "\"enc\":\"fl1." + "0".repeat(32) + ".a text is no field");
        });
        stored.dataKeys.add(new StoredDataKey("f".repeat(32), "award/nobody", true));
        stored.dataKeys.add(new StoredDataKey(key.id(), "award/award-command-2", false));
        assertThat(verify(stored, sealed).problems())
                .as("what no entry needs may come and go")
                .isEmpty();
        stored.dataKeys.set(1, new StoredDataKey(key.id(), "award/award-command-2", true));
        expect(stored, at(5, Kind.DATA_KEY_MISSING));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains(key.id(), "已销毁");
        stored.dataKeys.set(1, new StoredDataKey(key.id(), "award/award-command-1", false));
        expect(stored, at(5, Kind.DATA_KEY_MISSING));
        stored.dataKeys.set(1, new StoredDataKey(null, null, false));
        expect(stored, at(5, Kind.DATA_KEY_MISSING));
        assertThat(verify(stored, sealed).problems().getFirst().detail()).contains(key.id(), "不在库中");
    }

    @Test
    void recordTimeThatRunsBackFurtherThanClocksMay() {
        MemoryLog stored = seal(entry ->
                entry.put("recordedAt", TestLog.RECORDED_AT.minusMillis(5_000).toString()));
        assertThat(verify(stored, sealed).problems()).isEmpty();
        sealed.seal(List.of(CanonicalJson.write(TestLog.entry(
                        TestLog.command("command-3", sealed.actor), 0, sealed.actor)
                .put("recordedAt", TestLog.RECORDED_AT.minusMillis(5_001).toString()))));
        expect(new MemoryLog(sealed), at(6, Kind.CLOCK_RAN_BACK));
    }

    @Test
    void recordTimeInAnotherSpelling() {
        for (String other : List.of("2026-03-02T08:15:30Z", "2026-03-02T16:15:30.123+08:00", "now")) {
            assertThat(verify(seal(entry -> entry.put("recordedAt", other)), sealed)
                            .problems())
                    .extracting(LogProblem::kind)
                    .contains(Kind.ENTRY_UNREADABLE);
        }
    }

    @Test
    void eventWithAnotherNumber() {
        for (String other : List.of("command-2.1", "command-2.00", "command-2.")) {
            TestLog forged = new TestLog();
            ObjectNode command = TestLog.command("command-2", forged.actor);
            forged.seal(List.of(
                    CanonicalJson.write(TestLog.entry(command, 0, forged.actor).put("eventId", other))));
            assertThat(verify(new MemoryLog(forged), forged).problems())
                    .extracting(LogProblem::position, LogProblem::kind)
                    .containsExactly(Tuple.tuple(0L, Kind.EVENT_ID_MISMATCH));
        }
    }

    @Test
    void sameCommandSealedAgainBehindItself() {
        TestLog forged = new TestLog();
        ObjectNode command = TestLog.command("command-2", forged.actor);
        byte[] entry = CanonicalJson.write(TestLog.entry(command, 0, forged.actor));
        forged.seal(List.of(entry, entry));
        assertThat(verify(new MemoryLog(forged), forged).problems())
                .extracting(LogProblem::kind)
                .contains(Kind.EVENT_ID_MISMATCH);
    }
}
