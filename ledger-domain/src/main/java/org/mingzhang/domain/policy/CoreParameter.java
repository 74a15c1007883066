package org.mingzhang.domain.policy;

import java.util.List;

/** The parameters that every pack must have, because the ledger itself acts on them. */
public enum CoreParameter {
    /** How many working days a public notice stands at least. */
    NOTICE_WORKING_DAYS("notice.workingDays", ValueType.NUMBER, ""),
    /** Within how many days after the order a recovery is to be paid back. */
    REFUND_DUE_DAYS("refund.dueDays", ValueType.NUMBER, ""),
    /** How often progress is to be reported. */
    REPORT_PERIOD("report.period", ValueType.TEXT, "weekly,monthly,quarterly"),
    /** What becomes of recovered money: back to its line for new awards, or back to the treasury. */
    RECOVERY_REUSE("recovery.reuse", ValueType.TEXT, "treasury,line"),
    /** The first day of the pilot, from which honours count. */
    PILOT_FROM("pilot.from", ValueType.DATE, ""),
    /** The last day of the pilot. */
    PILOT_TO("pilot.to", ValueType.DATE, "");

    private final String id;
    private final ValueType type;
    private final String options;

    CoreParameter(String id, ValueType type, String options) {
        this.id = id;
        this.type = type;
        this.options = options;
    }

    public String id() {
        return id;
    }

    public ValueType type() {
        return type;
    }

    /** The values that the ledger understands; empty where any value of the kind will do. */
    public List<String> options() {
        return options.isEmpty() ? List.of() : List.of(options.split(",", -1));
    }
}
