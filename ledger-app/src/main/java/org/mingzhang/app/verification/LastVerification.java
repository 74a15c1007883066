package org.mingzhang.app.verification;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.verification.VerificationReport.Outcome;
import org.mingzhang.app.verification.VerificationReport.Views;

/**
 * What the last verification of the whole log came to, in a small file of the home. A memory, and no proof: whoever can write
 * into the home can write it, and whoever doubts it has the log verified again.
 */
public final class LastVerification {
    private final KeptRecord<Kept> file;

    /**
     * What is remembered.
     *
     * @param views the sentence on the read models; null where they were not looked at
     * @param viewsAgree whether they agreed with the log; null where they were not compared
     */
    public record Kept(
            String id,
            Instant at,
            String asker,
            String askerName,
            Outcome outcome,
            String verdict,
            long entries,
            long size,
            @Nullable String sm3Root,
            @Nullable Long comparedSize,
            @Nullable String views,
            @Nullable Boolean viewsAgree) {}

    LastVerification(Path file) {
        this.file = new KeptRecord<>(file, Kept.class);
    }

    void keep(VerificationReport report) {
        VerificationReport.Compared compared = report.comparedWith();
        Views views = report.views();
        file.keep(new Kept(
                report.id(),
                report.at(),
                report.asker(),
                report.askerName(),
                report.outcome(),
                report.verdict(),
                report.entries(),
                report.size(),
                report.sm3Root(),
                compared == null ? null : compared.size(),
                views == null ? null : views.sentence(),
                (views == null || views.standing() == Views.Standing.UNDONE)
                        ? null
                        : views.standing() == Views.Standing.AGREE));
    }

    /** What was kept; nothing where there is no file, or somebody made it another one. */
    public Optional<Kept> read() {
        return file.read();
    }
}
