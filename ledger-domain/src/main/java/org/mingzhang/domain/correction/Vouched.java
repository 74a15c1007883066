package org.mingzhang.domain.correction;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.award.Payment;
import org.mingzhang.domain.bank.Bank;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a voucher of the treasury proves is not made to fit by those who paid: whoever had a part in a payment that it names, or that a
 * person ever named for it, neither proposes its correction nor agrees to one. What nobody names a payment for is paired by rule
 * alone, of which a statement knows nothing: there the comparison with the treasury tells on whose word it counts.
 */
record Vouched(Streams streams, Occasion occasion) {
    /** Before or after the correction; null where the person had no part. */
    @Nullable
    Rejection refuse(Target target, CorrectionProposed proposed, String step) {
        if (!(target.fold().state() instanceof Bank bank)) {
            return null;
        }
        Set<String> payments = new TreeSet<>(bank.everMatched(proposed.position()));
        name(proposed.before(), payments);
        name(proposed.after(), payments);
        return payments.stream()
                .map(this::payment)
                .filter(Objects::nonNull)
                .map(payment -> payment.refusePart(occasion, step))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void name(@Nullable ObjectNode voucher, Set<String> payments) {
        JsonNode payment = voucher == null ? null : voucher.get("payment");
        if (payment != null && payment.isString()) {
            payments.add(payment.stringValue());
        }
    }

    // An award comes before a statement in the order of streams and is only looked at: who had a part in a payment
    // stays so.
    private @Nullable Payment payment(String id) {
        return streams.awardOf(id)
                .map(award -> ((Award) streams.recorded(award)).payment(id))
                .orElse(null);
    }
}
