package org.mingzhang.app.platform.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.mingzhang.app.platform.eventstore.StorageFailed.Kind;
import org.mingzhang.domain.seal.StoredTiles;
import org.mingzhang.domain.seal.Suite;

/** One writer's connection to a {@link ModelLog}, which fails at every step as a seeded schedule wants it. */
class FaultyStorage implements LogStorage {
    /** A death of the thread, which nothing but the end of it answers. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final ModelLog log;
    private final Random random;
    private final double faults;
    private boolean locked;
    boolean refusedUnasked;

    /**
     * A connection.
     *
     * @param faults probability of a fault at each step
     */
    FaultyStorage(ModelLog log, Random random, double faults) {
        this.log = log;
        this.random = random;
        this.faults = faults;
    }

    @Override
    public Locked lock(Facts.Questions questions) {
        locked = false;
        maybeFail();
        log.decide();
        locked = true;
        return new Locked(log.head, log.answer(questions));
    }

    @Override
    public Facts look(Facts.Questions questions) {
        maybeFail();
        return log.answer(questions);
    }

    @Override
    public List<Leaves> leaves(long from, long to) {
        maybeFail();
        return log.entries.subList((int) from, (int) to).stream()
                .map(entry -> new Leaves(entry.leafSm3(), entry.leafSha256()))
                .toList();
    }

    @Override
    public StoredTiles.Store tiles(Suite suite) {
        return log.tiles(suite);
    }

    @Override
    public void store(Batch batch, SealedCheckpoint checkpoint) {
        maybeFail();
        for (Batch.Placed placed : batch.appends()) {
            if (placed.append().commandId().startsWith("poison")) {
                throw failed(Kind.REFUSED);
            }
        }
        if (!locked) {
            // The server looks at the head itself, after whoever had it before.
            log.decide();
            if (!log.takes(batch)) {
                refusedUnasked = true;
                throw failed(Kind.REFUSED);
            }
        }
        locked = false;
        if (random.nextDouble() >= faults) {
            log.apply(batch, checkpoint);
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> throw failed(Kind.REFUSED);
            case 1 -> throw failed(Kind.OUTCOME_UNKNOWN);
            case 2 -> {
                log.apply(batch, checkpoint);
                throw failed(Kind.OUTCOME_UNKNOWN);
            }
            case 3 -> {
                log.undecided = () -> {
                    if (log.takes(batch)) {
                        log.apply(batch, checkpoint);
                    }
                };
                throw failed(Kind.OUTCOME_UNKNOWN);
            }
            case 4 -> {
                log.apply(batch, checkpoint);
                throw new Killed();
            }
            default -> throw new Killed();
        }
    }

    private void maybeFail() {
        if (random.nextDouble() < faults) {
            switch (random.nextInt(5)) {
                case 0 -> throw failed(Kind.REFUSED);
                case 1 -> throw new Killed();
                default -> throw failed(Kind.UNAVAILABLE);
            }
        }
    }

    private static StorageFailed failed(Kind kind) {
        return new StorageFailed(kind, "injected: " + kind, new SQLException("injected"));
    }

    @Override
    public void abandon() {
        locked = false;
    }

    @Override
    public void close() {
        locked = false;
    }
}
