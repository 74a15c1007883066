package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.eventstore.LogUnavailable;
import org.mingzhang.app.verification.VerificationDesk.Checks;
import org.mingzhang.app.verification.VerificationReport.Outcome;

class VerificationDeskTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-28T01:00:00Z"));

    @TempDir
    private Path home;

    private LastVerification memory() {
        return new LastVerification(home.resolve("last-verification.json"));
    }

    private VerificationDesk desk(Checks checks) {
        return new VerificationDesk(checks, CLOCK, memory(), () -> {});
    }

    private static VerificationReport holds(Asked asked, String verdict) {
        return new ReportDraft(asked, CLOCK.instant()).report(verdict);
    }

    private static VerificationReport of(VerificationJob job) throws Exception {
        return job.finished().get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoAsksWhileTheWholeLogIsVerifiedJoins() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        try (VerificationDesk desk = desk((asked, progress) -> {
            runs.incrementAndGet();
            await(go);
            return holds(asked, "核验通过");
        })) {
            VerificationJob first = desk.ask(new Question.Whole(), "a", "甲");
            VerificationJob second = desk.ask(new Question.Whole(), "b", "乙");
            assertThat(second).isSameAs(first);
            assertThat(desk.running()).containsSame(first);
            go.countDown();
            assertThat(of(first).askerName()).isEqualTo("甲");
            assertThat(runs).hasValue(1);
            assertThat(desk.running()).isEmpty();
            VerificationJob third = desk.ask(new Question.Whole(), "b", "乙");
            assertThat(third).isNotSameAs(first);
            of(third);
            assertThat(runs).hasValue(2);
        }
    }

    @Test
    void aSmallVerificationDoesNotWaitForTheWholeLog() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (VerificationDesk desk = desk((asked, progress) -> {
            if (asked.question() instanceof Question.Whole) {
                await(go);
            }
            return holds(asked, "核验通过");
        })) {
            VerificationJob whole = desk.ask(new Question.Whole(), "a", "甲");
            of(desk.ask(new Question.Entries("序号 1", List.of(1L)), "b", "乙"));
            assertThat(whole.report()).isEmpty();
            go.countDown();
            of(whole);
        }
    }

    @Test
    void progressIsSeenWhileItRuns() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (VerificationDesk desk = desk((asked, progress) -> {
            progress.at(50, 100, "逐条重算");
            half.countDown();
            await(go);
            return holds(asked, "核验通过");
        })) {
            VerificationJob job = desk.ask(new Question.Whole(), "a", "甲");
            await(half);
            assertThat(job.standing()).isEqualTo(new VerificationJob.Standing(50, 100, "逐条重算"));
            assertThat(job.standing().percent()).isEqualTo(50);
            assertThat(job.report()).isEmpty();
            go.countDown();
            of(job);
        }
    }

    @Test
    void theLastResultOutlivesTheProcess() throws Exception {
        try (VerificationDesk desk = desk((asked, progress) -> holds(asked, "核验通过。三条"))) {
            assertThat(desk.last()).isEmpty();
            of(desk.ask(new Question.Whole(), "a", "甲"));
            of(desk.ask(new Question.Entries("序号 1", List.of(1L)), "b", "乙"));
        }
        try (VerificationDesk again = desk((asked, progress) -> holds(asked, ""))) {
            assertThat(again.jobs()).isEmpty();
            assertThat(again.last()).hasValueSatisfying(last -> {
                assertThat(last.verdict()).isEqualTo("核验通过。三条");
                assertThat(last.at()).isEqualTo(CLOCK.instant());
                assertThat(last.askerName()).isEqualTo("甲");
                assertThat(last.outcome()).isEqualTo(Outcome.HOLDS);
            });
        }
    }

    @Test
    void aMemoryThatSomebodySpoiltIsNone() throws Exception {
        Files.writeString(home.resolve("last-verification.json"), "{\"verdict\": \"核验通过\"}");
        assertThat(memory().read()).isEmpty();
        Files.writeString(home.resolve("last-verification.json"), "x");
        assertThat(memory().read()).isEmpty();
    }

    @Test
    void aShutdownBreaksItOffAndForgetsNothingOfTheOneBefore() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        VerificationDesk desk = desk((asked, progress) -> {
            if (runs.getAndIncrement() > 0) {
                begun.countDown();
                while (true) {
                    progress.at(1, 2, "逐条重算");
                    Thread.onSpinWait();
                }
            }
            return holds(asked, "核验通过");
        });
        of(desk.ask(new Question.Whole(), "a", "甲"));
        VerificationJob endless = desk.ask(new Question.Whole(), "a", "甲");
        await(begun);
        desk.close();
        assertThat(of(endless).outcome()).isEqualTo(Outcome.UNFINISHED);
        assertThat(of(endless).verdict()).contains("正在停止");
        assertThat(memory().read())
                .hasValueSatisfying(last -> assertThat(last.verdict()).isEqualTo("核验通过"));
    }

    @Test
    void whatCannotBeReadIsUnfinishedAndNoYes() throws Exception {
        try (VerificationDesk desk = desk((asked, progress) -> {
            throw new LogUnavailable(new java.sql.SQLException("secret host name"));
        })) {
            VerificationReport report = of(desk.ask(new Question.Whole(), "a", "甲"));
            assertThat(report.outcome()).isEqualTo(Outcome.UNFINISHED);
            assertThat(report.verdict()).contains("没有做完").doesNotContain("secret");
            assertThat(desk.last().orElseThrow().outcome()).isEqualTo(Outcome.UNFINISHED);
        }
    }

    @Test
    void nobodyFillsTheQueue() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (VerificationDesk desk = desk((asked, progress) -> {
            await(go);
            return holds(asked, "");
        })) {
            Question question = new Question.Entries("序号 1", List.of(1L));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            desk.ask(question, "a", "甲");
                        }
                    })
                    .isInstanceOf(VerificationBusy.class)
                    .hasMessageContaining("正忙");
            go.countDown();
        }
    }

    @Test
    void whatWasUploadedIsNotKept() throws Exception {
        try (VerificationDesk desk = desk((asked, progress) -> holds(asked, ""))) {
            VerificationJob job = desk.ask(new Question.ReceiptFile(new byte[1_000]), "a", "甲");
            of(job);
            assertThat(job.asked().question())
                    .isInstanceOfSatisfying(Question.ReceiptFile.class, receipt -> assertThat(receipt.bytes())
                            .isEmpty());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
