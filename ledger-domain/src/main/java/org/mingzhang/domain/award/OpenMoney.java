package org.mingzhang.domain.award;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/** What of an award's money is still to be moved: whoever fills in a form about it need not work that out. */
public record OpenMoney(Award award) {
    /**
     * An order to pay back that is not paid in full.
     *
     * @param left what is still to come
     */
    public record ToComeBack(RecoveryOrdered order, Fen left) {}

    /** What each source still has to pay, in the order of the approval; nothing where all is paid or on its way. */
    public List<Share> toPay() {
        List<Share> shares = new ArrayList<>();
        List<String> sources =
                award.granted().stream().map(Share::source).distinct().toList();
        for (String source : sources) {
            Fen unpaid = award.unpaid(source);
            if (unpaid.isPositive()) {
                shares.add(new Share(source, unpaid));
            }
        }
        return List.copyOf(shares);
    }

    /** What of a payment may still be ordered back. */
    public Fen toOrderBack(Payment payment) {
        return payment.order()
                .amountFen()
                .minus(award.recoveryOrdered(payment.order().payment()));
    }

    /** What of a payment its receiver has not said to have spent. */
    public Fen unspent(Payment payment) {
        return payment.outstanding().minus(award.used(payment.order().payment()));
    }

    /** Orders to pay back that are not paid in full, by their ids in order. */
    public Map<String, ToComeBack> toComeBack() {
        Map<String, ToComeBack> open = new LinkedHashMap<>();
        award.recoveries()
                .unfinished()
                .forEach((id, order) -> open.put(id, new ToComeBack(order.order(), order.open())));
        return open;
    }
}
