package org.mingzhang.domain.programme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.programme.ProgrammeEvent.AwardReady;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;

/** Awards of a programme that wait for money (排队), or, where other directions come after theirs, for their decision; by direction. */
public final class Queues {
    /**
     * One that waits.
     *
     * @param amount what it waits for
     * @param position the entry by which it stands where it does
     */
    public record Waiting(String application, String beneficiary, Fen amount, Rank rank, long position) {}

    /**
     * One that is reviewed and may be approved.
     *
     * @param line that pays it
     * @param amount the most that it can get beyond what it has
     */
    public record Ready(String application, String line, Fen amount) {}

    private final Map<String, Map<String, Waiting>> waiting = new TreeMap<>();
    private final Map<String, Map<String, Ready>> ready = new TreeMap<>();
    /** What those who are ready can get together, by direction and line: a decision does not add up thousands. */
    private final Map<String, Map<String, Fen>> needed = new TreeMap<>();

    void take(Queued e, long position) {
        Rank rank = new Rank(
                e.application(), e.submittedOn(), Objects.requireNonNullElse(e.priority(), false), e.scoreTenths());
        waiting.computeIfAbsent(e.direction(), none -> new TreeMap<>())
                .put(e.application(), new Waiting(e.application(), e.beneficiary(), e.amountFen(), rank, position));
    }

    void take(AwardReady e) {
        Ready now = new Ready(e.application(), e.line(), e.amountFen());
        Ready before =
                ready.computeIfAbsent(e.direction(), none -> new TreeMap<>()).put(e.application(), now);
        Map<String, Fen> of = needed.computeIfAbsent(e.direction(), none -> new TreeMap<>());
        if (before != null) {
            of.merge(before.line, before.amount, Fen::minus);
        }
        of.merge(now.line, now.amount, Fen::plus);
    }

    void take(QueueLeft e) {
        Map<String, Waiting> of = waiting.get(e.direction());
        if (of != null) {
            of.remove(e.application());
            if (of.isEmpty()) {
                waiting.remove(e.direction());
            }
        }
        Ready was = ready.getOrDefault(e.direction(), new TreeMap<>()).remove(e.application());
        if (was != null) {
            needed.getOrDefault(e.direction(), new TreeMap<>()).merge(was.line, was.amount, Fen::minus);
        }
    }

    /** A decision after which an award waits no longer, with what it leaves; one that never waited leaves nothing. */
    public static Decision.Accepted leaving(
            Streams streams, String programme, Direction direction, String application, Decision.Accepted decided) {
        if (direction.queue() == null) {
            return decided;
        }
        StreamId stream = StreamId.programme(programme);
        Queues queues = ((Programme) streams.state(stream)).queues();
        return queues.of(direction.id(), application) == null && !queues.isReady(direction.id(), application)
                ? decided
                : decided.and(stream, new QueueLeft(application, direction.id()));
    }

    /** Whether it is reviewed and may be approved, in a direction that others come after. */
    public boolean isReady(String direction, String application) {
        return ready.getOrDefault(direction, Map.of()).containsKey(application);
    }

    /** What they can get together, by line; a line that none of them has any more is zero. */
    public Map<String, Fen> needed(String direction) {
        return Collections.unmodifiableMap(needed.getOrDefault(direction, Map.of()));
    }

    /** Everyone of a direction who is, in the order of their numbers. */
    public Collection<Ready> ready(String direction) {
        return Collections.unmodifiableCollection(
                ready.getOrDefault(direction, Map.of()).values());
    }

    /** Directions for whose money, or for whose decision, somebody waits, in the order of their numbers. */
    public List<String> directions() {
        SortedSet<String> directions = new TreeSet<>(waiting.keySet());
        ready.forEach((direction, ofIt) -> {
            if (!ofIt.isEmpty()) {
                directions.add(direction);
            }
        });
        return List.copyOf(directions);
    }

    /** Whether somebody waits for a direction's money. */
    public boolean isAwaited(String direction) {
        return waiting.containsKey(direction);
    }

    /** One that waits; null where it does not. */
    public @Nullable Waiting of(String direction, String application) {
        return waiting.getOrDefault(direction, Map.of()).get(application);
    }

    /** Everyone who waits, in the order of the queue. */
    public List<Waiting> inOrder(String direction, Queue queue) {
        List<Waiting> all =
                new ArrayList<>(waiting.getOrDefault(direction, Map.of()).values());
        all.sort(Comparator.comparing(Waiting::rank, queue.comparator()));
        return Collections.unmodifiableList(all);
    }

    /** Everyone else who waits and stands before a rank. */
    public List<String> before(String direction, Queue queue, Rank rank) {
        return inOrder(direction, queue).stream()
                .filter(one -> !one.application.equals(rank.application())
                        && queue.comparator().compare(one.rank, rank) < 0)
                .map(Waiting::application)
                .toList();
    }
}
