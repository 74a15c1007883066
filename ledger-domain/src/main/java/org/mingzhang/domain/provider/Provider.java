package org.mingzhang.domain.provider;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.provider.ProviderEvent.ProductRegistered;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRemoved;

/** A provider's place in the pools of programmes, its products and who rated it. */
public final class Provider implements StreamState {
    private final Set<String> pools = new HashSet<>();
    private final Map<String, ProductRegistered> products = new HashMap<>();
    private final Set<String> ratedApplications = new HashSet<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ProviderEvent) recorded.event()) {
            case ProviderAdmitted e -> pools.add(e.programme());
            case ProductRegistered e -> products.put(e.product(), e);
            case ProviderRated e -> ratedApplications.add(e.application());
            case ProviderRemoved e -> pools.remove(e.programme());
        }
    }

    /** Whether it may take new contracts in a programme. */
    public boolean inPool(String programme) {
        return pools.contains(programme);
    }

    /** Whether it is in the pool of any programme. */
    public boolean inAnyPool() {
        return !pools.isEmpty();
    }

    /** The id of the product that has this id, or else this name. */
    public @Nullable String productNamed(String idOrName) {
        return products.containsKey(idOrName)
                ? idOrName
                : products.values().stream()
                        .filter(product -> product.name().equals(idOrName))
                        .map(ProductRegistered::product)
                        .findFirst()
                        .orElse(null);
    }

    public @Nullable ProductRegistered product(String id) {
        return products.get(id);
    }

    boolean isRatedFor(String application) {
        return ratedApplications.contains(application);
    }
}
