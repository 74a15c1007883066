package org.mingzhang.app.trail;

import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.EntryKinds;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.stereotype.Component;

/** The newest entry of the log, and the newest that is business: an export that was just recorded is not what somebody looks for. */
@Component
public final class NewestEntries {
    /** So far back business is looked for; a ledger that has only been read since has none to show. */
    private static final int LOOKED_AT = 100_000;

    private final LedgerStore store;
    private final LedgerViews views;
    private final Sight sight;
    private final EntryKinds kinds;

    NewestEntries(LedgerStore store, LedgerViews views, Sight sight) {
        this.store = store;
        this.views = views;
        this.sight = sight;
        this.kinds = new EntryKinds(store.entries());
    }

    /** The entry at a position, told; null where whoever asks may not see it, or it cannot be told. */
    public TrailPage.@Nullable Told at(Scope scope, long position) {
        return position < 0
                ? null
                : views.trails().stretch(position, position, sight.choice(scope)).lines().stream()
                        .findFirst()
                        .orElse(null);
    }

    /** The newest business; null where there is none, or whoever asks may not see it. */
    public TrailPage.@Nullable Told business(Scope scope) {
        return at(
                scope,
                kinds.newest(EntryGroup.business(), store.log().size(), LOOKED_AT)
                        .orElse(-1));
    }
}
