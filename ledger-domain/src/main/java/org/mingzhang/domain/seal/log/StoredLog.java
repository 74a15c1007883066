package org.mingzhang.domain.seal.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.seal.Suite;

/**
 * A log as it lies in its store, read in order and once. Nothing it gives is trusted, and what is null in the store counts
 * as empty; an exception it throws is a fault of the reading itself and ends the verification. All iterators must see the
 * same moment of the store.
 */
public interface StoredLog {
    /** The rows that say where the log stands; one, where all is well. */
    Iterator<StoredHead> heads();

    /** Every entry by ascending position, also behind the head. */
    Iterator<StoredEntry> entries();

    /** Every full tile of one level of one tree, by ascending index. */
    Iterator<StoredTile> tiles(Suite suite, int level);

    /** Number of tiles that are of no level of either tree. */
    long strayTiles();

    /** Every checkpoint by ascending size. */
    Iterator<StoredCheckpoint> checkpoints();

    /** Every claim by ascending position. */
    Iterator<StoredClaim> claims();

    /** Every claim once more, by kind, key and number. */
    Iterator<StoredClaim> claimChains();

    /** Every content beside the log, in any order. */
    Iterator<StoredBlob> blobs();

    /**
     * The bytes of a file that an entry cites, opened on any thread; null where there is none.
     *
     * @param sm3 64 lower-case hexadecimal digits
     */
    @Nullable
    InputStream file(String sm3) throws IOException;

    /** Every key of personal fields, in any order. */
    Iterator<StoredDataKey> dataKeys();

    /** Whether the store is the one that the ledger made. */
    StoreShape shape();
}
