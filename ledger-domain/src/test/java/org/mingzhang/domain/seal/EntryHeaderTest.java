package org.mingzhang.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class EntryHeaderTest {
    private final SigningKey key = SigningKey.generate(Algorithm.SM2);
    private final ObjectNode command = TestLog.command("c-00000001", key);

    private static EntryHeader read(ObjectNode entry) {
        return EntryHeader.read(CanonicalJson.write(entry));
    }

    @Test
    void readsTheEnvelope() {
        EntryHeader header = read(TestLog.entry(command, 0, key));
        assertThat(header.schema()).isEqualTo("mingzhang.entry/1");
        assertThat(header.ledger()).isEqualTo("example.org/handan");
        assertThat(header.eventId()).isEqualTo("c-00000001.0");
        assertThat(header.commandId()).isEqualTo("c-00000001");
        assertThat(header.streamType()).isEqualTo("award");
        assertThat(header.streamId()).isEqualTo("award-c-00000001");
        assertThat(header.streamSeq()).isZero();
        assertThat(header.type()).isEqualTo("award.approved");
        assertThat(header.revision()).isEqualTo(1);
        assertThat(header.recordedAt()).isEqualTo("2026-03-02T08:15:30.123Z");
        assertThat(header.businessDate()).isEqualTo("2026-03-02");
        assertThat(List.of(header.actorId(), header.actorOrg(), header.actorRole(), header.actorKeyId()))
                .containsExactly(
                        "actor-7",
                        "handan-gxj",
                        "CITY_INDUSTRY",
                        key.verifyingKey().keyId());
        assertThat(header.commandRef()).isNull();
        assertThat(header.commandMismatch()).isEmpty();
    }

    @Test
    void givesExactlyTheBytesThatTheActorSigned() {
        byte[] bytes = CanonicalJson.write(TestLog.entry(command, 0, key));
        EntryHeader header = EntryHeader.read(bytes);
        EntryHeader.Command signed = java.util.Objects.requireNonNull(header.command());
        assertThat(signed.message(bytes)).isEqualTo(CommandSignature.message(command));
        assertThat(CommandSignature.verifyMessage(
                        signed.message(bytes), String.valueOf(header.commandSig()), key.verifyingKey()))
                .isTrue();
    }

    @Test
    void readsAFurtherEntryOfACommand() {
        EntryHeader header = read(TestLog.entry(command, 3, key));
        assertThat(header.command()).isNull();
        assertThat(header.commandSig()).isNull();
        assertThat(header.commandRef()).isEqualTo("c-00000001");
        assertThat(header.commandMismatch()).isEmpty();
    }

    @Test
    void businessDateMayBeAbsent() {
        assertThat(read(TestLog.entry(command, 1, key).without("businessDate")).businessDate())
                .isNull();
    }

    @Test
    void commandOfAnotherLedgerIdOrKeyIsAMismatch() {
        for (ObjectNode other : new ObjectNode[] {
            TestLog.command("c-00000001", key).put("ledger", "example.org/changji"),
            TestLog.command("c-00000002", key),
            TestLog.command("c-00000001", SigningKey.generate(Algorithm.SM2))
        }) {
            ObjectNode entry = TestLog.entry(command, 0, key);
            entry.set("command", other);
            assertThat(read(entry).commandMismatch()).isPresent();
        }
    }

    @Test
    void everyFieldOfTheEnvelopeIsNeeded() {
        for (String field :
                new String[] {"schema", "ledger", "eventId", "stream", "type", "revision", "recordedAt", "actor"}) {
            ObjectNode entry = TestLog.entry(command, 0, key).without(field);
            assertThatIllegalArgumentException().isThrownBy(() -> read(entry)).withMessageContaining(field);
        }
        for (String path : new String[] {"stream.type", "stream.id", "stream.seq", "actor.id", "actor.keyId"}) {
            ObjectNode entry = TestLog.entry(command, 0, key);
            String[] names = path.split("\\.", 2);
            ((ObjectNode) entry.get(names[0])).remove(names[1]);
            assertThatIllegalArgumentException().isThrownBy(() -> read(entry)).withMessageContaining(path);
        }
    }

    @Test
    void everyPartOfTheEntryIsCheckedToBeCanonical() {
        String entry = new String(CanonicalJson.write(TestLog.entry(command, 0, key)), StandardCharsets.UTF_8);
        for (String broken : new String[] {
            entry.replace("\"payload\":{", "\"payload\": {"),
            entry.replace("30000000,", "30000000.5,"),
            entry.replace("\"seq\":0", "\"seq\":\"0\""),
            entry.replace("\"seq\":0", "\"seq\":0,\"seq\":1"),
            entry.replace("\"revision\":1", "\"revision\":3000000000"),
            entry.replace("\"actor\":{", "\"actor\":[{").replace("}", "}]"),
            entry.substring(1),
            entry + " ",
            entry.substring(0, entry.length() - 1),
            "[]",
            "1",
            ""
        }) {
            assertThat(broken).isNotEqualTo(entry);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EntryHeader.read(broken.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void unknownMembersArePassedOverButChecked() {
        ObjectNode entry = TestLog.entry(command, 0, key);
        entry.set(
                "zz",
                JsonNodeFactory.instance.arrayNode().add(1).add("示例").addNull().add(true));
        assertThat(read(entry).eventId()).isEqualTo("c-00000001.0");
        String tooDeep = new String(CanonicalJson.write(entry), StandardCharsets.UTF_8)
                .replace("\"zz\":[", "\"zz\":[" + "[".repeat(32) + "]".repeat(32) + ",");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryHeader.read(tooDeep.getBytes(StandardCharsets.UTF_8)));
    }
}
