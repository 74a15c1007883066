package org.mingzhang.app.platform.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.NoteVerifier;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;

/**
 * The signed notes over both trees at one size.
 *
 * @param size number of entries sealed
 * @param recordedAt the greatest record time among them
 * @param sm3Note C2SP note, signed with SM2
 * @param sha256Note C2SP note, signed with Ed25519
 */
public record SealedCheckpoint(long size, Instant recordedAt, String sm3Note, String sha256Note) {
    /** The signed note over a tree, as it is stored. */
    public String text(Suite suite) {
        return suite == Suite.SM3 ? sm3Note : sha256Note;
    }

    /**
     * The note over a tree. Its signature is not checked here.
     *
     * @throws BrokenSeal when it is none, or of another size
     */
    public SignedNote note(Suite suite) {
        parsed(suite);
        return SignedNote.parse(text(suite).getBytes(UTF_8));
    }

    /**
     * What the note over a tree says. Its signature is not checked here.
     *
     * @throws BrokenSeal when it says nothing, or is of another size
     */
    public Checkpoint parsed(Suite suite) {
        Checkpoint parsed;
        try {
            parsed = Checkpoint.parse(
                    SignedNote.parse(text(suite).getBytes(UTF_8)).text());
        } catch (RuntimeException malformed) {
            throw new BrokenSeal("库中 " + size + " 条时的 " + suite.label() + " 校验点读不出来", malformed);
        }
        if (parsed.size() != size) {
            throw new BrokenSeal("库中 " + size + " 条时的 " + suite.label() + " 校验点，其签名所封的却是 " + parsed.size() + " 条");
        }
        return parsed;
    }

    /**
     * What the note over a tree says, once its signature was checked.
     *
     * @throws BrokenSeal when this key did not sign it
     */
    public Checkpoint signed(Suite suite, NoteVerifier key) {
        Checkpoint parsed = parsed(suite);
        SignedNote note = note(suite);
        if (note.verify(List.of(key)) != SignedNote.Verdict.VALID
                || !parsed.origin().equals(key.keyName())) {
            throw new BrokenSeal("库中 " + size + " 条时的 " + suite.label() + " 校验点不是本账本签名的");
        }
        return parsed;
    }
}
