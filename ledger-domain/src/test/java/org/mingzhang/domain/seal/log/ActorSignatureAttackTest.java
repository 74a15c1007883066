package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Entries that the ledger sealed although no actor properly signed them. */
class ActorSignatureAttackTest extends LogAttack {
    private LogVerification verifySealed(UnaryOperator<ObjectNode> first, UnaryOperator<ObjectNode> second) {
        TestLog forged = new TestLog();
        forged.record("command-0", 2);
        ObjectNode command = TestLog.command("command-1", forged.actor);
        forged.seal(List.of(
                CanonicalJson.write(first.apply(TestLog.entry(command, 0, forged.actor))),
                CanonicalJson.write(second.apply(TestLog.entry(command, 1, forged.actor)))));
        outside.clear();
        return verify(new MemoryLog(forged), forged);
    }

    @Test
    void commandSignatureWrong() {
        LogVerification verification = verifySealed(
                entry -> {
                    ((ObjectNode) entry.get("command")).put("type", "award.refuse");
                    return entry;
                },
                UnaryOperator.identity());
        assertThat(verification.problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(2L, Kind.COMMAND_SIGNATURE_INVALID));
    }

    @Test
    void commandSignatureMissing() {
        LogVerification verification = verifySealed(entry -> entry.without("commandSig"), UnaryOperator.identity());
        assertThat(verification.problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(2L, Kind.COMMAND_SIGNATURE_INVALID));
    }

    @Test
    void commandOfAnotherEntryCarried() {
        LogVerification verification = verifySealed(
                entry -> entry.put("eventId", "command-9.0"), entry -> entry.put("eventId", "command-9.1"));
        assertThat(verification.problems()).extracting(LogProblem::kind).contains(Kind.COMMAND_SIGNATURE_INVALID);
    }

    @Test
    void entryWithoutAnyCommand() {
        LogVerification verification = verifySealed(UnaryOperator.identity(), entry -> entry.without("commandRef"));
        assertThat(verification.problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(3L, Kind.COMMAND_SIGNATURE_INVALID));
        ObjectNode ledger = JsonNodeFactory.instance.objectNode();
        ledger.put("id", "ledger").put("keyId", "0").put("org", "").put("role", "LEDGER");
        assertThat(verifySealed(UnaryOperator.identity(), entry -> {
                            entry.set("actor", ledger);
                            return entry.without("commandRef");
                        })
                        .holds())
                .isTrue();
    }

    @Test
    void entryThatRefersToACommandOfLongAgo() {
        LogVerification verification =
                verifySealed(UnaryOperator.identity(), entry -> entry.put("commandRef", "command-0")
                        .put("eventId", "command-0.2"));
        assertThat(verification.problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .contains(Tuple.tuple(3L, Kind.COMMAND_SIGNATURE_INVALID));
    }

    @Test
    void keyThatNoEntryEnrolled() {
        TestLog forged = new TestLog();
        SigningKey foreign = SigningKey.generate(Algorithm.SM2);
        ObjectNode command = TestLog.command("command-1", foreign);
        forged.seal(List.of(CanonicalJson.write(TestLog.entry(command, 0, foreign))));
        outside.clear();
        assertThat(verify(new MemoryLog(forged), forged).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(0L, Kind.KEY_UNKNOWN));
    }

    @Test
    void keyRevokedBeforeItsSignature() {
        revokedAt = 575;
        expect(at(575, Kind.COMMAND_SIGNATURE_INVALID));
        revokedAt = 576;
        assertThat(verify().holds()).isTrue();
    }
}
