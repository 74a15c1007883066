package org.mingzhang.app.platform.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The servers that tests of this module run on: each is started at its first use and stopped when the tests end. */
public enum TestServer {
    /** The one that comes with the ledger, durable as in use. */
    EMBEDDED {
        @Override
        DatabaseServer start() {
            return EmbeddedPostgres.open(Path.of("target", "test-home"));
        }
    },
    /** One that somebody else runs, of the oldest version that will do. */
    OLDEST {
        @Override
        DatabaseServer start() {
            return OldestPostgres.start();
        }
    };

    private @Nullable DatabaseServer running;

    abstract DatabaseServer start();

    /** The server, with a superuser as its administrator. */
    synchronized DatabaseServer running() {
        DatabaseServer server = running;
        if (server == null) {
            server = start();
            running = server;
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-" + name()));
        }
        return server;
    }
}
