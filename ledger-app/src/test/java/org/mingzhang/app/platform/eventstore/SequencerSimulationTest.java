package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Clients, writers and a database in one thread, driven by a seed: appends that race, repeat and poison, while every step
 * of every transaction may fail, be lost, be late or kill. Whatever the order: what was acknowledged is there once and
 * whole, what was refused is not, every no rests on what is stored, and both trees add up.
 */
class SequencerSimulationTest {
    private static final int SCHEDULES = 200;
    private static final int SOAK_SCHEDULES = 10_000;

    @Test
    void noScheduleOfFaultsLosesOrDoublesAnAppend() {
        run(0, SCHEDULES);
    }

    @Test
    @Tag("soak")
    void noScheduleOfManyLosesOrDoublesAnAppend() {
        run(SCHEDULES, SOAK_SCHEDULES);
    }

    private static void run(long from, long to) {
        for (long seed = from; seed < to; seed++) {
            try {
                new Simulation(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("schedule " + seed, e);
            }
        }
    }

    @Test
    void theSimulationWouldNoticeALostAppend() {
        Simulation simulation = new Simulation(1);
        simulation.run();
        simulation.log.commands.remove(
                simulation.log.commands.keySet().iterator().next());
        assertThatThrownBy(simulation::audit).isInstanceOf(AssertionError.class);
    }

    @Test
    void theSimulationWouldNoticeANoThatRestsOnNothingStored() {
        ModelLog log = new ModelLog();
        Grounds grounds = Grounds.of(log);
        ClaimUse use = new ClaimUse("kind", "key", 3, 6);
        Append append = new Entries.Builder("c").event("s", 0, use).build();
        for (AppendRefused refusal : new AppendRefused[] {
            new AppendRefused.StreamConflict(Entries.stream("s"), -1, 0),
            new AppendRefused.StreamConflict(Entries.stream("never looked at"), -1, 0),
            new AppendRefused.ClaimRefused(use, 4, 0),
            new AppendRefused.CommandIdReused("c", 0)
        }) {
            assertThatThrownBy(() -> grounds.require(append, refusal, log))
                    .as(refusal.getMessage())
                    .isInstanceOfAny(AssertionError.class, NullPointerException.class);
        }
        log.lastSeqs.put(Entries.stream("s"), 0L);
        grounds.require(append, new AppendRefused.StreamConflict(Entries.stream("s"), -1, 0), log);
    }

    @Test
    void theSimulationReachesEveryOutcome() {
        Set<String> outcomes = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            Simulation simulation = new Simulation(seed);
            simulation.run();
            outcomes.addAll(simulation.outcomes);
        }
        assertThat(outcomes)
                .contains(
                        "appended",
                        "repeated",
                        "StreamConflict",
                        "CommandIdReused",
                        "ClaimRefused",
                        "fault",
                        "fault, may be recorded",
                        "sent off",
                        "done again",
                        "thread death",
                        "crash");
    }
}
