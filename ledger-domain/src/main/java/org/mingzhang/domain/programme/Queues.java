package org.mingzhang.domain.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.Rank;
import org.mingzhang.domain.programme.ProgrammeEvent.QueueLeft;
import org.mingzhang.domain.programme.ProgrammeEvent.Queued;

/** Awards of a programme that wait for money (排队), by direction. */
public final class Queues {
    /**
     * One that waits.
     *
     * @param amount what it waits for
     * @param position the entry by which it stands where it does
     */
    public record Waiting(String application, String beneficiary, Fen amount, Rank rank, long position) {}

    private final Map<String, Map<String, Waiting>> waiting = new TreeMap<>();

    void take(Queued e, long position) {
        Rank rank = new Rank(
                e.application(), e.submittedOn(), Objects.requireNonNullElse(e.priority(), false), e.scoreTenths());
        waiting.computeIfAbsent(e.direction(), none -> new TreeMap<>())
                .put(e.application(), new Waiting(e.application(), e.beneficiary(), e.amountFen(), rank, position));
    }

    void take(QueueLeft e) {
        Map<String, Waiting> of = waiting.get(e.direction());
        if (of != null) {
            of.remove(e.application());
            if (of.isEmpty()) {
                waiting.remove(e.direction());
            }
        }
    }

    /** Directions for whose money somebody waits. */
    public List<String> directions() {
        return List.copyOf(waiting.keySet());
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
