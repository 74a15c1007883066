package org.mingzhang.domain.policy;

import java.util.List;

/**
 * 限报: of a set of directions the same organisation may have only so many cases.
 *
 * @param text in Chinese, what is required
 * @param role in which its cases count
 * @param atMost a number
 * @param at from when a case counts: until it is rejected, withdrawn, or its award is given up
 */
public record Exclusion(
        String id,
        String text,
        List<String> directions,
        CaseRole role,
        Formula.Quantity atMost,
        Moment at,
        Clause clause) {
    public Exclusion {
        directions = List.copyOf(directions);
    }

    /** The part of an organisation in a case. */
    public enum CaseRole {
        /** Whoever hands in, alone or for a consortium. */
        APPLICANT("申报单位"),
        /** Whoever hands in for a consortium. */
        LEAD("牵头单位"),
        /** A member of a consortium. */
        PARTICIPANT("参与单位");

        private final String chinese;

        CaseRole(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
