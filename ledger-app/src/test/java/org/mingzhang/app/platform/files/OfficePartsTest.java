package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/** What Office documents carry within them. */
class OfficePartsTest extends JudgedFiles {
    private static final String W = "<w:document xmlns:w=\"urn:w\"><w:body>";
    private static final String W_END = "</w:body></w:document>";

    private static byte[] archive(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] office(String main, String name, byte[] content) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
        parts.put(main, (W + "<w:p/>" + W_END).getBytes(UTF_8));
        parts.put(name, content);
        return archive(parts);
    }

    private static byte[] docx(String name, byte[] content) throws IOException {
        return office("word/document.xml", name, content);
    }

    private static byte[] docx(String body) throws IOException {
        return docx("word/document2.xml", (W + body + W_END).getBytes(UTF_8));
    }

    private static byte[] ole(String... streams) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            for (String stream : streams) {
                file.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            }
            file.writeFilesystem(out);
        }
        return out.toByteArray();
    }

    private static byte[] xlsx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("甲|乙").createRow(0).createCell(0).setCellFormula("SUM(B1:B9)&\"|\"");
            book.createSheet("表").createRow(0).createCell(0).setCellFormula("'甲|乙'!A1");
            book.write(out);
        }
        return out.toByteArray();
    }

    private static byte[] xls() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet("表");
            book.write(out);
        }
        return out.toByteArray();
    }

    @Test
    void picturesAndOfficeDocumentsWithinAreKept() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
        parts.put("word/document.xml", (W + "<w:p/>" + W_END).getBytes(UTF_8));
        parts.put("word/media/image1.png", FileContentTest.png(10, 10));
        parts.put("word/embeddings/Microsoft_Excel_Worksheet.xlsx", xlsx());
        parts.put("word/embeddings/oleObject1.bin", xls());
        parts.put("word/embeddings/image.emf", "\u0001\0\0\0X\0\0\0".getBytes(ISO_8859_1));
        parts.put("word/fonts/font1.odttf", "MZ\u0001\u0002".getBytes(ISO_8859_1));
        parts.put("word/fonts/", new byte[0]);
        kept(FileType.DOCX, "a table and a picture", archive(parts));
        kept(FileType.DOCX, "a document in a document", docx("word/embeddings/a.docx", archive(parts)));
        kept(
                FileType.DOCX,
                "slides",
                docx("word/embeddings/a.pptx", FileContentTest.zip("[Content_Types].xml", "ppt/presentation.xml")));
        kept(FileType.XLSX, "a workbook", xlsx());
        kept(FileType.OFD, "an invoice", FileContentTest.zip("OFD.xml", "Doc_0/Attachs/original_invoice.xml"));
    }

    /** Attacks: what opens with a double click on a picture in a document. */
    @Test
    void programsAndPackedObjectsWithinAreRefused() throws IOException {
        byte[] program = "MZ\u0090\0".getBytes(ISO_8859_1);
        refused(Reason.FILE_HAS_SCRIPTS, "by its name", docx("word/embeddings/x.exe", new byte[] {1}));
        refused(Reason.FILE_HAS_SCRIPTS, "by its bytes", docx("word/media/image1.png", program));
        refused(Reason.FILE_HAS_SCRIPTS, "a script", docx("word/x.VBS", new byte[] {1}));
        refused(Reason.FILE_HAS_SCRIPTS, "in OFD", FileContentTest.zip("OFD.xml", "Doc_0/Attachs/x.exe"));
        refused(Reason.FILE_HAS_SCRIPTS, "no document", docx("word/embeddings/x.bin", new byte[] {1, 2}));
        refused(Reason.FILE_HAS_SCRIPTS, "text", docx("word/embeddings/x.txt", "hello".getBytes(UTF_8)));
        refused(Reason.FILE_HAS_SCRIPTS, "RTF", docx("word/afchunk.dat", "{\\rtf1 x}".getBytes(UTF_8)));
        for (String part : List.of("word/embeddings/oleObject1.bin", "word/media/picture.dat", "customXml/item1.xml")) {
            refused(Reason.FILE_HAS_SCRIPTS, "packager", docx(part, ole("\u0001Ole10Native", "\u0001CompObj")));
            refused(Reason.FILE_HAS_SCRIPTS, "package", docx(part, ole("Package")));
            refused(Reason.FILE_HAS_SCRIPTS, "in a table", docx(part, ole("Workbook", "\u0001Ole10Native")));
            refused(Reason.FILE_HAS_SCRIPTS, "equation", docx(part, ole("Equation Native", "\u0001Ole")));
            refused(Reason.FILE_HAS_SCRIPTS, "archive", docx(part, FileContentTest.zip("a.txt")));
            refused(Reason.FILE_HAS_MACROS, "macros", docx(part, ole("WordDocument", "_VBA_PROJECT")));
        }
        refused(Reason.FILE_HAS_SCRIPTS, "old documents too", ole("WordDocument", "\u0001Ole10Native"));
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "two deep",
                docx("word/embeddings/a.docx", docx("word/embeddings/x.exe", new byte[] {1})));
        refused(
                Reason.FILE_HAS_MACROS,
                "macros two deep",
                office(
                        "xl/workbook.xml",
                        "xl/embeddings/a.xlsx",
                        FileContentTest.zip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin")));
        byte[] deep = docx("word/embeddings/a.png", FileContentTest.png(1, 1));
        for (int i = 0; i < 3; i++) {
            deep = docx("word/embeddings/a.docx", deep);
        }
        kept(FileType.DOCX, "three deep", deep);
        refused(Reason.FILE_IS_BOMB, "deeper", docx("word/embeddings/a.docx", deep));
    }

    @Test
    void anObjectIsToldByItsRelationshipToo() throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
        parts.put("word/document.xml", (W + W_END).getBytes(UTF_8));
        parts.put("word/data/x.dat", new byte[] {7});
        for (String target : List.of("data/x.dat", "/word/data/X.dat", "../word/data/./x.dat")) {
            parts.put(
                    "word/_rels/document.xml.rels",
                    ("<Relationships><Relationship Type=\"http://x/oleObject\" Target=\"" + target
                                    + "\"/></Relationships>")
                            .getBytes(UTF_8));
            refused(Reason.FILE_HAS_SCRIPTS, target, archive(parts));
        }
        parts.remove("word/_rels/document.xml.rels");
        kept(FileType.DOCX, "data of another kind", archive(parts));
    }

    /** Attacks on whoever unpacks a document by the names in it. */
    @Test
    void namesThatLeadOutOfADocumentAreRefused() throws IOException {
        for (String name : List.of(
                "../../x.xml",
                "word/../../x.xml",
                "/etc/x.xml",
                "word\\x.xml",
                "..\\x.xml",
                "C:/x.xml",
                "word/%2e%2E/x.xml",
                "word/a\u0001.xml")) {
            refused(Reason.FILE_DAMAGED, name, docx(name, "<x/>".getBytes(UTF_8)));
            refused(Reason.FILE_DAMAGED, "OFD " + name, FileContentTest.zip("OFD.xml", name));
        }
        kept(FileType.DOCX, "points in a name", docx("word/a..b.xml", "<x/>".getBytes(UTF_8)));
    }

    private static String run(String text) {
        return "<w:r><w:instrText xml:space=\"preserve\">" + text + "</w:instrText></w:r>";
    }

    private static String mark(String type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    }

    /** Attacks: a document that starts a program when its fields are brought up to date. */
    @Test
    void fieldsThatStartAProgramAreRefusedHoweverTheyAreWritten() throws IOException {
        String command = " c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"";
        for (String body : List.of(
                "<w:p>" + run("DDEAUTO" + command) + "</w:p>",
                "<w:p>" + mark("begin") + run("DDE" + command) + mark("end") + "</w:p>",
                "<w:p>" + mark("begin") + run(" d") + run("De") + run("AUT") + run("O" + command) + mark("end")
                        + "</w:p>",
                "<w:p>" + mark("begin") + run("DDE") + "</w:p><w:p>" + run("AUTO" + command) + mark("separate")
                        + "</w:p>",
                "<w:p>" + mark("begin") + run("DDE ") + mark("begin") + run("QUOTE 99 109") + mark("end") + run(" x")
                        + mark("end") + "</w:p>",
                "<w:p>" + mark("begin") + run("QUOTE ") + mark("begin") + run("DDEAUTO x") + mark("end") + mark("end")
                        + "</w:p>",
                "<w:p>" + run("<![CDATA[DDE]]><!-- x -->AUTO cmd") + "</w:p>",
                "<w:p>" + run("&#68;DEAUTO cmd") + "</w:p>",
                "<w:p><w:fldSimple w:instr=\" DDEAUTO cmd \"><w:r/></w:fldSimple></w:p>",
                "<w:p><w:r><w:delInstrText>DDEAUTO cmd</w:delInstrText></w:r></w:p>")) {
            refused(Reason.FILE_HAS_SCRIPTS, body, docx(body));
            refused(
                    Reason.FILE_HAS_SCRIPTS,
                    "in sixteen bits: " + body,
                    docx(
                            "word/x.dat",
                            ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + W + body + W_END).getBytes(UTF_16)));
            refused(
                    Reason.FILE_HAS_SCRIPTS,
                    "in a document within: " + body,
                    docx("word/embeddings/a.docx", docx(body)));
        }
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "XML that breaks off",
                docx("word/x.xml", (W + "<w:instrText>DDEAUTO cmd").getBytes(UTF_8)));
        refused(
                Reason.FILE_DAMAGED,
                "entities",
                docx("word/x.xml", "<!DOCTYPE x [<!ENTITY a \"DDE\">]><x>&a;</x>".getBytes(UTF_8)));
        kept(
                FileType.DOCX,
                "fields of every day",
                docx("<w:p>" + mark("begin") + run("PAGE") + mark("separate") + mark("end") + mark("begin")
                        + run(" HYPERLINK \"https://example.invalid/dde auto\" ") + mark("end")
                        + "<w:r><w:t>DDEAUTO cmd is only words</w:t></w:r>"
                        + "<m:f><m:num><m:t>|x|</m:t></m:num></m:f></w:p>"));
    }

    @Test
    void workbooksThatStartAProgramAreRefused() throws IOException {
        for (String sheet : List.of(
                "<worksheet><sheetData><row><c><f>cmd|'/c calc'!A0</f></c></row></sheetData></worksheet>",
                "<x:worksheet><x:f>=1+cmd|&apos;/c calc&apos;!A0</x:f></x:worksheet>",
                "<worksheet><f>\"a\"&amp;'cmd'|'/c \"calc\"'!A0</f></worksheet>",
                "<workbook><definedName name=\"a\">cmd|'/c calc'!A0</definedName></workbook>",
                "<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>")) {
            refused(
                    Reason.FILE_HAS_SCRIPTS,
                    sheet,
                    office("xl/workbook.xml", "xl/worksheets/sheet1.xml", sheet.getBytes(UTF_8)));
        }
        kept(
                FileType.XLSX,
                "formulas of every day",
                office(
                        "xl/workbook.xml",
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><f>SUM('甲|乙'!A1:A9)&amp;\"|\"&amp;'O''Brien|x'!B1</f><v>a|b</v></worksheet>"
                                .getBytes(UTF_8)));
    }

    /** A ledger of years: no bound of the reader of XML is met by honest files. */
    @Test
    void aLargeSheetIsReadToItsEnd() throws IOException {
        StringBuilder sheet = new StringBuilder("<worksheet><sheetData>");
        for (int i = 0; i < 200_000; i++) {
            sheet.append("<row r=\"")
                    .append(i)
                    .append("\"><c r=\"A")
                    .append(i)
                    .append("\" t=\"n\"><v>")
                    .append(i * 7_919L % 1_000_003)
                    .append("</v></c><c><v>&amp;&lt;</v></c></row>");
        }
        String end = "</sheetData></worksheet>";
        kept(
                FileType.XLSX,
                "large",
                office("xl/workbook.xml", "xl/worksheets/sheet1.xml", (sheet + end).getBytes(UTF_8)));
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "at its end",
                office(
                        "xl/workbook.xml",
                        "xl/worksheets/sheet1.xml",
                        (sheet + "<f>cmd|'/c calc'!A0</f>" + end).getBytes(UTF_8)));
    }
}
