package org.mingzhang.app.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.mingzhang.app.access.Attachment;
import org.mingzhang.app.access.ReadsLog.Receipt;
import org.mingzhang.domain.event.CitedFile;

/** A kept file on its way out: only to be saved, never shown, and never whole when it is not the one that was cited. */
final class HandedOut {
    private HandedOut() {}

    static void send(CitedFile cited, String name, Receipt kept, InputStream bytes, HttpServletResponse response)
            throws IOException {
        response.setContentType(cited.mediaType());
        response.setContentLengthLong(cited.sizeBytes());
        response.setHeader(Attachment.HEADER, Attachment.recorded(name, kept));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        // Once bytes are out, nothing may follow them: the connection ends short of the length that was promised.
        response.flushBuffer();
        try {
            bytes.transferTo(response.getOutputStream());
        } catch (IOException brokenOff) {
            throw new UncheckedIOException("a file could not be sent whole", brokenOff);
        }
    }
}
