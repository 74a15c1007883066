package org.mingzhang.app.platform.framework;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.mingzhang.app.platform.embedded.DurabilityCheck;
import org.mingzhang.app.platform.eventstore.BrokenSeal;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.SealedEventStorageEngine;

/**
 * What must be in use before the application takes a command. A default that slipped in would not show otherwise, until
 * the day it costs events.
 */
public final class StartupAssertions {
    private static final String AUTO_CONFIGURATION = "org.axonframework.springboot.autoconfig.AxonAutoConfiguration";

    private final LedgerDatabase database;
    private final EventStorageEngine engine;
    private final TransactionManager transactions;
    private final TokenStore tokens;
    private final Serializer serializer;

    public StartupAssertions(
            LedgerDatabase database,
            EventStorageEngine engine,
            TransactionManager transactions,
            TokenStore tokens,
            Serializer serializer) {
        this.database = database;
        this.engine = engine;
        this.transactions = transactions;
        this.tokens = tokens;
        this.serializer = serializer;
    }

    /**
     * Fails the start with everything that is wrong.
     *
     * @throws IllegalStateException naming each part that is not what it must be
     * @throws BrokenSeal when the tables are no longer append-only by force
     * @throws org.mingzhang.app.platform.embedded.DatabaseUnavailable when the database is not durable or not closed
     */
    public void require() {
        DurabilityCheck.require(database.writer());
        List<String> open = database.unprotected();
        if (!open.isEmpty()) {
            throw new BrokenSeal("防改动措施已被解除，账本不予启动：" + String.join("；", open));
        }
        List<String> problems = new ArrayList<>();
        expect(problems, "event storage engine", engine, SealedEventStorageEngine.class);
        expect(problems, "transaction manager of event processors", transactions, SpringTransactionManager.class);
        expect(problems, "token store", tokens, JdbcTokenStore.class);
        expect(problems, "serializer", serializer, JacksonSerializer.class);
        if (present(AUTO_CONFIGURATION)) {
            problems.add("Axon's auto-configuration is on the class path: it replaces parts silently and calls home");
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the ledger does not start: " + String.join("; ", problems));
        }
    }

    private static void expect(List<String> problems, String part, Object actual, Class<?> expected) {
        if (!expected.isInstance(actual)) {
            problems.add(
                    "the " + part + " is a " + actual.getClass().getName() + ", not a " + expected.getSimpleName());
        }
    }

    private static boolean present(String name) {
        try {
            Class.forName(name, false, StartupAssertions.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
