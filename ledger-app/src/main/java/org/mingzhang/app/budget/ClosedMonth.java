package org.mingzhang.app.budget;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ClosedPeriods;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;

/**
 * A month that was closed, as its entry says, beside what the entries of the log come to at its end today: what is frozen is
 * the same for ever. The names of the components are the names in its JSON.
 *
 * @param position of the entry that closed it
 * @param balances as they were closed
 * @param postedNow as they are posted in the log today
 */
public record ClosedMonth(
        String programme,
        String month,
        String documentNo,
        long position,
        List<PeriodBalance> balances,
        List<PeriodBalance> postedNow) {
    public ClosedMonth {
        balances = List.copyOf(balances);
        postedNow = List.copyOf(postedNow);
    }

    /** The closed months of every programme, in the order of their closing; read from the log alone. */
    public static List<ClosedMonth> of(LogReader log) {
        return log.streamEnds(StreamType.PROGRAMME.code()).stream()
                .map(StoredEntry::stream)
                .distinct()
                .flatMap(stream -> of(log, stream.id()).stream())
                .toList();
    }

    /** Those of one programme. */
    public static List<ClosedMonth> of(LogReader log, String programme) {
        List<ClosedPeriods.Posted> posted = new ArrayList<>();
        List<ClosedPeriods.Posted> closings = new ArrayList<>();
        for (StoredEntry entry : log.stream(new StreamRef(StreamType.PROGRAMME.code(), programme), 0)) {
            Envelope envelope = entry.requireSealed().envelope();
            ClosedPeriods.Posted one =
                    new ClosedPeriods.Posted(entry.position(), envelope.event(), envelope.businessDate());
            (one.event() instanceof PeriodClosed ? closings : posted).add(one);
        }
        List<ClosedMonth> out = new ArrayList<>();
        for (ClosedPeriods.Posted closing : closings) {
            if (closing.event() instanceof PeriodClosed closed) {
                out.add(new ClosedMonth(
                        programme,
                        closed.month(),
                        closed.documentNo(),
                        closing.position(),
                        closed.balances(),
                        ClosedPeriods.posted(posted, YearMonth.parse(closed.month()))));
            }
        }
        return List.copyOf(out);
    }

    /** Whether nothing was posted in it since. */
    public boolean agrees() {
        return balances.equals(postedNow);
    }

    /** The sum of the debit balances; the credit balances come to the same. */
    public Fen debit() {
        Fen sum = Fen.ZERO;
        for (PeriodBalance balance : balances) {
            sum = balance.balanceFen().isPositive() ? sum.plus(balance.balanceFen()) : sum;
        }
        return sum;
    }

    /** The sum of the credit balances, as a positive amount. */
    public Fen credit() {
        Fen sum = Fen.ZERO;
        for (PeriodBalance balance : balances) {
            sum = balance.balanceFen().isNegative() ? sum.minus(balance.balanceFen()) : sum;
        }
        return sum;
    }
}
