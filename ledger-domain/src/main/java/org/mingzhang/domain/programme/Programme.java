package org.mingzhang.domain.programme;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Purpose;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
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

/**
 * A programme's money as its events leave it. Keeps sums per source and line only, so that it stays small however many
 * awards there are.
 */
public final class Programme implements StreamState {
    /** One line paid by one source. */
    public record SourceLine(String source, String line) implements Comparable<SourceLine> {
        @Override
        public int compareTo(SourceLine other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : line.compareTo(other.line);
        }
    }

    private record Decided(String value, long position) {}

    private @Nullable ProgrammeOpened opened;
    private boolean closed;
    private final Map<String, Decided> parameters = new TreeMap<>();
    private final Map<String, Fen> appropriated = new TreeMap<>();
    private final Map<String, Fen> allocated = new TreeMap<>();
    private final Map<String, Fen> handedBackUnallocated = new HashMap<>();
    private final Map<SourceLine, LineBalance> lines = new TreeMap<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ProgrammeEvent) recorded.event()) {
            case ProgrammeOpened e -> opened = e;
            case RuleParameterDecided e -> parameters.put(e.parameter(), new Decided(e.value(), recorded.position()));
            case FundsAppropriated e -> appropriated.merge(e.source(), e.amountFen(), Fen::plus);
            case FundsReceived e -> {
                // A memo beside the budget: arrival limits nothing here.
            }
            case BudgetAllocated e -> {
                allocated.merge(e.source(), e.amountFen(), Fen::plus);
                put(e.source(), e.line(), line(e.source(), e.line()).allocate(e.amountFen()));
            }
            case BudgetTransferred e -> {
                put(
                        e.source(),
                        e.fromLine(),
                        line(e.source(), e.fromLine()).allocate(e.amountFen().negated()));
                put(e.source(), e.toLine(), line(e.source(), e.toLine()).allocate(e.amountFen()));
            }
            case FundsCarriedOver e -> {
                // Moves money between years of one source; the sums over years stay.
            }
            case FundsReturnedToTreasury e -> handBack(e);
            case FundsCommitted e -> each(e.purpose(), e.shares(), 1, LineBalance::commit);
            case CommitmentReleased e -> each(e.purpose(), e.shares(), -1, LineBalance::commit);
            case FundsDisbursed e -> each(e.purpose(), e.shares(), 1, LineBalance::pay);
            case DisbursementReturned e -> each(e.purpose(), e.shares(), -1, LineBalance::pay);
            case FundsRecovered e -> each(e.purpose(), e.shares(), 1, LineBalance::recover);
            case RecoveredFundsReused e ->
                put(e.source(), e.line(), line(e.source(), e.line()).reuse(e.amountFen()));
            case TargetFactRecorded e -> {
                // Counted by the evaluation, decides nothing here.
            }
            case ProgrammeClosed e -> closed = true;
        }
    }

    private interface Step {
        LineBalance apply(LineBalance before, Fen fen);
    }

    private void each(Purpose purpose, Iterable<Share> shares, int sign, Step step) {
        for (Share share : shares) {
            Fen fen = sign > 0 ? share.amountFen() : share.amountFen().negated();
            put(share.source(), purpose.line(), step.apply(line(share.source(), purpose.line()), fen));
        }
    }

    private void handBack(FundsReturnedToTreasury e) {
        String line = e.line() == null ? "" : e.line();
        switch (e.from()) {
            case UNALLOCATED -> handedBackUnallocated.merge(e.source(), e.amountFen(), Fen::plus);
            case LINE_AVAILABLE -> put(e.source(), line, line(e.source(), line).handBack(e.amountFen()));
            case LINE_RECOVERED -> put(e.source(), line, line(e.source(), line).handBackRecovered(e.amountFen()));
        }
    }

    private void put(String source, String line, LineBalance balance) {
        lines.put(new SourceLine(source, line), balance);
    }

    public boolean exists() {
        return opened != null;
    }

    public boolean isClosed() {
        return closed;
    }

    /**
     * The pack that it was opened with.
     *
     * @throws IllegalStateException when it was not opened
     */
    public String packSm3() {
        if (opened == null) {
            throw new IllegalStateException("programme was not opened");
        }
        return opened.packSm3();
    }

    public @Nullable ProgrammeOpened opened() {
        return opened;
    }

    /** The parameters in force: the pack's defaults and what was decided, each with the entry that decided it. */
    public ParameterValues parameters(PolicyPack pack) {
        ParameterValues values = ParameterValues.defaults(pack);
        for (Map.Entry<String, Decided> decided : parameters.entrySet()) {
            Parameter parameter = pack.parameter(decided.getKey()).orElse(null);
            if (parameter != null) {
                values = values.with(
                        parameter.id(), parameter.type().read(decided.getValue().value), decided.getValue().position);
            }
        }
        return values;
    }

    public Fen appropriated(String source) {
        return appropriated.getOrDefault(source, Fen.ZERO);
    }

    public Fen allocated(String source) {
        return allocated.getOrDefault(source, Fen.ZERO);
    }

    /** Of a source: appropriated − allocated − handed back from it. */
    public Fen available(String source) {
        return appropriated(source)
                .minus(allocated(source))
                .minus(handedBackUnallocated.getOrDefault(source, Fen.ZERO));
    }

    public LineBalance line(String source, String line) {
        return lines.getOrDefault(new SourceLine(source, line), LineBalance.ZERO);
    }

    /** Every line that ever moved, by source and line. */
    public Map<SourceLine, LineBalance> lines() {
        return java.util.Collections.unmodifiableMap(lines);
    }
}
