package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Worded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/**
 * One payment of an award.
 *
 * @param orderer the person who ordered it
 * @param approver the person who approved it; empty before
 * @param confirmer the person who confirmed that the bank paid it; empty before
 * @param on the business date of its latest change of state
 * @param recovered what was taken back of it, by source
 */
public record Payment(
        PaymentOrdered order,
        String orderer,
        String approver,
        String confirmer,
        State state,
        @Nullable LocalDate on,
        List<Share> recovered) {
    /** How far it is. */
    public enum State implements Worded {
        ORDERED("已提出"),
        APPROVED("已审批"),
        CONFIRMED("已拨付"),
        RETURNED("已退回"),
        CANCELLED("已撤销");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        @Override
        public String chinese() {
            return chinese;
        }

        /** Whether it still takes up part of the award. */
        public boolean counts() {
            return this == ORDERED || this == APPROVED || this == CONFIRMED;
        }
    }

    static Payment ordered(PaymentOrdered order, String orderer, @Nullable LocalDate on) {
        return new Payment(order, orderer, "", "", State.ORDERED, on, List.of());
    }

    Payment approvedBy(String actor, @Nullable LocalDate day) {
        return new Payment(order, orderer, actor, confirmer, State.APPROVED, day, recovered);
    }

    Payment in(State next, String actor, @Nullable LocalDate day) {
        return new Payment(order, orderer, approver, next == State.CONFIRMED ? actor : confirmer, next, day, recovered);
    }

    Payment recover(List<Share> shares) {
        List<Share> all = new ArrayList<>(recovered);
        all.addAll(shares);
        return new Payment(order, orderer, approver, confirmer, state, on, List.copyOf(all));
    }

    /** What each person did towards it, by who did it; as far as that is known. */
    public Map<String, String> people() {
        Map<String, String> people = new LinkedHashMap<>();
        people.put(orderer, "提出拨付");
        people.put(approver, "审批拨付");
        people.put(confirmer, "确认支付");
        people.remove("");
        return people;
    }

    /** Refuses whoever had a part in it a step that shows that it was paid. */
    public @Nullable Rejection refusePart(Occasion occasion, String step) {
        return people().entrySet().stream()
                .filter(did -> occasion.isAlso(did.getKey()))
                .findFirst()
                .map(did -> Rejection.of(
                        RejectionCode.SAME_PERSON,
                        Map.of(
                                "actor",
                                occasion.actor().id(),
                                "payment",
                                order.payment(),
                                "step",
                                step,
                                "otherStep",
                                did.getValue())))
                .orElse(null);
    }

    /** What came back left again. */
    Payment giveBack(List<Share> shares) {
        List<Share> left = new ArrayList<>();
        for (Share paid : order.shares()) {
            Fen rest = Share.of(recovered, paid.source()).minus(Share.of(shares, paid.source()));
            if (rest.isPositive()) {
                left.add(new Share(paid.source(), rest));
            }
        }
        return new Payment(order, orderer, approver, confirmer, state, on, List.copyOf(left));
    }

    /** What one source paid of it and did not get back. */
    public Fen outstanding(String source) {
        return Share.of(order.shares(), source).minus(Share.of(recovered, source));
    }

    /** What was paid and not taken back. */
    public Fen outstanding() {
        return order.amountFen().minus(Share.total(recovered));
    }
}
