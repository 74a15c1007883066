package org.mingzhang.tools.simulate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application's way through its stages.
 *
 * @param sentBackOn when the county sent the papers back first; null when it did not
 * @param withdrawnOn null when the applicant stays with it
 * @param rejected whether the experts say no, after which nothing follows
 * @param objectionOn when somebody objected, without success; null when nobody did
 */
record ReviewPath(
        Wave wave,
        LocalDate submittedOn,
        @Nullable LocalDate withdrawnOn,
        @Nullable LocalDate sentBackOn,
        LocalDate countyOn,
        LocalDate siteOn,
        LocalDate expertsOn,
        boolean rejected,
        LocalDate noticeFrom,
        LocalDate noticeTo,
        LocalDate noticeOn,
        LocalDate decidedOn,
        @Nullable LocalDate objectionOn) {

    /** Whether it comes to an approval. */
    boolean approved() {
        return withdrawnOn == null && !rejected;
    }
}
