package org.mingzhang.domain.policy;

/**
 * 荣誉称号: a title that a rule rests on.
 *
 * @param kind 称号类型 as records write it, such as 智能工厂
 * @param level 称号级别 as records write it, such as 国家级; empty where any level counts
 * @param priority whether it is one of those that keep the unreduced cap when gained during the pilot
 */
public record Honour(String id, String name, String kind, String level, boolean priority, Clause clause) {
    /** Whether a recorded title is this one. */
    public boolean matches(String recordedKind, String recordedLevel) {
        return kind.equals(recordedKind) && (level.isEmpty() || level.equals(recordedLevel));
    }
}
