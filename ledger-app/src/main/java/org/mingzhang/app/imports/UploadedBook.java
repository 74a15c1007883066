package org.mingzhang.app.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workbook that somebody sent to have it checked, kept until they send another or have not come back for it.
 *
 * @param file in a folder of its own, under its own name
 */
record UploadedBook(Path file, String name, String programme, Mode mode) {
    private static final Logger LOG = LoggerFactory.getLogger(UploadedBook.class);

    /** Removes it. */
    void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        } catch (IOException e) {
            LOG.warn("A workbook that was sent for a check could not be removed: {}", file, e);
        }
    }
}
