package org.mingzhang.app.platform.eventstore;

import java.util.Optional;
import org.mingzhang.domain.seal.Hash;

/** Which commands the log has taken. */
public interface CommandLog {
    /**
     * A command that is recorded.
     *
     * @param digest SM3 of the command as it was signed
     */
    record Taken(String commandId, Hash digest, long firstPosition, long lastPosition) {}

    /** The command of this id, if the log has taken it. */
    Optional<Taken> find(String commandId);
}
