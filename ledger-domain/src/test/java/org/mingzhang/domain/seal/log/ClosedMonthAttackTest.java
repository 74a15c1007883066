package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.TestLog;
import org.mingzhang.domain.seal.log.LogProblem.Kind;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Closings that are properly sealed, by whoever has the ledger's keys, and say what the books before them do not. */
class ClosedMonthAttackTest extends LogAttack {
    private final TestLog sealed = new TestLog();
    private int commands;

    @BeforeEach
    void begin() {
        outside.clear();
    }

    private static ObjectNode books() {
        return JsonNodeFactory.instance.objectNode();
    }

    private void seal(ObjectNode books) {
        ObjectNode entry = TestLog.entry(TestLog.command("command-" + commands++, sealed.actor), 0, sealed.actor);
        ((ObjectNode) entry.get("stream")).put("id", "books").put("seq", commands - 1);
        ((ObjectNode) entry.get("payload")).set("books", books);
        sealed.seal(List.of(CanonicalJson.write(entry)));
    }

    private void post(String month, long amount) {
        ObjectNode books = books();
        books.putArray("lines")
                .add(books().put("month", month).put("account", "可用").put("amount", amount))
                .add(books().put("month", month).put("account", "下达").put("amount", -amount));
        seal(books);
    }

    private void close(String month, Map<String, Long> balances) {
        ObjectNode books = books().put("through", month);
        ObjectNode stated = books.putObject("balances");
        balances.forEach(stated::put);
        seal(books);
    }

    private LogVerification found() {
        return verify(new MemoryLog(sealed), sealed);
    }

    private void expectAt(long position) {
        assertThat(found().problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .containsExactly(Tuple.tuple(position, Kind.PERIOD_MISMATCH));
    }

    @Test
    void closingsThatSayWhatWasPostedHold() {
        post("2026-01", 100);
        post("2026-03", 7);
        close("2026-02", Map.of("可用", 100L, "下达", -100L));
        post("2026-03", -7);
        close("2026-03", Map.of("可用", 100L, "下达", -100L));
        LogVerification found = found();
        assertThat(found.problems()).isEmpty();
        assertThat(found.steps())
                .filteredOn(step -> step.name() == LogStep.PERIODS)
                .extracting(LogVerification.Step::checked)
                .containsExactly(2L);
    }

    @Test
    void aBalanceThatIsAFenTooHigh() {
        post("2026-01", 100);
        close("2026-01", Map.of("可用", 101L, "下达", -100L));
        expectAt(1);
        assertThat(found().problems().getFirst().detail())
                .contains("2026年1月")
                .contains("可用")
                .contains("101")
                .contains("100");
    }

    @Test
    void anAccountLeftOutOrMadeUp() {
        post("2026-01", 100);
        close("2026-01", Map.of("可用", 100L));
        expectAt(1);
    }

    @Test
    void whatIsPostedBackIntoAClosedMonth() {
        post("2026-01", 100);
        close("2026-01", Map.of("可用", 100L, "下达", -100L));
        post("2025-12", 1);
        expectAt(2);
        assertThat(found().problems().getFirst().detail()).contains("2025年12月");
    }

    @Test
    void aMonthThatIsClosedASecondTime() {
        close("2026-01", Map.of());
        close("2026-01", Map.of());
        expectAt(1);
    }

    @Test
    void anAlteredPostingIsThatAndNotAWrongClosingAsWell() {
        post("2026-01", 100);
        close("2026-01", Map.of("可用", 100L, "下达", -100L));
        MemoryLog stored = new MemoryLog(sealed);
        stored.alterBytes(0, "\"amount\":100", "\"amount\":200");
        assertThat(verify(stored, sealed).problems())
                .extracting(LogProblem::position, LogProblem::kind)
                .contains(Tuple.tuple(0L, Kind.ENTRY_ALTERED))
                .doesNotContain(Tuple.tuple(1L, Kind.PERIOD_MISMATCH));
    }
}
