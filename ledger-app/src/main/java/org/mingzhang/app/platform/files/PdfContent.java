package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * What a PDF may not have (ISO 32000-1): encryption, scripts, forms that carry scripts of their own (XFA), actions
 * that start programs. Names are read as a reader reads
 * them, whatever characters are written as {@code #xx}, and in compressed object streams too, within bounds; object
 * streams that are coded in another way are refused. Attachments are
 * left alone: electronic invoices carry their structured data so.
 */
final class PdfContent {
    private static final int TAIL = 4_096;

    /** What all object streams of a file may become. */
    private static final int MOST_INFLATED = 64 << 20;

    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    private int inflated;

    private PdfContent() {}

    static void judge(FileChannel channel) throws IOException {
        String tail = new String(FileContent.part(channel, Math.max(0, channel.size() - TAIL), TAIL), ISO_8859_1);
        if (!tail.contains("%%EOF")) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 没有结尾（%%EOF）");
        }
        new PdfContent().whole(FileContent.part(channel, 0, Math.toIntExact(channel.size())));
    }

    private void whole(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        names(text);
        for (PdfStreams.ObjectStream stream : new PdfStreams(text).all()) {
            if (stream.flate()) {
                names(new String(inflate(bytes, stream.from()), ISO_8859_1));
            }
        }
    }

    private byte[] inflate(byte[] bytes, int from) {
        byte[] out = new byte[1 << 16];
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            while (!inflater.finished()) {
                int n = inflater.inflate(out);
                if (n == 0) {
                    break;
                }
                inflated += n;
                if (inflated > MOST_INFLATED) {
                    throw new FileRefused(Reason.FILE_IS_BOMB, "PDF 的对象流展开后超过 64 MiB");
                }
                whole.write(out, 0, n);
            }
        } catch (DataFormatException damaged) {
            throw new FileRefused(Reason.FILE_DAMAGED, "PDF 的对象流读不出");
        } finally {
            inflater.end();
        }
        return whole.toByteArray();
    }

    private static void names(String text) {
        String plain = text.indexOf('#') < 0 ? text : plain(text);
        refuse(plain, "/Encrypt", Reason.FILE_ENCRYPTED, "PDF 有加密字典");
        refuse(plain, "/JavaScript", Reason.FILE_HAS_SCRIPTS, "PDF 有 JavaScript");
        refuse(plain, "/XFA", Reason.FILE_HAS_SCRIPTS, "PDF 有 XFA 动态表单");
        refuse(plain, "/Launch", Reason.FILE_HAS_SCRIPTS, "PDF 有启动程序的动作");
    }

    /** A name as a reader reads it. */
    static String plain(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) HexFormat.fromHexDigits(escape.group(1)))));
    }

    /** Refuses a name of the format; what only begins with it is another name. */
    private static void refuse(String text, String name, Reason reason, String found) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if (end < text.length() && !Character.isLetterOrDigit(text.charAt(end))) {
                throw new FileRefused(reason, found);
            }
        }
    }
}
