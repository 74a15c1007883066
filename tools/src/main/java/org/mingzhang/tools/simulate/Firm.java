package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invented enterprise.
 *
 * @param n from 0
 * @param honour an honour that gives it the unreduced cap; null for most
 */
record Firm(
        int n,
        Organisation org,
        String industry,
        String industryCode,
        String size,
        boolean aboveScale,
        String ownership,
        int employees,
        String device,
        @Nullable LocalDate honour) {}
