package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import org.mingzhang.domain.seal.Frontier;
import org.mingzhang.domain.seal.Suite;

/** Where the log stands. Equal heads mean that nobody wrote in between. */
record Head(Frontier sm3, Frontier sha256, Instant maxRecordedAt) {
    static final Head EMPTY = new Head(Frontier.empty(Suite.SM3), Frontier.empty(Suite.SHA256), Instant.EPOCH);

    Head {
        if (sm3.size() != sha256.size()) {
            throw new IllegalStateException("the trees differ in size: " + sm3.size() + " and " + sha256.size());
        }
    }

    long size() {
        return sm3.size();
    }
}
