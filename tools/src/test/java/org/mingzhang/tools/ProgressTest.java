package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void workThatEndsWithinTwoSecondsSaysNothing() {
        try (Progress progress = progress(true, 100)) {
            passMillis(1999);
            progress.to(99);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void awayFromATerminalPlainLinesComeEveryFewSeconds() {
        try (Progress progress = progress(false, 1200)) {
            for (int second = 1; second <= 12; second++) {
                passMillis(1000);
                progress.advance(100);
            }
        }
        assertThat(err.toString()).isEqualTo("""
                verifying: 200/1,200 entries (16 %), 10 s left
                verifying: 700/1,200 entries (58 %), 5 s left
                verifying: 1,200/1,200 entries (100 %)
                verifying: 1,200/1,200 entries (100 %), 12 s
                """);
    }

    @Test
    void onATerminalABarRedrawsItsLine() {
        try (Progress progress = progress(true, 4)) {
            passMillis(2000);
            progress.to(1);
            passMillis(100);
            progress.to(2);
            passMillis(100);
            progress.to(3);
        }
        assertThat(err.toString())
                .isEqualTo("\r\033[K[#######.......................] verifying: 1/4 entries (25 %), 6 s left"
                        + "\r\033[K[######################........] verifying: 3/4 entries (75 %), 0 s left"
                        + "\r\033[Kverifying: 3/4 entries (75 %), 2 s\n");
    }

    @Test
    void anUnknownTotalIsJustCounted() {
        try (Progress progress = progress(false, 0)) {
            passMillis(70_000);
            progress.to(12_345);
        }
        assertThat(err.toString()).isEqualTo("""
                verifying: 12,345 entries
                verifying: 12,345 entries, 1 min 10 s
                """);
    }

    private Progress progress(boolean terminal, long total) {
        return new Progress(new PrintWriter(err), terminal, () -> now, "verifying", "entries", total);
    }

    private void passMillis(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
