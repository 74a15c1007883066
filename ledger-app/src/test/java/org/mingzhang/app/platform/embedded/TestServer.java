package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The servers that tests of this module run on: each is started at its first use, lies among the other files of the tests, which
 * may be in memory, and is gone when the tests of this process end.
 */
public enum TestServer {
    /** The one that comes with the ledger, durable as in use. */
    EMBEDDED {
        @Override
        DatabaseServer start(Path base) {
            return EmbeddedPostgres.open(base);
        }
    },
    /** One that somebody else runs, of the oldest version that will do. */
    OLDEST {
        @Override
        DatabaseServer start(Path base) {
            return OldestPostgres.start(base);
        }
    };

    private @Nullable DatabaseServer running;

    abstract DatabaseServer start(Path base);

    /** The server, with a superuser as its administrator. */
    synchronized DatabaseServer running() {
        DatabaseServer server = running;
        if (server == null) {
            try {
                Path base = Files.createTempDirectory("server");
                server = start(base);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(base), "stop-" + name()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = server;
        }
        return server;
    }

    private synchronized void end(Path base) {
        try {
            if (running != null) {
                running.close();
            }
            PostgresProgram.deleteRecursively(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
