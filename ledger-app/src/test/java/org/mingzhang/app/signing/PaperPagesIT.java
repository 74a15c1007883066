package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.seal.Suite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that are chosen in the form of an application come into the case once it is recorded, and nowhere before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperPagesIT {
    private ServedLedger served;
    private Path files;
    private String code;
    private String other;
    private Browser applicant;

    @BeforeAll
    void begin(@TempDir Path home) {
        files = home.resolve("files");
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.opensProgramme("handan", "handan-2025", "city");
        code = served.registers("示例企业", 1, "130402", "city");
        other = served.registers("示例邻企", 2, "130402", "city");
        served.submit("city", new AdmitEnterprise(code, "handan", "1", "名单〔2026〕1号"));
        served.arrives("applicant", code, Role.APPLICANT);
        served.arrives("neighbour", other, Role.APPLICANT);
        served.serve();
        applicant = Browser.signedIn(served.address(), "applicant", ServedLedger.PASSWORD);
    }

    @AfterAll
    void end() {
        applicant.close();
        served.close();
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
                .getBytes(ISO_8859_1);
    }

    private static JsonNode chosen(Browser browser, String name, byte[] content) {
        browser.get("/do/application.submit");
        Page page = browser.upload("/do/application.submit/paper", Map.of(), "file", name, content);
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        return JsonMapper.shared().readTree(page.html());
    }

    /** The form as the page sends it, with the files as its first documents. */
    private Map<String, String> form(String application, JsonNode... papers) {
        Map<String, String> form = new HashMap<>(Map.of(
                "application", application,
                "programme", "handan",
                "direction", "HD-01",
                "applicant", code,
                "title", "示例改造"));
        for (int i = 0; i < papers.length; i++) {
            String at = "documents[" + i + "].";
            form.put(at + "kind", i == 0 ? "改造方案" : "营业执照");
            form.put(at + "name", papers[i].get("name").stringValue());
            form.put(at + "sm3", papers[i].get("sm3").stringValue());
            form.put(at + "_held", papers[i].get("held").stringValue());
        }
        return form;
    }

    private Page signed(Page look) {
        return applicant.post(
                "/do/application.submit/sign", Map.of("draft", look.handle(), "passphrase", ServedLedger.PASSPHRASE));
    }

    private static String batch(Page page) {
        Matcher batch = Pattern.compile("batch=([0-9a-f]{32})").matcher(page.address());
        assertThat(batch.find()).as(page.address() + page.html()).isTrue();
        return batch.group(1);
    }

    /** Files in their places; what lies aside is in none. */
    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.resolveSibling("").endsWith("incoming"))
                    .toList();
        }
    }

    @Test
    void theChosenFilesAreKeptWithTheCaseByCommandsOfTheirOwnOnceItIsRecorded() throws IOException {
        byte[] plan = pdf("plan");
        JsonNode first = chosen(applicant, "改造方案.pdf", plan);
        JsonNode second = chosen(applicant, "营业执照.pdf", pdf("licence"));
        assertThat(first.get("sm3").stringValue())
                .isEqualTo(Suite.SM3.hash(plan).toString());
        Page look = applicant.post("/do/application.submit", form("SB-1", first, second));
        assertThat(look.html()).contains("所选的 2 份文件这一步只签摘要");
        assertThat(kept()).as("before the application is recorded").isEmpty();
        assertThat(applicant
                        .post("/do/application.submit/papers", Map.of("draft", look.handle()))
                        .status())
                .as("no case to keep them with")
                .isEqualTo(404);

        Page result = signed(look);
        assertThat(result.html()).contains("已记账", "还有一步：所选的 2 份文件只登记了摘要", "存入材料");
        assertThat(kept()).isEmpty();
        long before = served.size();
        Page batch = applicant.post("/do/application.submit/papers", Map.of("draft", look.handle()));
        assertThat(batch.html()).contains("逐件签名并记账（2 件）", "改造方案.pdf", "营业执照.pdf");
        assertThat(served.size()).as("looking records nothing").isEqualTo(before);
        assertThat(batch(applicant.post("/do/application.submit/papers", Map.of("draft", look.handle()))))
                .as("a second press")
                .isEqualTo(batch(batch));
        Page done =
                applicant.post("/do/batch/sign", Map.of("batch", batch(batch), "passphrase", ServedLedger.PASSPHRASE));
        assertThat(done.html()).contains("已记账 ").doesNotContain("账本不会接受");
        assertThat(served.entriesFrom(before))
                .filteredOn(entry -> entry.contains("application.document-attached"))
                .hasSize(2);
        assertThat(kept()).hasSize(2);
        assertThat(applicant.download("/api/v1/applications/SB-1/documents/"
                        + first.get("sm3").stringValue()))
                .isEqualTo(plan);
        Page file = applicant.get("/trail/document/" + first.get("sm3").stringValue());
        assertThat(file.html()).contains("SM3 和 SHA-256 摘要都与账目所载一致", "打开文件");
        assertThat(applicant.get(result.address().replace(served.address(), "")).html())
                .contains("存入材料：看各份文件办到哪里")
                .doesNotContain("还有一步");
        Files.write(
                files.resolve(first.get("sm3").stringValue().substring(0, 2))
                        .resolve(first.get("sm3").stringValue().substring(2)),
                pdf("pla1"));
        assertThat(applicant
                        .get("/trail/document/" + first.get("sm3").stringValue())
                        .html())
                .as("altered by somebody with the disk in hand")
                .contains("这份文件不可采信")
                .doesNotContain("打开文件");
        Files.write(
                files.resolve(first.get("sm3").stringValue().substring(0, 2))
                        .resolve(first.get("sm3").stringValue().substring(2)),
                plan);
    }

    @Test
    void aRefusedApplicationBringsNoFileIntoAnyCase() throws IOException {
        JsonNode paper = chosen(applicant, "证明.pdf", pdf("refused"));
        Map<String, String> form = form("SB-2", paper);
        form.put("applicant", other);
        Page look = applicant.post("/do/application.submit", form);
        assertThat(look.html()).contains("账本不会接受这件事").doesNotContain("下一页把文件存入材料");
        assertThat(applicant
                        .post("/do/application.submit/papers", Map.of("draft", look.handle()))
                        .status())
                .isEqualTo(404);
        assertThat(served.ledger().store().files().path(paper.get("sm3").stringValue()))
                .doesNotExist();
    }

    @Test
    void whatIsNoDocumentOrTooOldOrAnothersIsSaidAtItsField() {
        applicant.get("/do/application.submit");
        Page program = applicant.upload(
                "/do/application.submit/paper", Map.of(), "file", "方案.pdf", "MZ\u0000program".getBytes(UTF_8));
        assertThat(program.status()).isEqualTo(422);
        assertThat(program.html()).contains("problem");
        JsonNode paper = chosen(applicant, "方案.pdf", pdf("mine"));

        Map<String, String> misnamed = form("SB-3", paper);
        misnamed.put("documents[0].name", "方案");
        assertThat(applicant.post("/do/application.submit", misnamed).status()).isEqualTo(422);
        Map<String, String> altered = form("SB-3", paper);
        altered.put("documents[0].sm3", "0".repeat(64));
        assertThat(applicant.post("/do/application.submit", altered).html()).contains("摘要不是所选文件的");
        try (Browser neighbour = Browser.signedIn(served.address(), "neighbour", ServedLedger.PASSWORD)) {
            JsonNode theirs = chosen(neighbour, "方案.pdf", pdf("theirs"));
            assertThat(applicant
                            .post("/do/application.submit", form("SB-3", theirs))
                            .html())
                    .as("a handle of somebody else's")
                    .contains("所选的文件已不在");
        }
        assertThat(applicant
                        .withoutToken("/do/application.submit/paper", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(applicant
                        .upload("/do/project.start/paper", Map.of(), "file", "方案.pdf", pdf("x"))
                        .status())
                .as("a command without documents")
                .isEqualTo(404);
    }
}
