package org.mingzhang.app.platform.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;

/**
 * The sealed log as the event store of the framework. An event's aggregate identifier is its stream ({@code award/…}), its
 * sequence number the number within the stream, its token its position: positions have no gaps and become visible in
 * order, so a token needs no memory of gaps. Snapshots are refused: what is not sealed decides nothing.
 */
public final class SealedEventStorageEngine implements EventStorageEngine {
    private final SealedLog log;
    private final LogReader reader;

    public SealedEventStorageEngine(SealedLog log, LogReader reader) {
        this.log = log;
        this.reader = reader;
    }

    /**
     * Appends what one command came to, and returns when it is durable and sealed. Runs on the thread of the command: bytes
     * and hashes are made here, in parallel with other commands.
     *
     * @throws ConcurrencyException when a stream that the decision read has grown meanwhile
     * @throws AppendRefused when the command id or a claim is taken
     * @throws AppendFault when it could not be done
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        AppendContext context = context();
        Appended appended = await(prepare(context, events));
        if (!appended.asGiven()) {
            throw new AppendRefused.CommandRepeated(appended);
        }
        context.appended(appended.firstPosition(), appended.lastPosition());
    }

    private static AppendContext context() {
        if (!CurrentUnitOfWork.isStarted()
                || !(CurrentUnitOfWork.get().root().resources().get(AppendContext.RESOURCE)
                        instanceof AppendContext context)) {
            throw new IllegalStateException("events reached the log outside a command");
        }
        if (context.lastPosition() >= 0) {
            throw new IllegalStateException("command " + context.commandId() + " appends twice");
        }
        return context;
    }

    private static Append prepare(AppendContext context, List<? extends EventMessage<?>> events) {
        List<PreparedEntry> entries = new ArrayList<>(events.size());
        for (EventMessage<?> message : events) {
            if (!(message instanceof DomainEventMessage<?> domain)
                    || !(domain.getPayload() instanceof LedgerEvent event)) {
                throw new IllegalStateException("not an event of the ledger: " + message);
            }
            entries.add(prepare(
                    context,
                    context.envelope(
                            entries.size(),
                            StreamId.parse(domain.getAggregateIdentifier()),
                            domain.getSequenceNumber(),
                            event)));
        }
        List<ReadStream> reads = context.reads().entrySet().stream()
                .map(read -> new ReadStream(ref(read.getKey()), read.getValue()))
                .toList();
        return new Append(context.commandId(), context.digest(), entries, reads);
    }

    private static PreparedEntry prepare(AppendContext context, Envelope envelope) {
        return PreparedEntry.of(
                envelope,
                EventCodec.encode(
                        envelope,
                        context.seal(envelope.stream(), envelope.eventId(), EventCodec.payload(envelope.event()))));
    }

    private Appended await(Append append) {
        try {
            return log.append(append).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AppendRefused.StreamConflict conflict) {
                throw new ConcurrencyException(conflict.getMessage(), conflict);
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** {@inheritDoc} A null token reads from the beginning. Blocking is left to whoever polls. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return reader.bytes(position(token) + 1, SealedEventStorageEngine::tracked);
    }

    private static long position(@Nullable TrackingToken token) {
        if (token == null) {
            return -1;
        }
        if (token instanceof GlobalSequenceTrackingToken position) {
            return position.getGlobalIndex();
        }
        throw new IllegalArgumentException("not a position in this log: " + token);
    }

    private static TrackedEventMessage<?> tracked(EntryBytes entry) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(entry.position()),
                message(StoredEntry.envelope(entry.position(), entry.bytes()), entry.position()));
    }

    /** {@inheritDoc} Every entry is hashed again and compared with its columns before anything is decided on it. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        List<GenericDomainEventMessage<LedgerEvent>> events = new ArrayList<>();
        for (StoredEntry entry : reader.stream(ref(StreamId.parse(aggregateIdentifier)), firstSequenceNumber)) {
            if (entry.seq() != firstSequenceNumber + events.size()) {
                throw new BrokenSeal(aggregateIdentifier + " 的第 " + (firstSequenceNumber + events.size()) + " 条账目不见了");
            }
            events.add(message(entry.requireSealed()));
        }
        return DomainEventStream.of(events);
    }

    private static GenericDomainEventMessage<LedgerEvent> message(StoredEntry entry) {
        Envelope envelope = entry.envelope();
        if (!ref(envelope.stream()).equals(entry.stream())
                || envelope.seq() != entry.seq()
                || !envelope.commandId().equals(entry.commandId())) {
            throw new BrokenSeal("序号 " + entry.position() + " 的账目，其各列与内容不符");
        }
        return message(envelope, entry.position());
    }

    private static GenericDomainEventMessage<LedgerEvent> message(Envelope envelope, long position) {
        return new GenericDomainEventMessage<>(
                envelope.stream().type().code(),
                envelope.stream().toString(),
                envelope.seq(),
                envelope.event(),
                MetaData.from(Map.of(AppendContext.RECORDED, Recorded.of(envelope, position))),
                envelope.eventId(),
                envelope.recordedAt());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return reader.lastSeq(ref(StreamId.parse(aggregateIdentifier))).stream()
                .boxed()
                .findFirst();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("the ledger keeps no snapshots: only what is sealed decides");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** After the last event there is now. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(reader.size() - 1);
    }

    /** Before the first event recorded at this time or later. */
    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(reader.sizeKnownAt(time.minusMillis(1)) - 1);
    }

    private static StreamRef ref(StreamId stream) {
        return new StreamRef(stream.type().code(), stream.id());
    }
}
