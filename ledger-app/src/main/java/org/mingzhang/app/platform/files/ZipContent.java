package org.mingzhang.app.platform.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/**
 * Documents that are archives, told by the names in their directory. The directory says how large they would become; what is
 * unpacked is counted as well ({@link Unpacked}), since a directory may lie. What their parts hold is {@link OfficeParts}'s.
 */
final class ZipContent {
    private static final String CONTENT_TYPES = "[content_types].xml";
    private static final int MOST_ENTRIES = 10_000;

    /** What of a part is read that says what the others are. */
    private static final int MOST_TOLD = 16 << 20;

    /** What parts are by their content type (ECMA-376 part 2, 7.2.3); their names are free. */
    private static final Pattern MACROS = Pattern.compile("vbaproject|vbadata|macroenabled|macrosheet|activex");

    /** The same of a relationship (ECMA-376 part 1, 9.2); where a link leads to says nothing. */
    private static final Pattern CONTROLLED = Pattern.compile(
            "(?i)Type\\s*=\\s*[\"'][^\"']*/(?:vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet|control)[\"']");

    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|(\\d{1,7}));");
    private static final Pattern RELATIONSHIP = Pattern.compile("<(?:\\w+:)?Relationship\\b[^>]*>");
    private static final Pattern TARGET = Pattern.compile("\\bTarget\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern EXTERNAL = Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']");
    private static final Pattern OPENED = Pattern.compile(
            "Type\\s*=\\s*[\"'][^\"']*/(?:attachedTemplate|frame|oleObject|subDocument|externalLinkPath|package)[\"']");

    private ZipContent() {}

    static FileType judge(Path file, long size) throws IOException {
        return judge(file, size, new Unpacked(size), 0).orElseThrow(ZipContent::unknown);
    }

    /**
     * The type of a document; empty where it is one of PowerPoint, which nobody sends but many embed.
     *
     * @param depth how many documents it is embedded in
     */
    static Optional<FileType> judge(Path file, long size, Unpacked unpacked, int depth) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> names = names(zip, size);
            boolean office = names.contains(CONTENT_TYPES);
            if (office) {
                refuseMacros(names);
            }
            Optional<FileType> type = type(names, office);
            new OfficeParts(zip, unpacked, depth).judge(office ? relationships(zip, unpacked) : Set.of(), office);
            return type;
        } catch (ZipException | EOFException | IllegalArgumentException damaged) {
            throw new FileRefused(Reason.FILE_DAMAGED, "压缩结构读不出");
        }
    }

    /** Whether what is embedded in another document is an Office document; refused for what it has like any. */
    static boolean isOffice(Path file, long size, Unpacked unpacked, int depth) throws IOException {
        try {
            return !judge(file, size, unpacked, depth).equals(Optional.of(FileType.OFD));
        } catch (FileRefused refused) {
            if (refused.reason() == Reason.FILE_TYPE_NOT_ALLOWED) {
                return false;
            }
            throw refused;
        }
    }

    /** The names in the directory, in small letters; refused where it is none that a document has. */
    private static Set<String> names(ZipFile zip, long size) {
        if (zip.size() > MOST_ENTRIES) {
            throw new FileRefused(Reason.FILE_IS_BOMB, zip.size() + " 个条目");
        }
        Set<String> names = new HashSet<>();
        long unpacked = 0;
        long packed = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (leadsOut(name)) {
                throw new FileRefused(Reason.FILE_DAMAGED, "条目名会指到文档以外（含 ..、反斜杠或绝对路径）");
            }
            if (!names.add(name)) {
                throw new FileRefused(Reason.FILE_DAMAGED, "同一条目出现两次");
            }
            unpacked += Math.max(0, entry.getSize());
            packed += Math.max(0, entry.getCompressedSize());
            if (unpacked > Unpacked.MOST_BYTES || unpacked < 0 || packed > size || packed < 0) {
                throw new FileRefused(Reason.FILE_IS_BOMB, "展开后超过 1 GiB，或条目互相重叠");
            }
        }
        if (unpacked > Unpacked.RATIO_COUNTS && unpacked > Unpacked.MOST_TIMES * size) {
            throw new FileRefused(Reason.FILE_IS_BOMB, "展开后为 " + unpacked + " 字节，是文件的 " + unpacked / size + " 倍");
        }
        return names;
    }

    /** Whether whoever unpacks an entry by its name would write it elsewhere. */
    private static boolean leadsOut(String name) {
        String plain = name.replace("%2e", ".").replace("%2f", "/").replace("%5c", "\\");
        return plain.startsWith("/")
                || plain.indexOf('\\') >= 0
                || plain.indexOf(':') >= 0
                || Foreign.hasBinary(plain, 0, plain.length())
                || List.of(plain.split("/", -1)).contains("..");
    }

    /** Judges the relationships and content types; answers the parts that are embedded objects, in small letters. */
    private static Set<String> relationships(ZipFile zip, Unpacked unpacked) throws IOException {
        Set<String> embedded = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith(".rels")) {
                embedded.addAll(relationships(name, told(zip, entry, unpacked)));
            } else if (name.equals(CONTENT_TYPES)) {
                macros(told(zip, entry, unpacked));
            }
        }
        return embedded;
    }

    /** A part's text, whatever its characters are written as. */
    private static String told(ZipFile zip, ZipEntry entry, Unpacked unpacked) throws IOException {
        byte[] bytes = unpacked.of(zip.getInputStream(entry)).readNBytes(MOST_TOLD + 1);
        if (bytes.length > MOST_TOLD) {
            throw new FileRefused(Reason.FILE_IS_BOMB, entry.getName() + " 超过 16 MiB");
        }
        String text = new String(bytes, charset(bytes));
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new FileRefused(Reason.FILE_DAMAGED, entry.getName() + " 带有文档类型定义，Office 文档没有这一项");
        }
        return REFERENCE.matcher(text).replaceAll(reference -> {
            int code = reference.group(1) == null
                    ? Integer.parseInt(reference.group(2))
                    : Integer.parseInt(reference.group(1), 16);
            return Matcher.quoteReplacement(Character.isValidCodePoint(code) ? Character.toString(code) : "");
        });
    }

    /** XML begins with a mark of its byte order, or with a sign of one byte. */
    static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return switch (first) {
            case 0xfeff, 0x003c -> StandardCharsets.UTF_16BE;
            case 0xfffe, 0x3c00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static void macros(String xml) {
        if (MACROS.matcher(xml.toLowerCase(Locale.ROOT)).find()) {
            throw macros();
        }
    }

    private static FileRefused macros() {
        return new FileRefused(Reason.FILE_HAS_MACROS, "内容类型或部件关系写明有宏工程、宏表或 ActiveX 控件");
    }

    /** Office opens some parts from elsewhere without asking (ECMA-376 part 1, §9.2): templates, frames, linked objects. */
    private static Set<String> relationships(String name, String xml) {
        Set<String> embedded = new HashSet<>();
        Matcher each = RELATIONSHIP.matcher(xml);
        while (each.find()) {
            String one = each.group();
            if (CONTROLLED.matcher(one).find()) {
                throw macros();
            }
            boolean opened = OPENED.matcher(one).find();
            if (opened && EXTERNAL.matcher(one).find()) {
                throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "文档打开时会从别处取模板或对象");
            }
            Matcher target = TARGET.matcher(one);
            if (opened && target.find()) {
                embedded.add(part(name, target.group(1)));
            }
        }
        return embedded;
    }

    /** The part that a relationship leads to, seen from the part whose it is (ECMA-376 part 2, 6.5). */
    private static String part(String relationships, String target) {
        Path source = Path.of("/" + relationships).resolveSibling("..");
        return source.resolve(target.toLowerCase(Locale.ROOT))
                .normalize()
                .toString()
                .substring(1);
    }

    private static void refuseMacros(Set<String> names) {
        if (names.stream()
                .anyMatch(name -> name.endsWith("vbaproject.bin")
                        || name.startsWith("xl/macrosheets/")
                        || name.contains("/activex/"))) {
            throw new FileRefused(Reason.FILE_HAS_MACROS, "其中有宏工程、宏表或 ActiveX 控件");
        }
    }

    private static Optional<FileType> type(Set<String> names, boolean office) {
        if (office && names.contains("word/document.xml")) {
            return Optional.of(FileType.DOCX);
        }
        if (office && names.contains("xl/workbook.xml")) {
            return Optional.of(FileType.XLSX);
        }
        if (names.contains("ofd.xml")) {
            return Optional.of(FileType.OFD);
        }
        if (office && names.contains("ppt/presentation.xml")) {
            return Optional.empty();
        }
        throw unknown();
    }

    private static FileRefused unknown() {
        return new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "是压缩包，但不是 Word、Excel 或 OFD 文档");
    }
}
