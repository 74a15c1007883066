package org.mingzhang.app.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
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

    /** The name as it is, and for who reads letters only one of those that it has, with the ending that says what the file is. */
    private static String named(String name) {
        if (US_ASCII.newEncoder().canEncode(name)) {
            return ContentDisposition.attachment().filename(name).build().toString();
        }
        String whole =
                ContentDisposition.attachment().filename(name, UTF_8).build().toString();
        return "attachment; filename=\"" + plain(name) + "\"; " + whole.substring(whole.indexOf("filename*="));
    }

    static String plain(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot).replaceAll("[^A-Za-z0-9.]", "");
        String letters = (dot < 0 ? name : name.substring(0, dot))
                .replaceAll("[^A-Za-z0-9._-]+", "-")
                .replaceAll("^[-._]+|[-._]+$", "");
        return (letters.isEmpty() ? "file" : letters) + ending;
    }
}
