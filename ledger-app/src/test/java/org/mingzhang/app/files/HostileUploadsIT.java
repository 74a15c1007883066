package org.mingzhang.app.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.projection.Progress;

/** Files that are made to do harm, sent to be checked or kept: each is a problem, and nothing of it lies about afterwards. */
class HostileUploadsIT extends Uploading {
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    // The first sheet explains the others and is not read.
    private static final String SHEET = "xl/worksheets/sheet2.xml";

    private String mine() {
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
        application.getBean(Accounts.class).openForDemo(List.of("city"), "Right-horse-42");
        return application
                .getBean(Tokens.class)
                .make("city", "测试", Tokens.Limits.NONE, 1)
                .secret();
    }

    /** A workbook of the programme with one part changed. */
    private byte[] changed(byte[] good, String part, String content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean found = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(good));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    found = true;
                    out.write(content.getBytes(UTF_8));
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        assertThat(found).as(part).isTrue();
        return file.toByteArray();
    }

    private static String entity(Path secret) {
        return "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            type.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return type.append("]>").toString();
    }

    private static String sheet(String before, String text) {
        return before + "<worksheet xmlns=\"" + SHEETS
                + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + text
                + "</t></is></c></row></sheetData></worksheet>";
    }

    private static String bomb() {
        return "<worksheet xmlns=\"" + SHEETS + "\"><sheetData>"
                + ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + " ".repeat(1 << 20)).repeat(64);
    }

    private HttpResponse<String> check(byte[] file, String name, String secret) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes(tail());
        return client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/programmes/handan/imports/checks"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Authorization", "Bearer " + secret)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Folders that workbooks are laid aside in. */
    private static Set<Path> aside() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("workbook"))
                    .collect(Collectors.toSet());
        }
    }

    /** What lies in the home beside the database, its log and its checkpoints. */
    private Set<Path> kept() throws IOException {
        Path home = ledger.store().home().root();
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of("postgres", "logs", "checkpoints")
                            .noneMatch(folder -> file.startsWith(home.resolve(folder))))
                    .collect(Collectors.toSet());
        }
    }

    /** Files of these very bytes, wherever a server may have put what is sent to it. */
    private static List<Path> copies(byte[] content) throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().matches("(workbook|tomcat|upload|ledger|poi).*"))
                    .flatMap(HostileUploadsIT::under)
                    .filter(file -> holds(file, content))
                    .toList();
        }
    }

    private static Stream<Path> under(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException | UncheckedIOException gone) {
            return Stream.empty();
        }
    }

    private static boolean holds(Path file, byte[] content) {
        try {
            return Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void aHostileWorkbookIsAProblemAndLeavesNothing(@TempDir Path temp) throws Exception {
        String secret = mine();
        Path outside = Files.writeString(temp.resolve("secret.txt"), "the-secret-outside");
        HttpResponse<byte[]> template = client.send(
                HttpRequest.newBuilder(URI.create(address + "/api/v1/programmes/handan/imports/template.xlsx"))
                        .header("Authorization", "Bearer " + secret)
                        .build(),
                BodyHandlers.ofByteArray());
        byte[] good = template.body();
        Set<Path> before = aside();
        Set<Path> home = kept();
        HttpResponse<String> sound = check(good, "good.xlsx", secret);
        assertThat(sound.statusCode()).as(sound.body()).isEqualTo(200);
        byte[] half = Arrays.copyOf(good, good.length / 2);
        List<byte[]> hostile = List.of(
                changed(good, SHEET, sheet(entity(outside), "&e;")),
                changed(good, SHEET, sheet(laughs(), "&a11;")),
                changed(good, "xl/workbook.xml", laughs() + "<workbook>&a11;</workbook>"),
                changed(good, SHEET, bomb()),
                half,
                "PK\u0003\u0004 no archive".getBytes(UTF_8));
        for (byte[] file : hostile) {
            HttpResponse<String> answer = check(file, "book.xlsx", secret);
            assertThat(answer.statusCode())
                    .as(hostile.indexOf(file) + answer.body())
                    .isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(answer.body())
                    .contains("/file")
                    .doesNotContain("the-secret-outside", "Exception", "lollol", "\tat ");
            assertThat(copies(file)).isEmpty();
        }
        for (String name : List.of("book.xls", "../../book", "book.xlsx.exe", "", "book.zip")) {
            assertThat(check(good, name, secret).statusCode()).as(name).isEqualTo(400);
        }
        assertThat(copies(good)).isEmpty();
        assertThat(aside()).as("folders for workbooks").isSubsetOf(before);
        assertThat(kept()).isEqualTo(home);
    }

    @Test
    void aHostileDocumentIsRefusedAndLeavesNothing(@TempDir Path temp) throws Exception {
        Path outside = Files.writeString(temp.resolve("secret.txt"), "the-secret-outside");
        Set<Path> before = kept();
        for (String part : List.of(entity(outside) + "<a>&e;</a>", laughs() + "<a>&a11;</a>", " ".repeat(96 << 20))) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(file)) {
                for (String name : List.of("[Content_Types].xml", "word/document.xml", "_rels/.rels")) {
                    out.putNextEntry(new ZipEntry(name));
                    out.write(part.getBytes(UTF_8));
                    out.closeEntry();
                }
            }
            byte[] content = file.toByteArray();
            Reply reply = upload(sign(applicant, attaching("A-1", "合同.docx", content, DOCX)), content);
            assertThat(reply.status()).as("%s", reply.body()).isIn(413, 415, 422);
            assertThat(reply.body().toString()).doesNotContain("the-secret-outside", "Exception", "lollol");
            assertThat(copies(content)).isEmpty();
        }
        assertThat(kept()).isEqualTo(before);
    }
}
