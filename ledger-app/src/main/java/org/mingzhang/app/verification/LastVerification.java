package org.mingzhang.app.verification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.verification.VerificationReport.Outcome;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last verification of the whole log came to, in a small file of the home. A memory, and no proof: whoever can write
 * into the home can write it, and whoever doubts it has the log verified again.
 */
public final class LastVerification {
    private static final Logger LOG = LoggerFactory.getLogger(LastVerification.class);
    private static final int MOST_BYTES = 1 << 16;

    private final Path file;

    /** What is remembered. */
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
            @Nullable Long comparedSize) {}

    LastVerification(Path file) {
        this.file = file;
    }

    /** Aside first, then forced to disk, then renamed, so that there is the old one or the new one. */
    void keep(VerificationReport report) {
        VerificationReport.Compared compared = report.comparedWith();
        Kept kept = new Kept(
                report.id(),
                report.at(),
                report.asker(),
                report.askerName(),
                report.outcome(),
                report.verdict(),
                report.entries(),
                report.size(),
                report.sm3Root(),
                compared == null ? null : compared.size());
        byte[] bytes = JsonMapper.shared()
                .writeValueAsString(RecordMapper.toJson(kept))
                .getBytes(StandardCharsets.UTF_8);
        Path aside = file.resolveSibling("." + file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.error("what the verification came to could not be kept in {}", file, e);
        }
    }

    /** What was kept; nothing where there is no file, or somebody made it another one. */
    public Optional<Kept> read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(
                    RecordMapper.fromJson(JsonMapper.shared().readTree(Files.readAllBytes(file)), Kept.class));
        } catch (IOException | JacksonException | InvalidDocument unreadable) {
            LOG.warn("{} does not tell a verification", file, unreadable);
            return Optional.empty();
        }
    }
}
