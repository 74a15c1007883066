package org.mingzhang.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ViewKeeperTest {
    private final Semaphore rounds = new Semaphore(0);

    private void awaitRounds(int number) throws InterruptedException {
        assertThat(rounds.tryAcquire(number, 60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eachCommitIsFollowedByARound() throws InterruptedException {
        ViewKeeper keeper = new ViewKeeper(rounds::release, TimeUnit.HOURS.toMillis(1));
        keeper.start();
        awaitRounds(1);
        keeper.committed();
        awaitRounds(1);
        keeper.committed();
        awaitRounds(1);
        keeper.stop();
        assertThat(keeper.isRunning()).isFalse();
    }

    @Test
    void commitsOfOthersAreLookedFor() throws InterruptedException {
        ViewKeeper keeper = new ViewKeeper(rounds::release, 1);
        keeper.start();
        awaitRounds(3);
        keeper.stop();
    }

    @Test
    void afterAFaultTheSameIsTriedAgain() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        ViewKeeper keeper = new ViewKeeper(
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("the database is away");
                    }
                    rounds.release();
                },
                1);
        keeper.start();
        awaitRounds(1);
        assertThat(tries.get()).isGreaterThanOrEqualTo(3);
        keeper.stop();
    }

    @Test
    void stopsAtOnceWhileItWaitsAfterAFault() throws InterruptedException {
        ViewKeeper keeper = new ViewKeeper(
                () -> {
                    rounds.release();
                    throw new IllegalStateException("the database is away");
                },
                TimeUnit.HOURS.toMillis(1));
        keeper.start();
        awaitRounds(1);
        keeper.stop();
        assertThat(keeper.isRunning()).isFalse();
    }
}
