package org.mingzhang.app.platform.files;

import java.io.IOException;

/** A stored file is not the one that an entry cites, or is gone: somebody's hand was in the folder. */
public final class AlteredFile extends IOException {
    private static final long serialVersionUID = 1L;

    public AlteredFile(String message) {
        super(message);
    }
}
