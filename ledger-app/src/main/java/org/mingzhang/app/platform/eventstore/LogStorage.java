package org.mingzhang.app.platform.eventstore;

import java.util.List;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;

/**
 * The one transaction of a batch, as the sequencer sees it. Steps come in this order: lock, look, store; or abandon at any
 * point. Who knows where the head stands may store without a lock. Every method may throw {@link StorageFailed}; then only
 * {@link #abandon} may follow. Used by one thread at a time.
 */
interface LogStorage extends AutoCloseable {
    /**
     * Begins, and waits until no other writer holds the head. A transaction of ours whose outcome is unknown has ended, one
     * way or the other, when this returns.
     */
    Locked lock(Facts.Questions questions);

    /** The head under its lock, with the first answers. */
    record Locked(Head head, Facts facts) {}

    /** Looks up more under the same lock. */
    Facts look(Facts.Questions questions);

    /** Both leaf hashes at the positions [from, to). */
    List<Leaves> leaves(long from, long to);

    /** The two leaf hashes of one entry. */
    record Leaves(Hash sm3, Hash sha256) {}

    /** What is stored of a tree, for rebuilding its right edge. */
    StoredTiles.Store tiles(Suite suite);

    /**
     * Stores a batch with the checkpoint over it, durably: refused where the head stands elsewhere than where the batch was
     * judged, or where a key of it is taken.
     */
    void store(Batch batch, SealedCheckpoint checkpoint);

    /** Gives up what is open, so that the next lock starts afresh; never fails. */
    void abandon();

    @Override
    void close();
}
