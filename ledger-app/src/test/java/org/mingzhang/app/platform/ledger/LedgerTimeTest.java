package org.mingzhang.app.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LedgerTimeTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T01:00:00Z");
    private static final Instant NOON = Instant.parse("2026-01-05T04:00:00Z");
    private static final int MANY = 200_000;

    @Test
    void aStandingClockSaysTheSameUntilItIsMoved() {
        LedgerTime clock = new LedgerTime(MORNING);
        clock.standAt(NOON);
        assertThat(IntStream.range(0, MANY).mapToObj(i -> clock.now()).distinct())
                .containsExactly(NOON);
    }

    @Test
    void aStandingClockGoesOnOnceTheStoryIsMovedForward() {
        LedgerTime clock = new LedgerTime(MORNING);
        clock.standAt(MORNING);
        clock.advanceTo(NOON);
        assertThat(IntStream.range(0, MANY).mapToObj(i -> clock.now()))
                .isSorted()
                .last()
                .satisfies(last -> assertThat(last).isAfter(NOON));
    }

    @Test
    void aMomentThatHasPassedMovesNothing() {
        LedgerTime clock = new LedgerTime(NOON);
        clock.standAt(MORNING);
        assertThat(clock.now()).isAfterOrEqualTo(NOON);
    }
}
