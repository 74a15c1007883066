package org.mingzhang.domain.seal.log;

import java.util.List;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.log.LogProblem.Kind;

/** Whether trusted keys of the right tree signed checkpoint notes. */
final class CheckpointSignatures {
    private final String ledger;
    private final List<NoteVerifier> trusted;
    private final boolean wanted;
    private final Findings findings;

    CheckpointSignatures(String ledger, List<NoteVerifier> trusted, boolean wanted, Findings findings) {
        this.ledger = ledger;
        this.trusted = trusted;
        this.wanted = wanted;
        this.findings = findings;
    }

    boolean wanted() {
        return wanted;
    }

    /** Whether a trusted key signed the note; if not, that is reported. */
    boolean verify(SignedNote note, Suite suite, long size, String name) {
        String origin = suite.origin(ledger);
        List<NoteVerifier> keys =
                trusted.stream().filter(key -> key.keyName().equals(origin)).toList();
        String wrong =
                switch (note.verify(keys)) {
                    case VALID -> "";
                    case NO_KNOWN_KEY -> suite.label() + " 校验点没有可信密钥的签名";
                    case SIGNATURE_WRONG -> suite.label() + " 校验点的签名不对";
                };
        if (!wrong.isEmpty()) {
            findings.add(size, Kind.CHECKPOINT_SIGNATURE_INVALID, name + "：" + wrong);
        }
        return wrong.isEmpty();
    }
}
