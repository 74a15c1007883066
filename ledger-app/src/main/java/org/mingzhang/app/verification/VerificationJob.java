package org.mingzhang.app.verification;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A verification that waits, runs or is done; read by whoever asks how far it is. */
public final class VerificationJob {
    /**
     * How far it is.
     *
     * @param done entries that are done
     * @param total of so many; 0 while that is not known
     * @param step what is being done, in Chinese
     */
    public record Standing(long done, long total, String step) {
        /** Of a hundred. */
        public long percent() {
            return total <= 0 ? 0 : Math.min(100, done * 100 / total);
        }
    }

    /** Told by the verification how far it is; throws when nobody wants it any more. */
    public interface Progress {
        void at(long done, long total, String step);
    }

    private volatile Asked asked;
    private volatile @Nullable Instant ended;
    private final CompletableFuture<VerificationReport> report = new CompletableFuture<>();
    private volatile Standing standing = new Standing(0, 0, "等候");

    VerificationJob(Asked asked) {
        this.asked = asked;
    }

    public Asked asked() {
        return asked;
    }

    public Standing standing() {
        return standing;
    }

    void standsAt(Standing now) {
        standing = now;
    }

    /** When it was done; null while it runs. */
    public @Nullable Instant ended() {
        return ended;
    }

    void done(VerificationReport found, Instant at) {
        asked = asked.withoutContent();
        ended = at;
        // A step that another one ended is not run any more.
        standing = new Standing(standing.total(), standing.total(), standing.step());
        report.complete(found);
    }

    /** What it came to; empty while it runs. */
    public Optional<VerificationReport> report() {
        return Optional.ofNullable(report.getNow(null));
    }

    /** Completes with what it comes to; cannot be completed from outside. */
    public CompletableFuture<VerificationReport> finished() {
        return report.copy();
    }
}
