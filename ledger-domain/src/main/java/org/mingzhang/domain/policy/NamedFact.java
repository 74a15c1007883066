package org.mingzhang.domain.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that a pack names itself: {@code granted("renovation")}, {@code count("pilots")}.
 *
 * @param family which section of the pack defines it
 * @param name its id in that section
 * @param label its name there
 * @param year of a yearly figure: the year, or how many years after that of the decision where it is not positive;
 *     {@link #EACH} for all of them, which no expression names; null where there are no years
 */
public record NamedFact(
        Family family,
        String name,
        ValueType type,
        String unit,
        String label,
        @Nullable Integer year) implements FactId {
    /** Stands for every year. */
    public static final int EACH = Integer.MIN_VALUE;

    /** What has no years. */
    public NamedFact(Family family, String name, ValueType type, String unit, String label) {
        this(family, name, type, unit, label, null);
    }

    /** A yearly figure of one year: {@code figure("revenue", 2024)}, {@code figure("revenue", -1)}. */
    public NamedFact in(int wanted) {
        return new NamedFact(family, name, type, unit, inWords(wanted) + label, wanted);
    }

    private static String inWords(int wanted) {
        return switch (wanted) {
            case 0 -> "办理当年";
            case -1 -> "办理上一年";
            default -> wanted > 0 ? wanted + "年" : "办理之年前" + -wanted + "年";
        };
    }

    /** The year that is meant in a decision. */
    public int yearIn(int decision) {
        int meant = Objects.requireNonNull(year);
        return meant > 0 ? meant : decision + meant;
    }

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
        return family.word() + "(\"" + name + "\"" + (year == null || year == EACH ? "" : ", " + year) + ")";
    }

    @Override
    public String source() {
        return switch (family) {
            case GRANTED -> "award.approved";
            case COUNT -> "按政策包计数";
            case FIGURE -> year == null ? "programme.figure-recorded" : "enterprise.figure-recorded";
            case ITEMS -> "project.contract-item-registered";
            case FORM -> "application.submitted";
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedFact that
                && family == that.family
                && name.equals(that.name)
                && Objects.equals(year, that.year);
    }

    @Override
    public int hashCode() {
        return Objects.hash(family, name, year);
    }

    @Override
    public String toString() {
        return id();
    }
}
