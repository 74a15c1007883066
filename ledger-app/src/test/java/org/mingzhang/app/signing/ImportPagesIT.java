package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.CreditCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workbook in the console: checked and recorded while its page looks on, and refused whole where it means harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPagesIT {
    private static final String HEADER = "统一社会信用代码,企业名称,县(市、区),细分行业\n";

    private ServedLedger served;
    private Browser city;

    @BeforeAll
    void begin(@TempDir Path home) {
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("colleague", "city", Role.CITY_INDUSTRY);
        served.opensProgramme("handan", "handan-2025", "city");
        served.serve();
        city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD);
    }

    @AfterAll
    void end() {
        city.close();
        served.close();
    }

    private static String code(int n) {
        String first = String.format("91130402MA%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    private static String row(int n) {
        return code(n) + ",示例企业" + n + ",邯山区,关键标准件\n";
    }

    private Page sent(String fileName, byte[] content) {
        city.get("/imports");
        return ended(city.upload("/imports", Map.of("mode", "HISTORY"), "file", fileName, content));
    }

    /** As the page does, looks again until it is over. */
    private Page ended(Page first) {
        Page page = first;
        for (int looks = 0; page.html().contains("正在办理</h1>"); looks++) {
            assertThat(looks).as(page.html()).isLessThan(20_000);
            page = city.get("/imports/run");
        }
        return page;
    }

    private static String confirmation(Page page) {
        Matcher found =
                Pattern.compile("name=\"confirmation\" value=\"([^\"]+)\"").matcher(page.html());
        assertThat(found.find()).as(page.html()).isTrue();
        return found.group(1);
    }

    private Page record(String confirmation, String passphrase) {
        return ended(city.post("/imports/record", Map.of("confirmation", confirmation, "passphrase", passphrase)));
    }

    /** The same over REST: checked, recorded beside the request, and asked for. */
    @Test
    void aProgramChecksAWorkbookRecordsItAndAsksWhatCameOfIt() throws IOException, InterruptedException {
        byte[] book = (HEADER + row(301) + row(302)).getBytes(UTF_8);
        long before = served.size();
        String mine = served.part(Tokens.class)
                .make("city", "测试", Tokens.Limits.NONE, 1)
                .secret();
        String runs = "/api/v1/programmes/handan/imports/runs";
        JsonNode checked = JsonMapper.shared()
                .readTree(sent("/api/v1/programmes/handan/imports/checks", book, Map.of(), mine)
                        .body());
        assertThat(checked.get("clean").booleanValue()).isTrue();
        String confirmation = checked.get("confirmation").stringValue();

        HttpResponse<String> wrong =
                sent(runs, book, Map.of("confirmation", confirmation, "passphrase", "wrong-words"), mine);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).contains("triesLeft").doesNotContain("wrong-words");
        JsonNode other = run(runs, book, "other", mine);
        assertThat(other.get("refused").stringValue()).contains("检查之后账本有了变动");
        assertThat(served.size()).isEqualTo(before);

        JsonNode done = run(runs, book, confirmation, mine);
        assertThat(done.at("/recorded/rows").intValue()).as(done.toString()).isEqualTo(2);
        assertThat(done.at("/recorded/lastPosition").longValue()).isEqualTo(served.size() - 1);
        assertThat(served.entriesFrom(before)).anyMatch(entry -> entry.contains(code(301)));

        String others = served.part(Tokens.class)
                .make("colleague", "测试", Tokens.Limits.NONE, 1)
                .secret();
        assertThat(asked(runs + "/" + done.get("run").stringValue(), others).statusCode())
                .as("another's run")
                .isEqualTo(404);
    }

    private JsonNode run(String runs, byte[] book, String confirmation, String secret)
            throws IOException, InterruptedException {
        HttpResponse<String> begun =
                sent(runs, book, Map.of("confirmation", confirmation, "passphrase", ServedLedger.PASSPHRASE), secret);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String place = begun.headers().firstValue("Location").orElseThrow();
        JsonNode told = JsonMapper.shared().readTree(begun.body());
        for (int looks = 0; !told.get("ended").booleanValue(); looks++) {
            assertThat(looks).as(told.toString()).isLessThan(20_000);
            told = JsonMapper.shared().readTree(asked(place, secret).body());
        }
        return told;
    }

    private HttpResponse<String> asked(String path, String secret) throws IOException, InterruptedException {
        return answer(
                HttpRequest.newBuilder(URI.create(served.address() + path)).GET(), secret);
    }

    private HttpResponse<String> sent(String path, byte[] book, Map<String, String> parts, String secret)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> part : parts.entrySet()) {
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"\r\n\r\n"
                            + part.getValue() + "\r\n")
                    .getBytes(UTF_8));
        }
        body.writeBytes(
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"企业.csv\"\r\n\r\n".getBytes(UTF_8));
        body.writeBytes(book);
        body.writeBytes("\r\n--b--\r\n".getBytes(UTF_8));
        return answer(
                HttpRequest.newBuilder(URI.create(served.address() + path))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())),
                secret);
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request, String secret)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    request.header("Authorization", "Bearer " + secret).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aWorkbookIsCheckedShownAndRecordedAfterOneSignature() {
        long before = served.size();
        Page checked = sent("企业.csv", (HEADER + row(101) + row(102)).getBytes(UTF_8));
        assertThat(checked.html()).contains("都合要求：将入账 2 行", "各表合计已核对，签名入账");
        assertThat(served.size()).as("a check records nothing").isEqualTo(before);
        String confirmation = confirmation(checked);

        assertThat(record(confirmation, "wrong-words").html()).contains("密钥口令不对", "都合要求：将入账 2 行");
        assertThat(record("other", ServedLedger.PASSPHRASE).status()).isEqualTo(404);
        try (Browser colleague = Browser.signedIn(served.address(), "colleague", ServedLedger.PASSWORD)) {
            assertThat(colleague.get("/imports/run").html()).doesNotContain("企业.csv");
            assertThat(colleague
                            .post(
                                    "/imports/record",
                                    Map.of("confirmation", confirmation, "passphrase", ServedLedger.PASSPHRASE))
                            .status())
                    .as("another's workbook")
                    .isEqualTo(404);
        }
        assertThat(served.size()).isEqualTo(before);

        Page done = record(confirmation, ServedLedger.PASSPHRASE);
        assertThat(done.html()).contains("已入账 2 行", "导入编号");
        assertThat(served.entriesFrom(before)).anyMatch(entry -> entry.contains(code(101)));
        long after = served.size();
        assertThat(city.post(
                                "/imports/record",
                                Map.of("confirmation", confirmation, "passphrase", ServedLedger.PASSPHRASE))
                        .status())
                .as("a second press")
                .isEqualTo(404);
        assertThat(served.size()).isEqualTo(after);
    }

    /** What the treasury says of payments is held against the ledger at once; other sheets end at their report. */
    @Test
    void afterLinesOfTheTreasuryTheFirstPageIsWhereTheyAndTheLedgerPart() {
        Page checked = sent(
                "国库支付.csv",
                "支付凭证号,日期,资金来源,预算科目,收款户名,收款账号,金额,摘要\nPZ-7301,2025-12-30,中央财政奖补资金,数字化改造,示例无名公司,6200000000007301,7301.00,示例\n"
                        .getBytes(UTF_8));
        Page first = record(confirmation(checked), ServedLedger.PASSPHRASE);
        assertThat(first.address()).contains("/differences");
        assertThat(first.html()).contains("工作簿已入账", "回到这次导入的结果", "国库有、账本无", "PZ-7301");
        assertThat(city.get("/imports").html()).contains("/imports/run?report=true");
        Page report = city.get("/imports/run?report=true");
        assertThat(report.address()).contains("/imports/run");
        assertThat(report.html()).contains("国库支付.csv：已入账 1 行", "看账实差异");
        assertThat(city.get("/differences").html()).doesNotContain("回到这次导入的结果");

        Page others = sent("企业.csv", (HEADER + row(401)).getBytes(UTF_8));
        assertThat(record(confirmation(others), ServedLedger.PASSPHRASE).address())
                .as("enterprises")
                .contains("/imports/run");
    }

    @Test
    void everythingThatIsWrongIsListedByRow() {
        Page checked = sent("企业.csv", (HEADER + row(201) + "9113,示例,无此县,关键标准件\n,,邯山区,\n").getBytes(UTF_8));
        assertThat(checked.html()).contains("不合要求", "一行也不入账", "无此县", "统一社会信用代码").doesNotContain("签名入账");
    }

    @Test
    void whatMeansHarmIsRefusedAndLeavesNothingBehind() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ".txt"), "secret-of-the-server");
        String stolen = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri()
                + "\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";
        Map<String, byte[]> harmful = Map.of(
                "entity.xlsx",
                workbook(stolen.getBytes(UTF_8)),
                "bomb.xlsx",
                workbook(new byte[200 << 20]),
                "no-zip.xlsx",
                "PK not really".getBytes(UTF_8),
                "cut.xlsx",
                java.util.Arrays.copyOf(workbook("<worksheet/>".getBytes(UTF_8)), 60),
                "formula.csv",
                "=cmd|' /C calc'!A0\n".getBytes(UTF_8));
        for (Map.Entry<String, byte[]> one : harmful.entrySet()) {
            long before = served.size();
            Page page = sent(one.getKey(), one.getValue());
            assertThat(page.status()).as(one.getKey()).isEqualTo(200);
            assertThat(page.html())
                    .as(one.getKey())
                    .doesNotContain("签名入账</button>", "secret-of-the-server", "Exception")
                    .containsAnyOf("role=\"alert\"", "一行也不入账");
            assertThat(served.size()).isEqualTo(before);
            assertThat(uploads()).as(one.getKey()).isEmpty();
        }
        for (String name : List.of("book.exe", "../../book.xls", "")) {
            assertThat(sent(name, "x".getBytes(UTF_8)).html()).contains("请选一个 .xlsx 或 .csv 文件");
        }
        Files.delete(secret);
        // The next workbook takes the place of the one before, and leaving ends the last.
        city.post("/logout", Map.of());
        city.close();
        assertThat(uploads()).isEmpty();
        city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD);
    }

    private static List<Path> uploads() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(file -> file.getFileName().toString().startsWith("workbook"))
                    .toList();
        }
    }

    private static byte[] workbook(byte[] sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".getBytes(UTF_8));
            put(
                    zip,
                    "xl/workbook.xml",
                    ("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                    + "<sheets><sheet name=\"企业\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")
                            .getBytes(UTF_8));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\""
                                    + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
                            .getBytes(UTF_8));
            put(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
