package org.mingzhang.domain.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.award.Recomputation;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.CommandDocument;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Beacon;
import org.mingzhang.domain.decision.Breaches;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.event.ClaimWords;
import org.mingzhang.domain.event.Contents;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.event.StreamState;
import org.mingzhang.domain.ledger.LogEvent.RootsRecorded;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.seal.Suite;

/**
 * A ledger in memory, as strict as the real one: streams in ascending order, no write without a read, claims in the append.
 * Every command goes through its signed document and every event through its bytes.
 */
public final class Ledger {
    public static final String NAME = "test.example";

    /** How much of a claim is used, and the smallest limit that anybody stated. */
    private record Used(long sum, long limit) {}

    private final Map<String, PolicyPack> packs = new HashMap<>();
    private final PolicyPack pack;
    private final String packSm3;
    private final Map<StreamId, StreamFold> streams = new HashMap<>();
    private final Map<StreamId, Long> lengths = new HashMap<>();
    private final Map<String, Used> claims = new HashMap<>();
    private final List<byte[]> entries = new ArrayList<>();
    private final List<Envelope> log = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();

    public Ledger(PolicyPack pack, String packSm3) {
        this.pack = pack;
        this.packSm3 = packSm3;
        packs.put(packSm3, pack);
    }

    /** Programmes may be opened with another pack, too. */
    void bring(PolicyPack other) {
        packs.put(Suite.SM3.hash(other.bytes().toArray()).toString(), other);
    }

    public PolicyPack pack() {
        return pack;
    }

    /** Lets a text come with the commands from now on, and answers the digest by which they name it. */
    public String brings(String text) {
        String digest = Contents.digest(text);
        words.put(digest, text);
        return digest;
    }

    /** What is decided on one occasion: the events, or why not. */
    public Decision submit(Person person, LocalDate today, LocalDate businessDate, LedgerCommand command) {
        String commandId = String.format("test-%06d", log.size()) + "-" + streams.size();
        Instant at = today.atTime(4, 0).toInstant(ZoneOffset.UTC);
        LedgerCommand asked = throughItsDocument(person, businessDate, commandId, at, command);
        Reads reads = new Reads();
        StreamId own = StreamId.actor(person.id());
        asked.takenFirst(own).forEach(reads::state);
        Actor standing = (Actor) reads.state(own);
        Decision decision =
                asked.answer(reads, new Occasion(at, today, businessDate, person.ref(), standing, commandId));
        if (decision instanceof Decision.Accepted(List<StreamEvent> events)) {
            events.forEach(event -> assertThat(reads.seen)
                    .as("%s is read before it is written", event.stream())
                    .contains(event.stream()));
            Rejection used = claim(events);
            if (used != null) {
                return new Decision.Rejected(used);
            }
            append(person.ref(), at, businessDate, commandId, events);
        }
        return decision;
    }

    /** Records what old records say, and answers the rules that it breaches. */
    public List<String> history(ActorRef actor, LocalDate today, LocalDate businessDate, LedgerCommand fact) {
        String commandId = String.format("past-%06d", log.size()) + "-" + streams.size();
        Instant at = today.atTime(4, 0).toInstant(ZoneOffset.UTC);
        Breaches breaches = new Breaches();
        Decision decision = fact.decide(
                new Reads(), new Occasion(at, today, businessDate, actor, new Actor(), commandId, breaches));
        if (decision instanceof Decision.Rejected(Rejection no)) {
            throw new AssertionError("even history cannot have it: " + no);
        }
        append(actor, at, businessDate, commandId, ((Decision.Accepted) decision).events());
        return breaches.rules();
    }

    private static LedgerCommand throughItsDocument(
            Person person, LocalDate businessDate, String commandId, Instant at, LedgerCommand command) {
        CommandDocument document = new CommandDocument(
                CommandDocument.SCHEMA,
                NAME,
                commandId,
                at.plusSeconds(60),
                person.ref(),
                businessDate,
                CommandCodec.type(command),
                CommandCodec.payload(command));
        LedgerCommand read = CommandCodec.command(document);
        assertThat(read).isEqualTo(command);
        return read;
    }

    /** Records events without asking anyone; for what the ledger itself does, and for histories that the rules forbid. */
    public void append(
            ActorRef actor, Instant at, @Nullable LocalDate date, String commandId, List<StreamEvent> events) {
        append(actor, at, date, commandId, null, events);
    }

    /**
     * The same, of what an import of old records says.
     *
     * @param origin the row; then {@code commandId} is the import's
     */
    void append(
            ActorRef actor,
            Instant at,
            @Nullable LocalDate date,
            String commandId,
            @Nullable Origin origin,
            List<StreamEvent> events) {
        for (int n = 0; n < events.size(); n++) {
            StreamEvent event = events.get(n);
            long seq = lengths.merge(event.stream(), 1L, Long::sum) - 1;
            byte[] bytes = EventCodec.encode(new Envelope(
                    NAME,
                    Envelope.eventId(commandId, n),
                    event.stream(),
                    seq,
                    at,
                    date,
                    actor,
                    null,
                    n == 0 && origin == null ? null : commandId,
                    null,
                    origin,
                    event.event()));
            Envelope read = EventCodec.decode(bytes);
            assertThat(read.event()).isEqualTo(event.event());
            fold(event.stream()).evolve(Recorded.of(read, log.size()));
            entries.add(bytes);
            log.add(read);
        }
    }

    /** Takes the claims of events that are recorded without asking anyone. */
    void claimUnasked(List<StreamEvent> events) {
        assertThat(claim(events)).isNull();
    }

    private @Nullable Rejection claim(List<StreamEvent> events) {
        Map<String, Used> after = new HashMap<>();
        for (StreamEvent event : events) {
            for (Claim claim : Claim.of(event.event())) {
                assertThat(Claim.claimingTypes()).contains(EventCodec.type(event.event()));
                String key = claim.kind().code() + " " + claim.key();
                Used before = after.getOrDefault(key, claims.getOrDefault(key, new Used(0, Long.MAX_VALUE)));
                long sum = before.sum + claim.amount();
                boolean givenBack = claim.amount() < 0;
                // What was given back whole has no limit until it is claimed anew.
                long limit = givenBack && sum == 0 ? Long.MAX_VALUE : Math.min(before.limit, claim.limit());
                Used now = new Used(sum, limit);
                if (now.sum > now.limit && !givenBack) {
                    return Rejection.of(
                            claim.kind().refusal(),
                            Map.of("claim", ClaimWords.of(claim.kind().code(), claim.key())));
                }
                after.put(key, now);
            }
        }
        claims.putAll(after);
        return null;
    }

    public StreamState state(StreamId id) {
        return fold(id).state();
    }

    /** A stream as it stands. */
    public StreamFold fold(StreamId id) {
        return streams.computeIfAbsent(id, stream -> StreamFold.of(stream.type()));
    }

    /** Every stream that was ever asked for or written. */
    public Map<StreamId, StreamState> states() {
        Map<StreamId, StreamState> states = new HashMap<>();
        streams.forEach((id, fold) -> states.put(id, fold.state()));
        return Collections.unmodifiableMap(states);
    }

    /** Every event, in order of position. */
    public List<Envelope> log() {
        return Collections.unmodifiableList(log);
    }

    /** The same ledger, built anew from the bytes of its entries. */
    public Ledger replayed() {
        Ledger again = new Ledger(pack, packSm3);
        for (byte[] bytes : entries) {
            Envelope envelope = EventCodec.decode(bytes);
            again.fold(envelope.stream()).evolve(Recorded.of(envelope, again.log.size()));
            again.log.add(envelope);
        }
        return again;
    }

    /**
     * Every award of a programme computed again from its entries so far.
     *
     * @param corrected numbers of awards that corrections touch
     */
    public Recomputation.Report recomputed(String programme, Set<String> corrected) {
        Recomputation again = new Recomputation(programme, reads()::pack, corrected);
        for (int position = 0; position < log.size(); position++) {
            again.take(position, log.get(position));
        }
        return again.report(log.size() - 1).orElseThrow();
    }

    /** The same of one without corrections. */
    public Recomputation.Report recomputed(String programme) {
        return recomputed(programme, Set.of());
    }

    /** Its streams for one decision that is only tried. */
    public Streams reads() {
        return new Reads();
    }

    /** The streams of one decision, which must be asked for in ascending order. */
    private final class Reads implements Streams {
        private final Set<StreamId> seen = new HashSet<>();
        private @Nullable StreamId last;

        @Override
        public StreamFold fold(StreamId id) {
            if (seen.add(id)) {
                assertThat(last == null || last.compareTo(id) < 0)
                        .as("%s is asked for after %s", id, last)
                        .isTrue();
                last = id;
            }
            return Ledger.this.fold(id);
        }

        @Override
        public Optional<Beacon> beaconAfter(long position) {
            for (int at = Math.toIntExact(position) + 1; at < log.size(); at++) {
                if (log.get(at).event() instanceof RootsRecorded) {
                    return Optional.of(
                            new Beacon(at, Suite.SM3.leafHash(entries.get(at)).toString()));
                }
            }
            return Optional.empty();
        }

        @Override
        public Optional<StreamId> awardOf(String payment) {
            return log.stream()
                    .filter(entry -> entry.event() instanceof PaymentOrdered ordered
                            && ordered.payment().equals(payment))
                    .map(Envelope::stream)
                    .findFirst();
        }

        @Override
        public Optional<String> openedWith(String programme) {
            return log.stream()
                    .filter(entry -> entry.stream().equals(StreamId.programme(programme))
                            && entry.event() instanceof ProgrammeOpened)
                    .map(entry -> ((ProgrammeOpened) entry.event()).packSm3())
                    .findFirst();
        }

        @Override
        public SortedSet<String> applications(String programme) {
            return log.stream()
                    .filter(entry -> entry.event() instanceof ApplicationSubmitted submitted
                            && submitted.programme().equals(programme))
                    .map(entry -> entry.stream().id())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public StreamState recorded(StreamId id) {
            return Ledger.this.state(id);
        }

        @Override
        public Optional<String> words(String sm3) {
            return Optional.ofNullable(words.get(sm3));
        }

        @Override
        public PolicyPack pack(String sm3) {
            assertThat(packs).containsKey(sm3);
            return Objects.requireNonNull(packs.get(sm3));
        }
    }
}
