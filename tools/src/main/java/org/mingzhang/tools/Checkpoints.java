package org.mingzhang.tools;

import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerHome;

/** Keeping checkpoints where the database cannot touch them. */
final class Checkpoints {
    private Checkpoints() {}

    /** Puts one checkpoint into the home's folder, on disk when this returns. */
    static void keep(LedgerHome home, SealedCheckpoint checkpoint) {
        try (CheckpointFolder folder = new CheckpointFolder(home.checkpoints())) {
            folder.accept(checkpoint);
        }
    }
}
