package org.mingzhang.app.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseBook.Entry;
import org.mingzhang.domain.award.Estimate;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.Phase;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Timetable;
import org.mingzhang.view.trail.Names;

/** What the cases of one line that are still under way come to, and when, on the pack's timetable. */
final class Forecast {
    private final PolicyPack pack;
    private final ParameterValues values;
    private final LocalDate today;
    private final Map<String, Sum> byBatch = new TreeMap<>();

    /** @param today no case is granted before */
    Forecast(PolicyPack pack, ParameterValues values, LocalDate today) {
        this.pack = pack;
        this.values = values;
        this.today = today;
    }

    private static final class Sum {
        private int cases;
        private int estimated;
        private Fen least = Fen.ZERO;
        private Fen most = Fen.ZERO;
    }

    void add(Entry entry, Estimate estimate) {
        Sum sum = byBatch.computeIfAbsent(entry.batch() == null ? "" : entry.batch(), batch -> new Sum());
        sum.cases++;
        if (estimate.least() != null && estimate.most() != null) {
            sum.estimated++;
            sum.least = sum.least.plus(estimate.least());
            sum.most = sum.most.plus(estimate.most());
        }
    }

    /**
     * What they come to on top of a line.
     *
     * @param committed the line's, without them
     * @param available the same; negative where the line lacks money without them already
     * @param runsOutOn the day on which it does
     */
    WhatIfView.UnderWay view(Fen committed, Fen available, @Nullable LocalDate runsOutOn) {
        List<WhatIfView.Due> due = new ArrayList<>();
        Fen atMost = available;
        Fen atLeast = available;
        LocalDate most = runsOutOn;
        LocalDate least = runsOutOn;
        int cases = 0;
        int estimated = 0;
        for (Map.Entry<String, Sum> entry : inOrder()) {
            String batch = entry.getKey().isEmpty() ? null : entry.getKey();
            Sum sum = entry.getValue();
            LocalDate on = Timetable.grantedOn(pack, values, batch, today);
            Phase phase = Timetable.phase(pack, batch).orElse(null);
            atMost = atMost.minus(sum.most);
            atLeast = atLeast.minus(sum.least);
            most = most == null && atMost.isNegative() ? on : most;
            least = least == null && atLeast.isNegative() ? on : least;
            cases += sum.cases;
            estimated += sum.estimated;
            due.add(new WhatIfView.Due(
                    on,
                    batch,
                    phase == null ? null : phase.id(),
                    phase != null && phase.end(pack, values).isBefore(today),
                    sum.cases,
                    sum.estimated,
                    sum.least,
                    sum.most,
                    atMost));
        }
        Fen mostFen = available.minus(atMost);
        return new WhatIfView.UnderWay(
                cases,
                estimated,
                available.minus(atLeast),
                mostFen,
                mostFen.minus(available.max(Fen.ZERO)).max(Fen.ZERO),
                committed.plus(mostFen),
                atMost,
                most,
                least,
                due);
    }

    private List<Map.Entry<String, Sum>> inOrder() {
        return byBatch.entrySet().stream()
                .sorted(Comparator.comparing(entry ->
                        Timetable.grantedOn(pack, values, entry.getKey().isEmpty() ? null : entry.getKey(), today)))
                .toList();
    }

    /** What all forecasts under a pack rest on, as sentences. */
    static List<String> assumptions(PolicyPack pack, ParameterValues values, LocalDate today) {
        String batches = pack.batches().stream()
                .map(batch -> batch.name() + " "
                        + Timetable.phase(pack, Integer.toString(batch.number()))
                                .map(phase -> Names.day(phase.end(pack, values)))
                                .orElse("今日"))
                .collect(Collectors.joining("、"));
        return List.of(
                "可测算而尚未核定的，按今日（" + Names.day(today) + "）核定计",
                "在办的没有确定日期：" + (batches.isEmpty() ? "" : "按政策包中本批次最后一个阶段结束之日核定计（" + batches + "）；不分批次的")
                        + "按最后阶段结束之日（"
                        + Timetable.phase(pack, null)
                                .map(phase -> Names.day(phase.end(pack, values)))
                                .orElse("今日")
                        + "）计；已过期限的按今日计",
                "在办的金额按计划投入或合同额估算，等级未定的取各级中最少至最多；尚不能估的和尚未申报的不计");
    }
}
