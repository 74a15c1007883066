package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * Which files a PDF names (ISO 32000-1, 7.11): none on another machine or in the web, and no attachment that is a program by its
 * name. The strings of every object are looked at, wherever one seems to begin, within streams too, since a table may lead a reader
 * anywhere; but not those that another key of the format gives another meaning (a title, a link of the web).
 */
final class PdfTargets {
    private static final Set<String> FILE_KEYS = Set.of("F", "UF", "DOS", "Unix", "Mac");
    private static final Pattern FETCHES = Pattern.compile("/(?:GoToR|GoToE|Thread)(?![A-Za-z0-9])");
    private static final Pattern ATTACHES =
            Pattern.compile("/(?:EmbeddedFiles?|EF|Filespec|FileAttachment)(?![A-Za-z0-9])");
    private static final Pattern OBJECT = Pattern.compile("(?<![A-Za-z])obj(?![A-Za-z])");
    private static final Set<String> OVER = Set.of("stream", "endobj", "obj");
    private static final Pattern ELSEWHERE = Pattern.compile("//[^/].*|[a-z][a-z0-9+.-]+:/.*", Pattern.DOTALL);

    /** Readings of one byte, on average, before a file is told to be made to be slow. */
    private static final int MOST_READINGS = 8;

    /** What of a string is read, and what of it is looked at. */
    private static final int MOST_STRING = 1 << 16;

    private static final int MOST_NAME = 2_000;
    private static final int OCTAL = 8;

    private final String text;
    private final boolean fetches;
    private final boolean attaches;
    private int at;
    private long work;

    private PdfTargets(String text, boolean fetches, boolean attaches) {
        this.text = text;
        this.fetches = fetches;
        this.attaches = attaches;
    }

    /** What a string stands for, as far as the key before it tells. */
    private enum Place {
        FILE,
        OTHER,
        UNTOLD
    }

    /**
     * The file, or what an object stream holds.
     *
     * @param raw as it stands
     * @param plain with its names as a reader reads them
     */
    record Part(String raw, String plain) {}

    /** @param parts the file first, then what its object streams hold */
    static void judge(List<Part> parts) {
        boolean fetches =
                parts.stream().anyMatch(part -> FETCHES.matcher(part.plain()).find());
        boolean attaches =
                parts.stream().anyMatch(part -> ATTACHES.matcher(part.plain()).find());
        boolean first = true;
        for (Part part : parts) {
            PdfTargets targets = new PdfTargets(part.raw(), fetches, attaches);
            if (first) {
                targets.objects();
            } else {
                targets.object(0, false);
            }
            first = false;
        }
    }

    private void objects() {
        Matcher objects = OBJECT.matcher(text);
        while (objects.find()) {
            object(objects.end(), true);
        }
    }

    /** Reads to the end of an object, or of the text. */
    private void object(int from, boolean single) {
        at = from;
        Place place = Place.UNTOLD;
        while (blank()) {
            Place before = place;
            place = Place.UNTOLD;
            char c = text.charAt(at);
            if (text.startsWith("<<", at) || text.startsWith(">>", at)) {
                at += 2;
            } else if (c == '(' || c == '<') {
                string(before);
            } else if (c == '/') {
                at++;
                place = FILE_KEYS.contains(PdfContent.plain(word())) ? Place.FILE : Place.OTHER;
            } else if (!PdfStreams.isRegular(c)) {
                at++;
            } else if (OVER.contains(word()) && single) {
                break;
            }
        }
        work += at - from;
        if (work > (long) MOST_READINGS * text.length()) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 的对象互相交错");
        }
    }

    /** Goes on to what is neither blank nor comment; false at the end. */
    private boolean blank() {
        boolean comment = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (comment) {
                comment = c != '\n' && c != '\r';
            } else if (c == '%') {
                comment = true;
            } else if (!PdfStreams.isBlank(c)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private String word() {
        int from = at;
        while (at < text.length() && PdfStreams.isRegular(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private void string(Place place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        at = text.charAt(at) == '(' ? literal(at + 1, bytes) : hexadecimal(at + 1, bytes);
        if (place == Place.OTHER) {
            return;
        }
        String name = decoded(Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), MOST_NAME)));
        if (isElsewhere(name) && (place == Place.FILE || fetches)) {
            throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "PDF 要打开别的机器或网址上的文件");
        }
        // A bare word that ends in .com is a site more often than a program.
        boolean site = place == Place.UNTOLD && name.toLowerCase(Locale.ROOT).endsWith(".com");
        if (ProgramNames.isProgram(name) && !site && (place == Place.FILE || attaches)) {
            throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "PDF 的附件按名称是程序或脚本");
        }
    }

    private static boolean isElsewhere(String name) {
        return ELSEWHERE
                .matcher(name.strip().replace('\\', '/').toLowerCase(Locale.ROOT))
                .matches();
    }

    /** The bytes of a string in brackets; says where it ends. */
    private int literal(int from, ByteArrayOutputStream bytes) {
        int depth = 1;
        int next = from;
        while (next < text.length() && next - from < MOST_STRING) {
            char c = text.charAt(next++);
            if (c == '\\' && next < text.length()) {
                next = escaped(next, bytes);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return next;
            }
            bytes.write(c);
        }
        return next;
    }

    private int escaped(int from, ByteArrayOutputStream bytes) {
        int next = from;
        char c = text.charAt(next);
        if (Character.digit(c, OCTAL) < 0) {
            // An end of line is none within a string; other escapes are themselves, or blanks.
            if (c != '\n' && c != '\r') {
                bytes.write("nrtbf".indexOf(c) >= 0 ? ' ' : c);
            }
            return next + 1;
        }
        int code = 0;
        while (next < text.length() && next - from < 3 && Character.digit(text.charAt(next), OCTAL) >= 0) {
            code = code * OCTAL + Character.digit(text.charAt(next++), OCTAL);
        }
        bytes.write(code);
        return next;
    }

    private int hexadecimal(int from, ByteArrayOutputStream bytes) {
        int next = from;
        int high = -1;
        while (next < text.length() && next - from < MOST_STRING && text.charAt(next) != '>') {
            int digit = Character.digit(text.charAt(next++), 16);
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                bytes.write((high << 4) | digit);
                high = -1;
            }
        }
        return next + 1;
    }

    private static String decoded(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << OCTAL) | (bytes[1] & 0xff);
        Charset charset = first == 0xfeff ? UTF_16BE : first == 0xfffe ? UTF_16LE : ISO_8859_1;
        return new String(bytes, charset).replace("\ufeff", "");
    }
}
