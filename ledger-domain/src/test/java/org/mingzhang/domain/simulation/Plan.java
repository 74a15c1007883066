package org.mingzhang.domain.simulation;

import org.jspecify.annotations.Nullable;

/** A case that may or may not have begun. */
record Plan(
        String number,
        String direction,
        String applicant,
        @Nullable String honour,
        @Nullable String product) {}
