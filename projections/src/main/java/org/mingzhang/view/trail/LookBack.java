package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentCancelled;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.AwardEvent.PaymentReturned;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.StreamType;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.EntrySource;
import org.mingzhang.view.trail.Subject.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What entries refer to and do not say themselves: how a payment was ordered, and to which programme a case belongs. It is taken from
 * the entries at hand, else from the log; what was altered there is left out and takes nothing from the entries.
 */
public final class LookBack {
    /** An application is submitted first; what an import wrote before it is little. */
    private static final int FIRST_OF_A_CASE = 5;

    private final TrailIndex index;
    private final EntrySource log;

    LookBack(TrailIndex index, EntrySource log) {
        this.index = index;
        this.log = log;
    }

    /** The payment that an event is a step of; null where it is no step. */
    public static @Nullable String payment(LedgerEvent event) {
        return switch (event) {
            case PaymentOrdered e -> e.payment();
            case PaymentApproved e -> e.payment();
            case PaymentCancelled e -> e.payment();
            case PaymentConfirmed e -> e.payment();
            case PaymentReturned e -> e.payment();
            default -> null;
        };
    }

    /** How the payments were ordered of which the entries are steps, by the payments' numbers. */
    Map<String, PaymentOrdered> orders(Collection<Entry> entries) {
        Map<String, PaymentOrdered> orders = new HashMap<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Entry entry : entries) {
            String payment = payment(entry.event());
            if (payment != null) {
                missing.add(payment);
            }
            take(entry, orders);
        }
        missing.removeAll(orders.keySet());
        if (!missing.isEmpty()) {
            ReadEntries.at(log, index.first(Kind.PAYMENT, missing)).entries().forEach(entry -> take(entry, orders));
        }
        return orders;
    }

    private static void take(Entry entry, Map<String, PaymentOrdered> orders) {
        if (entry.event() instanceof PaymentOrdered order) {
            orders.putIfAbsent(order.payment(), order);
        }
    }

    /** The programme of the first case among the entries, whose own entries name it nowhere; null where there is none. */
    @Nullable
    String programme(Collection<Entry> entries) {
        return entries.stream()
                .map(entry -> Subject.of(entry.envelope().stream()))
                .filter(subject -> subject.kind() == Kind.CASE)
                .findFirst()
                .flatMap(subject ->
                        ReadEntries.at(log, index.positions(subject, false, null, FIRST_OF_A_CASE)).entries().stream()
                                .flatMap(entry -> named(entry.envelope()).stream())
                                .findFirst())
                .orElse(null);
    }

    private static List<String> named(Envelope envelope) {
        List<String> named = new ArrayList<>();
        if (envelope.stream().type() == StreamType.PROGRAMME) {
            named.add(envelope.stream().id());
        }
        JsonNode programme = EventCodec.payload(envelope.event()).get("programme");
        if (programme != null && programme.isString()) {
            named.add(programme.stringValue());
        }
        return named;
    }
}
