package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.BudgetFigures.SourceLine;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetTransferred;
import org.mingzhang.domain.programme.ProgrammeEvent.CommitmentReleased;
import org.mingzhang.domain.programme.ProgrammeEvent.DisbursementReturned;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCarriedOver;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsCommitted;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsDisbursed;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReceived;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsReturnedToTreasury;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.programme.ProgrammeEvent.RecoveredFundsReused;
import org.mingzhang.domain.programme.ProgrammeEvent.RuleParameterDecided;
import org.mingzhang.domain.programme.ProgrammeEvent.TargetFactRecorded;

/** The money of a programme: sums per source and line, and what is free on which business date. */
final class Budget {
    private static final Comparator<SourceLine> BY_SOURCE_AND_LINE =
            Comparator.comparing(SourceLine::source).thenComparing(SourceLine::line);

    private record SourceYear(String source, int year) {}

    private final Map<String, Fen> appropriated = new TreeMap<>();
    private final Map<String, Fen> allocated = new TreeMap<>();
    private final Map<SourceLine, LineBalance> lines = new TreeMap<>(BY_SOURCE_AND_LINE);
    private final Map<SourceYear, DatedBalance> unallocated = new HashMap<>();
    private final Map<SourceLine, DatedBalance> lineAvailable = new HashMap<>();
    private final Map<SourceLine, DatedBalance> lineRecovered = new HashMap<>();

    void take(ProgrammeEvent event, LocalDate date) {
        switch (event) {
            case FundsAppropriated e -> {
                appropriated.merge(e.source(), e.amountFen(), Fen::plus);
                unallocated(e.source(), e.budgetYear()).add(date, e.amountFen());
            }
            case BudgetAllocated e -> {
                allocated.merge(e.source(), e.amountFen(), Fen::plus);
                unallocated(e.source(), e.budgetYear()).add(date, e.amountFen().negated());
                move(e.source(), e.line(), LineBalance::allocate, e.amountFen());
                lineAvailable(e.source(), e.line()).add(date, e.amountFen());
            }
            case BudgetTransferred e -> {
                Fen less = e.amountFen().negated();
                move(e.source(), e.fromLine(), LineBalance::allocate, less);
                move(e.source(), e.toLine(), LineBalance::allocate, e.amountFen());
                lineAvailable(e.source(), e.fromLine()).add(date, less);
                lineAvailable(e.source(), e.toLine()).add(date, e.amountFen());
            }
            case FundsCarriedOver e -> {
                unallocated(e.source(), e.fromYear()).add(date, e.amountFen().negated());
                unallocated(e.source(), e.toYear()).add(date, e.amountFen());
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
            case FundsRecovered e ->
                e.shares().forEach(share -> {
                    move(share.source(), e.purpose().line(), LineBalance::recover, share.amountFen());
                    lineRecovered(share.source(), e.purpose().line()).add(date, share.amountFen());
                });
            case RecoveredFundsReused e -> {
                move(e.source(), e.line(), LineBalance::reuse, e.amountFen());
                lineRecovered(e.source(), e.line()).add(date, e.amountFen().negated());
                lineAvailable(e.source(), e.line()).add(date, e.amountFen());
            }
            case FundsReceived e -> {
                // A memo beside the budget: arrival limits nothing here.
            }
            case TargetFactRecorded e -> {
                // Counted by the evaluation, moves no money.
            }
            case ProgrammeOpened e -> {
                // Money comes later.
            }
            case RuleParameterDecided e -> {
                // Changes what may be granted, moves no money.
            }
            case ProgrammeClosed e -> {
                // Ends movements, is none.
            }
        }
    }

    private void commit(Purpose purpose, Iterable<Share> shares, LocalDate date, boolean back) {
        for (Share share : shares) {
            Fen committed = back ? share.amountFen().negated() : share.amountFen();
            move(share.source(), purpose.line(), LineBalance::commit, committed);
            lineAvailable(share.source(), purpose.line()).add(date, committed.negated());
        }
    }

    private void handBack(FundsReturnedToTreasury e, LocalDate date) {
        Fen less = e.amountFen().negated();
        String line = e.line() == null ? "" : e.line();
        switch (e.from()) {
            case UNALLOCATED ->
                unallocated(e.source(), e.budgetYear() == null ? 0 : e.budgetYear())
                        .add(date, less);
            case LINE_AVAILABLE -> {
                move(e.source(), line, LineBalance::handBack, e.amountFen());
                lineAvailable(e.source(), line).add(date, less);
            }
            case LINE_RECOVERED -> {
                move(e.source(), line, LineBalance::handBackRecovered, e.amountFen());
                lineRecovered(e.source(), line).add(date, less);
            }
        }
    }

    private void move(String source, String line, BiFunction<LineBalance, Fen, LineBalance> step, Fen fen) {
        lines.put(new SourceLine(source, line), step.apply(line(source, line), fen));
    }

    Fen appropriated(String source) {
        return appropriated.getOrDefault(source, Fen.ZERO);
    }

    Map<String, Fen> appropriated() {
        return appropriated;
    }

    Fen allocated(String source) {
        return allocated.getOrDefault(source, Fen.ZERO);
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
        return unallocated.computeIfAbsent(new SourceYear(source, year), none -> new DatedBalance());
    }

    DatedBalance lineAvailable(String source, String line) {
        return lineAvailable.computeIfAbsent(new SourceLine(source, line), none -> new DatedBalance());
    }

    DatedBalance lineRecovered(String source, String line) {
        return lineRecovered.computeIfAbsent(new SourceLine(source, line), none -> new DatedBalance());
    }
}
