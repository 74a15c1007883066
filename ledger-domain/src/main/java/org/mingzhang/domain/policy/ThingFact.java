package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.List;

/** What a count may look at in each thing that it counts: an organisation, a scene, a title, an incident. */
public enum ThingFact implements FactId {
    MEMBER_PILOT("member.pilot", Kind.MEMBER, ValueType.FLAG, "试点企业", "enterprise.admitted"),
    MEMBER_LEFT_PILOT("member.leftPilot", Kind.MEMBER, ValueType.FLAG, "申报以后退出试点名单", "enterprise.left-pilot"),
    MEMBER_ACCEPTED("member.accepted", Kind.MEMBER, ValueType.FLAG, "已通过验收", "project.acceptance-assessed"),
    MEMBER_LEVEL("member.level", Kind.MEMBER, ValueType.NUMBER, "验收等级", "project.acceptance-assessed"),
    MEMBER_CONFIRMED("member.confirmed", Kind.MEMBER, ValueType.FLAG, "本单位已确认", "application.enterprise-linked"),
    MEMBER_IN_REGION("member.inRegion", Kind.MEMBER, ValueType.FLAG, "在本地注册", "enterprise.registered"),
    MEMBER_ABOVE_SCALE("member.aboveScale", Kind.MEMBER, ValueType.FLAG, "规上企业", "enterprise.registered"),
    MEMBER_SIZE("member.size", Kind.MEMBER, ValueType.TEXT, "企业规模", "enterprise.registered"),
    SCENE_LEVEL("scene.level", Kind.SCENE, ValueType.NUMBER, "场景等级", "project.scene-assessed"),
    SCENE_CONSTRAINED("scene.constrained", Kind.SCENE, ValueType.FLAG, "约束性场景", "project.scene-assessed"),
    TITLE_HONOUR("title.honour", Kind.TITLE, ValueType.TEXT, "称号", "enterprise.honour-recorded"),
    TITLE_VALID("title.valid", Kind.TITLE, ValueType.FLAG, "在有效期内", "enterprise.honour-recorded"),
    TITLE_OBTAINED_ON("title.obtainedOn", Kind.TITLE, ValueType.DATE, "取得日期", "enterprise.honour-recorded"),
    INCIDENT_KIND("incident.kind", Kind.INCIDENT, ValueType.TEXT, "失信事故类型", "enterprise.dishonesty-recorded"),
    INCIDENT_CLASS("incident.class", Kind.INCIDENT, ValueType.NUMBER, "事故等级", "enterprise.dishonesty-recorded"),
    INCIDENT_OCCURRED_ON(
            "incident.occurredOn", Kind.INCIDENT, ValueType.DATE, "发生日期", "enterprise.dishonesty-recorded"),
    INCIDENT_REPAIRED("incident.repaired", Kind.INCIDENT, ValueType.FLAG, "已修复", "enterprise.dishonesty-recorded"),
    INCIDENT_REPAIRED_ON(
            "incident.repairedOn", Kind.INCIDENT, ValueType.DATE, "修复日期", "enterprise.dishonesty-recorded");

    /** What kind of thing it is. */
    public enum Kind {
        MEMBER,
        SCENE,
        TITLE,
        INCIDENT
    }

    private final String id;
    private final Kind kind;
    private final ValueType type;
    private final String label;
    private final String source;

    ThingFact(String id, Kind kind, ValueType type, String label, String source) {
        this.id = id;
        this.kind = kind;
        this.type = type;
        this.label = label;
        this.source = source;
    }

    /** What may be looked at in things of a kind. */
    public static List<FactId> of(Kind kind) {
        return Arrays.stream(values())
                .filter(fact -> fact.kind == kind)
                .map(FactId.class::cast)
                .toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public String unit() {
        return this == MEMBER_LEVEL || this == SCENE_LEVEL ? "级" : "";
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String source() {
        return source;
    }
}
