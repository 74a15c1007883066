package org.mingzhang.app.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * The header under which a file is saved. Whoever hands one out says here whether it is kept who took it; no other place writes
 * this header, and a test sees to that.
 */
public final class Attachment {
    /** The header's name. */
    public static final String HEADER = HttpHeaders.CONTENT_DISPOSITION;

    private Attachment() {}

    /** Of a file with rows or papers of somebody, whose taking was recorded. */
    public static String recorded(String name, ReadsLog.Receipt receipt) {
        if (receipt.position() < 0) {
            throw new IllegalArgumentException("no entry stands at " + receipt.position());
        }
        return named(name);
    }

    /** Of a file that is nobody's data: a proof, a checkpoint, a published policy, an empty form, what the taker themself is about to sign. */
    public static String proof(String name) {
        return named(name);
    }

    private static String named(String name) {
        return ContentDisposition.attachment().filename(name, UTF_8).build().toString();
    }
}
