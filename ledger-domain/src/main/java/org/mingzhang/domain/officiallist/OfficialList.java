package org.mingzhang.domain.officiallist;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListCarriedOut;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;
import org.mingzhang.domain.seal.Hash;

/** A list as its events leave it. */
public final class OfficialList implements StreamState {
    private @Nullable ListIssued issued;
    private final SortedMap<Integer, ListItemEntered> items = new TreeMap<>();
    private Fen totalFen = Fen.ZERO;
    private @Nullable LocalDate issuedOn;

    @Override
    public void evolve(Recorded recorded) {
        switch ((OfficialListEvent) recorded.event()) {
            case ListIssued e -> {
                issued = e;
                issuedOn = recorded.businessDate();
            }
            case ListItemEntered e -> {
                items.put(e.number(), e);
                totalFen = e.amountFen() == null ? totalFen : totalFen.plus(e.amountFen());
            }
            case ListCarriedOut e -> {
                // What was done stands with the cases; that no row serves twice is a claim.
            }
        }
    }

    public boolean exists() {
        return issued != null;
    }

    public @Nullable ListIssued issued() {
        return issued;
    }

    /** The list's own date; what is done by it is not earlier. */
    public @Nullable LocalDate issuedOn() {
        return issuedOn;
    }

    /**
     * What it says, as one value.
     *
     * @param id its number
     * @throws IllegalStateException when it was never issued
     */
    public Hash sm3(String id) {
        if (issued == null) {
            throw new IllegalStateException("no list " + id);
        }
        return ListDigest.of(id, issued, items.values());
    }

    /** Its lines by number. */
    public SortedMap<Integer, ListItemEntered> items() {
        return Collections.unmodifiableSortedMap(items);
    }

    /** The sum of the amounts that its lines state. */
    public Fen totalFen() {
        return totalFen;
    }
}
