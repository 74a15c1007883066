package org.mingzhang.app.platform.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * What a PDF is made of from its first byte to its last (ISO 32000-1, 7.5): objects, tables, trailers, comments, and its end
 * mark. Between them readers overlook much and so does this, but no markup, program or archive. Behind an end mark only a further
 * such section follows, ended like the first (an incremental update, or the rest of a file made for the web), or blanks. What
 * looks like an end within a stream or a string is none.
 */
final class PdfLayout {
    private static final String END = "%%EOF";
    private static final String STREAM_END = "endstream";

    /** Control characters that some programs write behind the end, besides blanks. */
    private static final char SUBSTITUTE = 0x1a;

    /** The longest comment behind an end mark. */
    private static final int MOST_COMMENT = 255;

    /** Words behind an end mark, within objects, that the format does not have. */
    private static final int MOST_UNKNOWN = 32;

    private static final Pattern BETWEEN =
            Pattern.compile("[-+.\\d]+|\\d*obj|endobj\\d*|endstream|(?:endobj)?xref|trailer|startxref\\d*|[nf]");
    private static final Pattern WITHIN = Pattern.compile("[-+.\\deE]+|true|false|null|R|endstream|\\d*obj");
    private static final Pattern LENGTH = Pattern.compile("\\s{0,9}(\\d{1,10})(?:\\s{1,9}\\d{1,5}\\s{1,9}(R))?");
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\d)(\\d{1,9})\\s{1,4}\\d{1,5}\\s{1,4}obj\\s{0,4}(\\d{1,10})\\s{0,4}endobj");
    private static final Set<String> OVER = Set.of("xref", "startxref");

    private final String text;
    private int at;
    private boolean ended;
    private boolean pending = true;
    private boolean inside;
    private int unknown;
    private int objectEnd = -1;
    private int brokenUntil;
    private final List<String> lengths = new ArrayList<>();
    private @Nullable Map<String, Long> numbers;

    private PdfLayout(String text) {
        this.text = text;
    }

    static void judge(String text) {
        new PdfLayout(text).whole();
    }

    private void whole() {
        while (blank()) {
            if (text.startsWith(END, at)) {
                at += END.length();
                ended = true;
                pending = false;
                inside = false;
            } else if (text.charAt(at) == '%') {
                comment();
            } else {
                pending = true;
                if (inside) {
                    within();
                } else {
                    between();
                }
            }
        }
        if (!ended) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 没有结尾（%%EOF）");
        }
        if (pending) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 的结尾（%%EOF）之后还有内容，却没有新的结尾");
        }
    }

    /** Goes on to what is no blank; false at the end of the file. */
    private boolean blank() {
        while (at < text.length()
                && (PdfStreams.isBlank(text.charAt(at)) || (ended && text.charAt(at) == SUBSTITUTE))) {
            at++;
        }
        return at < text.length();
    }

    private void comment() {
        int from = at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        String comment = text.substring(from, at);
        if (Foreign.hasMarkup(comment) || Foreign.hasArchive(comment) || Foreign.begins(comment, 1)) {
            throw foreign();
        }
        if (ended && (comment.length() > MOST_COMMENT || Foreign.hasBinary(comment, 0, comment.length()))) {
            throw behind();
        }
    }

    /** What stands outside of objects. */
    private void between() {
        int from = at;
        String word = word();
        if (!BETWEEN.matcher(word).matches()) {
            junk(from, word);
            at = Math.max(at, from + 1);
        } else if (word.endsWith("trailer") || (word.endsWith("obj") && !word.startsWith("end"))) {
            inside = true;
            lengths.clear();
        }
    }

    /** What stands in an object or a trailer. */
    private void within() {
        int from = at;
        char c = text.charAt(at);
        if (c == '(') {
            string();
        } else if (text.startsWith("<<", at) || text.startsWith(">>", at)) {
            at += 2;
        } else if (c == '<') {
            hexadecimal();
        } else if (c == '/') {
            at++;
            if (PdfContent.plain(word()).equals("Length")) {
                length();
            }
        } else if (!PdfStreams.isRegular(c)) {
            at++;
        } else {
            keyword(from, word());
        }
    }

    private void keyword(int from, String word) {
        if (word.equals("stream")) {
            stream();
        } else if (word.startsWith("endobj") || OVER.contains(word)) {
            inside = false;
        } else if (!WITHIN.matcher(word).matches() && !word.equals("trailer")) {
            unknown++;
            boolean odd = ended && (unknown > MOST_UNKNOWN || Foreign.hasBinary(word, 0, word.length()));
            if (odd || Foreign.begins(text, from) || Foreign.hasArchive(word)) {
                junk(from, word);
            }
        }
    }

    /** A run of regular characters; empty before a delimiter. */
    private String word() {
        int from = at;
        while (at < text.length() && PdfStreams.isRegular(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Passes over a string; one that reaches beyond its object has lost its end, and brackets are overlooked up to there. */
    private void string() {
        int from = at++;
        if (from < brokenUntil) {
            return;
        }
        if (objectEnd < from) {
            int end = text.indexOf("endobj", from);
            objectEnd = end < 0 ? text.length() : end;
        }
        int depth = 1;
        while (depth > 0 && at < objectEnd) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' ? 2 : 1;
        }
        if (depth > 0 && objectEnd < text.length()) {
            brokenUntil = objectEnd;
            at = from + 1;
        }
    }

    private void hexadecimal() {
        int from = at++;
        while (at < text.length()
                && (PdfStreams.isBlank(text.charAt(at)) || Character.digit(text.charAt(at), 16) >= 0)) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '>') {
            junk(from, "");
        } else {
            at++;
        }
    }

    private void length() {
        Matcher value = LENGTH.matcher(text).region(at, text.length());
        if (value.lookingAt()) {
            lengths.add(value.group(2) == null ? value.group(1) : value.group(1) + " R");
        }
    }

    /** Passes over the bytes of a stream: as many as its object says if its end stands there, else up to the next end. */
    private void stream() {
        int from = at;
        while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        from += text.startsWith("\r", from) ? 1 : 0;
        from += text.startsWith("\n", from) ? 1 : 0;
        for (String length : lengths) {
            long to = from + (length.endsWith("R") ? number(length) : Long.parseLong(length));
            if (to >= from && to < text.length()) {
                at = (int) to;
                if (blank() && text.startsWith(STREAM_END, at)) {
                    at += STREAM_END.length();
                    lengths.clear();
                    return;
                }
            }
        }
        int end = text.indexOf(STREAM_END, from);
        if (end < 0) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 的一段内容没有结尾（endstream）");
        }
        at = end + STREAM_END.length();
        lengths.clear();
    }

    /** What an object is that is nothing but a number; −1 where there is none. */
    private long number(String reference) {
        if (numbers == null) {
            Map<String, Long> found = new HashMap<>();
            Matcher each = NUMBER.matcher(text);
            while (each.find()) {
                found.put(each.group(1) + " R", Long.parseLong(each.group(2)));
            }
            numbers = found;
        }
        return numbers.getOrDefault(reference, -1L);
    }

    /** What the format does not have: overlooked before the first end mark, unless it is something else. */
    private void junk(int from, String word) {
        if (Foreign.begins(text, from) || Foreign.hasArchive(word)) {
            throw foreign();
        }
        if (ended) {
            throw behind();
        }
    }

    private static FileRefused foreign() {
        return new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "PDF 里夹着或后面接着网页、程序或压缩包");
    }

    private static FileRefused behind() {
        return new FileRefused(Reason.FILE_DAMAGED, "PDF 的结尾（%%EOF）之后有不属于 PDF 的内容");
    }
}
