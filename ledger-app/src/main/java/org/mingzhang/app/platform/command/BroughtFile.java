package org.mingzhang.app.platform.command;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.Picture;

/** A file that comes beside a signed command, received and hashed, and kept only if the command is accepted. */
public interface BroughtFile {
    /** What its bytes are, as found here and not as anybody says. */
    CitedFile content();

    /** How large it is where it is a picture; null where it is none. */
    default @Nullable Picture picture() {
        return null;
    }

    /** Keeps the bytes, durable when this returns; for a command that was judged and accepted. */
    void keep();
}
