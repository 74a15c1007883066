package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Advance.Instalment;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.project.Project;

/**
 * What may be paid of the instalments that are granted in advance. An instalment comes to what was granted of it, or to less where
 * what it rests on was corrected or its contracts came to less since.
 */
final class DueInAdvance {
    private final Direction direction;
    private final Award award;
    private final List<Due> due;
    private final boolean lowered;

    /** @param amount what of it may be paid in all */
    private record Due(Instalment instalment, Fen amount) {}

    private DueInAdvance(Direction direction, Award award, List<Due> due, boolean lowered) {
        this.direction = direction;
        this.award = award;
        this.due = due;
        this.lowered = lowered;
    }

    /**
     * What is due in a case.
     *
     * @param parts the case, where it has to be reckoned anew
     * @param corrected whether anything that it rests on was corrected: then what it requires is asked again, too, as on the day of the grant
     * @param late whether what was granted elsewhere bounds it and may have come on record since
     */
    static DueInAdvance of(
            Direction direction,
            Award award,
            Project project,
            Supplier<CaseParts> parts,
            boolean corrected,
            boolean late,
            LocalDate today) {
        Advance advance = direction.advance();
        Advances granted = award.advances();
        Long loweredAt = project.loweredAt();
        List<Due> due = new ArrayList<>();
        Fen before = Fen.ZERO;
        boolean lowered = false;
        for (String id : granted.instalments()) {
            Instalment instalment =
                    advance == null ? null : advance.instalment(id).orElse(null);
            if (instalment == null) {
                continue;
            }
            Fen amount = granted.amount(id);
            if (corrected || late || (loweredAt != null && loweredAt > granted.position(id))) {
                LocalDate on = Objects.requireNonNullElse(granted.on(id), today);
                Fen now = (corrected
                                ? AdvanceBasis.of(parts.get(), instalment, before, on)
                                : AdvanceBasis.amounts(parts.get(), instalment, before, on))
                        .ceiling();
                lowered |= amount.exceeds(now);
                amount = amount.min(now);
            }
            due.add(new Due(instalment, amount));
            before = before.plus(amount);
        }
        return new DueInAdvance(direction, award, List.copyOf(due), lowered);
    }

    private Fen all() {
        return due.stream().map(Due::amount).reduce(Fen.ZERO, Fen::plus);
    }

    /** What is paid and on its way stays within what is due now. */
    @Nullable
    Rejection refuseBeyond(Fen more) {
        Fen all = all();
        Fen paid = paid().stream().reduce(more, Fen::plus);
        Advance advance = direction.advance();
        return lowered && paid.exceeds(all)
                ? Rejection.of(
                        RejectionCode.ABOVE_COMPUTED_AMOUNT,
                        advance == null ? direction.clause() : advance.clause(),
                        Map.of("sumFen", paid.value(), "ceilingFen", all.value(), "needs", "按现在登记的事实（更正、合同变更），预拨到此为止"))
                : null;
    }

    /**
     * An instalment that is paid exactly is paid in one, whatever is still to be paid of others; contractors who share it are each paid
     * their part. What was paid otherwise before does not stand against the rest.
     *
     * @param more what is to be paid
     */
    @Nullable
    Rejection refusePart(Fen more) {
        List<Due> exact = due.stream()
                .filter(each -> each.instalment.isExact() && each.amount.isPositive())
                .toList();
        if (exact.isEmpty() || direction.payee() == Direction.Payee.CONTRACTOR) {
            return null;
        }
        Fen others = Fen.ZERO;
        for (Due each : due) {
            others = each.instalment.isExact() ? others : others.plus(each.amount);
        }
        Map<Integer, Fen> before = apportioned(exact, paid(), others);
        List<Fen> after = new ArrayList<>(paid());
        after.add(more);
        boolean beyond = after.stream().reduce(Fen.ZERO, Fen::plus).exceeds(all());
        if (beyond || before.isEmpty() || !apportioned(exact, after, others).isEmpty()) {
            return null;
        }
        Due open = open(exact, before);
        return open == null
                ? null
                : Rejection.of(
                        RejectionCode.BELOW_MINIMUM_AMOUNT,
                        open.instalment.clause(),
                        Map.of(
                                "instalment",
                                open.instalment.text(),
                                "requestedFen",
                                more.value(),
                                "floorFen",
                                open.amount.value(),
                                "needs",
                                "这一期按核定的数一次付清，不多不少"));
    }

    /** The least of the exact instalments that are not paid yet; null where all are. */
    private static @Nullable Due open(List<Due> exact, Map<Integer, Fen> before) {
        int most = before.keySet().stream()
                .max((one, other) -> Integer.compare(Integer.bitCount(one), Integer.bitCount(other)))
                .orElse(0);
        Due open = null;
        for (int i = 0; i < exact.size(); i++) {
            boolean unpaid = (most & (1 << i)) == 0;
            open = unpaid && (open == null || open.amount.exceeds(exact.get(i).amount)) ? exact.get(i) : open;
        }
        return open;
    }

    /**
     * Every way in which payments are each some exact instalments as a whole and something of the others: which of the exact ones
     * are paid so, as bits, and the least that is then paid of the others; none where payments cannot be told so.
     */
    private static Map<Integer, Fen> apportioned(List<Due> exact, List<Fen> payments, Fen others) {
        int all = (1 << exact.size()) - 1;
        Map<Integer, Fen> ways = new TreeMap<>();
        ways.put(0, Fen.ZERO);
        for (Fen payment : payments) {
            Map<Integer, Fen> next = new TreeMap<>();
            ways.forEach((paid, of) -> {
                int left = all & ~paid;
                for (int some = left; ; some = (some - 1) & left) {
                    Fen rest = payment.minus(sum(exact, some));
                    Fen ofOthers = of.plus(rest);
                    if (!rest.isNegative() && !ofOthers.exceeds(others)) {
                        next.merge(paid | some, ofOthers, Fen::min);
                    }
                    if (some == 0) {
                        break;
                    }
                }
            });
            ways = next;
        }
        return ways;
    }

    private static Fen sum(List<Due> exact, int some) {
        Fen sum = Fen.ZERO;
        for (int i = 0; i < exact.size(); i++) {
            sum = (some & (1 << i)) == 0 ? sum : sum.plus(exact.get(i).amount);
        }
        return sum;
    }

    /** What is paid and on its way, payment by payment. */
    private List<Fen> paid() {
        return award.payments().values().stream()
                .filter(payment -> payment.state().counts())
                .map(payment -> payment.order().amountFen())
                .toList();
    }
}
