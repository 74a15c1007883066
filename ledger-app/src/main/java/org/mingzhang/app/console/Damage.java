package org.mingzhang.app.console;

import java.util.List;

/** Looks whether entries are what was sealed, and remembers for the light where they are not. */
public interface Damage {
    /**
     * Verifies each of these entries to the signed checkpoint; what does not hold is kept as evidence.
     *
     * @return the positions that do not hold, in order
     */
    List<Long> among(List<Long> positions);

    /** A page met what contradicts the seal, where it cannot be told which entry it is. */
    void met();
}
