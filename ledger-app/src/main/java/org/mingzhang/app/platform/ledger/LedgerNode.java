package org.mingzhang.app.platform.ledger;

import org.axonframework.commandhandling.AnnotationCommandHandlerAdapter;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandShell;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PersonalFields;
import org.mingzhang.app.platform.command.RecentStreams;
import org.mingzhang.app.platform.command.StreamAggregate;
import org.mingzhang.app.platform.eventstore.SealedEventStorageEngine;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.domain.ledger.LogEvent.Clock;

/**
 * A process that writes to a ledger: its clock, its log and its command path. Every part of the framework that it uses is
 * named here one by one; nothing is found by itself. Several nodes may write to one ledger.
 */
public final class LedgerNode implements AutoCloseable {
    private static final int STREAMS_IN_MEMORY = 20_000;

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final LedgerKeys keys;
    private final LedgerClock clock;
    private final SealedLog log;
    private final EventStore eventStore;
    private final StoredPacks packs;
    private final CommandDesk desk;

    private LedgerNode(LedgerStore store, LedgerIdentity identity, LedgerKeys keys, LedgerClock clock) {
        this.store = store;
        this.identity = identity;
        this.keys = keys;
        this.clock = clock;
        this.log = new SealedLog(store.database().writer(), keys.noteWriter());
        this.eventStore = EmbeddedEventStore.builder()
                .storageEngine(new SealedEventStorageEngine(log, store.log()))
                .build();
        this.packs = new StoredPacks(store.blobs());
        this.desk = commandPath();
    }

    /**
     * A node of an initialised ledger.
     *
     * @throws IllegalStateException when it was never initialised, or the home has other keys than its first entry states
     */
    public static LedgerNode open(LedgerStore store) {
        LedgerIdentity identity =
                store.identity().orElseThrow(() -> new IllegalStateException("该账本尚未初始化：请先运行 ledger init"));
        LedgerKeys keys = LedgerKeys.obtain(store.home(), identity.name(), identity.startedAt());
        if (!keys.published().equals(identity.keys())) {
            throw new IllegalStateException(
                    "密钥目录中的账本密钥与创世账目所载不符：" + store.home().keys());
        }
        LedgerClock clock = identity.clock() == Clock.REAL
                ? LedgerClock.real()
                : new LedgerTime(store.log().checkpoint().orElseThrow().recordedAt());
        return new LedgerNode(store, identity, keys, clock);
    }

    private CommandDesk commandPath() {
        // No transaction of the framework's: the sequencer owns the one that counts.
        CommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
        Repository<StreamAggregate> repository = EventSourcingRepository.builder(StreamAggregate.class)
                .eventStore(eventStore)
                .cache(new RecentStreams(STREAMS_IN_MEMORY))
                .build();
        PersonalFields personalFields = new PersonalFields(
                identity.name(), new StoredDataKeys(store.writer(), store.home(), clock, identity.name()));
        new AnnotationCommandHandlerAdapter<>(new CommandShell(repository, packs, personalFields, identity.name()))
                .subscribe(bus);
        RecordedCommands recorded = new RecordedCommands(store.reader(), store.log());
        return new CommandDesk(
                bus, recorded, recorded, clock, identity.name(), identity.zone(), Genesis.self(identity.name(), keys));
    }

    public LedgerStore store() {
        return store;
    }

    public LedgerIdentity identity() {
        return identity;
    }

    public LedgerKeys keys() {
        return keys;
    }

    public LedgerClock clock() {
        return clock;
    }

    /** The sealed log; for those who wait for checkpoints, and for appends that are no commands. */
    public SealedLog log() {
        return log;
    }

    /** Where streaming processors read. */
    public EventStore eventStore() {
        return eventStore;
    }

    public StoredPacks packs() {
        return packs;
    }

    /** Where commands are handed in. */
    public CommandDesk desk() {
        return desk;
    }

    /** Stops writing; the store stays open, since it belongs to whoever opened it. */
    @Override
    public void close() {
        log.close();
    }
}
