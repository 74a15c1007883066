package org.mingzhang.tools.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.embedded.DatabaseServer;
import org.mingzhang.app.platform.eventstore.AppendContext;
import org.mingzhang.app.platform.eventstore.LedgerDatabase;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.platform.eventstore.RoleNames;
import org.mingzhang.app.platform.eventstore.SealedEventStorageEngine;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/** Ours, with everything on: canonical bytes, both trees, both signatures a batch, claims and command ids checked. */
final class SealedStore implements Store {
    static final String LEDGER = "mingzhang.org/bench";
    private static final int READERS = 4;

    private final LedgerDatabase database;
    private final ActorRef self;
    private final SealedLog log;
    private final HikariDataSource readers;
    private final SealedEventStorageEngine engine;

    /** A new ledger in an empty database. */
    SealedStore(DatabaseServer server, Path home) {
        Instant at = now();
        database = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        LedgerKeys keys = LedgerKeys.obtain(new LedgerHome(home), LEDGER, at);
        self = Genesis.self(LEDGER, keys);
        log = new SealedLog(database.writer(), keys.signers());
        readers = StockStore.pool(database.reader(), READERS);
        engine = new SealedEventStorageEngine(log, new LogReader(readers));
        Genesis.perform(
                log,
                keys,
                LEDGER,
                "示例数据",
                "Asia/Shanghai",
                Clock.REAL,
                at,
                new Genesis.Founders(administrator("system"), administrator("security"), administrator("audit")));
    }

    private static Genesis.Administrator administrator(String what) {
        return new Genesis.Administrator(
                "bench-" + what,
                "示例" + what,
                "bench",
                "示例",
                SigningKey.generate(Algorithm.SM2).verifyingKey());
    }

    private static Instant now() {
        return LedgerClock.real().now();
    }

    LedgerDatabase database() {
        return database;
    }

    @Override
    public String name() {
        return "sealed";
    }

    @Override
    public void append(String commandId, String stream, long seq, LedgerEvent event) {
        AppendContext context = new AppendContext(
                LEDGER,
                commandId,
                Suite.SM3.hash(commandId.getBytes(StandardCharsets.UTF_8)),
                now(),
                null,
                self,
                null,
                null,
                (id, eventId, payload) -> payload);
        // The framework's unit of work belongs to the command, not to the append: each thread has one for all.
        if (!CurrentUnitOfWork.isStarted()) {
            DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("bench"));
        }
        CurrentUnitOfWork.get().resources().put(AppendContext.RESOURCE, context);
        engine.appendEvents(new GenericDomainEventMessage<>("stream", stream, seq, event));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readAll() {
        return engine.readEvents(null, false);
    }

    @Override
    public void close() {
        log.close();
        readers.close();
    }
}
