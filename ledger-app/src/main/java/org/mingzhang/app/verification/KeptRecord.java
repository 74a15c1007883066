package org.mingzhang.app.verification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.RecordMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One record in a small file of the home, which outlives the process. A memory, and no proof. */
final class KeptRecord<T extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRecord.class);
    private static final int MOST_BYTES = 1 << 16;

    private final Path file;
    private final Class<T> type;

    KeptRecord(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /** Aside first, then forced to disk, then renamed, so that there is the old one or the new one. */
    void keep(T kept) {
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
            LOG.error("what was found could not be kept in {}", file, e);
        }
    }

    /** What was kept; nothing where there is no file, or somebody made it another one. */
    Optional<T> read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(RecordMapper.fromJson(JsonMapper.shared().readTree(Files.readAllBytes(file)), type));
        } catch (IOException | JacksonException | InvalidDocument unreadable) {
            LOG.warn("{} does not tell what was found", file, unreadable);
            return Optional.empty();
        }
    }
}
