package org.mingzhang.app.platform.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/**
 * Documents that are archives, told by the names in their directory; of their parts only the relationships are unpacked, up to a
 * bound. The directory says how large they would become; what it conceals, only who unpacks would find.
 */
final class ZipContent {
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_TIMES = 200;

    /** Below this size a good ratio proves nothing. */
    private static final long RATIO_COUNTS = 10L << 20;

    private static final int MOST_RELATIONSHIPS = 1 << 20;
    private static final Pattern RELATIONSHIP = Pattern.compile("<(?:\\w+:)?Relationship\\b[^>]*>");
    private static final Pattern EXTERNAL = Pattern.compile("TargetMode\\s*=\\s*[\"']External[\"']");
    private static final Pattern OPENED = Pattern.compile(
            "Type\\s*=\\s*[\"'][^\"']*/(?:attachedTemplate|frame|oleObject|subDocument|externalLinkPath|package)[\"']");

    private ZipContent() {}

    static FileType judge(Path file, long size) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new FileRefused(Reason.FILE_IS_BOMB, zip.size() + " 个条目");
            }
            Set<String> names = new HashSet<>();
            long unpacked = 0;
            long packed = 0;
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    throw new FileRefused(Reason.FILE_DAMAGED, "同一条目出现两次");
                }
                unpacked += Math.max(0, entry.getSize());
                packed += Math.max(0, entry.getCompressedSize());
                if (unpacked > MOST_BYTES || unpacked < 0 || packed > size || packed < 0) {
                    throw new FileRefused(Reason.FILE_IS_BOMB, "展开后超过 1 GiB，或条目互相重叠");
                }
            }
            if (unpacked > RATIO_COUNTS && unpacked > MOST_TIMES * size) {
                throw new FileRefused(Reason.FILE_IS_BOMB, "展开后为 " + unpacked + " 字节，是文件的 " + unpacked / size + " 倍");
            }
            FileType type = type(names);
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".rels")) {
                    relationships(new String(
                            zip.getInputStream(entry).readNBytes(MOST_RELATIONSHIPS), StandardCharsets.UTF_8));
                }
            }
            return type;
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new FileRefused(Reason.FILE_DAMAGED, "压缩结构读不出");
        }
    }

    /** Office opens some parts from elsewhere without asking (ECMA-376 part 1, §9.2): templates, frames, linked objects. */
    private static void relationships(String xml) {
        Matcher each = RELATIONSHIP.matcher(xml);
        while (each.find()) {
            String one = each.group();
            if (EXTERNAL.matcher(one).find() && OPENED.matcher(one).find()) {
                throw new FileRefused(Reason.FILE_HAS_SCRIPTS, "文档打开时会从别处取模板或对象");
            }
        }
    }

    private static FileType type(Set<String> names) {
        boolean office = names.contains("[content_types].xml");
        if (office
                && names.stream()
                        .anyMatch(name -> name.endsWith("vbaproject.bin")
                                || name.startsWith("xl/macrosheets/")
                                || name.contains("/activex/"))) {
            throw new FileRefused(Reason.FILE_HAS_MACROS, "其中有宏工程、宏表或 ActiveX 控件");
        }
        if (office && names.contains("word/document.xml")) {
            return FileType.DOCX;
        }
        if (office && names.contains("xl/workbook.xml")) {
            return FileType.XLSX;
        }
        if (names.contains("ofd.xml")) {
            return FileType.OFD;
        }
        throw new FileRefused(Reason.FILE_TYPE_NOT_ALLOWED, "是压缩包，但不是 Word、Excel 或 OFD 文档");
    }
}
