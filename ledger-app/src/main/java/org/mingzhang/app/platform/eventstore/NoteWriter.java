package org.mingzhang.app.platform.eventstore;

import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;

/** Signs the checkpoint note over one tree. Safe for use by several threads. */
@FunctionalInterface
public interface NoteWriter {
    /** The signed note. */
    String note(Suite suite, long size, Hash root);
}
