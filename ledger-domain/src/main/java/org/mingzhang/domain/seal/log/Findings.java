package org.mingzhang.domain.seal.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Collects problems and counts work, from any thread. Of too many problems it keeps those with the lowest positions. */
final class Findings {
    private static final Comparator<LogProblem> ORDER = Comparator.comparingLong(LogProblem::position)
            .thenComparing(LogProblem::kind)
            .thenComparing(LogProblem::detail);

    private final int most;
    private final LongSupplier nanoTime;
    private final PriorityQueue<LogProblem> kept = new PriorityQueue<>(ORDER.reversed());
    private final Map<LogStep, LongAdder> checked = new EnumMap<>(LogStep.class);
    private final Map<LogStep, LongAdder> nanos = new EnumMap<>(LogStep.class);
    private long found;

    Findings(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
        for (LogStep step : LogStep.values()) {
            checked.put(step, new LongAdder());
            nanos.put(step, new LongAdder());
        }
    }

    synchronized void add(long position, LogProblem.Kind kind, String detail) {
        found++;
        kept.add(new LogProblem(position, kind, detail));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Counts work on a step that began at {@code since}; gives the time at which the next may be said to begin. */
    long count(LogStep step, long times, long since) {
        long now = now();
        adder(checked, step).add(times);
        adder(nanos, step).add(now - since);
        return now;
    }

    void count(LogStep step, long times) {
        adder(checked, step).add(times);
    }

    private static LongAdder adder(Map<LogStep, LongAdder> adders, LogStep step) {
        return adders.computeIfAbsent(step, unused -> new LongAdder());
    }

    synchronized long found() {
        return found;
    }

    synchronized List<LogProblem> problems() {
        return kept.stream().sorted(ORDER).toList();
    }

    List<LogVerification.Step> steps() {
        List<LogVerification.Step> steps = new ArrayList<>();
        for (LogStep step : LogStep.values()) {
            steps.add(new LogVerification.Step(
                    step, adder(checked, step).sum(), adder(nanos, step).sum() / 1_000_000));
        }
        return steps;
    }
}
