package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** One run of clients, writers and a database, in one thread, driven by a seed. */
final class Simulation {
    private static final int STEPS = 60;
    private final Random random;
    final ModelLog log = new ModelLog();
    private final List<Node> nodes = new ArrayList<>();
    final Set<String> outcomes = new HashSet<>();
    private final double faults;
    private final Map<String, Append> sent = new HashMap<>();
    private final Map<String, Appended> acknowledged = new HashMap<>();
    private final Map<String, Integer> timesSent = new HashMap<>();
    private final Set<String> certainlyAbsent = new HashSet<>();
    private final List<Asked> open = new ArrayList<>();
    private int commands;
    private int depth;

    Simulation(long seed) {
        random = new Random(seed);
        faults = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.3;
        int writers = 1 + random.nextInt(3);
        for (int i = 0; i < writers; i++) {
            nodes.add(new Node());
        }
    }

    private record Asked(Ticket ticket, Node node, Grounds grounds) {}

    private final class Node {
        private final ArrayDeque<Runnable> storing = new ArrayDeque<>();
        private final ArrayDeque<Runnable> telling = new ArrayDeque<>();
        private final List<Ticket> flying = new ArrayList<>();
        private List<Ticket> waiting = new ArrayList<>();
        private FaultyStorage storage = new FaultyStorage(log, random, faults);
        private BatchWriter writer = writer();
        private boolean busy;

        private BatchWriter writer() {
            storing.clear();
            flying.clear();
            storage = new FaultyStorage(log, random, faults);
            return new BatchWriter(
                    storage,
                    (suite, size, root) -> {
                        if (random.nextDouble() < faults / 10) {
                            throw new IllegalStateException("no signature");
                        }
                        return Entries.NOTES.note(suite, size, root);
                    },
                    Runnable::run,
                    storing::add,
                    (howMany, answers) -> telling.add(answers),
                    this::wait,
                    checkpoint -> assertThat(log.checkpoints).containsKey(checkpoint.size()));
        }

        // While one writer waits for its database, the others go on.
        private boolean wait(int attempt) {
            if (depth < 3 && random.nextBoolean()) {
                step();
            }
            return attempt < 4;
        }

        /** A turn of the thread that gives positions. */
        void work() {
            if (busy || (waiting.isEmpty() && !writer.flying())) {
                return;
            }
            int size = waiting.isEmpty() ? 0 : 1 + random.nextInt(waiting.size());
            List<Ticket> batch = new ArrayList<>(waiting.subList(0, size));
            waiting = new ArrayList<>(waiting.subList(size, waiting.size()));
            flying.addAll(batch);
            busy = true;
            try {
                writer.land(random.nextInt(3));
                if (!batch.isEmpty()) {
                    writer.run(batch);
                }
                if (storage.refusedUnasked) {
                    outcomes.add("done again");
                }
                if (writer.flying()) {
                    outcomes.add("sent off");
                } else {
                    tell();
                    assertThat(flying).as("everyone is answered").allMatch(ticket -> ticket.answer()
                            .isDone());
                    flying.clear();
                }
            } catch (FaultyStorage.Killed death) {
                outcomes.add("thread death");
                writer.failFlying("died", death);
                Sequencer.failAll(batch, waiting, "died", writer.outcomeOpen(), death);
                tell();
                assertThat(flying).as("everyone is told").allMatch(ticket -> ticket.answer()
                        .isDone());
                waiting = new ArrayList<>();
                writer = writer();
            } finally {
                busy = false;
            }
        }

        /** A turn of the storing thread. */
        void store() {
            Runnable next = storing.poll();
            if (next != null) {
                next.run();
            }
        }

        /** A turn of the telling thread, which outlives the others. */
        void tell() {
            while (!telling.isEmpty()) {
                telling.remove().run();
            }
        }

        // The process is gone with all that waited: nobody is told anything.
        void crash() {
            if (!busy) {
                outcomes.add("crash");
                open.removeIf(asked -> asked.node == this);
                waiting = new ArrayList<>();
                telling.clear();
                writer = writer();
            }
        }
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        while (nodes.stream().anyMatch(node -> !node.waiting.isEmpty() || node.writer.flying())) {
            nodes.forEach(Node::work);
            hear();
        }
        assertThat(open).as("nothing hangs").isEmpty();
        log.decide();
        audit();
    }

    private void step() {
        depth++;
        Node node = nodes.get(random.nextInt(nodes.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> send(node, freshAppend());
            case 5 ->
                sent.values().stream()
                        .skip(sent.isEmpty() ? 0 : random.nextInt(sent.size()))
                        .findFirst()
                        .ifPresent(append -> send(node, append));
            case 6 -> {
                if (random.nextInt(8) == 0) {
                    node.crash();
                }
            }
            case 7, 8, 9 -> node.store();
            case 10, 11 -> node.tell();
            default -> node.work();
        }
        hear();
        depth--;
    }

    private void send(Node node, Append append) {
        Ticket ticket = new Ticket(append);
        sent.putIfAbsent(append.commandId(), append);
        timesSent.merge(append.commandId(), 1, Integer::sum);
        if (certainlyAbsent.remove(append.commandId())) {
            assertThat(log.commands).doesNotContainKey(append.commandId());
        }
        open.add(new Asked(ticket, node, Grounds.of(log)));
        node.waiting.add(ticket);
    }

    // Streams as somebody saw them who may be behind or wrong.
    private Append freshAppend() {
        String id = (random.nextInt(25) == 0 ? "poison" : "command") + commands++;
        if (commands > 3 && random.nextInt(20) == 0) {
            id = "command" + random.nextInt(commands);
        }
        Entries.Builder builder = new Entries.Builder(id);
        Map<String, Long> next = new HashMap<>();
        int events = 1 + random.nextInt(random.nextInt(10) == 0 ? 90 : 3);
        for (int i = 0; i < events; i++) {
            String stream = "s" + random.nextInt(8);
            long seq = next.getOrDefault(
                    stream, log.lastSeqs.getOrDefault(Entries.stream(stream), -1L) + (random.nextInt(10) == 0 ? 0 : 1));
            seq = Math.max(seq, 0);
            next.put(stream, seq + 1);
            if (random.nextInt(4) == 0) {
                builder.event(stream, seq, new ClaimUse("kind", "k" + random.nextInt(6), 1 + random.nextInt(3), 6));
            } else {
                builder.event(stream, seq);
            }
        }
        if (random.nextInt(5) == 0) {
            String read = "s" + random.nextInt(8);
            builder.read(read, log.lastSeqs.getOrDefault(Entries.stream(read), -1L));
        }
        return builder.build();
    }

    private void hear() {
        for (Asked asked : List.copyOf(open)) {
            if (asked.ticket.answer().isDone()) {
                open.remove(asked);
                judge(asked.ticket, asked.grounds);
            }
        }
    }

    private void judge(Ticket ticket, Grounds grounds) {
        String id = ticket.append().commandId();
        try {
            Appended answer = ticket.answer().join();
            outcomes.add(acknowledged.containsKey(id) ? "repeated" : "appended");
            Appended before = acknowledged.putIfAbsent(id, answer);
            if (before != null) {
                assertThat(answer.firstPosition()).isEqualTo(before.firstPosition());
            }
            requireStored(ticket.append(), answer);
        } catch (CompletionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case AppendRefused refused -> {
                    outcomes.add(refused.getClass().getSimpleName());
                    grounds.require(ticket.append(), refused, log);
                }
                case AppendFault fault
                when fault.mayBeRecorded() -> {
                    outcomes.add("fault, may be recorded");
                    if (random.nextBoolean()) {
                        send(nodes.get(random.nextInt(nodes.size())), ticket.append());
                    }
                }
                case AppendFault fault -> {
                    outcomes.add("fault");
                    if (Objects.equals(timesSent.get(id), 1)) {
                        certainlyAbsent.add(id);
                    }
                }
                default -> throw new AssertionError(e);
            }
        }
    }

    private void requireStored(Append append, Appended answer) {
        Facts.Recorded recorded = recorded(append.commandId());
        assertThat(recorded.firstPosition()).isEqualTo(answer.firstPosition());
        assertThat(recorded.lastPosition()).isEqualTo(answer.lastPosition());
        assertThat(answer.checkpoint().size()).isGreaterThan(answer.lastPosition());
        assertThat(log.checkpoints).containsEntry(answer.checkpoint().size(), answer.checkpoint());
        if (answer.asGiven()) {
            assertThat(log.entries.subList((int) answer.firstPosition(), (int) answer.lastPosition() + 1))
                    .extracting(PreparedEntry::leafSm3)
                    .isEqualTo(append.entries().stream()
                            .map(PreparedEntry::leafSm3)
                            .toList());
        }
    }

    private Facts.Recorded recorded(String id) {
        Facts.Recorded recorded = log.commands.get(id);
        if (recorded == null) {
            throw new AssertionError("acknowledged and not there: " + id);
        }
        return recorded;
    }

    void audit() {
        log.audit();
        certainlyAbsent.forEach(
                id -> assertThat(log.commands).as("said not to be recorded").doesNotContainKey(id));
        acknowledged.forEach((id, answer) -> {
            assertThat(recorded(id).firstPosition()).isEqualTo(answer.firstPosition());
        });
    }
}
