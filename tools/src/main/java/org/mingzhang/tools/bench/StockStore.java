package org.mingzhang.tools.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.domain.event.LedgerEvent;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The framework's own JDBC store as it is documented: one transaction an append, nothing sealed. */
final class StockStore implements Store {
    private final HikariDataSource connections;
    private final JdbcEventStorageEngine engine;

    /**
     * A new store in an empty database.
     *
     * @param replayBatch events a query of its replay
     */
    StockStore(JdbcTarget target, int poolSize, int replayBatch) {
        connections = pool(target, poolSize);
        Serializer serializer = Jackson3Serializer.builder().build();
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(connections))
                .transactionManager(new SpringTransactionManager(new JdbcTransactionManager(connections)))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .batchSize(replayBatch)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
    }

    static HikariDataSource pool(JdbcTarget target, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(target.url());
        config.setUsername(target.user());
        config.setPassword(target.password());
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public void append(String commandId, String stream, long seq, LedgerEvent event) {
        engine.appendEvents(new GenericDomainEventMessage<>("stream", stream, seq, event));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readAll() {
        return engine.readEvents(null, false);
    }

    @Override
    public void close() {
        connections.close();
    }
}
