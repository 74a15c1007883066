package org.mingzhang.domain.policy;

import java.time.LocalDate;

/**
 * One version of a programme's pack.
 *
 * @param from the first day on which it is in force; that of the version with which the programme was opened is the beginning of time
 */
public record PackVersion(PolicyPack pack, LocalDate from) {
    /** One that was in force from the beginning. */
    public static PackVersion first(PolicyPack pack) {
        return new PackVersion(pack, LocalDate.MIN);
    }
}
