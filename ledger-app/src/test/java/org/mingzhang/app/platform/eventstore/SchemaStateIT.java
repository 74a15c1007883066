package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.embedded.DatabaseUnavailable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.embedded.Secrets;
import org.mingzhang.app.platform.embedded.TestDatabase;

/** Only who is told to changes the schema; everybody else says what has to be done. */
class SchemaStateIT {
    private static final String OURS = "classpath:db/ledger";

    @TempDir
    private Path later;

    private TestDatabase server;

    @BeforeEach
    void server() {
        server = new TestDatabase();
    }

    @AfterEach
    void drop() {
        server.close();
    }

    /** The migrations of a program that is one version ahead. */
    private String[] ahead() throws Exception {
        Files.writeString(later.resolve("V2__later.sql"), "CREATE TABLE later (n bigint);");
        return new String[] {OURS, "filesystem:" + later};
    }

    private void migrateAhead(LedgerDatabase database) throws Exception {
        Flyway program = SchemaState.migrations(database.owner(), ahead()).load();
        program.migrate();
    }

    @Test
    void anEmptyDatabaseHasNoLedgerAndIsLeftEmpty() throws SQLException {
        LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        try (TestDatabase empty = new TestDatabase()) {
            assertThat(SchemaState.of(empty.administrator()).isEmpty()).isTrue();
            assertThatThrownBy(() -> LedgerDatabase.current(empty, RoleNames.DEFAULT))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("ledger init");
            try (Connection connection = empty.administrator().connect();
                    Statement statement = connection.createStatement()) {
                assertThat(statement
                                .executeQuery("SELECT 1 FROM pg_namespace WHERE nspname = 'ledger'")
                                .next())
                        .isFalse();
            }
        }
    }

    @Test
    void aHomeWithoutPasswordsIsToldSoAndGetsNone() {
        Secrets none = new Secrets(later.resolve("secrets"));
        DatabaseServer stranger = new DatabaseServer() {
            @Override
            public JdbcTarget administrator() {
                return server.administrator();
            }

            @Override
            public Secrets secrets() {
                return none;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> LedgerDatabase.current(stranger, RoleNames.DEFAULT))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("secrets/role-ledger_owner");
        assertThat(none.directory()).doesNotExist();

        LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        assertThatThrownBy(() -> LedgerDatabase.create(stranger, RoleNames.DEFAULT))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("another home");
        assertThat(none.directory()).doesNotExist();
    }

    @Test
    void aPreparedDatabaseIsCurrentInTheReadersEyes() {
        LedgerDatabase database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        assertThat(LedgerDatabase.current(server, RoleNames.DEFAULT)).isEqualTo(database);
        assertThat(SchemaState.of(database.reader())).isEqualTo(database.schemaState());
        assertThat(database.schemaState().pending()).isEmpty();
    }

    @Test
    void anOlderSchemaIsNotMigratedOnTheWayButNamed() throws Exception {
        LedgerDatabase database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        SchemaState older = SchemaState.of(database.reader(), ahead());
        assertThat(older.pending()).containsExactly("2");
        assertThatThrownBy(older::requireCurrent)
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("是第 1 版")
                .hasMessageContaining("需要第 2 版")
                .hasMessageContaining("ledger migrate");

        migrateAhead(database);
        assertThat(SchemaState.of(database.reader(), ahead()).pending()).isEmpty();
    }

    @Test
    void aNewerSchemaIsLeftToTheNewerProgramEvenByInit() throws Exception {
        LedgerDatabase database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        migrateAhead(database);
        assertThat(database.schemaState().unknown()).containsExactly("2");
        assertThatThrownBy(() -> LedgerDatabase.current(server, RoleNames.DEFAULT))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("比本程序新");
        assertThatThrownBy(() -> LedgerDatabase.create(server, RoleNames.DEFAULT))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("比本程序新");
        assertThat(LedgerDatabase.asItIs(server, RoleNames.DEFAULT)).isEqualTo(database);
    }
}
