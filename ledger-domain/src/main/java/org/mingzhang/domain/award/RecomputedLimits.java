package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.CaseLimits;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;

/** Grants held against places, exclusions and queues as they stood. */
final class RecomputedLimits {
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;

    RecomputedLimits(Function<String, PolicyPack> packs, CaseStreams streams) {
        this.packs = packs;
        this.streams = streams;
    }

    /** The version whose budget pays a line on a day. */
    PolicyPack budget(String line, AwardBasis basis, LocalDate on) {
        return QueueRules.budget(basis, packs, on, line);
    }

    /**
     * What is wrong with a grant. Places are taken by whatever is granted of a case first; money is taken from others by each.
     *
     * @param before the award as it stood
     * @param more what the grant takes of the budget
     */
    void compare(AwardBasis basis, Award before, Fen more, LocalDate on, EntryFindings entry) {
        Rejection no = before.isAdvancing() ? null : limit(basis, on);
        no = no == null ? QueueRules.refuseOvertaking(basis, packs, on, more) : no;
        if (no != null) {
            entry.refused("award", "已核定", no.message(new PackNames(basis.pack())), no, null);
        }
    }

    private @Nullable Rejection limit(AwardBasis basis, LocalDate on) {
        Rejection no = CaseLimits.of(streams.asRead(packs), basis.number(), basis.application())
                .refuse(CaseState.APPROVED, CaseState.AWARDED, on, Checks.first(() -> null));
        return no == null ? basis.refuseRepetition() : no;
    }
}
