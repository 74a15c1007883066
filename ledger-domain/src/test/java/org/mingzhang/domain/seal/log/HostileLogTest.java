package org.mingzhang.domain.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.mingzhang.domain.seal.Suite;

/** Random damage to random rows: always found, never fatal. */
class HostileLogTest extends LogAttack {
    @RepeatedTest(40)
    void randomDamageIsFoundAndNeverEndsTheVerification(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> damages = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            damages.add(damage(random));
        }
        LogVerification verification = verify();
        assertThat(verification.holds()).as(damages.toString()).isFalse();
        assertThat(verification.problems()).isNotEmpty();
    }

    private String damage(Random random) {
        int position = random.nextInt(log.entries.size());
        StoredEntry row = log.entries.get(position);
        int batch = random.nextInt(log.checkpoints.size());
        StoredCheckpoint checkpoint = log.checkpoints.get(batch);
        int kind = random.nextInt(8);
        switch (kind) {
            case 0 -> log.entries.set(position, with(row, row.columns(), flipped(row.bytes(), random)));
            case 1 -> log.entries.remove(position);
            case 2 -> log.entries.set(position, with(row, List.of(), row.bytes()));
            case 3 -> log.entries.add(position, log.entries.get(random.nextInt(log.entries.size())));
            case 4 ->
                log.checkpoints.set(
                        batch,
                        new StoredCheckpoint(
                                checkpoint.priorSize(),
                                checkpoint.size(),
                                checkpoint.recordedAt(),
                                flipped(checkpoint.sm3Note(), random),
                                checkpoint.sha256Note()));
            case 5 ->
                log.checkpoints.set(
                        batch,
                        new StoredCheckpoint(
                                random.nextLong(),
                                random.nextLong(),
                                checkpoint.recordedAt(),
                                checkpoint.sm3Note(),
                                checkpoint.sha256Note()));
            case 6 -> {
                StoredTile tile = log.level(Suite.SM3, 0).get(0);
                log.level(Suite.SM3, 0).set(0, new StoredTile(tile.index(), flipped(tile.hashes(), random)));
            }
            default ->
                log.head(new StoredHead(
                        random.nextLong(), flipped(log.head().sm3Frontier(), random), new byte[9], null));
        }
        return "kind " + kind + " at " + position + "/" + batch;
    }

    private static StoredEntry with(StoredEntry row, List<@Nullable Object> columns, byte[] bytes) {
        return new StoredEntry(row.position(), columns, bytes, row.sm3Leaf(), row.sha256Leaf());
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }
}
