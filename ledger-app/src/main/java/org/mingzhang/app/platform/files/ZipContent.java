package org.mingzhang.app.platform.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/**
 * Documents that are archives, told by the names in their directory alone; no part of them is unpacked. The directory says how
 * large they would become; what it conceals, only who unpacks would find.
 */
final class ZipContent {
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_TIMES = 200;

    /** Below this size a good ratio proves nothing. */
    private static final long RATIO_COUNTS = 10L << 20;

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
            return type(names);
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new FileRefused(Reason.FILE_DAMAGED, "压缩结构读不出");
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
