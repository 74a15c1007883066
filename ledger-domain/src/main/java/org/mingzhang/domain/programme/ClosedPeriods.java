package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;

/**
 * 结账: what a closed month came to, and that nothing is posted in it any more. All money is posted by events of a programme's
 * stream, so one look at what a decision came to is enough, whoever decided it; and closing is an event of the same stream, so
 * of a closing and a payment at the same time one comes first and the other is decided on it.
 */
public final class ClosedPeriods {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::account)
            .thenComparing(Place::source)
            .thenComparing(Place::line, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Place::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    private record Place(
            Posting.Account account,
            String source,
            @Nullable String line,
            @Nullable Integer year) {}

    private final Map<Place, Fen> sums = new TreeMap<>(ORDER);

    private ClosedPeriods() {}

    /**
     * The same decision, or a refusal where it would post money in a closed month. History is held to it too: what was closed
     * is closed.
     *
     * @param businessDate of the events that were decided
     */
    public static Decision held(Decision decision, Streams streams, LocalDate businessDate) {
        if (decision instanceof Decision.Accepted(List<StreamEvent> events)) {
            for (StreamEvent event : events) {
                Rejection no = event.stream().type() == StreamType.PROGRAMME
                                && !Journal.postings(event.event()).isEmpty()
                        ? ((Programme) streams.state(event.stream())).refuseClosed(businessDate)
                        : null;
                if (no != null) {
                    return new Decision.Rejected(no);
                }
            }
        }
        return decision;
    }

    /** What the accounts of a programme come to at the end of a month, by its events as they stand. */
    static List<PeriodBalance> balances(List<Recorded> standing, YearMonth month) {
        ClosedPeriods sums = new ClosedPeriods();
        standing.forEach(recorded -> sums.take(recorded.event(), recorded.businessDate(), month.atEndOfMonth()));
        return sums.balances();
    }

    private void take(LedgerEvent event, @Nullable LocalDate businessDate, LocalDate until) {
        for (Journal.Dated dated : Journal.dated(event, businessDate)) {
            if (!dated.date().isAfter(until)) {
                for (Posting line : dated.lines()) {
                    sums.merge(
                            new Place(line.account(), line.source(), line.line(), line.year()),
                            line.amountFen(),
                            Fen::plus);
                }
            }
        }
    }

    private List<PeriodBalance> balances() {
        List<PeriodBalance> out = new ArrayList<>();
        sums.forEach((place, fen) -> {
            if (!fen.isZero()) {
                out.add(new PeriodBalance(place.account.name(), place.source, place.line, place.year, fen));
            }
        });
        return List.copyOf(out);
    }

    /** What the accounts of a programme come to at the end of a month by every entry of its stream, corrections as well. */
    public static List<PeriodBalance> posted(List<Posted> entries, YearMonth month) {
        ClosedPeriods sums = new ClosedPeriods();
        entries.forEach(entry -> sums.take(entry.event(), entry.businessDate(), month.atEndOfMonth()));
        return sums.balances();
    }

    /** An entry of a programme's stream. */
    public record Posted(
            long position, LedgerEvent event, @Nullable LocalDate businessDate) {}
}
