package org.mingzhang.app.platform.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.EmbeddedPostgres;
import org.mingzhang.app.platform.embedded.ExternalPostgres;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.BlobStore;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.NoLedgerHere;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.files.StoredFiles;
import org.mingzhang.domain.ledger.LogEvent.LedgerInitialised;

/** A ledger's database and home, opened: what reads need, and what writers build on. */
public final class LedgerStore implements AutoCloseable {
    private static final int CONNECTIONS = 12;

    /** How long somebody waits for a database that is away. */
    private static final long PATIENCE_MILLIS = 8_000;

    private final LedgerHome home;
    private final DatabaseServer server;
    private final LedgerDatabase database;
    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final HikariDataSource entries;
    private final LogReader log;
    private final BlobStore blobs;
    private final StoredFiles files;

    private LedgerStore(LedgerHome home, DatabaseServer server, LedgerDatabase database) {
        this.home = home;
        this.server = server;
        this.database = database;
        this.writer = pool(database.writer(), "");
        this.reader = pool(database.reader(), "");
        this.entries = pool(database.reader(), "-log");
        this.log = new LogReader(entries);
        this.blobs = new BlobStore(writer);
        this.files = new StoredFiles(home.files());
    }

    /** What is done about roles and schema at opening. */
    private interface Preparation {
        LedgerDatabase of(DatabaseServer server, RoleNames roles);
    }

    /**
     * Opens the ledger of a home; changes nothing in its schema.
     *
     * @param external the PostgreSQL that someone else runs; null for the embedded one
     * @throws DatabaseUnavailable when there is no ledger, or its schema is not the one that this program was written for
     */
    public static LedgerStore open(LedgerHome home, @Nullable JdbcTarget external) {
        return open(home, external, LedgerDatabase::current);
    }

    /**
     * The same whatever version the schema has: for verification, which must not change what it looks at.
     *
     * @throws DatabaseUnavailable when there is no ledger
     */
    public static LedgerStore asItIs(LedgerHome home, @Nullable JdbcTarget external) {
        return open(home, external, LedgerDatabase::asItIs);
    }

    /**
     * Opens the home of a ledger that is about to begin: makes the embedded database, roles and schema, unless they are
     * there.
     *
     * @param external the PostgreSQL that someone else runs, as a user that may create roles; null for the embedded one
     * @throws DatabaseUnavailable when there is a ledger already, of another version than this program's
     */
    public static LedgerStore create(LedgerHome home, @Nullable JdbcTarget external) {
        return prepared(home, external, LedgerDatabase::create);
    }

    /**
     * Opens the ledger of a home after bringing its schema up to date; whoever calls has verified it.
     *
     * @param external as for {@link #create}
     */
    public static LedgerStore migrate(LedgerHome home, @Nullable JdbcTarget external) {
        return prepared(home, external, LedgerDatabase::prepare);
    }

    private static LedgerStore open(LedgerHome home, @Nullable JdbcTarget external, Preparation preparation) {
        try {
            if (external == null && !EmbeddedPostgres.isIn(home.root())) {
                throw new NoLedgerHere(home.root() + " 中没有账本：先用 ledger init 或 ledger demo 建立，或用 --home 指明另一个账本文件夹");
            }
            return prepared(home, external, preparation);
        } catch (NoLedgerHere none) {
            KeptCheckpoints.requireNoWitness(home.checkpoints());
            throw none;
        }
    }

    private static LedgerStore prepared(LedgerHome home, @Nullable JdbcTarget external, Preparation preparation) {
        DatabaseServer server =
                external == null ? EmbeddedPostgres.open(home.root()) : ExternalPostgres.open(home.root(), external);
        try {
            return new LedgerStore(home, server, preparation.of(server, RoleNames.DEFAULT));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static HikariDataSource pool(JdbcTarget target, String what) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(target.url());
        config.setUsername(target.user());
        config.setPassword(target.password());
        config.setMaximumPoolSize(CONNECTIONS);
        // A connection when it is asked for: most commands need but one of the three pools.
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setPoolName(target.user() + what);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        return new HikariDataSource(config);
    }

    /** What the first entry says; empty for a log that has none yet. */
    public Optional<LedgerIdentity> identity() {
        return log.entry(0).map(entry -> {
            if (entry.requireSealed().envelope().event() instanceof LedgerInitialised first) {
                return LedgerIdentity.of(first);
            }
            throw new BrokenSeal("序号 0 的账目不是创世账目");
        });
    }

    /**
     * What the first entry says.
     *
     * @throws NoLedgerHere when there is none yet
     * @throws BrokenSeal when there is none any more, as the log's head or the home's checkpoints tell
     */
    public LedgerIdentity requireIdentity() {
        return identity().orElseThrow(() -> {
            long size = log.size();
            if (size > 0) {
                return new BrokenSeal("库中应有 " + size + " 条账目，序号 0 的账目却不见了");
            }
            KeptCheckpoints.requireNoWitness(home.checkpoints());
            return new NoLedgerHere(home.root() + " 中的账本还没有账目：先用 ledger init 建立");
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

    /**
     * Connections for the log alone. Who reads a view may ask the log before they are done, and never the other way round: from one
     * pool, as many as it has connections would wait for each other.
     */
    public DataSource entries() {
        return entries;
    }

    public LogReader log() {
        return log;
    }

    public BlobStore blobs() {
        return blobs;
    }

    /** Documents of cases, beside the database. */
    public StoredFiles files() {
        return files;
    }

    @Override
    public void close() {
        entries.close();
        reader.close();
        writer.close();
        server.close();
    }
}
