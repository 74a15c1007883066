package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.ObjectNode;

/** What a deceived writer sealed in good faith: whoever owns the database hides a row from it and puts it back. */
class TwiceRecordedTest extends LogAttack {
    private final TestLog deceived = new TestLog();

    private void found(Tuple... problems) {
        outside.clear();
        assertThat(verify(new MemoryLog(deceived), deceived).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(problems);
    }

    private ObjectNode entry(String commandId, String stream, long seq) {
        ObjectNode entry = TestLog.entry(TestLog.command(commandId, deceived.actor), 0, deceived.actor);
        ((ObjectNode) entry.get("stream")).put("id", stream).put("seq", seq);
        return entry;
    }

    private void seal(ObjectNode entry) {
        deceived.seal(List.of(CanonicalJson.write(entry)));
    }

    @Test
    void aCommandOnceAndItsStreamsInOrder() {
        seal(entry("one", "a", 0));
        seal(entry("two", "b", 0));
        seal(entry("three", "a", 1));
        found();
    }

    @Test
    void aCommandASecondTime() {
        seal(entry("one", "a", 0));
        seal(entry("two", "a", 1));
        seal(entry("one", "a", 2));
        found(Tuple.tuple(2L, Kind.COMMAND_REPEATED));
    }

    @Test
    void aCommandASecondTimeAtOnce() {
        seal(entry("one", "a", 0));
        seal(entry("one", "a", 1));
        found(Tuple.tuple(1L, Kind.EVENT_ID_MISMATCH));
    }

    @Test
    void aDecisionThatDidNotSeeTheOneBefore() {
        seal(entry("one", "a", 0));
        seal(entry("two", "a", 1));
        seal(entry("three", "a", 1));
        seal(entry("four", "a", 2));
        found(Tuple.tuple(2L, Kind.STREAM_SEQ_MISMATCH));
    }

    @Test
    void aStreamWithoutItsMiddleOrItsBeginning() {
        seal(entry("one", "a", 0));
        seal(entry("two", "a", 2));
        seal(entry("three", "a", 3));
        seal(entry("four", "b", 7));
        found(Tuple.tuple(1L, Kind.STREAM_SEQ_MISMATCH), Tuple.tuple(3L, Kind.STREAM_SEQ_MISMATCH));
    }

    /** Of thousands, each is remembered. */
    @Test
    void everyCommandIsRemembered() {
        SeenCommands seen = new SeenCommands();
        for (int n = 0; n < 20_000; n++) {
            assertThat(seen.seen("command-" + n, n)).isEqualTo(-1);
        }
        for (int n = 0; n < 20_000; n++) {
            assertThat(seen.seen("command-" + n, 99_999)).isEqualTo(n);
        }
    }
}
