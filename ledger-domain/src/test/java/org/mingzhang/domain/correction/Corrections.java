package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.given.Answer;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import tools.jackson.databind.node.ObjectNode;

/** Corrections as people propose and approve them in tests. */
public final class Corrections {
    public static final Person PROPOSER = Person.city("proposer");
    public static final Person SECOND = Person.finance("second");

    private final Given given;
    private int numbers;

    public Corrections(Given given) {
        this.given = given.person(PROPOSER).person(SECOND);
    }

    /** The position of the last event of a kind that is so. */
    public <E extends LedgerEvent> long position(Class<E> kind, Predicate<E> so) {
        List<Envelope> log = given.ledger().log();
        for (int i = log.size() - 1; i >= 0; i--) {
            if (kind.isInstance(log.get(i).event())
                    && so.test(kind.cast(log.get(i).event()))) {
                return i;
            }
        }
        throw new AssertionError("no such " + kind);
    }

    public <E extends LedgerEvent> long position(Class<E> kind) {
        return position(kind, any -> true);
    }

    public Envelope at(long position) {
        return given.ledger().log().get(Math.toIntExact(position));
    }

    /** What is proposed: the entry at a position, changed so; null for undone. */
    public ProposeCorrection proposal(long position, @Nullable Consumer<ObjectNode> change) {
        return proposal(position, change, null);
    }

    public ProposeCorrection proposal(long position, @Nullable Consumer<ObjectNode> change, @Nullable LocalDate date) {
        Envelope entry = at(position);
        Recorded stands = given.ledger().fold(entry.stream()).at(position);
        LedgerEvent event = stands == null ? entry.event() : stands.event();
        ObjectNode before = Payloads.plain(event);
        ObjectNode after = change == null ? null : before.deepCopy();
        if (after != null) {
            Objects.requireNonNull(change).accept(after);
        }
        return new ProposeCorrection(
                "更正-" + ++numbers,
                entry.stream().toString(),
                position,
                EventCodec.type(event),
                before,
                after,
                date,
                "录入有误",
                "更正1号");
    }

    public Answer approved(ProposeCorrection proposal) {
        given.after(PROPOSER, proposal);
        return given.when(SECOND, new ApproveCorrection(proposal.correction(), null));
    }

    /** Corrected by two persons. */
    public CorrectionEvent.Corrected corrected(long position, @Nullable Consumer<ObjectNode> change) {
        return approved(proposal(position, change)).accepted(CorrectionEvent.Corrected.class);
    }
}
