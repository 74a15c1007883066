package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;
import org.mingzhang.domain.ledger.LogEvent.LedgerKey;

/** What a ledger's first entry says about it. */
public record LedgerIdentity(
        String name, String title, ZoneId zone, Clock clock, Instant startedAt, List<LedgerKey> keys) {
    /** Reads the first entry. */
    public static LedgerIdentity of(LedgerInitialised first) {
        return new LedgerIdentity(
                first.ledger(), first.title(), ZoneId.of(first.zone()), first.clock(), first.startedAt(), first.keys());
    }

    /** Whether everything in it is invented: a ledger on a clock of its own tells a story and no business. */
    public boolean isSampleData() {
        return clock == Clock.SIMULATED;
    }
}
