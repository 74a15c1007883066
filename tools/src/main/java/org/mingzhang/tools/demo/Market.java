package org.mingzhang.tools.demo;

import java.util.ArrayList;
import java.util.List;

/** The service providers of the story: five integrators and forty who sell products, each with one product. */
final class Market {
    static final int INTEGRATORS = 5;
    static final int VENDORS = 40;

    private final List<Firm> integrators = new ArrayList<>();
    private final List<Firm> vendors = new ArrayList<>();

    Market(Firms firms) {
        for (int n = 0; n < INTEGRATORS; n++) {
            integrators.add(firms.provider(n, true));
        }
        for (int n = 0; n < VENDORS; n++) {
            vendors.add(firms.provider(INTEGRATORS + n, false));
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
