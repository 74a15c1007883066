package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 计数: how many of the things recorded for a case fit. An expression names it as {@code count("id")}.
 *
 * @param where over one of them; null where all count
 */
public record Count(String id, String name, Of of, @Nullable Expression where, String unit, Clause clause) {

    /** What is counted. */
    public enum Of {
        PARTICIPANTS("参与单位", ThingFact.Kind.MEMBER),
        DRIVEN("带动企业", ThingFact.Kind.MEMBER),
        SERVED("服务企业", ThingFact.Kind.MEMBER),
        SCENES("应用场景", ThingFact.Kind.SCENE),
        TITLES("荣誉资质", ThingFact.Kind.TITLE),
        INCIDENTS("失信事故", ThingFact.Kind.INCIDENT);

        private final String chinese;
        private final ThingFact.Kind kind;

        Of(String chinese, ThingFact.Kind kind) {
            this.chinese = chinese;
            this.kind = kind;
        }

        public String chinese() {
            return chinese;
        }

        /** What may be looked at in each. */
        public ThingFact.Kind kind() {
            return kind;
        }
    }

    /** Whether only acceptances tell it: of the case's own scenes, or of others that take part. */
    boolean isOfAcceptance() {
        return of == Of.SCENES
                || (where != null
                        && (where.facts().contains(ThingFact.MEMBER_ACCEPTED)
                                || where.facts().contains(ThingFact.MEMBER_LEVEL)));
    }

    /** How an expression names it. */
    public NamedFact fact() {
        return fact(id, name, unit);
    }

    /** The same before the rule itself is read. */
    public static NamedFact fact(String id, String name, String unit) {
        return new NamedFact(NamedFact.Family.COUNT, id, ValueType.NUMBER, unit, name);
    }
}
