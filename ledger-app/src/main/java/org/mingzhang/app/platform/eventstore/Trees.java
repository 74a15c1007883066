package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.util.List;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TreeAppender;

/** Both growing trees. A batch grows a copy; the copy takes the original's place once the batch is committed. */
record Trees(TreeAppender sm3, TreeAppender sha256) {
    // So far behind another writer it is cheaper to follow leaf by leaf than to read the right edge anew.
    private static final long FOLLOW_AT_MOST = 20_000;
    private static final long FOLLOW_STEP = 2_000;

    static Trees empty() {
        return new Trees(new TreeAppender(Suite.SM3), new TreeAppender(Suite.SHA256));
    }

    long size() {
        return sm3.size();
    }

    Trees copy() {
        return new Trees(sm3.copy(), sha256.copy());
    }

    void append(PreparedEntry entry) {
        sm3.append(entry.leafSm3());
        sha256.append(entry.leafSha256());
    }

    Head head(Instant maxRecordedAt) {
        return new Head(sm3.frontier(), sha256.frontier(), maxRecordedAt);
    }

    /**
     * The trees at the head, starting from these, which may be behind.
     *
     * @throws BrokenSeal when what is stored does not add up to the head
     */
    Trees advancedTo(Head head, LogStorage storage) {
        Trees trees;
        if (head.size() >= size() && head.size() - size() <= FOLLOW_AT_MOST) {
            trees = copy();
            for (long from = size(); from < head.size(); from += FOLLOW_STEP) {
                List<LogStorage.Leaves> leaves = storage.leaves(from, Math.min(head.size(), from + FOLLOW_STEP));
                for (LogStorage.Leaves leaf : leaves) {
                    trees.sm3.append(leaf.sm3());
                    trees.sha256.append(leaf.sha256());
                }
            }
        } else {
            trees = restored(head, storage);
        }
        if (!trees.sm3.frontier().equals(head.sm3()) || !trees.sha256.frontier().equals(head.sha256())) {
            throw new BrokenSeal("库中账目与日志头（" + head.size() + " 条）不符：查明之前不再记账");
        }
        return trees;
    }

    private static Trees restored(Head head, LogStorage storage) {
        try {
            return new Trees(
                    TreeAppender.restore(Suite.SM3, head.size(), new StoredTiles(Suite.SM3, storage.tiles(Suite.SM3))),
                    TreeAppender.restore(
                            Suite.SHA256, head.size(), new StoredTiles(Suite.SHA256, storage.tiles(Suite.SHA256))));
        } catch (IllegalStateException missing) {
            throw new BrokenSeal("日志头（" + head.size() + " 条）以内的账目或树块有缺失", missing);
        }
    }
}
