package org.mingzhang.app.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.view.projection.Rebuild;

/**
 * That a rebuild found read models that were not as the log says. The rebuild put them right; what was there is evidence and is kept
 * in the home, and until the whole ledger is verified again, whoever looks at the light shall know of it.
 */
public final class DifferingViews {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path root;
    private final KeptRecord<Found> last;

    /**
     * What was found.
     *
     * @param sentence in Chinese
     */
    public record Found(Instant at, String sentence) {}

    public DifferingViews(LedgerHome home) {
        this.root = home.root();
        this.last = new KeptRecord<>(home.differingViews(), Found.class);
    }

    /**
     * Keeps what a rebuild did not find as it should have been.
     *
     * @param document the report as it is to be kept
     * @return the file with it
     */
    public Path keep(Rebuild.Report report, String document, Instant at) throws IOException {
        if (!report.differing().isEmpty()) {
            last.keep(
                    new Found(at, "重建前的" + ViewsCheck.differ(report.differing().size(), report.complete())));
        }
        Files.createDirectories(root);
        return Files.writeString(
                unused("view-differences-" + STAMP.format(at)), document, StandardOpenOption.CREATE_NEW);
    }

    /** The clock of an invented ledger may stand still: earlier evidence stays as it is. */
    private Path unused(String name) {
        Path file = root.resolve(name + ".json");
        for (int more = 2; Files.exists(file); more++) {
            file = root.resolve(name + "-" + more + ".json");
        }
        return file;
    }

    /** The last find; empty where no rebuild ever found any. */
    Optional<Found> last() {
        return last.read();
    }
}
