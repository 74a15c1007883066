package org.mingzhang.tools.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * A ledger without database, keys and threads: decides, claims, records and evolves as the real one does, and keeps every
 * entry. What the real one treats as a fault is one here too.
 */
final class InMemoryLedger implements Port {
    static final String NAME = "demo.example";

    /** A person has the same key in every telling, so that tellings can be compared. */
    private static final Map<String, VerifyingKey> KEYS = new ConcurrentHashMap<>();

    private final PolicyPack pack;
    private final String packSm3;
    private final ZoneId zone;
    private final Map<StreamId, StreamFold> states = new HashMap<>();
    private final Map<StreamId, Long> sequences = new HashMap<>();
    private final Map<String, Long> claimed = new HashMap<>();
    private final List<Envelope> entries = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    InMemoryLedger(PolicyPack pack) {
        this.pack = pack;
        this.packSm3 = sm3(pack);
        this.zone = pack.zone();
        ActorRef self = new ActorRef("ledger", NAME, "LEDGER", "");
        List<StreamEvent> founding = new ArrayList<>();
        for (Person one : DemoStory.administrators()) {
            StreamId stream = StreamId.actor(one.id());
            founding.add(
                    new StreamEvent(stream, new ActorRegistered(one.name(), one.org(), one.orgName(), one.role())));
            founding.add(new StreamEvent(stream, new KeyEnrolled(key(one).keyId(), "SM2", key(one).publicKey())));
            founding.add(new StreamEvent(stream, new RoleGranted(one.role(), one.county())));
        }
        record("genesis", self, null, null, founding);
    }

    static String sm3(PolicyPack pack) {
        return Suite.SM3.hash(pack.bytes().toArray()).toString();
    }

    /** Every entry, in order. */
    List<Envelope> entries() {
        return entries;
    }

    /** Every step that was handed in. */
    List<Step> steps() {
        return steps;
    }

    StreamState state(StreamId id) {
        return Objects.requireNonNull(states.get(id), id.toString()).state();
    }

    /** Every event of one kind, in order. */
    <E extends LedgerEvent> List<E> all(Class<E> kind) {
        return entries.stream()
                .map(Envelope::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public synchronized Answer submit(Step step) {
        assertThat(step.at()).as("record time of %s", step.commandId()).isAfterOrEqualTo(now);
        now = step.at();
        steps.add(step);
        Person person = step.signer();
        ActorRef actor = new ActorRef(
                person.id(), person.org(), person.role().name(), key(person).keyId());
        CommandDocument document = new CommandDocument(
                CommandDocument.SCHEMA,
                NAME,
                step.commandId(),
                step.at().plusSeconds(60),
                actor,
                step.businessDate(),
                CommandCodec.type(step.command()),
                CommandCodec.payload(step.command()));
        assertThat(CommandCodec.command(document))
                .as("what the signed document asks for")
                .isEqualTo(step.command());
        Loaded streams = new Loaded();
        StreamId own = StreamId.actor(person.id());
        step.command().takenFirst(own).forEach(streams::state);
        Actor standing = (Actor) streams.state(own);
        assertThat(standing.key(actor.keyId())).as("key of %s", person.id()).isNotNull();
        LocalDate today = step.at().atZone(zone).toLocalDate();
        Decision decision = step.command()
                .answer(
                        streams,
                        new Occasion(step.at(), today, step.businessDate(), actor, standing, step.commandId()));
        return switch (decision) {
            case Decision.Rejected(Rejection rejection) -> refuse(step, actor, document, rejection);
            case Decision.Accepted(List<StreamEvent> events) -> {
                events.forEach(event -> assertThat(streams.read.containsKey(event.stream()))
                        .as("%s read before it is written", event.stream())
                        .isTrue());
                Rejection used = claim(events);
                yield used != null
                        ? refuse(step, actor, document, used)
                        : record(step.commandId(), actor, step.businessDate(), document.payload(), events);
            }
        };
    }

    /** Uses up what the events claim, all or nothing. */
    private @Nullable Rejection claim(List<StreamEvent> events) {
        Map<String, Long> after = new HashMap<>();
        for (StreamEvent event : events) {
            for (Claim claim : Claim.of(event.event())) {
                String key = claim.kind() + "|" + claim.key();
                long sum = after.getOrDefault(key, claimed.getOrDefault(key, 0L)) + claim.amount();
                if (sum > claim.limit()) {
                    return Rejection.of(claim.kind().refusal(), Map.of("key", claim.key()));
                }
                after.put(key, sum);
            }
        }
        claimed.putAll(after);
        return null;
    }

    private Answer refuse(Step step, ActorRef actor, CommandDocument document, Rejection rejection) {
        record(
                step.commandId(),
                actor,
                null,
                document.payload(),
                List.of(new StreamEvent(
                        StreamId.refusal(step.commandId()),
                        new CommandRefused(
                                step.commandId(),
                                document.type(),
                                "0".repeat(64),
                                step.command().subject().toString(),
                                actor.id(),
                                rejection.code().name(),
                                rejection.clause(),
                                rejection.facts()))));
        return new Answer.Refused(rejection, rejection.code().text());
    }

    private Answer.Accepted record(
            String commandId,
            ActorRef actor,
            @Nullable LocalDate businessDate,
            @Nullable ObjectNode command,
            List<StreamEvent> events) {
        long first = entries.size();
        for (int i = 0; i < events.size(); i++) {
            StreamId stream = events.get(i).stream();
            long seq = sequences.merge(stream, 1L, Long::sum) - 1;
            Envelope envelope = new Envelope(
                    NAME,
                    Envelope.eventId(commandId, i),
                    stream,
                    seq,
                    now,
                    businessDate,
                    actor,
                    i == 0 ? command : null,
                    i == 0 ? null : commandId,
                    null,
                    events.get(i).event());
            assertThat(EventCodec.decode(EventCodec.encode(envelope)).event())
                    .as("read back from its bytes")
                    .isEqualTo(envelope.event());
            long position = entries.size();
            entries.add(envelope);
            stream(stream).evolve(Recorded.of(envelope, position));
        }
        return new Answer.Accepted(first, entries.size() - 1);
    }

    @Override
    public synchronized List<LedgerEvent> events(Answer.Accepted answer) {
        return entries
                .subList(Math.toIntExact(answer.firstPosition()), Math.toIntExact(answer.lastPosition() + 1))
                .stream()
                .map(Envelope::event)
                .toList();
    }

    @Override
    public Key key(Person person) {
        VerifyingKey key = KEYS.computeIfAbsent(
                person.id(), none -> SigningKey.generate(Algorithm.SM2).verifyingKey());
        return new Key(key.keyId(), key.base64());
    }

    @Override
    public Personal personal(String value) {
        return new Personal(Suite.SM3.hash(value.getBytes(UTF_8)).toString(), null);
    }

    private StreamFold stream(StreamId id) {
        return states.computeIfAbsent(id, stream -> StreamFold.of(stream.type()));
    }

    /** The streams of one decision; asked for in ascending order, or two decisions could wait for each other. */
    private final class Loaded implements Streams {
        private final Map<StreamId, StreamFold> read = new LinkedHashMap<>();
        private @Nullable StreamId newest;

        @Override
        public StreamFold fold(StreamId id) {
            if (!read.containsKey(id)) {
                assertThat(newest == null || newest.compareTo(id) < 0)
                        .as("%s asked for after %s", id, newest)
                        .isTrue();
                newest = id;
                read.put(id, stream(id));
            }
            return Objects.requireNonNull(read.get(id));
        }

        @Override
        public PolicyPack pack(String sm3) {
            assertThat(sm3).isEqualTo(packSm3);
            return pack;
        }
    }
}
