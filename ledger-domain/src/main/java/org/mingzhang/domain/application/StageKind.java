package org.mingzhang.domain.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** What a stage of the pack is to the ledger: who decides it, and which part in the case that is. */
public enum StageKind {
    COUNTY(Role.COUNTY_INDUSTRY, Duty.REVIEW),
    EXPERTS(Role.EXPERT, Duty.REVIEW),
    CITY(Role.CITY_INDUSTRY, Duty.REVIEW),
    /** Says that the notice is over: a fact, no judgement, so it excludes from nothing. */
    NOTICE(Role.CITY_INDUSTRY, null),
    /** The last one: decides. */
    DECISION(Role.CITY_INDUSTRY, Duty.APPROVE);

    private final Role role;
    private final @Nullable Duty duty;

    StageKind(Role role, @Nullable Duty duty) {
        this.role = role;
        this.duty = duty;
    }

    /** The post in which it is decided. */
    public Role role() {
        return role;
    }

    @Nullable
    Duty duty() {
        return duty;
    }

    /** The kind of list by which it is decided for many at once: before the notice they are recommended. */
    public OfficialListEvent.Kind list() {
        return switch (this) {
            case COUNTY, EXPERTS, CITY -> OfficialListEvent.Kind.RECOMMENDATION;
            case NOTICE -> OfficialListEvent.Kind.NOTICE;
            case DECISION -> OfficialListEvent.Kind.DECISION;
        };
    }

    /** The kind of a stage, by its id; the last stage of the pack decides, whatever it is called. */
    public static StageKind of(PolicyPack pack, String stage) {
        List<Stage> stages = pack.stages();
        if (!stages.isEmpty() && stages.get(stages.size() - 1).id().equals(stage)) {
            return DECISION;
        }
        return switch (stage) {
            case "county", "site" -> COUNTY;
            case "experts" -> EXPERTS;
            case "notice" -> NOTICE;
            default -> CITY;
        };
    }
}
