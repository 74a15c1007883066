package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip without the hour in which it was made: parts at one fixed time, and a workbook's properties without today's. Its sheets
 * say nothing of their size: what writes them row by row does not know it when it begins, and other programs believe what
 * stands there.
 */
public final class FixedZip {
    private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final String CREATED = "(?<=>)\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z(?=</dcterms:created>)";

    private static final String SHEETS = "xl/worksheets/sheet";
    private static final Pattern DIMENSION = Pattern.compile("<dimension [^>]*/>");
    /** Far more than stands before the first row but the widths of columns. */
    private static final int HEAD = 1 << 12;

    private FixedZip() {}

    /** Copies a workbook; its parts are not packed again. */
    public static void copy(Path from, Path to) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(from).get();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            for (ZipArchiveEntry entry : entries) {
                ZipArchiveEntry fixed = new ZipArchiveEntry(entry.getName());
                fixed.setTimeLocal(TIME);
                if (entry.getName().equals(PROPERTIES)) {
                    properties(zip, entry, fixed, out);
                    continue;
                }
                if (entry.getName().startsWith(SHEETS) && entry.getName().endsWith(".xml")) {
                    sheet(zip, entry, fixed, out);
                    continue;
                }
                fixed.setMethod(entry.getMethod());
                fixed.setSize(entry.getSize());
                fixed.setCompressedSize(entry.getCompressedSize());
                fixed.setCrc(entry.getCrc());
                try (InputStream raw = zip.getRawInputStream(entry)) {
                    out.addRawArchiveEntry(fixed, raw);
                }
            }
        }
    }

    private static void sheet(ZipFile zip, ZipArchiveEntry entry, ZipArchiveEntry fixed, ZipArchiveOutputStream out)
            throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            // Byte by byte a character, since the head may end within one.
            String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
            out.putArchiveEntry(fixed);
            out.write(DIMENSION.matcher(head).replaceFirst("").getBytes(StandardCharsets.ISO_8859_1));
            in.transferTo(out);
            out.closeArchiveEntry();
        }
    }

    private static void properties(
            ZipFile zip, ZipArchiveEntry entry, ZipArchiveEntry fixed, ZipArchiveOutputStream out) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            out.putArchiveEntry(fixed);
            out.write(text.replaceAll(CREATED, TIME + ":00Z").getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
    }
}
