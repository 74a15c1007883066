package org.mingzhang.domain.seal.log;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.seal.Suite;

/**
 * What a log is held against from outside its store.
 *
 * @param notes checkpoint notes, of either tree
 * @param wanted trees of which a properly signed note must be among them; each that has none is a problem
 */
public record OutsideCheckpoints(List<OutsideCheckpoint> notes, Set<Suite> wanted) {
    public OutsideCheckpoints {
        notes = List.copyOf(notes);
        wanted = Set.copyOf(wanted);
    }

    /** Notes of which whoever hands them over knows that they are there. */
    public static OutsideCheckpoints given(List<OutsideCheckpoint> notes) {
        return new OutsideCheckpoints(notes, Set.of());
    }

    /** What lies where the ledger keeps its own: without a note of each tree, the log's word is all there is. */
    public static OutsideCheckpoints ofBothTrees(List<OutsideCheckpoint> notes) {
        return new OutsideCheckpoints(notes, EnumSet.allOf(Suite.class));
    }
}
