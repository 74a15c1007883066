package org.mingzhang.app.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;

/**
 * An .xlsx, row by row: its texts lie on disk, one row in memory. Macros, links to other files, charts and shapes are
 * never looked at; XML entities are not followed, and a file that unpacks to far more than any table would is refused.
 */
final class XlsxSource implements WorkbookSource {
    static final String UNREASONABLE = "文件展开后大得不合常理，未予读取：请在表格软件中重新另存为 .xlsx";

    /** Rows of the same few words pack some sixty times smaller, bombs a thousand times. */
    private static final double LEAST_PACKED_SHARE = 0.004;

    private static final long MOST_UNPACKED_BYTES = (4L << 30) - 1;
    private static final int[] OLE2 = {0xD0, 0xCF, 0x11, 0xE0};
    private static final int[] ZIP = {'P', 'K', 3, 4};

    static {
        ZipSecureFile.setMinInflateRatio(LEAST_PACKED_SHARE);
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED_BYTES);
    }

    private final OPCPackage file;
    private final List<Tab> tabs = new ArrayList<>();
    private final XlsxStyles styles = new XlsxStyles();
    private final SharedTexts texts;
    private boolean from1904;

    private XlsxSource(OPCPackage file) throws IOException, OpenXML4JException {
        this.file = file;
        PackagePart workbook = workbook(file);
        try (XlsxPart part = new XlsxPart(workbook)) {
            while (part.next()) {
                if (part.starts("workbookPr")) {
                    from1904 = part.truth("date1904");
                } else if (part.starts("sheet")) {
                    tab(workbook, part.attribute("name"), part.relationship());
                }
            }
        }
        try (XlsxPart part = part(XSSFRelation.STYLES)) {
            if (part != null) {
                styles.take(part);
            }
        }
        // Last, since what is on disk is to be closed.
        try (XlsxPart part = part(XSSFRelation.SHARED_STRINGS)) {
            texts = SharedTexts.of(part);
        }
    }

    static XlsxSource open(Path path) throws IOException {
        requireZip(path);
        return told(() -> {
            OPCPackage file = OPCPackage.open(path.toFile(), PackageAccess.READ);
            try {
                return new XlsxSource(file);
            } catch (IOException | OpenXML4JException | RuntimeException e) {
                file.revert();
                throw e;
            }
        });
    }

    private static PackagePart workbook(OPCPackage file) {
        for (String type :
                List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            PackageRelationshipCollection found = file.getRelationshipsByType(type);
            if (!found.isEmpty()) {
                return Objects.requireNonNull(file.getPart(found.getRelationship(0)));
            }
        }
        throw new IllegalStateException("no workbook");
    }

    /** The one part of that kind; null where a file has none. */
    private @Nullable XlsxPart part(XSSFRelation kind) {
        List<PackagePart> parts = file.getPartsByContentType(kind.getContentType());
        return parts.isEmpty() ? null : new XlsxPart(parts.getFirst());
    }

    private void tab(PackagePart workbook, @Nullable String name, @Nullable String relationship)
            throws OpenXML4JException {
        if (relationship != null) {
            PackagePart sheet = workbook.getRelatedPart(workbook.getRelationship(relationship));
            tabs.add(new XlsxTab(Objects.requireNonNull(name), Objects.requireNonNull(sheet)));
        }
    }

    /** What is no zip is told apart by its first bytes, since the libraries' words for it differ. */
    private static void requireZip(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(64 << 10);
        }
        if (begins(head, OLE2)) {
            boolean encrypted = new String(head, StandardCharsets.UTF_16LE).contains("EncryptedPackage");
            throw new UnreadableWorkbook(
                    encrypted ? "文件有打开密码：请在表格软件中去掉密码，另存后再导入" : "这是旧格式的 .xls，或有打开密码的文件：请在表格软件中去掉密码，另存为 .xlsx");
        }
        if (!begins(head, ZIP)) {
            throw new UnreadableWorkbook(head.length == 0 ? "文件是空的" : "这不是 .xlsx 文件：请在表格软件中打开原表，另存为 .xlsx");
        }
    }

    private static boolean begins(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Runs the libraries; whatever they throw is a file that cannot be read, unless our own disk failed. */
    static <T extends @Nullable Object> T told(Callable<T> reading) {
        try {
            return reading.call();
        } catch (UnreadableWorkbook | UncheckedIOException ours) {
            throw ours;
        } catch (Exception e) {
            throw new UnreadableWorkbook(isBomb(e) ? UNREASONABLE : "文件已损坏，或不是 .xlsx 工作簿：请在表格软件中打开，另存为 .xlsx 后再导入", e);
        }
    }

    private static boolean isBomb(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Tab> tabs() {
        return tabs;
    }

    @Override
    public void close() {
        file.revert();
        texts.close();
    }

    private final class XlsxTab implements Tab {
        private final String name;
        private final PackagePart sheet;

        XlsxTab(String name, PackagePart sheet) {
            this.name = name;
            this.sheet = sheet;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Iterator<SourceRow> rows() {
            return new XlsxRows(told(() -> new XlsxPart(sheet)), name, styles, texts, from1904);
        }
    }
}
