package org.mingzhang.tools.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.mingzhang.tools.DisplayWidth;
import org.mingzhang.tools.SampleData;

/**
 * One printed page as PDF (ISO 32000-1): a title and lines of text between two marks that it is invented. The font is one of the
 * format's own for Chinese, so that none is carried along; without dates and numbers of its own, the same text gives the same bytes.
 */
final class PdfPage {
    private static final int LEFT = 64;
    private static final int TOP = 770;
    private static final int BOTTOM = 48;
    private static final int SIZE = 12;
    private static final int TITLE_SIZE = 20;
    private static final int MARK_SIZE = 9;
    private static final int LEADING = 24;
    /** So many columns of half a letter's height fit between the margins. */
    private static final int COLUMNS = 76;

    private static final int PAGE_WIDTH = 595;

    private static final String[] FONT = {
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 /W [1 95 500]"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
                + " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    };

    private final StringBuilder text = new StringBuilder();

    PdfPage(String title, List<String> lines) {
        put(MARK_SIZE, LEFT, TOP + LEADING, SampleData.MARK);
        put(TITLE_SIZE, (PAGE_WIDTH - DisplayWidth.of(title) * TITLE_SIZE / 2) / 2, TOP - LEADING, title);
        int at = TOP - 3 * LEADING;
        for (String line : lines) {
            for (String part : folded(line)) {
                put(SIZE, LEFT, at, part);
                at -= LEADING;
            }
        }
        put(MARK_SIZE, LEFT, BOTTOM, SampleData.MARK);
    }

    private void put(int size, int x, int y, String line) {
        text.append("BT /F1 ")
                .append(size)
                .append(" Tf ")
                .append(x)
                .append(' ')
                .append(y)
                .append(" Td <")
                .append(HexFormat.of().formatHex(line.getBytes(UTF_16BE)))
                .append("> Tj ET\n");
    }

    private static List<String> folded(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int letter : line.codePoints().toArray()) {
            String next = Character.toString(letter);
            if (DisplayWidth.of(part + next) > COLUMNS) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(next);
        }
        parts.add(part.toString());
        return parts;
    }

    byte[] bytes() {
        List<String> objects = new ArrayList<>();
        objects.add("<< /Type /Catalog /Pages 2 0 R >>");
        objects.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + PAGE_WIDTH
                + " 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>");
        objects.add("<< /Length " + text.length() + " >>\nstream\n" + text + "endstream");
        objects.addAll(List.of(FONT));
        StringBuilder out = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.length()));
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = out.length();
        out.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        out.append(table).append("trailer\n<< /Size ").append(objects.size() + 1);
        out.append(" /Root 1 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
        return out.toString().getBytes(ISO_8859_1);
    }
}
