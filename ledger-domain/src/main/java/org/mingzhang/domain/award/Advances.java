package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.AwardEvent.AdvanceGranted;
import org.mingzhang.domain.award.AwardEvent.RecoveryOrdered;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;

/** 预拨: what was granted of an award before it was decided, what was ordered of that, and what of it is to come back. */
final class Advances {
    private final Map<String, AdvanceGranted> granted = new LinkedHashMap<>();
    private final Map<String, Recorded> grants = new HashMap<>();
    private final Set<String> payments = new HashSet<>();
    private final Map<String, List<Share>> carried = new LinkedHashMap<>();

    void take(AdvanceGranted e, Recorded recorded) {
        granted.put(e.instalment(), e);
        grants.put(e.instalment(), recorded);
    }

    /** A payment is ordered while nothing but this is granted. */
    void ordered(String payment) {
        payments.add(payment);
    }

    void take(RecoveryOrdered e) {
        if (e.carried() != null) {
            List<Share> all = new ArrayList<>(carried.getOrDefault(e.payment(), List.of()));
            all.addAll(e.carried());
            carried.put(e.payment(), List.copyOf(all));
        }
    }

    /** What the bank sent back is not owed any more. */
    void returned(String payment) {
        carried.remove(payment);
    }

    boolean isEmpty() {
        return granted.isEmpty();
    }

    boolean has(String instalment) {
        return granted.containsKey(instalment);
    }

    boolean paid(String payment) {
        return payments.contains(payment);
    }

    /** The first one; null where there is none. */
    @Nullable
    AdvanceGranted first() {
        return granted.isEmpty() ? null : granted.values().iterator().next();
    }

    /** The ids of its instalments, in the order of their grants. */
    List<String> instalments() {
        return List.copyOf(granted.keySet());
    }

    /** How much of an instalment is granted. */
    Fen amount(String instalment) {
        AdvanceGranted e = granted.get(instalment);
        return e == null ? Fen.ZERO : e.amountFen();
    }

    /** The entry by which an instalment was granted. */
    long position(String instalment) {
        return Objects.requireNonNull(grants.get(instalment)).position();
    }

    /** The business date of that entry. */
    @Nullable
    LocalDate on(String instalment) {
        return Objects.requireNonNull(grants.get(instalment)).businessDate();
    }

    /** Who bears what was granted. */
    List<Share> shares() {
        List<Share> all = new ArrayList<>();
        granted.values().forEach(e -> all.addAll(e.shares()));
        return all;
    }

    /** What was paid beside the award, and stays committed until it has come back. */
    List<Share> carried() {
        List<Share> all = new ArrayList<>();
        carried.values().forEach(all::addAll);
        return all;
    }

    /** The same of one payment. */
    List<Share> carried(String payment) {
        return carried.getOrDefault(payment, List.of());
    }
}
