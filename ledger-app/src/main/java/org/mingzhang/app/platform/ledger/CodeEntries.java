package org.mingzhang.app.platform.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.command.CommandDesk.DayBreak;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.domain.actor.ActorEvent.CodeGiven;
import org.mingzhang.domain.event.StreamId;

/** Records that a person's one-time code was made, as an entry of the ledger's own on the person's stream. */
public final class CodeEntries {
    private final OwnEntries own;
    private final DayBreak dayBreak;
    private final LedgerClock clock;

    CodeEntries(OwnEntries own, DayBreak dayBreak, LedgerClock clock) {
        this.own = own;
        this.dayBreak = dayBreak;
        this.clock = clock;
    }

    /**
     * Records it; when this returns true, it is durable and sealed.
     *
     * @param seq how many entries the stream has
     * @param takenBy who is about to see it; null for who runs the machine
     * @return false where the stream has grown meanwhile
     */
    public boolean record(String actor, long seq, @Nullable String takenBy) {
        Instant now = clock.now();
        dayBreak.before(now);
        return own.append(StreamId.actor(actor), seq, "code-", "ledger.give-code", new CodeGiven(takenBy), now)
                .isPresent();
    }
}
