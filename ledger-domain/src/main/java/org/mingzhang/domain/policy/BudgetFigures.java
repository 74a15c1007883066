package org.mingzhang.domain.policy;

import java.util.Map;
import org.mingzhang.domain.money.Fen;

/**
 * The money of a programme as its events leave it, from which ratio rules are judged.
 *
 * @param appropriated by source
 * @param allocated by source and line
 * @param committed by source and line, net of releases, including what was paid
 * @param paidNet by source and line, net of bank returns and recoveries
 * @param allocationComplete whether all money that will be allocated has been
 * @param closed whether the programme is closed
 */
public record BudgetFigures(
        Map<String, Fen> appropriated,
        Map<SourceLine, Fen> allocated,
        Map<SourceLine, Fen> committed,
        Map<SourceLine, Fen> paidNet,
        boolean allocationComplete,
        boolean closed) {
    public BudgetFigures {
        appropriated = Map.copyOf(appropriated);
        allocated = Map.copyOf(allocated);
        committed = Map.copyOf(committed);
        paidNet = Map.copyOf(paidNet);
    }

    /** One source's money on one line. */
    public record SourceLine(String source, String line) {}

    Map<SourceLine, Fen> on(RatioRule.Basis basis) {
        return switch (basis) {
            case ALLOCATED -> allocated;
            case COMMITTED -> committed;
            case PAID -> paidNet;
        };
    }
}
