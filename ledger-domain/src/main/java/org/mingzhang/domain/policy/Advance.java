package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 预拨: what may be paid before the award is decided, in one instalment or several, and how it is settled when it is.
 *
 * @param instalments at least one, each granted once; what is left of the award is paid after its approval as ever
 * @param settled what becomes of money that was paid beyond the award
 */
public record Advance(List<Instalment> instalments, Settled settled, Clause clause) {
    /** The id of the only instalment, where the pack does not name several. */
    public static final String ONLY = "advance";

    public Advance {
        instalments = List.copyOf(instalments);
    }

    /** What becomes of money that was paid beyond the award. */
    public enum Settled {
        REFUND("多退少补"),
        KEEP("只补不退");

        private final String chinese;

        Settled(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * 一期: one payment in advance, with limits and conditions of its own.
     *
     * @param text what it is called
     * @param formula the least of its limits; where it pays exactly, no more and no less is granted, else an amount below needs no
     *     reason
     * @param requirements what must hold when it is granted, beside what was required before
     */
    public record Instalment(String id, String text, Formula formula, List<Requirement> requirements, Clause clause) {
        public Instalment {
            requirements = List.copyOf(requirements);
        }

        /** Whether it is paid as it is computed, no less. */
        public boolean isExact() {
            return formula.pays() == Formula.Pays.EXACTLY;
        }
    }

    /** The instalment with this id; without an id, the only one. */
    public Optional<Instalment> instalment(@Nullable String id) {
        return id == null
                ? instalments.size() == 1 ? Optional.of(instalments.getFirst()) : Optional.empty()
                : instalments.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
