package org.mingzhang.domain.seal.log;

import java.util.Objects;

/**
 * A row of the command table.
 *
 * @param digest lower-case hexadecimal of the command's digest
 * @param firstPosition of the entries that it caused
 * @param lastPosition inclusive
 */
public record StoredCommand(String commandId, String digest, long firstPosition, long lastPosition) {
    public StoredCommand {
        commandId = Objects.requireNonNullElse(commandId, "");
        digest = Objects.requireNonNullElse(digest, "");
    }
}
