package org.mingzhang.tools.story;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.AwardComputation;
import org.mingzhang.domain.policy.AwardEngine;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;

/** What the pack pays for somebody to whom nothing stands in the way, while nothing is decided but what the notice has. */
public final class Terms {
    private final PolicyPack pack;
    private final ParameterValues values;
    private final Facts usual;
    /** Of many enterprises, many have invested the same: a workbook has tens of thousands of them. */
    private final Map<Renovated, Fen> renovations = new ConcurrentHashMap<>();

    private record Renovated(String direction, int level, Fen recognised) {}

    public Terms(PolicyPack pack) {
        this.pack = pack;
        this.values = ParameterValues.defaults(pack);
        this.usual = Facts.NONE
                .with(FactName.ENTERPRISE_PILOT, true, null)
                .with(FactName.ENTERPRISE_HONOURED_IN_PILOT, false, null)
                .with(FactName.APPLICATION_BATCH, 1, null)
                .with(FactName.APPLICATION_APPROVED, true, null)
                .with(FactName.ACCEPTANCE_PASSED, true, null)
                .with(FactName.HONOUR_GRADE, 5, null)
                .with(FactName.HONOUR_OBTAINED_ON, Value.of(values.pilotFrom()), null)
                .with(FactName.AWARDS_ALREADY_GRANTED, Fen.ZERO, null)
                .with(FactName.PRODUCT_ID, "product", null)
                .with(FactName.COUNTY_ID, "county", null);
    }

    /** What the pack says of a case of which these facts are known. */
    AwardComputation compute(String direction, Facts facts) {
        return AwardEngine.compute(pack, values, direction, usual.and(facts));
    }

    /** The most that is granted. */
    private Fen ceiling(String direction, Facts facts) {
        if (compute(direction, facts) instanceof AwardComputation.Computed computed) {
            return computed.ceiling();
        }
        throw new IllegalStateException(direction + " pays nothing for " + facts);
    }

    /** What a pilot enterprise of the first batch gets for its renovation. */
    public Fen renovation(String direction, int level, Fen recognised) {
        return renovations.computeIfAbsent(
                new Renovated(direction, level, recognised), it -> ceiling(direction, renovated(level, recognised)));
    }

    static Facts renovated(int level, Fen recognised) {
        return Facts.NONE
                .with(FactName.ACCEPTANCE_LEVEL_AFTER, level, null)
                .with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, recognised, null);
    }

    /** What whoever built a platform gets for it. */
    public Fen platform(String direction, Fen cost, int served) {
        return ceiling(direction, built(cost, served));
    }

    static Facts built(Fen cost, int served) {
        return Facts.NONE
                .with(FactName.PROJECT_COMPLETED_INVESTMENT, cost, null)
                .with(FactName.PLATFORM_SERVED_PILOT_ENTERPRISES, served, null);
    }
}
