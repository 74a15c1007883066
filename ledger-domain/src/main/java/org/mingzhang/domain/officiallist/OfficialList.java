package org.mingzhang.domain.officiallist;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListIssued;
import org.mingzhang.domain.officiallist.OfficialListEvent.ListItemEntered;

/** A list as its events leave it. */
public final class OfficialList implements StreamState {
    private @Nullable ListIssued issued;
    private final SortedMap<Integer, ListItemEntered> items = new TreeMap<>();
    private Fen totalFen = Fen.ZERO;

    @Override
    public void evolve(Recorded recorded) {
        switch ((OfficialListEvent) recorded.event()) {
            case ListIssued e -> issued = e;
            case ListItemEntered e -> {
                items.put(e.number(), e);
                totalFen = e.amountFen() == null ? totalFen : totalFen.plus(e.amountFen());
            }
        }
    }

    public boolean exists() {
        return issued != null;
    }

    public @Nullable ListIssued issued() {
        return issued;
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
