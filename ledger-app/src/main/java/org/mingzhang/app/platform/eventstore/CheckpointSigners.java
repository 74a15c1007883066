package org.mingzhang.app.platform.eventstore;

import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.NoteSigner;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Signer;

/** The two keys with which a ledger signs what its log is: SM2 over the SM3 tree, Ed25519 over the SHA-256 tree. */
public record CheckpointSigners(NoteSigner sm3, NoteSigner sha256) implements NoteWriter {
    /** The signers of the ledger with this name. */
    public static CheckpointSigners of(String ledgerName, Signer sm2, Signer ed25519) {
        return new CheckpointSigners(
                NoteSigner.ofLog(Suite.SM3, ledgerName, sm2), NoteSigner.ofLog(Suite.SHA256, ledgerName, ed25519));
    }

    @Override
    public String note(Suite suite, long size, Hash root) {
        NoteSigner signer = suite == Suite.SM3 ? sm3 : sha256;
        return signer.sign(new Checkpoint(signer.keyName(), size, root)).format();
    }
}
