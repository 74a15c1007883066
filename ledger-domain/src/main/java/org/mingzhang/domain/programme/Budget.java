package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FigureRecorded;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.HolidaysEntered;
import org.mingzhang.domain.programme.ProgrammeEvent.PaymentBatchExported;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;
import org.mingzhang.domain.programme.ProgrammeEvent.RankLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Ranked;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReversed;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.SupervisionPlanAdopted;
import org.mingzhang.domain.programme.ProgrammeEvent.TargetFactRecorded;

/** The money of a programme: sums per source and line, and what is free on which business date. */
final class Budget {
    private static final Comparator<SourceLine> BY_SOURCE_AND_LINE =
            Comparator.comparing(SourceLine::source).thenComparing(SourceLine::line);

    private record SourceYear(String source, int year) {}

    /** From one line of a source to another. */
    record Transfer(String source, String from, String to) {}

    /** Where money lies that may be taken out again. */
    enum Kind {
        UNALLOCATED,
        LINE_AVAILABLE,
        LINE_RECOVERED
    }

    /** One such place: of a source in a year, or of a source on a line. */
    record Place(
            Kind kind,
            String source,
            @Nullable String line,
            @Nullable Integer year) {}

    private final Map<String, Fen> appropriated = new TreeMap<>();
    private final Map<String, Fen> received = new TreeMap<>();
    private final Map<String, Fen> allocated = new TreeMap<>();
    private final Map<String, Fen> handedBack = new TreeMap<>();
    private final Map<Transfer, Fen> transferred = new HashMap<>();
    private final Map<SourceLine, LineBalance> lines = new TreeMap<>(BY_SOURCE_AND_LINE);
    private final Map<SourceYear, DatedBalance> unallocated = new HashMap<>();
    private final Map<SourceLine, DatedBalance> lineAvailable = new HashMap<>();
    private final Map<SourceLine, DatedBalance> lineRecovered = new HashMap<>();

    void take(ProgrammeEvent event, LocalDate date) {
        switch (event) {
            case FundsAppropriated e -> {
                appropriated.merge(e.source(), e.amountFen(), Fen::plus);
                add(unallocated, new SourceYear(e.source(), e.budgetYear()), date, e.amountFen());
            }
            case BudgetAllocated e -> {
                allocated.merge(e.source(), e.amountFen(), Fen::plus);
                add(
                        unallocated,
                        new SourceYear(e.source(), e.budgetYear()),
                        date,
                        e.amountFen().negated());
                move(e.source(), e.line(), LineBalance::allocate, e.amountFen());
                add(lineAvailable, new SourceLine(e.source(), e.line()), date, e.amountFen());
            }
            case BudgetTransferred e -> {
                Fen less = e.amountFen().negated();
                transferred.merge(new Transfer(e.source(), e.fromLine(), e.toLine()), e.amountFen(), Fen::plus);
                move(e.source(), e.fromLine(), LineBalance::allocate, less);
                move(e.source(), e.toLine(), LineBalance::allocate, e.amountFen());
                add(lineAvailable, new SourceLine(e.source(), e.fromLine()), date, less);
                add(lineAvailable, new SourceLine(e.source(), e.toLine()), date, e.amountFen());
            }
            case FundsCarriedOver e -> {
                add(
                        unallocated,
                        new SourceYear(e.source(), e.fromYear()),
                        date,
                        e.amountFen().negated());
                add(unallocated, new SourceYear(e.source(), e.toYear()), date, e.amountFen());
            }
            case FundsReturnedToTreasury e -> handBack(e, date);
            case FundsCommitted e -> commit(e.purpose(), e.shares(), date, false);
            case CommitmentReleased e -> commit(e.purpose(), e.shares(), date, true);
            case FundsDisbursed e ->
                e.shares()
                        .forEach(
                                share -> move(share.source(), e.purpose().line(), LineBalance::pay, share.amountFen()));
            case DisbursementReturned e ->
                e.shares()
                        .forEach(share -> move(
                                share.source(),
                                e.purpose().line(),
                                LineBalance::pay,
                                share.amountFen().negated()));
            case FundsRecovered e -> recover(e.purpose(), e.shares(), date, false);
            case RecoveredFundsReversed e -> recover(e.purpose(), e.shares(), date, true);
            case RecoveredFundsReused e -> {
                move(e.source(), e.line(), LineBalance::reuse, e.amountFen());
                add(
                        lineRecovered,
                        new SourceLine(e.source(), e.line()),
                        date,
                        e.amountFen().negated());
                add(lineAvailable, new SourceLine(e.source(), e.line()), date, e.amountFen());
            }
            case FundsReceived e -> received.merge(e.source(), e.amountFen(), Fen::plus);
            case SupervisionPlanAdopted e -> {
                // No money.
            }
            case FigureRecorded e -> {
                // What rules look up, moves no money.
            }
            case PlaceTaken e -> {
                // Counted by the programme, moves no money.
            }
            case PlaceReleased e -> {
                // As above.
            }
            case Ranked e -> {
                // Competes for a place.
            }
            case RankLeft e -> {
                // As above.
            }
            case TargetFactRecorded e -> {
                // Counted by the evaluation, moves no money.
            }
            case ProgrammeOpened e -> {
                // Money comes later.
            }
            case Queued e -> {
                // Waits for money, holds none.
            }
            case QueueLeft e -> {
                // Held none.
            }
            case AwardReady e -> {
                // As above.
            }
            case PolicyAmended e -> {
                // Rules, no money.
            }
            case RuleParameterDecided e -> {
                // Changes what may be granted, moves no money.
            }
            case PaymentBatchExported e -> {
                // What is approved and not yet paid.
            }
            case PeriodClosed e -> {
                // Says what they came to.
            }
            case HolidaysEntered e -> {
                // Days, no money.
            }
            case ProgrammeClosed e -> {
                // Ends movements, is none.
            }
        }
    }

    private static <K> void add(Map<K, DatedBalance> balances, K place, LocalDate date, Fen change) {
        balances.computeIfAbsent(place, none -> new DatedBalance()).add(date, change);
    }

    private void commit(Purpose purpose, Iterable<Share> shares, LocalDate date, boolean back) {
        for (Share share : shares) {
            Fen committed = back ? share.amountFen().negated() : share.amountFen();
            move(share.source(), purpose.line(), LineBalance::commit, committed);
            add(lineAvailable, new SourceLine(share.source(), purpose.line()), date, committed.negated());
        }
    }

    private void recover(Purpose purpose, Iterable<Share> shares, LocalDate date, boolean back) {
        for (Share share : shares) {
            Fen recovered = back ? share.amountFen().negated() : share.amountFen();
            move(share.source(), purpose.line(), LineBalance::recover, recovered);
            add(lineRecovered, new SourceLine(share.source(), purpose.line()), date, recovered);
        }
    }

    private void handBack(FundsReturnedToTreasury e, LocalDate date) {
        Fen less = e.amountFen().negated();
        String line = e.line() == null ? "" : e.line();
        switch (e.from()) {
            case UNALLOCATED -> {
                handedBack.merge(e.source(), e.amountFen(), Fen::plus);
                add(unallocated, new SourceYear(e.source(), e.budgetYear() == null ? 0 : e.budgetYear()), date, less);
            }
            case LINE_AVAILABLE -> {
                move(e.source(), line, LineBalance::handBack, e.amountFen());
                add(lineAvailable, new SourceLine(e.source(), line), date, less);
            }
            case LINE_RECOVERED -> {
                move(e.source(), line, LineBalance::handBackRecovered, e.amountFen());
                add(lineRecovered, new SourceLine(e.source(), line), date, less);
            }
        }
    }

    private void move(String source, String line, BiFunction<LineBalance, Fen, LineBalance> step, Fen fen) {
        lines.put(new SourceLine(source, line), step.apply(line(source, line), fen));
    }

    /** What went from line to line. */
    Map<Transfer, Fen> transferred() {
        return transferred;
    }

    /** What a line of a source gave to other lines. */
    Fen given(String source, String line) {
        Fen sum = Fen.ZERO;
        for (Map.Entry<Transfer, Fen> one : transferred.entrySet()) {
            Transfer transfer = one.getKey();
            sum = transfer.source.equals(source) && transfer.from.equals(line) ? sum.plus(one.getValue()) : sum;
        }
        return sum;
    }

    /** What was allocated to a line of a source, whatever went to other lines or came from them. */
    Fen firstAllocated(String source, String line) {
        Fen sum = line(source, line).allocated();
        for (Map.Entry<Transfer, Fen> one : transferred.entrySet()) {
            Transfer transfer = one.getKey();
            if (transfer.source.equals(source)) {
                sum = transfer.from.equals(line) ? sum.plus(one.getValue()) : sum;
                sum = transfer.to.equals(line) ? sum.minus(one.getValue()) : sum;
            }
        }
        return sum;
    }

    Fen appropriated(String source) {
        return appropriated.getOrDefault(source, Fen.ZERO);
    }

    Map<String, Fen> appropriated() {
        return appropriated;
    }

    Map<String, Fen> received() {
        return received;
    }

    /** What lies where, by business date. */
    Map<Place, DatedBalance> balances() {
        Map<Place, DatedBalance> out = new HashMap<>();
        unallocated.forEach((at, balance) -> out.put(new Place(Kind.UNALLOCATED, at.source, null, at.year), balance));
        lineAvailable.forEach(
                (at, balance) -> out.put(new Place(Kind.LINE_AVAILABLE, at.source(), at.line(), null), balance));
        lineRecovered.forEach(
                (at, balance) -> out.put(new Place(Kind.LINE_RECOVERED, at.source(), at.line(), null), balance));
        return out;
    }

    Fen received(String source) {
        return received.getOrDefault(source, Fen.ZERO);
    }

    Fen allocated(String source) {
        return allocated.getOrDefault(source, Fen.ZERO);
    }

    /** Of a source: what was returned to the treasury before it was allocated. */
    Fen handedBack(String source) {
        return handedBack.getOrDefault(source, Fen.ZERO);
    }

    /** Of a source, over all years: what is neither allocated nor handed back. */
    Fen unallocated(String source) {
        Fen sum = Fen.ZERO;
        for (Map.Entry<SourceYear, DatedBalance> entry : unallocated.entrySet()) {
            sum = entry.getKey().source.equals(source)
                    ? sum.plus(entry.getValue().total())
                    : sum;
        }
        return sum;
    }

    LineBalance line(String source, String line) {
        return lines.getOrDefault(new SourceLine(source, line), LineBalance.ZERO);
    }

    Map<SourceLine, LineBalance> lines() {
        return lines;
    }

    DatedBalance unallocated(String source, int year) {
        return unallocated.getOrDefault(new SourceYear(source, year), new DatedBalance());
    }

    DatedBalance lineAvailable(String source, String line) {
        return lineAvailable.getOrDefault(new SourceLine(source, line), new DatedBalance());
    }

    DatedBalance lineRecovered(String source, String line) {
        return lineRecovered.getOrDefault(new SourceLine(source, line), new DatedBalance());
    }
}
