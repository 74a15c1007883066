package org.mingzhang.app.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mingzhang.app.platform.eventstore.ClaimUse.ClaimKey;

/**
 * What a no to an append may rest on: the log as it stood when the append was sent, or anything stored between then and the
 * answer. Never on what some writer only meant to store, nor on what it remembered of a log that has moved on.
 *
 * @param lastSeqs the last number of each stream at the sending
 * @param uses the length of each chain of uses at the sending
 */
record Grounds(Map<StreamRef, Long> lastSeqs, Map<ClaimKey, Integer> uses) {
    static Grounds of(ModelLog log) {
        Map<ClaimKey, Integer> uses = new HashMap<>();
        log.claims.forEach((name, chain) -> uses.put(name, chain.size()));
        return new Grounds(Map.copyOf(log.lastSeqs), uses);
    }

    /** Fails unless what is stored at the answer gives the refusal its reason. */
    void require(Append append, AppendRefused refusal, ModelLog atAnswer) {
        switch (refusal) {
            case AppendRefused.StreamConflict conflict -> requireGrowth(append, conflict, atAnswer);
            case AppendRefused.ClaimRefused claim -> requireUse(append, claim, atAnswer);
            case AppendRefused.CommandIdReused reused -> {
                Facts.Recorded other = Objects.requireNonNull(
                        atAnswer.commands.get(append.commandId()), "the other command is not stored");
                assertThat(other.digest()).isNotEqualTo(append.commandDigest());
                assertThat(reused.firstPosition()).isEqualTo(other.firstPosition());
            }
            case AppendRefused.CommandRepeated repeated ->
                throw new AssertionError("a sequencer answers repetitions", repeated);
        }
    }

    // Streams only grow, so whatever was stored in between lies between the two ends.
    private void requireGrowth(Append append, AppendRefused.StreamConflict conflict, ModelLog atAnswer) {
        long sent = lastSeqs.getOrDefault(conflict.stream(), -1L);
        long answered = atAnswer.lastSeqs.getOrDefault(conflict.stream(), -1L);
        assertThat(seenAt(append, conflict.stream()))
                .as("%s was refused while the stream stood from %d to %d", append.commandId(), sent, answered)
                .anyMatch(seen -> seen != sent || seen != answered);
    }

    private static List<Long> seenAt(Append append, StreamRef stream) {
        return Stream.concat(
                        append.reads().stream()
                                .filter(read -> read.stream().equals(stream))
                                .map(ReadStream::lastSeq),
                        append.entries().stream()
                                .filter(entry -> entry.stream().equals(stream))
                                .limit(1)
                                .map(entry -> entry.seq() - 1))
                .toList();
    }

    private void requireUse(Append append, AppendRefused.ClaimRefused refusal, ModelLog atAnswer) {
        ClaimUse use = refusal.use();
        List<Batch.ClaimRow> chain = atAnswer.claims.getOrDefault(use.name(), List.of());
        List<Long> ways = new ArrayList<>();
        long ofItsOwn = 0;
        for (ClaimUse own : append.entries().stream()
                .flatMap(entry -> entry.claims().stream())
                .toList()) {
            if (own.equals(use)) {
                ways.add(ofItsOwn);
            }
            ofItsOwn += own.name().equals(use.name()) ? own.amount() : 0;
        }
        List<Long> totals = new ArrayList<>();
        for (int length = uses.getOrDefault(use.name(), 0); length <= chain.size(); length++) {
            totals.add(length == 0 ? 0 : chain.get(length - 1).total());
        }
        assertThat(ways)
                .as("%s: %d used, of which others stored one of %s", append.commandId(), refusal.used(), totals)
                .anyMatch(own -> totals.contains(refusal.used() - own));
        assertThat(refusal.used() + use.amount()).as("that is too much").isGreaterThan(use.limit());
        if (refusal.used() > ofItsOwn) {
            assertThat(refusal.firstPosition()).isEqualTo(chain.getFirst().position());
        }
    }
}
