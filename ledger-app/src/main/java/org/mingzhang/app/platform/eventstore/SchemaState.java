package org.mingzhang.app.platform.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How a database's schema stands to this program's migrations.
 *
 * @param version the last migration that the database has; null for one that has no ledger in it
 * @param pending versions that this program has and the database lacks, in order
 * @param unknown versions that the database has and this program does not know
 */
public record SchemaState(@Nullable String version, List<String> pending, List<String> unknown) {
    /** Flyway's list of what it did, in the ledger's schema. */
    static final String HISTORY = "schema_history";

    public SchemaState {
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
    }

    private static final String MIGRATIONS = "classpath:db/ledger";

    /** The migrations of the ledger's schema, done or looked at as a role. */
    static FluentConfiguration migrations(JdbcTarget role) {
        return migrations(role, MIGRATIONS);
    }

    static FluentConfiguration migrations(JdbcTarget role, String... locations) {
        return migrations(locations).dataSource(role.url(), role.user(), role.password());
    }

    private static FluentConfiguration migrations(String... locations) {
        return Flyway.configure()
                .schemas(LedgerDatabase.SCHEMA)
                .table(HISTORY)
                .locations(locations)
                .cleanDisabled(true);
    }

    /** Looks, and changes nothing. */
    static SchemaState of(JdbcTarget role) {
        return of(role, MIGRATIONS);
    }

    static SchemaState of(JdbcTarget role, String... locations) {
        // One connection for all that is asked: every command asks, and connections cost more than the questions.
        try (Connection connection = role.connect()) {
            MigrationInfoService info = migrations(locations)
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .load()
                    .info();
            MigrationInfo current = info.current();
            // That the schema itself was made is on the list too, without a version.
            return new SchemaState(
                    current == null || current.getVersion() == null
                            ? null
                            : current.getVersion().toString(),
                    versions(info.pending()),
                    unknown(connection, info));
        } catch (FlywayException | SQLException e) {
            throw new DatabaseUnavailable("看不到账本的库结构是第几版，请运行 ledger migrate：" + e.getMessage(), e);
        }
    }

    /** Every version on the list, whatever else its row says, that this program has no migration for. */
    private static List<String> unknown(Connection connection, MigrationInfoService info) throws SQLException {
        if (info.applied().length == 0) {
            return List.of();
        }
        Set<MigrationVersion> known = Arrays.stream(info.all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version FROM " + LedgerDatabase.SCHEMA + "." + HISTORY
                        + " WHERE version IS NOT NULL ORDER BY installed_rank")) {
            while (rows.next()) {
                if (!known.contains(MigrationVersion.fromVersion(rows.getString(1)))) {
                    unknown.add(rows.getString(1));
                }
            }
            return unknown;
        }
    }

    private static List<String> versions(MigrationInfo[] migrations) {
        return Arrays.stream(migrations)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .map(MigrationVersion::toString)
                .toList();
    }

    /** Whether there is no ledger at all. */
    public boolean isEmpty() {
        return version == null;
    }

    /**
     * Lets only a schema pass that this program was written for.
     *
     * @throws DatabaseUnavailable saying what to do
     */
    void requireCurrent() {
        if (isEmpty()) {
            throw new NoLedgerHere("这个数据库中没有账本：先用 ledger init 建立");
        }
        requireNotNewer();
        if (!pending.isEmpty()) {
            throw new DatabaseUnavailable(
                    "账本的库结构是第 " + version + " 版，本程序需要第 " + pending.getLast() + " 版：请先运行 ledger migrate");
        }
    }

    /**
     * Lets only a schema pass that this program could bring to its own version.
     *
     * @throws DatabaseUnavailable saying what to do
     */
    public void requireNotNewer() {
        if (!unknown.isEmpty()) {
            throw new DatabaseUnavailable("账本的库结构比本程序新（本程序不认得第 " + String.join("、", unknown) + " 版）：请换用新版程序");
        }
    }
}
