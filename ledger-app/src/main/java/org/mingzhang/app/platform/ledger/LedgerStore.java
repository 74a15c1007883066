package org.mingzhang.app.platform.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;
import org.mingzhang.app.platform.embedded.ExternalPostgres;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.BlobStore;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;

/** A ledger's database and home, opened: what reads need, and what writers build on. */
public final class LedgerStore implements AutoCloseable {
    private static final int CONNECTIONS = 12;

    private final LedgerHome home;
    private final DatabaseServer server;
    private final LedgerDatabase database;
    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final LogReader log;
    private final BlobStore blobs;

    private LedgerStore(LedgerHome home, DatabaseServer server, LedgerDatabase database) {
        this.home = home;
        this.server = server;
        this.database = database;
        this.writer = pool(database.writer());
        this.reader = pool(database.reader());
        this.log = new LogReader(reader);
        this.blobs = new BlobStore(writer);
    }

    /**
     * Opens the ledger of a home, with its schema up to date.
     *
     * @param external the PostgreSQL that someone else runs, as a user that may create roles; null for the embedded one
     */
    public static LedgerStore open(LedgerHome home, @Nullable JdbcTarget external) {
        return open(home, external, server -> LedgerDatabase.prepare(server, RoleNames.DEFAULT));
    }

    /** Opens the ledger of a home as it is: what is to be verified is neither trusted nor mended. */
    public static LedgerStore openAsItIs(LedgerHome home, @Nullable JdbcTarget external) {
        return open(home, external, server -> LedgerDatabase.of(server, RoleNames.DEFAULT));
    }

    private static LedgerStore open(
            LedgerHome home, @Nullable JdbcTarget external, Function<DatabaseServer, LedgerDatabase> database) {
        DatabaseServer server =
                external == null ? EmbeddedPostgres.open(home.root()) : ExternalPostgres.open(home.root(), external);
        try {
            return new LedgerStore(home, server, database.apply(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static HikariDataSource pool(JdbcTarget target) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(target.url());
        config.setUsername(target.user());
        config.setPassword(target.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setPoolName(target.user());
        return new HikariDataSource(config);
    }

    /** What the first entry says; empty for a log that has none yet. */
    public Optional<LedgerIdentity> identity() {
        return log.entry(0).map(entry -> {
            if (EventCodec.decode(entry.requireSealed().bytes()).event() instanceof LedgerInitialised first) {
                return LedgerIdentity.of(first);
            }
            throw new IllegalStateException("the first entry of this log is not a genesis entry");
        });
    }

    public LedgerHome home() {
        return home;
    }

    public LedgerDatabase database() {
        return database;
    }

    /** A user that may do anything in the database; for verification of rights and for attacks in tests. */
    public JdbcTarget administrator() {
        return server.administrator();
    }

    public DataSource writer() {
        return writer;
    }

    public DataSource reader() {
        return reader;
    }

    public LogReader log() {
        return log;
    }

    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
        server.close();
    }
}
