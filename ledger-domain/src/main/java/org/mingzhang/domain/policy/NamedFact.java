package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * A value that a pack names itself: {@code granted("renovation")}, {@code count("pilots")}.
 *
 * @param family which section of the pack defines it
 * @param name its id in that section
 * @param label its name there
 */
public record NamedFact(Family family, String name, ValueType type, String unit, String label) implements FactId {

    /** The sections of a pack whose entries an expression may name. */
    public enum Family {
        /** Sums of what was granted before. */
        GRANTED("funds", "资金集合"),
        /** Counts over what is recorded for a case. */
        COUNT("counts", "计数"),
        /** Reference values of the programme or a county. */
        FIGURE("figures", "参考数据"),
        /** Sums of contract items that count as investment. */
        ITEMS("catalogues", "投入范围"),
        /** What the application states in its form. */
        FORM("forms", "申报表栏目");

        private final String section;
        private final String chinese;

        Family(String section, String chinese) {
            this.section = section;
            this.chinese = chinese;
        }

        /** The word of an expression: {@code granted}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** The section of a pack that defines its members. */
        public String section() {
            return section;
        }

        public String chinese() {
            return chinese;
        }
    }

    @Override
    public String id() {
        return family.word() + "(\"" + name + "\")";
    }

    @Override
    public String source() {
        return switch (family) {
            case GRANTED -> "award.approved";
            case COUNT -> "按政策包计数";
            case FIGURE -> "programme.figure-recorded";
            case ITEMS -> "project.contract-item-registered";
            case FORM -> "application.submitted";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedFact that && family == that.family && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return 31 * family.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return id();
    }
}
