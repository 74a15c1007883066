package org.mingzhang.tools;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far long work has come: a bar on a terminal, a plain line every few seconds elsewhere, and nothing at all for work
 * that ends within two seconds. Report as often as you like, from any thread; most calls return at once.
 */
public final class Progress implements AutoCloseable {
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REDRAW_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int BAR_COLUMNS = 30;
    private static final String CLEARED_LINE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final String work;
    private final String unit;
    private final long total;
    private final long started;
    private long done;
    private long nextShow;
    private boolean shown;
    private boolean closed;

    /**
     * Starts now.
     *
     * @param work what is being done, such as {@code 正在核验}
     * @param unit what is counted, such as {@code 条}
     * @param total how many there are, or 0 when nobody knows
     */
    static Progress on(PrintWriter err, String work, String unit, long total) {
        // Only the shell can tell whether stderr is a terminal; the script passes it on.
        return new Progress(err, Boolean.getBoolean("ledger.terminal"), System::nanoTime, work, unit, total);
    }

    Progress(PrintWriter err, boolean terminal, LongSupplier nanoTime, String work, String unit, long total) {
        this.err = err;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.work = work;
        this.unit = unit;
        this.total = total;
        this.started = nanoTime.getAsLong();
        this.nextShow = started + SILENT_NANOS;
    }

    /** {@code done} units are done in all. */
    public synchronized void to(long done) {
        this.done = done;
        if (closed) {
            // A thread that was still under way when the work ended would leave half a bar behind the answer.
            return;
        }
        long now = nanoTime.getAsLong();
        if (now - nextShow >= 0) {
            show(now);
            nextShow = now + (terminal ? REDRAW_NANOS : LINE_NANOS);
        }
    }

    /** {@code more} units are done since the last call. */
    public synchronized void advance(long more) {
        to(done + more);
    }

    /**
     * Ends the bar with a line of its own that says how far the work came, whatever ended it; what comes next begins on a new
     * line.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (!shown) {
            return;
        }
        String line = work + "：" + count() + "，用时 " + seconds(nanoTime.getAsLong() - started);
        err.println(terminal ? CLEARED_LINE + line : line);
        err.flush();
    }

    private void show(long now) {
        shown = true;
        String line = work + "：" + count() + remaining(now - started);
        if (terminal) {
            err.print(CLEARED_LINE + bar() + line);
        } else {
            err.println(line);
        }
        err.flush();
    }

    private String count() {
        return total > 0
                ? String.format(Locale.ROOT, "%,d/%,d %s（%d%%）", done, total, unit, percent())
                : String.format(Locale.ROOT, "%,d %s", done, unit);
    }

    private String remaining(long elapsed) {
        if (total <= 0 || done <= 0 || done >= total) {
            return "";
        }
        return "，约剩 " + seconds(elapsed / done * (total - done));
    }

    private String bar() {
        if (total <= 0) {
            return "";
        }
        int filled = (int) Math.min(BAR_COLUMNS, BAR_COLUMNS * done / total);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_COLUMNS - filled) + "] ";
    }

    private long percent() {
        return Math.min(100, 100 * done / total);
    }

    private static String seconds(long nanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return seconds < 60 ? seconds + " 秒" : seconds / 60 + " 分 " + seconds % 60 + " 秒";
    }
}
