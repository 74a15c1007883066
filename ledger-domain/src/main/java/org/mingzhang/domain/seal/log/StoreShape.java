package org.mingzhang.domain.seal.log;

import java.util.List;

/**
 * Whether the store itself is the one that the ledger made. A table that became something else can show each reader other
 * rows; guards that are gone say that somebody meant to change what is written once.
 *
 * @param checked facts that were compared
 * @param deviations one sentence for each that differs
 */
public record StoreShape(long checked, List<String> deviations) {
    public StoreShape {
        deviations = List.copyOf(deviations);
    }
}
