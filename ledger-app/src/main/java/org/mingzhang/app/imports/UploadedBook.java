package org.mingzhang.app.imports;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A workbook that somebody sent to have it checked, kept until they leave or send another.
 *
 * @param file in a folder of its own, under its own name
 */
record UploadedBook(Path file, String name, String programme, Mode mode) implements HttpSessionBindingListener {
    private static final Logger LOG = LoggerFactory.getLogger(UploadedBook.class);

    /** One a session; the one before goes when another comes. */
    static final String KEPT = "mingzhang.uploadedBook";

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        delete();
    }

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
