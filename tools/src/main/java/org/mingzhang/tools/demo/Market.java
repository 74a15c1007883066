package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.tools.story.Story;

/** The service providers of the story: integrators and those who sell products, each with one product. */
final class Market {
    private final List<Firm> integrators = new ArrayList<>();
    private final List<Firm> vendors = new ArrayList<>();

    Market(Story.Market size, Firms firms) {
        for (int n = 0; n < size.integrators(); n++) {
            integrators.add(firms.provider(n, true));
        }
        for (int n = 0; n < size.vendors(); n++) {
            vendors.add(firms.provider(size.integrators() + n, false));
        }
    }

    List<Firm> integrators() {
        return List.copyOf(integrators);
    }

    List<Firm> vendors() {
        return List.copyOf(vendors);
    }

    /** The id of the one product that a vendor registers. */
    static String product(Firm vendor) {
        return "XKQZ-" + vendor.key();
    }
}
