package org.mingzhang.app.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL inside a ledger's home. Several commands share one server: each holds a lease, the last to close its
 * lease stops the server.
 *
 * <p>A lease is a shared lock on {@code lease.lock}; whoever can have that lock alone is the last. The operating system
 * frees the locks of a killed process, so a server left behind by {@code kill -9} is found by the next command, used,
 * and stopped by it. Finding, starting and stopping happen under a second lock, {@code start.lock}.
 */
public final class EmbeddedPostgres implements DatabaseServer {
    /** SQLSTATE of a database that there is not. */
    private static final String NO_SUCH_DATABASE = "3D000";

    private static final String DATABASE = "ledger";
    // Locks belong to the process, not to a channel, so all leases of one process on one home share a channel.
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private final Shared shared;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Shared shared) {
        this.shared = shared;
    }

    /** Whether this home has a database of its own; where it has none, {@link #open} makes one. */
    public static boolean isIn(Path home) {
        return Cluster.exists(base(home));
    }

    private static Path base(Path home) {
        return home.resolve("postgres");
    }

    /** Starts the server of this home, or joins the one that runs; fails unless it is durable and closed to strangers. */
    public static EmbeddedPostgres open(Path home) {
        try {
            Path base = Files.createDirectories(base(home)).toRealPath();
            Secrets secrets =
                    new Secrets(Files.createDirectories(home).toRealPath().resolve("secrets"));
            synchronized (OPEN) {
                Shared shared = OPEN.get(base);
                if (shared == null) {
                    shared = new Shared(base, secrets);
                    OPEN.put(base, shared);
                }
                try {
                    shared.acquire();
                } finally {
                    if (shared.holders == 0) {
                        OPEN.remove(base);
                    }
                }
                return new EmbeddedPostgres(shared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + home, e);
        }
    }

    @Override
    public JdbcTarget administrator() {
        return shared.cluster.target(shared.port, DATABASE);
    }

    @Override
    public Secrets secrets() {
        return shared.secrets;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            synchronized (OPEN) {
                shared.release();
                if (shared.holders == 0) {
                    OPEN.remove(shared.base);
                }
            }
        }
    }

    /** What all leases of this process on one home have in common. Guarded by {@link #OPEN}. */
    private static final class Shared {
        private final Path base;
        private final Secrets secrets;
        private final Cluster cluster;
        private @Nullable FileChannel channel;
        private @Nullable FileLock lease;
        private int holders;
        private int port;

        Shared(Path base, Secrets secrets) {
            this.base = base;
            this.secrets = secrets;
            this.cluster = new Cluster(base, secrets);
        }

        void acquire() throws IOException {
            try (FileChannel starting = lockFile("start.lock")) {
                starting.lock(); // until the channel closes
                // Also for the second lease: the server may have died since the first.
                port = cluster.ensureRunning();
                requireDatabase();
                if (holders == 0) {
                    channel = lockFile("lease.lock");
                    lease = channel.lock(0, Long.MAX_VALUE, true);
                }
            }
            holders++;
        }

        void release() {
            if (--holders > 0 || lease == null || channel == null) {
                return;
            }
            try (FileChannel starting = lockFile("start.lock");
                    FileChannel leases = channel) {
                starting.lock();
                lease.release();
                boolean last = leases.tryLock() != null;
                if (last) {
                    cluster.stop();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give up the server in " + base, e);
            }
        }

        private FileChannel lockFile(String name) throws IOException {
            return FileChannel.open(
                    base.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        /** Most servers have it, so that it is made only when it turns out to be missing. */
        private void requireDatabase() {
            JdbcTarget database = cluster.target(port, DATABASE);
            try {
                DurabilityCheck.require(database);
            } catch (DatabaseUnavailable unavailable) {
                if (!(unavailable.getCause() instanceof SQLException refused)
                        || !NO_SUCH_DATABASE.equals(refused.getSQLState())) {
                    throw unavailable;
                }
                createDatabase();
                DurabilityCheck.require(database);
            }
        }

        private void createDatabase() {
            try (Connection connection = cluster.target(port, "postgres").connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            } catch (SQLException e) {
                throw new DatabaseUnavailable("建不了账本的数据库：" + e.getMessage(), e);
            }
        }
    }
}
