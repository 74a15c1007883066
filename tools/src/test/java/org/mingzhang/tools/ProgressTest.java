package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                正在核验：200/1,200 条（16%），约剩 10 秒
                正在核验：700/1,200 条（58%），约剩 5 秒
                正在核验：1,200/1,200 条（100%）
                正在核验：1,200/1,200 条（100%），用时 12 秒
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
            progress.to(4);
        }
        assertThat(err.toString())
                .isEqualTo("\r\033[K[#######.......................] 正在核验：1/4 条（25%），约剩 6 秒"
                        + "\r\033[K[######################........] 正在核验：3/4 条（75%），约剩 0 秒"
                        + "\r\033[K正在核验：4/4 条（100%），用时 2 秒\n");
    }

    @Test
    void workThatFailsEndsTheBarBeforeTheReasonIsTold() {
        PrintWriter out = new PrintWriter(err);
        assertThatThrownBy(() -> {
                    try (Progress progress = progress(true, 4)) {
                        passMillis(2000);
                        progress.to(1);
                        throw new IllegalStateException("broken");
                    }
                })
                .hasMessage("broken");
        out.print("ledger: 原因");
        out.flush();
        assertThat(err.toString()).endsWith("\r\033[K正在核验：1/4 条（25%），用时 2 秒\nledger: 原因");
    }

    @Test
    void whoReportsAfterTheEndLeavesNoHalfBar() {
        Progress progress = progress(true, 4);
        passMillis(2000);
        progress.to(1);
        progress.close();
        String ended = err.toString();
        passMillis(2000);
        progress.to(2);
        progress.close();
        assertThat(err.toString()).isEqualTo(ended).endsWith("\n");
    }

    @Test
    void anUnknownTotalIsJustCounted() {
        try (Progress progress = progress(false, 0)) {
            passMillis(70_000);
            progress.to(12_345);
        }
        assertThat(err.toString()).isEqualTo("""
                正在核验：12,345 条
                正在核验：12,345 条，用时 1 分 10 秒
                """);
    }

    private Progress progress(boolean terminal, long total) {
        return new Progress(new PrintWriter(err), terminal, () -> now, "正在核验", "条", total);
    }

    private void passMillis(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
