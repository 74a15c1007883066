package org.mingzhang.domain.application;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Duty;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** What a stage of the pack is to the ledger: who decides it, and which part in the case that is. */
public enum StageKind {
    COUNTY(Role.COUNTY_INDUSTRY, Duty.REVIEW),
    EXPERTS(Role.EXPERT, Duty.REVIEW),
    CITY(Role.CITY_INDUSTRY, Duty.REVIEW),
    /** By whom the city has engaged for it (第三方). */
    THIRD_PARTY(Role.ASSESSOR, Duty.REVIEW),
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
            case COUNTY, EXPERTS, CITY, THIRD_PARTY -> OfficialListEvent.Kind.RECOMMENDATION;
            case NOTICE -> OfficialListEvent.Kind.NOTICE;
            case DECISION -> OfficialListEvent.Kind.DECISION;
        };
    }

    /** The kind of a stage in the cases of a direction; the last of them decides, whatever it is called. */
    public static StageKind of(PolicyPack pack, Direction direction, String stage) {
        return direction.decidesAt(stage)
                ? DECISION
                : pack.stage(stage).map(StageKind::of).orElse(CITY);
    }

    /** The kind of a stage in records that do not say of which direction: one that decides in any of them decides. */
    public static StageKind of(PolicyPack pack, String stage) {
        return pack.directions().stream().anyMatch(direction -> direction.decidesAt(stage))
                ? DECISION
                : pack.stage(stage).map(StageKind::of).orElse(CITY);
    }

    /** The kind of a stage that an application passes. */
    static StageKind of(PolicyPack pack, Application application, String stage) {
        return of(pack, application.direction(pack), stage);
    }

    private static StageKind of(Stage stage) {
        return switch (stage.decidedBy()) {
            case COUNTY -> COUNTY;
            case CITY -> CITY;
            case EXPERTS -> EXPERTS;
            case THIRD_PARTY -> THIRD_PARTY;
            case NOTICE -> NOTICE;
        };
    }
}
