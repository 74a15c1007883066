package org.mingzhang.app.platform.framework;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.eventstore.SealedEventStorageEngine;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.springframework.jdbc.support.JdbcTransactionManager;

class StartupAssertionsIT {
    private final FrameworkConfiguration configuration = new FrameworkConfiguration();
    private final TestDatabase server = new TestDatabase();
    private final HikariDataSource writer = new HikariDataSource();
    private LedgerDatabase database;
    private SealedLog log;
    private EventStorageEngine engine;
    private TransactionManager transactions;
    private TokenStore tokens;
    private Serializer serializer;

    @BeforeEach
    void open() {
        database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        writer.setJdbcUrl(database.writer().url());
        writer.setUsername(database.writer().user());
        writer.setPassword(database.writer().password());
        writer.setMaximumPoolSize(2);
        log = new SealedLog(database.writer(), (suite, size, root) -> "unsigned");
        engine = new SealedEventStorageEngine(log, new LogReader(writer));
        transactions = configuration.frameworkTransactionManager(new JdbcTransactionManager(writer));
        serializer = configuration.serializer();
        tokens = configuration.tokenStore(configuration.connectionProvider(writer), serializer);
    }

    @AfterEach
    void close() {
        log.close();
        writer.close();
        server.close();
    }

    @Test
    void acceptWhatTheApplicationIsMadeOf() {
        assertThatCode(() -> require()).doesNotThrowAnyException();
    }

    @Test
    void nameEveryPartThatSlippedIn() {
        engine = new InMemoryEventStorageEngine();
        transactions = NoTransactionManager.INSTANCE;
        tokens = new InMemoryTokenStore();
        assertThatThrownBy(this::require)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("InMemoryEventStorageEngine, not a SealedEventStorageEngine")
                .hasMessageContaining("NoTransactionManager, not a SpringTransactionManager")
                .hasMessageContaining("InMemoryTokenStore, not a JdbcTokenStore");
    }

    @Test
    void refuseADatabaseWhoseTriggersAreOff() throws SQLException {
        asSuperuser("ALTER TABLE ledger.entry DISABLE TRIGGER append_only");
        assertThatThrownBy(this::require).hasMessageContaining("禁止改动账目的触发器应有 13 个，在用的只有 12 个");
        asSuperuser("ALTER TABLE ledger.entry ENABLE TRIGGER append_only");
        assertThatThrownBy(this::require).as("enabled, but not always").hasMessageContaining("在用的只有 12 个");
    }

    @Test
    void refuseAWriterWithTooManyRights() throws SQLException {
        asSuperuser("GRANT UPDATE ON ledger.entry TO ledger_writer", "GRANT TRUNCATE ON ledger.claim TO ledger_writer");
        assertThatThrownBy(this::require)
                .hasMessageContaining("可以改动或删除 ledger.entry 中")
                .hasMessageContaining("可以改动或删除 ledger.claim 中");
    }

    private void require() {
        new StartupAssertions(database, engine, transactions, tokens, serializer).require();
    }

    private void asSuperuser(String... statements) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
