package org.mingzhang.domain.policy;

import java.util.List;

/**
 * The parameters on which the ledger itself acts. A pack must have those that it {@linkplain #neededBy needs}; of the others, a pack
 * without them sets no such threshold.
 */
public enum CoreParameter {
    /** How many working days a public notice stands at least. */
    NOTICE_WORKING_DAYS("notice.workingDays", ValueType.NUMBER, ""),
    /** Within how many days after the order a recovery is to be paid back. */
    REFUND_DUE_DAYS("refund.dueDays", ValueType.NUMBER, ""),
    /** How often progress is to be reported. */
    REPORT_PERIOD("report.period", ValueType.TEXT, "weekly,monthly,quarterly,halfYearly,yearly"),
    /** What becomes of recovered money: back to its line for new awards, or back to the treasury. */
    RECOVERY_REUSE("recovery.reuse", ValueType.TEXT, "treasury,line"),
    /** The first day of the pilot, from which honours count. */
    PILOT_FROM("pilot.from", ValueType.DATE, ""),
    /** The last day of the pilot. */
    PILOT_TO("pilot.to", ValueType.DATE, ""),
    /** 满意度: the mean of its ratings, in points of 100, below which a provider is to be warned. */
    PROVIDER_WARN_BELOW("provider.warnBelow", ValueType.NUMBER, "", false),
    /** How many ratings there must be for that. */
    PROVIDER_WARN_RATINGS("provider.warnRatings", ValueType.NUMBER, "", false),
    /** How many days a warned provider has to mend what is wrong. */
    PROVIDER_RECTIFY_DAYS("provider.rectifyDays", ValueType.NUMBER, "", false);

    private final String id;
    private final ValueType type;
    private final String options;
    private final boolean required;

    CoreParameter(String id, ValueType type, String options) {
        this(id, type, options, true);
    }

    CoreParameter(String id, ValueType type, String options, boolean required) {
        this.id = id;
        this.type = type;
        this.options = options;
        this.required = required;
    }

    /** Whether the ledger could not do without it: what concerns notices, money or reports is needed where there are any. */
    public boolean neededBy(PolicyPack pack) {
        return required
                && switch (this) {
                    case NOTICE_WORKING_DAYS ->
                        pack.stages().stream().anyMatch(stage -> stage.decidedBy() == Stage.By.NOTICE);
                    case REFUND_DUE_DAYS, RECOVERY_REUSE ->
                        pack.directions().stream().anyMatch(Direction::hasMoney);
                    case REPORT_PERIOD ->
                        pack.duties().stream().anyMatch(duty -> duty.kind() == DutyRule.Kind.PROGRESS);
                    default -> true;
                };
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
