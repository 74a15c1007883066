package org.mingzhang.view.treasury;

import java.util.Map;
import java.util.Set;
import org.mingzhang.view.treasury.BankReconciliation.Movement;

/**
 * Who had a part in moving money: in the log by an id, in old records by an organisation and a name.
 *
 * @param payments who ordered, approved, called off or confirmed a payment or recorded its return, let it leave in a batch, recorded
 *     its account or agreed to the import that it rests on, and who signed for it, by payment
 * @param recoveries who recorded what came back by a recovery, by recovery
 */
record TookPart(Map<String, Set<String>> payments, Map<String, Set<String>> recoveries) {
    Set<String> in(String payment) {
        return payments.getOrDefault(payment, Set.of());
    }

    Set<String> in(Movement movement) {
        String recovery = movement.recovery();
        return recovery == null ? in(movement.payment()) : recoveries.getOrDefault(recovery, Set.of());
    }
}
