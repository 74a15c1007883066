package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/** What a file is, by its content; and what is refused whatever it calls itself. */
class FileContentTest {
    static final byte[] PDF =
            "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(ISO_8859_1);

    @TempDir
    private Path folder;

    private FileType judge(byte[] content) throws IOException {
        return FileContent.judge(Files.write(folder.resolve("x"), content)).type();
    }

    private void refused(Reason reason, byte[] content) {
        assertThatThrownBy(() -> judge(content))
                .isInstanceOfSatisfying(FileRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason))
                .hasMessageContaining(reason.allowed())
                .hasMessageNotContaining(reason.name());
    }

    static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private interface Part {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Part part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        part.write(bytes);
        return bytes.toByteArray();
    }

    private static byte[] ole(String... names) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            for (String name : names) {
                if (name.endsWith("/")) {
                    file.getRoot().createDirectory(name.substring(0, name.length() - 1));
                } else {
                    file.createDocument(new java.io.ByteArrayInputStream(new byte[5_000]), name);
                }
            }
            return bytes(file::writeFilesystem);
        }
    }

    @Test
    void eachTypeIsToldByItsContent() throws IOException {
        assertThat(judge(PDF)).isEqualTo(FileType.PDF);
        assertThat(judge(png(100, 100))).isEqualTo(FileType.PNG);
        assertThat(judge(jpeg())).isEqualTo(FileType.JPEG);
        assertThat(judge(zip("[Content_Types].xml", "word/document.xml"))).isEqualTo(FileType.DOCX);
        assertThat(judge(zip("OFD.xml", "Doc_0/Document.xml"))).isEqualTo(FileType.OFD);
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("表");
            assertThat(judge(bytes(book::write))).isEqualTo(FileType.XLSX);
        }
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("表");
            assertThat(judge(bytes(book::write))).isEqualTo(FileType.XLS);
        }
        assertThat(judge(ole("WordDocument", "1Table"))).isEqualTo(FileType.DOC);
    }

    static byte[] png(int width, int height) {
        return ByteBuffer.allocate(45)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[9])
                .putInt(0)
                .put("IEND".getBytes(ISO_8859_1))
                .putInt(0xae426082)
                .array();
    }

    @Test
    void whatRunsOrHidesOthersIsNotTaken() throws IOException {
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "MZ\u0090\0program".getBytes(ISO_8859_1));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "<html><script>alert(1)</script>".getBytes(UTF_8));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "#!/bin/sh\n".getBytes(UTF_8));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "GIF89a;%PDF-1.7 %%EOF".getBytes(UTF_8));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, zip("合同.pdf"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, ole("Installer"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, new byte[] {1});
    }

    @Test
    void macrosAndControlsAreRefusedWhateverTheNameEndsIn() throws IOException {
        refused(Reason.FILE_HAS_MACROS, zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        refused(Reason.FILE_HAS_MACROS, zip("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"));
        refused(Reason.FILE_HAS_MACROS, zip("[Content_Types].xml", "word/document.xml", "word/activeX/activeX1.bin"));
        refused(Reason.FILE_HAS_MACROS, ole("WordDocument", "Macros/"));
        refused(Reason.FILE_HAS_MACROS, ole("Workbook", "_VBA_PROJECT_CUR/"));
    }

    /** An attack: a document without macros fetches a template that has them. */
    @Test
    void whatOfficeFetchesFromElsewhereIsRefusedAndALinkIsNot() throws IOException {
        refused(Reason.FILE_HAS_SCRIPTS, related("attachedTemplate", "http://example.invalid/t.dotm"));
        refused(Reason.FILE_HAS_SCRIPTS, related("oleObject", "file:///x.bin"));
        assertThat(judge(related("hyperlink", "http://example.invalid/"))).isEqualTo(FileType.DOCX);
    }

    private static byte[] related(String type, String target) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry("word/_rels/settings.xml.rels"));
            zip.write(("<Relationships><Relationship Id=\"r1\" Type=\"http://schemas/relationships/" + type
                            + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>")
                    .getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void scriptsAndEncryptionInPdfAreRefused() {
        refused(Reason.FILE_HAS_SCRIPTS, pdf("/S/JavaScript/JS(app.alert)"));
        refused(Reason.FILE_HAS_SCRIPTS, pdf("/AcroForm<</XFA[(template) 9 0 R]/Fields[]>>"));
        refused(Reason.FILE_HAS_SCRIPTS, pdf("/S /Launch /F (cmd.exe)"));
        refused(Reason.FILE_ENCRYPTED, pdf("/Encrypt 5 0 R"));
        // Just where one read ends and the next begins.
        for (int i = 0; i < 20; i++) {
            refused(Reason.FILE_ENCRYPTED, pdf(" ".repeat((1 << 16) - 20 + i) + "/Encrypt 5 0 R"));
        }
    }

    @Test
    void namesOfPdfThatAreWrittenOtherwiseOrCompressedAreReadAllTheSame() throws IOException {
        refused(Reason.FILE_HAS_SCRIPTS, pdf("/S/J#61vaScript/JS(app.alert)"));
        refused(Reason.FILE_HAS_SCRIPTS, pdf("/S/L#61unch/F(cmd.exe)"));
        refused(Reason.FILE_HAS_SCRIPTS, pdfWith(deflated("1 0 <</S/JavaScript/JS(app.alert)>>".getBytes(ISO_8859_1))));
        assertThat(judge(pdfWith(deflated("1 0 <</Type/Page>>".getBytes(ISO_8859_1)))))
                .isEqualTo(FileType.PDF);
        refused(Reason.FILE_IS_BOMB, pdfWith(deflated(new byte[70 << 20])));
    }

    private static byte[] pdfWith(byte[] objects) {
        String pdf = new String(PDF, ISO_8859_1);
        int at = pdf.indexOf("trailer<<");
        return (pdf.substring(0, at) + "9 0 obj<</Type/ObjStm/Filter/FlateDecode/Length " + objects.length
                        + ">>stream\n" + new String(objects, ISO_8859_1) + "\nendstream endobj\n" + pdf.substring(at))
                .getBytes(ISO_8859_1);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] pdf(String more) {
        return new String(PDF, ISO_8859_1)
                .replace("trailer<<", "trailer<<" + more)
                .getBytes(ISO_8859_1);
    }

    @Test
    void otherNamesOfPdfThatOnlyBeginLikeThatAreFine() throws IOException {
        assertThat(judge(pdf("/EncryptMetadata false /Launched (x)"))).isEqualTo(FileType.PDF);
    }

    @Test
    void encryptedOfficeDocumentsAreRefused() throws IOException {
        refused(Reason.FILE_ENCRYPTED, ole("EncryptionInfo", "EncryptedPackage"));
    }

    @Test
    void damagedFilesAreRefused() throws IOException {
        refused(Reason.FILE_DAMAGED, "%PDF-1.7 cut off".getBytes(ISO_8859_1));
        byte[] whole = zip("[Content_Types].xml", "word/document.xml");
        refused(Reason.FILE_DAMAGED, java.util.Arrays.copyOf(whole, whole.length - 30));
    }

    @Test
    void bombIsRefusedByItsDirectoryAndNeverUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"[Content_Types].xml", "word/document.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[30 << 20]);
            }
        }
        assertThat(bytes.size()).isLessThan(100_000);
        refused(Reason.FILE_IS_BOMB, bytes.toByteArray());
    }

    @Test
    void bombOfManyEntriesIsRefused() throws IOException {
        String[] names = new String[10_001];
        for (int i = 0; i < names.length; i++) {
            names[i] = "word/" + i;
        }
        refused(Reason.FILE_IS_BOMB, zip(names));
    }

    @Test
    void bombWhoseDirectoryLiesAboutItsSizeIsNotUnpackedEither() throws IOException {
        // The directory says one byte each; nobody here would notice otherwise, since nothing is unpacked.
        assertThat(judge(lying(1))).isEqualTo(FileType.DOCX);
        refused(Reason.FILE_IS_BOMB, lying(0xfffffff0));
    }

    /** Stored entries whose directory states another size. */
    private static byte[] lying(int stated) throws IOException {
        byte[] honest = zip("[Content_Types].xml", "word/document.xml");
        ByteBuffer bytes = ByteBuffer.wrap(honest).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 4 < honest.length; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                bytes.putInt(at + 24, stated);
            }
        }
        return honest;
    }

    @Test
    void pictureOfAbsurdSizeIsRefused() {
        refused(Reason.FILE_IS_BOMB, png(100_000, 100_000));
        refused(Reason.FILE_IS_BOMB, png(-1, -1));
    }

    @Test
    void compoundFileThatLeadsInCirclesIsReadOnce() throws IOException {
        byte[] circular = ole("WordDocument");
        // The chain of directory sectors points to itself.
        ByteBuffer.wrap(circular)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putInt(48, 0)
                .putInt(76, 0);
        assertThat(judge(circular)).isEqualTo(FileType.DOC);
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().drawLine(0, 0, 39, 29);
        return bytes(out -> ImageIO.write(picture, "jpeg", out));
    }

    private static byte[] with(byte[] one, String more) throws IOException {
        return bytes(out -> {
            out.write(one);
            out.write(more.getBytes(ISO_8859_1));
        });
    }

    /** Attacks: what calls itself a picture is a page or a program to whoever sniffs. */
    @Test
    void aPictureIsWholeAndNoPageStandsBehindIt() throws IOException {
        refused(Reason.FILE_DAMAGED, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
        refused(Reason.FILE_DAMAGED, "\u00ff\u00d8\u00ff\u00e0<html><script>alert(1)</script>".getBytes(ISO_8859_1));
        refused(Reason.FILE_DAMAGED, "\u00ff\u00d8\u00ff\u00d9".getBytes(ISO_8859_1));
        byte[] whole = jpeg();
        for (int length : new int[] {whole.length - 1, whole.length - 2, whole.length / 2, 30, 4}) {
            refused(Reason.FILE_DAMAGED, java.util.Arrays.copyOf(whole, length));
        }
        refused(Reason.FILE_TYPE_NOT_ALLOWED, with(whole, "\n<HTML><script>alert(1)</script>"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, with(whole, "%PDF-1.7 %%EOF"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, with(whole, new String(zip("x.exe"), ISO_8859_1)));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, with(png(10, 10), "<svg onload=alert(1)>"));
        refused(Reason.FILE_DAMAGED, java.util.Arrays.copyOf(png(10, 10), 40));
    }

    /** A second picture, a film, padding: phones write them. */
    @Test
    void whatCamerasWriteBehindAPictureIsFine() throws IOException {
        byte[] whole = jpeg();
        assertThat(judge(with(whole, new String(whole, ISO_8859_1)))).isEqualTo(FileType.JPEG);
        assertThat(judge(with(whole, "\0\0\0\u0018ftypmp42\0\0<?xpacket begin?><x:xmpmeta/>SEFT")))
                .isEqualTo(FileType.JPEG);
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        assertThat(judge(bytes(out -> ImageIO.write(picture, "png", out)))).isEqualTo(FileType.PNG);
    }

    @Test
    void objectStreamsOfPdfThatNobodyCanReadAreRefused() throws IOException {
        byte[] script = "1 0 <</S/JavaScript/JS(app.alert)>>".getBytes(ISO_8859_1);
        String hex = java.util.HexFormat.of().formatHex(script) + ">";
        refused(Reason.FILE_HAS_SCRIPTS, coded("/Type/ObjStm/Filter/ASCIIHexDecode", hex));
        String chained = java.util.HexFormat.of().formatHex(deflated(script)) + ">";
        refused(Reason.FILE_HAS_SCRIPTS, coded("/Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]", chained));
        String flate = new String(deflated(script), ISO_8859_1);
        refused(Reason.FILE_HAS_SCRIPTS, coded("/Type/ObjStm/Filter/FlateDecode/X(" + "a".repeat(2_000) + ")", flate));
        refused(Reason.FILE_HAS_SCRIPTS, coded("/Type/Obj#53tm/Filter[/Fl]/X(9 0 obj \\( >>)%>>\n", flate));
        refused(Reason.FILE_HAS_SCRIPTS, coded("/N 1/First 5/Filter/FlateDecode", flate));
        refused(Reason.FILE_HAS_SCRIPTS, coded("/Type/ObjStm/Filter 7 0 R", flate));
        refused(
                Reason.FILE_HAS_SCRIPTS,
                coded("/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", flate));
        String page = new String(deflated("1 0 <</Type/Page>>".getBytes(ISO_8859_1)), ISO_8859_1);
        assertThat(judge(coded("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode]/DecodeParms<</Predictor 1>>", page)))
                .isEqualTo(FileType.PDF);
        // A picture may be coded as it likes.
        assertThat(judge(coded("/Subtype/Image/Filter[/ASCII85Decode/DCTDecode]", "x")))
                .isEqualTo(FileType.PDF);
    }

    private static byte[] coded(String dictionary, String content) {
        String pdf = new String(PDF, ISO_8859_1);
        int at = pdf.indexOf("trailer<<");
        return (pdf.substring(0, at) + "9 0 obj<<" + dictionary + ">>stream\n" + content + "\nendstream endobj\n"
                        + pdf.substring(at))
                .getBytes(ISO_8859_1);
    }

    /** An attack: dictionaries that never end, each read to the end of the file. */
    @Test
    void dictionariesThatRunIntoEachOtherAreNotReadForEver() {
        refused(Reason.FILE_DAMAGED, with9(" 1 0 obj<<".repeat(100_000)));
    }

    private static byte[] with9(String more) {
        return new String(PDF, ISO_8859_1).replace("trailer", more + "trailer").getBytes(ISO_8859_1);
    }

    /** Attacks: macros under another part's name, told by the content types or a relationship alone. */
    @Test
    void macrosAreToldByWhatPartsAreWhateverTheirNames() throws IOException {
        String type = "<Types><Override PartName=\"/word/macro.bin\""
                + " ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>";
        refused(Reason.FILE_HAS_MACROS, typed(type.getBytes(UTF_8), "<x/>"));
        refused(Reason.FILE_HAS_MACROS, typed(type.getBytes(java.nio.charset.StandardCharsets.UTF_16), "<x/>"));
        refused(
                Reason.FILE_HAS_MACROS,
                typed(type.replace("vba", "&#x76;b&#97;").getBytes(UTF_8), "<x/>"));
        refused(Reason.FILE_DAMAGED, typed("<!DOCTYPE x [<!ENTITY v \"vba\">]><Types/>".getBytes(UTF_8), "<x/>"));
        refused(
                Reason.FILE_HAS_MACROS,
                typed(
                        "<Types/>".getBytes(UTF_8),
                        "<Relationships><Relationship Type=\"http://schemas.microsoft.com/office/2006/relationships/"
                                + "vbaProject\" Target=\"macro.bin\"/></Relationships>"));
        assertThat(judge(typed(
                        "<Types/>".getBytes(UTF_8),
                        "<Relationships><Relationship Type=\"http://x/hyperlink\" Target=\"http://x/vbaProject\""
                                + " TargetMode=\"External\"/></Relationships>")))
                .isEqualTo(FileType.DOCX);
    }

    private static byte[] typed(byte[] types, String relationships) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(types);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write("<x/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("word/macro.bin"));
            zip.write(1);
            zip.putNextEntry(new ZipEntry("word/_rels/document.xml.rels"));
            zip.write(relationships.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
