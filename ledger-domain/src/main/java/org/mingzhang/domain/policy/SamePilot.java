package org.mingzhang.domain.policy;

import java.util.Set;

/**
 * 同一试点: which other programmes of this ledger belong to the same pilot. Their rosters and acceptances count as the own ones do.
 *
 * @param packs ids of the packs under which they run
 */
public record SamePilot(Set<String> packs, Clause clause) {
    public SamePilot {
        packs = Set.copyOf(packs);
    }
}
