package org.mingzhang.app.platform.framework;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.mingzhang.app.platform.command.CommandShell;
import org.mingzhang.app.platform.command.StreamAggregate;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.SealedEventStorageEngine;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The framework's parts over one opened ledger. */
@Configuration(proxyBeanMethods = false)
public class FrameworkConfiguration {
    private static final int STREAMS_IN_MEMORY = 20_000;
    // How soon this node sees what another one wrote; its own appends wake its processors at once.
    private static final long FOREIGN_EVENTS_MILLIS = 200;

    @Bean
    EventStorageEngine eventStorageEngine(SealedLog log, LedgerStore store) {
        return new SealedEventStorageEngine(log, store.log());
    }

    /** As the writer role; closed by the store. */
    @Bean(destroyMethod = "")
    DataSource dataSource(LedgerStore store) {
        return store.writer();
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(FOREIGN_EVENTS_MILLIS)
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
    }

    /**
     * Commands run without a database transaction: what they append is committed by the log, for many commands at once, and
     * a transaction around each would hold a connection all that time.
     */
    @Bean
    CommandBus commandBus() {
        return SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    @Bean
    Repository<StreamAggregate> streams(EmbeddedEventStore eventStore) {
        return EventSourcingRepository.builder(StreamAggregate.class)
                .eventStore(eventStore)
                .cache(new RecentStreams(STREAMS_IN_MEMORY))
                .build();
    }

    @Bean(destroyMethod = "close")
    Registration commandHandlers(CommandBus bus, CommandShell shell) {
        return new AnnotationCommandHandlerAdapter<>(shell).subscribe(bus);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    /** For event processors: what a projection writes and the position it has reached are one transaction. */
    @Bean
    TransactionManager frameworkTransactionManager(PlatformTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    /** Reads and writes tokens only; events have their own codec. Jackson 2, since tokens are annotated for it. */
    @Bean
    Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable(LedgerDatabase.TOKEN_TABLE)
                        .build())
                .build();
    }

    @Bean
    StartupAssertions startupAssertions(
            LedgerStore store,
            EventStorageEngine engine,
            TransactionManager transactions,
            TokenStore tokens,
            Serializer serializer) {
        StartupAssertions assertions =
                new StartupAssertions(store.database(), engine, transactions, tokens, serializer);
        assertions.require();
        return assertions;
    }
}
