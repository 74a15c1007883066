package org.mingzhang.domain.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * 限报: of a set of directions the same organisation may have only so many cases.
 *
 * @param text in Chinese, what is required
 * @param roles in which its cases count, those of any of them together
 * @param atMost a number
 * @param at from when a case counts: until it is rejected, withdrawn, or its award is given up
 */
public record Exclusion(
        String id,
        String text,
        List<String> directions,
        Set<CaseRole> roles,
        Formula.Quantity atMost,
        Moment at,
        Clause clause) {
    public Exclusion {
        directions = List.copyOf(directions);
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** In which parts its cases count, in Chinese. */
    public String parts() {
        return roles.stream().map(CaseRole::chinese).collect(Collectors.joining("或者"));
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
