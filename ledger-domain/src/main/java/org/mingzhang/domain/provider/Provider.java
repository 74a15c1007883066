package org.mingzhang.domain.provider;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

/** A provider's place in the pool. */
public final class Provider implements StreamState {
    private @Nullable ProviderAdmitted admitted;
    private boolean removed;
    private final Map<String, ProductRegistered> products = new HashMap<>();
    private final Set<String> ratedApplications = new TreeSet<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ProviderEvent) recorded.event()) {
            case ProviderAdmitted e -> {
                admitted = e;
                removed = false;
            }
            case ProductRegistered e -> products.put(e.product(), e);
            case ProviderRated e -> ratedApplications.add(e.application());
            case ProviderRemoved e -> removed = true;
        }
    }

    public boolean exists() {
        return admitted != null;
    }

    /** Whether it may take new contracts. */
    public boolean inPool() {
        return admitted != null && !removed;
    }

    public @Nullable ProductRegistered product(String id) {
        return products.get(id);
    }

    boolean isRatedFor(String application) {
        return ratedApplications.contains(application);
    }
}
