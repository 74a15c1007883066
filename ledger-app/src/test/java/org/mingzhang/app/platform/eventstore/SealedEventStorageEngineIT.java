package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.embedded.TestDatabase;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.seal.CanonicalJson;
import org.mingzhang.domain.seal.CommandSignature;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class SealedEventStorageEngineIT {
    private static final ActorRef CLERK = new ActorRef("clerk", "office", "CLERK", "0011223344556677");
    private static final Instant NOON = Entries.NOON;

    private final TestDatabase server = new TestDatabase();
    private final HikariDataSource source = new HikariDataSource();
    private LedgerDatabase ledger;
    private SealedLog log;
    private SealedEventStorageEngine engine;

    @BeforeEach
    void open() {
        ledger = LedgerDatabase.prepare(server, RoleNames.DEFAULT);
        source.setJdbcUrl(ledger.reader().url());
        source.setUsername(ledger.reader().user());
        source.setPassword(ledger.reader().password());
        source.setMaximumPoolSize(3);
        log = new SealedLog(ledger.writer(), Entries.NOTES);
        engine = new SealedEventStorageEngine(log, new LogReader(source));
    }

    @AfterEach
    void close() {
        log.close();
        source.close();
        server.close();
    }

    @Test
    void whatACommandAppendsIsReadBackWithItsEntry() throws SQLException {
        AppendContext context = append("command-1", event("li", 0, registered("李")), event("wu", 0, registered("吴")));

        assertThat(context.firstPosition()).isZero();
        assertThat(context.lastPosition()).isEqualTo(1);
        DomainEventMessage<?> read = engine.readEvents("actor/wu").next();
        assertThat(read.getPayload()).isEqualTo(registered("吴"));
        assertThat(read.getIdentifier()).isEqualTo("command-1.1");
        assertThat(read.getTimestamp()).isEqualTo(NOON);
        assertThat(read.getMetaData().get(AppendContext.RECORDED))
                .isEqualTo(new Recorded(1, NOON, null, CLERK, registered("吴")));
        assertThat(EventCodec.decode(
                                new LogReader(source).entry(1).orElseThrow().bytes())
                        .commandRef())
                .isEqualTo("command-1");
        assertThat(Audit.of(ledger.reader())).containsOnlyKeys("command-1");
    }

    @Test
    void aStreamThatGrewMeanwhileIsAConcurrencyException() {
        append("command-1", event("li", 0, registered("李")));
        assertThatThrownBy(() -> append("command-2", event("li", 0, registered("李"))))
                .isInstanceOf(ConcurrencyException.class);

        AppendContext stale = context("command-3");
        stale.read(StreamId.actor("li"), -1);
        assertThatThrownBy(() -> append(stale, event("wu", 0, registered("吴"))))
                .as("also a stream that was only read")
                .isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void aRepeatedCommandDoesNotPassForANewOne() {
        append("command-1", event("li", 0, registered("李")));
        assertThatThrownBy(() -> append("command-1", event("li", 1, new KeyRevoked("k", "lost"))))
                .isInstanceOfSatisfying(AppendRefused.CommandRepeated.class, repeated -> assertThat(
                                repeated.earlier().firstPosition())
                        .isZero());
    }

    @Test
    void eventsOutsideACommandAreRefused() {
        assertThatThrownBy(() -> engine.appendEvents(event("li", 0, registered("李"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a command");
        AppendContext context = append("command-1", event("li", 0, registered("李")));
        assertThatThrownBy(() -> append(context, event("wu", 0, registered("吴"))))
                .hasMessageContaining("appends twice");
    }

    @Test
    void tokensArePlainPositions() {
        assertThat(engine.createHeadToken()).isEqualTo(engine.createTailToken());
        for (int i = 0; i < 5; i++) {
            append(context("command-" + i, NOON.plusSeconds(i)), event("li", i, registered("李" + i)));
        }
        assertThat(positions(null)).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(positions(engine.createTailToken())).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(positions(new GlobalSequenceTrackingToken(2))).containsExactly(3L, 4L);
        assertThat(positions(engine.createHeadToken())).isEmpty();
        assertThat(positions(engine.createTokenAt(NOON.plusSeconds(3)))).containsExactly(3L, 4L);
        assertThat(positions(engine.createTokenAt(NOON.plusSeconds(99)))).isEmpty();
        assertThat(positions(engine.createTokenAt(NOON.minusSeconds(1)))).hasSize(5);
        assertThat(engine.lastSequenceNumberFor("actor/li")).contains(4L);
        assertThat(engine.lastSequenceNumberFor("actor/none")).isEmpty();
    }

    @Test
    void aLongLogStreamsOverManyPages() {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) {
            events.add(event("li", i, new KeyRevoked("k" + i, "lost")));
        }
        append(context("command-1"), events.toArray(new DomainEventMessage<?>[0]));
        assertThat(positions(null)).hasSize(4_500).isSorted().doesNotHaveDuplicates();
        assertThat(engine.readEvents("actor/li", 4_000).asStream()).hasSize(500);
    }

    @Test
    void nothingIsDecidedOnBytesThatWereChanged() throws SQLException {
        append("command-1", event("li", 0, registered("李")), event("wu", 0, registered("吴")));
        asSuperuser("UPDATE ledger.entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '李', '刘'), 'UTF8')"
                + " WHERE position = 0");
        assertThatThrownBy(() -> engine.readEvents("actor/li"))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("序号 0");
        asSuperuser("UPDATE ledger.entry SET stream_id = 'zh' WHERE position = 1");
        assertThatThrownBy(() -> engine.readEvents("actor/zh"))
                .isInstanceOf(BrokenSeal.class)
                .hasMessageContaining("各列");
    }

    @Test
    void aStreamWithAHoleIsNotRead() throws SQLException {
        append("command-1", event("li", 0, registered("李")), event("li", 1, new KeyRevoked("k", "lost")));
        asSuperuser("DELETE FROM ledger.entry WHERE position = 0");
        assertThatThrownBy(() -> engine.readEvents("actor/li")).isInstanceOf(BrokenSeal.class);
        assertThatThrownBy(() -> positions(null)).isInstanceOf(BrokenSeal.class);
    }

    @Test
    void snapshotsDecideNothing() {
        assertThatThrownBy(() -> engine.storeSnapshot(event("li", 0, registered("李"))))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThat(engine.readSnapshot("actor/li")).isEmpty();
    }

    private static ActorRegistered registered(String name) {
        return new ActorRegistered(name, "office", "Office", null);
    }

    private static DomainEventMessage<?> event(String actor, long seq, LedgerEvent event) {
        return new GenericDomainEventMessage<>("stream", "actor/" + actor, seq, event);
    }

    private static AppendContext context(String commandId) {
        return context(commandId, NOON);
    }

    private static AppendContext context(String commandId, Instant at) {
        ObjectNode command = JsonNodeFactory.instance
                .objectNode()
                .put("commandId", commandId)
                .put("ledger", "test");
        command.putObject("actor").put("keyId", CLERK.keyId());
        return new AppendContext(
                "test",
                commandId,
                Suite.SM3.hash(CommandSignature.message(CanonicalJson.write(command))),
                at,
                null,
                CLERK,
                command,
                null,
                (stream, id, payload) -> payload);
    }

    private AppendContext append(String commandId, DomainEventMessage<?>... events) {
        return append(context(commandId), events);
    }

    private AppendContext append(AppendContext context, DomainEventMessage<?>... events) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("a command"));
        try {
            unitOfWork.resources().put(AppendContext.RESOURCE, context);
            engine.appendEvents(events);
            return context;
        } finally {
            unitOfWork.rollback();
        }
    }

    private List<Long> positions(@Nullable TrackingToken after) {
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(after, false)) {
            return events.map(event -> event.trackingToken().position().orElseThrow())
                    .toList();
        }
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = server.administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ledger.entry DISABLE TRIGGER ALL");
            statement.execute(sql);
        }
    }
}
