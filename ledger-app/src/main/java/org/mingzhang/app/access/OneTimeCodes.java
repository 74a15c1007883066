package org.mingzhang.app.access;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.CodeEntries;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.CodeRules;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;

/**
 * One-time codes, each of which stands in the log, on the stream of whose account it is, before anybody sees it: who asked and who
 * agreed under their own signatures, and that it was taken under the ledger's. There is no other way to have one made.
 */
public final class OneTimeCodes {
    private static final int TRIES = 5;

    private final LedgerStore store;
    private final CodeEntries entries;
    private final Accounts accounts;
    private final SignIns signIns;
    private final LedgerClock clock;
    private final ZoneId zone;

    public OneTimeCodes(
            LedgerStore store,
            CodeEntries entries,
            Accounts accounts,
            SignIns signIns,
            LedgerClock clock,
            ZoneId zone) {
        this.store = store;
        this.entries = entries;
        this.accounts = accounts;
        this.signIns = signIns;
        this.clock = clock;
        this.zone = zone;
    }

    /** What came of asking for one. */
    public sealed interface Taking {
        /** It is made; this is the only time that it is shown. */
        record Taken(String code) implements Taking {}

        /** It may not be had; why, in a sentence. */
        record Not(String why) implements Taking {}
    }

    /**
     * Takes the code that somebody asked for, once.
     *
     * @param actor whose account it is
     * @param taker who has asked for it, under their signature
     * @param address from where
     */
    public Taking take(String actor, String taker, String address) {
        for (int tries = 0; tries < TRIES; tries++) {
            List<StoredEntry> stream = stream(actor);
            Actor person = new Actor();
            stream.forEach(
                    entry -> person.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position())));
            LocalDate today = clock.now().atZone(zone).toLocalDate();
            String why = CodeRules.whyNotTaken(person, taker, today, clock.now());
            if (why != null) {
                return new Taking.Not(why);
            }
            // Of two who take it at once one meets a stream that has grown, and finds it taken.
            if (entries.record(actor, stream.size(), taker)) {
                return new Taking.Taken(made(actor, taker, address));
            }
        }
        return new Taking.Not("此人的账目正在变动，请稍后再取");
    }

    /** Has one made on the machine itself, by who runs it: the first of a ledger come of nobody else. */
    public String giveOnTheMachine(String actor) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (entries.record(actor, stream(actor).size(), null)) {
                return made(actor, "命令行", "本机");
            }
        }
        throw new IllegalStateException("the stream of " + actor + " kept growing; nothing was recorded");
    }

    private String made(String actor, String by, String address) {
        String code = accounts.invite(actor);
        signIns.recordCode(actor, by, address);
        return code;
    }

    private List<StoredEntry> stream(String actor) {
        return store.log().stream(new StreamRef(StreamType.ACTOR.code(), actor), 0);
    }
}
