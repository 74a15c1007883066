package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.mingzhang.app.platform.files.FileRefused.Reason;

/**
 * What a PDF may not have (ISO 32000-1): encryption, scripts, forms that carry scripts of their own (XFA), actions
 * that start programs, send or fetch something, films with programs of their own (rich media); an archive at its end. Names are
 * read as a reader reads them, whatever characters are written as {@code #xx}, and in compressed object streams too, within
 * bounds; object streams that are coded in another way are refused. Attachments are left alone, unless they are programs by
 * their names ({@link PdfTargets}): electronic invoices carry their structured data so. What stands between and behind its
 * objects is {@link PdfLayout}'s.
 */
final class PdfContent {
    private static final int TAIL = 4_096;

    /** What all object streams of a file may become. */
    private static final int MOST_INFLATED = 64 << 20;

    /** The end of an archive's directory: its mark, its length, and the longest comment behind it. */
    private static final int ARCHIVE_MARK = 0x06054b50;

    private static final int ARCHIVE_END = 22;
    private static final int MOST_ARCHIVE_COMMENT = 0xffff;

    private static final Pattern ESCAPE = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** A form of its own by its name and what may follow it: so few bytes alone stand in every large picture by chance. */
    private static final Pattern FORM = Pattern.compile("/XFA[\\x00\\t\\n\\f\\r \\[%]");

    private static final List<String> RICH_MEDIA =
            List.of("/RichMedia", "/RichMediaContent", "/RichMediaSettings", "/RichMediaExecute");

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
        List<PdfTargets.Part> parts = new ArrayList<>();
        parts.add(new PdfTargets.Part(text, names(text)));
        for (PdfStreams.ObjectStream stream : new PdfStreams(text).all()) {
            if (stream.flate()) {
                String objects = new String(inflate(bytes, stream.from()), ISO_8859_1);
                parts.add(new PdfTargets.Part(objects, names(objects)));
            }
        }
        PdfTargets.judge(parts);
        PdfLayout.judge(text);
        if (isArchive(bytes)) {
            throw new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "PDF 的末尾是压缩包的目录");
        }
    }

    /** Whether its last bytes are the directory of an archive (PKWARE APPNOTE, 4.3.16), which readers of archives look for there. */
    private static boolean isArchive(byte[] bytes) {
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int comment = 0; comment <= MOST_ARCHIVE_COMMENT; comment++) {
            int at = bytes.length - ARCHIVE_END - comment;
            if (at < 0) {
                return false;
            }
            if (end.getInt(at) == ARCHIVE_MARK && end.getShort(at + ARCHIVE_END - 2) == (short) comment) {
                return true;
            }
        }
        return false;
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

    /** Refuses what no PDF may have by its names; answers the text with its names as a reader reads them. */
    private static String names(String text) {
        String plain = text.indexOf('#') < 0 ? text : plain(text);
        refuse(plain, "/Encrypt", Reason.FILE_ENCRYPTED, "PDF 有加密字典");
        refuse(plain, "/JavaScript", Reason.FILE_HAS_SCRIPTS, "PDF 有 JavaScript");
        if (FORM.matcher(plain).find()) {
            throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "PDF 有 XFA 动态表单");
        }
        refuse(plain, "/Launch", Reason.FILE_HAS_SCRIPTS, "PDF 有启动程序的动作");
        refuse(plain, "/SubmitForm", Reason.FILE_HAS_SCRIPTS, "PDF 有向外提交表单的动作");
        refuse(plain, "/ImportData", Reason.FILE_HAS_SCRIPTS, "PDF 有从别处导入数据的动作");
        for (String media : RICH_MEDIA) {
            refuse(plain, media, Reason.FILE_HAS_SCRIPTS, "PDF 有富媒体（Flash 等）");
        }
        return plain;
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
