package org.mingzhang.app.platform.ledger;

import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.TiledTree;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** The newest checkpoint of a ledger, for whoever hands it on: a row of the database is believed only after this. */
public final class NewestCheckpoint {
    private NewestCheckpoint() {}

    /**
     * Reads it, and holds it against the ledger's keys, the entries' hashes, the log's head and the home's folder.
     *
     * @param keys from outside the database
     * @throws BrokenSeal naming what does not fit
     * @throws org.mingzhang.app.platform.eventstore.CheckpointsMissing when the folder has none to hold it against
     */
    public static SealedCheckpoint of(LedgerStore store, PublicKeys keys) {
        LogReader log = store.log();
        KeptCheckpoints.requireContinued(store.home().checkpoints(), log);
        // In this order: the log may grow meanwhile.
        long size = log.size();
        SealedCheckpoint newest = log.requireCheckpoint();
        require(newest, Suite.SM3, keys.ledger(), keys.sm2(), log);
        require(newest, Suite.SHA256, keys.ledger(), keys.ed25519(), log);
        if (newest.size() < size) {
            throw new BrokenSeal("库中有 " + size + " 条账目，最新的校验点却只到 " + newest.size() + " 条");
        }
        return newest;
    }

    private static void require(SealedCheckpoint newest, Suite suite, String ledger, VerifyingKey key, LogReader log) {
        Checkpoint signed = newest.signed(suite, new NoteVerifier(suite.origin(ledger), key));
        Hash root = new TiledTree(suite, signed.size(), log.tiles(suite)).root();
        if (!root.equals(signed.root())) {
            throw new BrokenSeal("库中账目的 " + suite.label() + " 根与 " + signed.size() + " 条时的校验点不符：账目被改动过");
        }
    }
}
