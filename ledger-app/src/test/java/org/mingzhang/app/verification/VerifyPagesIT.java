package org.mingzhang.app.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.Visit;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who trusts nobody's word, at the desk of a ledger that another one has been tampering with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyPagesIT {
    private Path home;
    private long victim;
    private ConfigurableApplicationContext application;
    private Visit auditor;
    private Visit county;

    @BeforeAll
    void serve(@TempDir Path folder) {
        home = folder;
        Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
        Signer other = Signer.of("other", Role.CITY_INDUSTRY);
        try (TestLedger ledger = TestLedger.begin(home, admin)) {
            ledger.arrives(Signer.of("auditor", Role.AUDITOR));
            victim = ledger.arrives(other).firstPosition();
            Signer clerk = Signer.of("county", Role.COUNTY_INDUSTRY);
            ledger.arrives(new RegisterActor(
                    "county",
                    "某县经办",
                    "county-office",
                    "某县",
                    Role.COUNTY_INDUSTRY,
                    clerk.key().verifyingKey().keyId(),
                    clerk.key().verifyingKey().base64(),
                    List.of(new Post(Role.COUNTY_INDUSTRY, "130402"))));
        }
        start();
    }

    private void start() {
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
        auditor = Visit.of(application, "auditor");
        county = Visit.of(application, "county");
    }

    @AfterAll
    void stop() {
        auditor.close();
        county.close();
        application.close();
    }

    private LedgerStore store() {
        return application.getBean(LedgerStore.class);
    }

    /** The page of a verification that is done. */
    private String report(Visit visit, String path, Map<String, String> fields) throws Exception {
        HttpResponse<String> asked = visit.post(path, fields, "/verify");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        String page = asked.headers().firstValue("Location").orElseThrow();
        application
                .getBean(VerificationDesk.class)
                .find(page.substring(page.lastIndexOf('/') + 1))
                .orElseThrow()
                .finished()
                .get(60, TimeUnit.SECONDS);
        return visit.page(page);
    }

    private String oneByte() {
        return "UPDATE ledger.entry SET bytes = set_byte(bytes, octet_length(bytes) - 3, 48) WHERE position = "
                + victim;
    }

    @Test
    void anUntouchedLedgerHoldsInOnePlainSentenceAlsoAfterARestart() throws Exception {
        assertThat(report(auditor, "/verify/whole", Map.of()))
                .contains("核验通过。自 2026年1月5日起的", "逐条核对无误，与库外保存的", "全账核验：通过");
        long last = store().log().size() - 1;
        assertThat(auditor.page("/verify"))
                .contains("上次全账核验：", "某人auditor", "（序号 0 至 " + last + "，此后新记的不在其内）")
                .as("nothing has come since")
                .doesNotContain("条不在其内，要看它们请再核验一次");
        HttpResponse<String> standing = auditor.get("/verify/whole/standing");
        assertThat(standing.headers().firstValue("HX-Refresh"))
                .as("done: the page as a whole changes")
                .hasValue("true");
        assertThat(standing.body()).contains("id=\"whole\"", "核验通过").doesNotContain("hx-get", "<h1");
        stop();
        start();
        assertThat(auditor.page("/verify")).contains("上次全账核验：", "核验通过。自 2026年1月5日起的", "某人auditor");
    }

    @Test
    void aChangedRowTurnsTheVerdictRedAndIsNamed() throws Exception {
        try (Tampering tampering = new Tampering(store(), victim)) {
            tampering.change(oneByte());
            assertThat(report(auditor, "/verify/whole", Map.of()))
                    .contains("核验不通过。序号 " + victim + " 的账目：账目内容被改动", "/entries/" + victim)
                    .contains("verdict bad");
            assertThat(report(county, "/verify/whole", Map.of()))
                    .as("where, but not what stands there")
                    .contains("verdict bad", "序号 " + victim, "只向可查看全市账目的岗位出示")
                    .doesNotContain("与封存时的叶摘要");
            assertThat(county.page("/verify")).contains("只向可查看全市账目的岗位出示");
        }
        assertThat(report(auditor, "/verify/whole", Map.of())).contains("verdict good");
    }

    @Test
    void theChangedEntrysOwnPageIsRedAndItsTrailNamesIt() throws Exception {
        try (Tampering tampering = new Tampering(store(), victim)) {
            tampering.change(oneByte());
            assertThat(auditor.page("/entries/" + victim))
                    .contains("这条账目核验不过", "序号 " + victim + "，“内容与封存的摘要相符”不过")
                    .doesNotContain("/receipt\"");
            assertThat(auditor.page("/trail/actor/other")).contains("以下账目与封存时不符", "/entries/" + victim);
            assertThat(report(auditor, "/verify/subject", Map.of("q", String.valueOf(victim))))
                    .contains("核验不通过。序号 " + victim + " 的账目");
            assertThat(county.get("/entries/" + victim).statusCode())
                    .as("of what was altered nobody can say whose it is")
                    .isEqualTo(404);
        }
        assertThat(auditor.page("/entries/" + victim)).contains("这条账目自记账起未被改动");
    }

    @Test
    void aChangedRowWithItsLeafHashesMadeToFitIsNotInTheTree() throws Exception {
        try (Tampering tampering = new Tampering(store(), victim)) {
            tampering.change(
                    "UPDATE ledger.entry a SET bytes = b.bytes, leaf_sm3 = b.leaf_sm3, leaf_sha256 = b.leaf_sha256"
                            + " FROM ledger.entry b WHERE a.position = " + victim + " AND b.position = 0");
            assertThat(auditor.page("/entries/" + victim))
                    .contains("verdict bad")
                    .doesNotContain("verdict good");
            assertThat(report(auditor, "/verify/span", Map.of("from", "0", "to", String.valueOf(victim))))
                    .contains("verdict bad", "序号 " + victim);
        }
    }

    @Test
    void whereTheHeadOfTheLogIsGoneAPageSaysSoAndVerificationFindsIt() throws Exception {
        try (Connection owner = store().administrator().connect();
                Statement statement = owner.createStatement()) {
            statement.execute("ALTER TABLE ledger.head DISABLE TRIGGER ALL");
            statement.execute("CREATE TABLE public.kept AS TABLE ledger.head");
            statement.execute("DELETE FROM ledger.head");
            try {
                assertThat(auditor.page("/verify")).contains("账目 <b>—</b> 条", "核验");
                assertThat(report(auditor, "/verify/whole", Map.of())).contains("verdict bad");
            } finally {
                statement.execute("INSERT INTO ledger.head SELECT * FROM public.kept");
                statement.execute("DROP TABLE public.kept");
                for (String trigger : List.of("append_only", "append_only_row", "only_grows")) {
                    statement.execute("ALTER TABLE ledger.head ENABLE ALWAYS TRIGGER " + trigger);
                }
            }
        }
        assertThat(auditor.get("/verify").statusCode()).isEqualTo(200);
    }

    @Test
    void allEntriesOfASpanAreVerifiedOneByOne() throws Exception {
        assertThat(report(auditor, "/verify/span", Map.of("from", "0", "to", String.valueOf(victim))))
                .contains("verdict good", (victim + 1) + " 条账目自记账起都未被改动")
                .contains((victim + 1) + " / " + (victim + 1));
        assertThat(auditor.post("/verify/span", Map.of("from", "5", "to", "2"), "/verify")
                        .statusCode())
                .isEqualTo(400);
        assertThat(auditor.post("/verify/span", Map.of("from", "0", "to", "5000"), "/verify")
                        .statusCode())
                .isEqualTo(400);
        assertThat(report(auditor, "/verify/span", Map.of("from", "0", "to", "500")))
                .as("what is not there is not there")
                .contains("verdict bad", "库中没有序号");
    }

    @Test
    void aReceiptIsVerifiedAndAnAlteredOneIsNot() throws Exception {
        String receipt = auditor.page("/entries/" + victim + "/receipt");
        assertThat(report(auditor, "/verify/receipt", Map.of("text", receipt)))
                .contains("核验通过：该记录在账本", "命令由所记经办人的密钥签名", "现在的账本由它接续而来", "序号 " + victim);
        String bytes = receipt.lines()
                .filter(line -> line.startsWith("bytes "))
                .findFirst()
                .orElseThrow()
                .substring("bytes ".length());
        String changed = new String(Base64.getDecoder().decode(bytes), UTF_8).replace("某人", "别人");
        assertThat(report(
                        auditor,
                        "/verify/receipt",
                        Map.of(
                                "text",
                                receipt.replace(bytes, Base64.getEncoder().encodeToString(changed.getBytes(UTF_8))))))
                .contains("核验不通过：账目不在账本中，或内容、位置被改过");
        assertThat(report(auditor, "/verify/receipt", Map.of("text", "<script>alert(1)</script>")))
                .contains("这不是一张回执")
                .doesNotContain("<script>alert");
    }

    @Test
    void aCheckpointOfTheOtherOfficeIsContinuedOrNamed() throws Exception {
        String note = Files.readString(home.resolve("checkpoints/latest.sm3"));
        assertThat(report(auditor, "/verify/checkpoint", Map.of("text", note))).contains("核验通过。校验点", "原样在现在的账本中");
        assertThat(report(
                        auditor,
                        "/verify/checkpoint",
                        Map.of("text", note.replace("test.example/ledger", "x.example/y"))))
                .contains("不是本账本");
        long size = store().log().size();
        assertThat(report(auditor, "/verify/checkpoint", Map.of("text", signed(size + 10))))
                .as("it was signed for more than there is")
                .contains("核验不通过", "账本被退回到较早状态");
        assertThat(report(auditor, "/verify/checkpoint", Map.of("text", signed(size - 1))))
                .as("signed over other entries")
                .contains("核验不通过", "历史账目被改动，或另有一本账");
        assertThat(report(auditor, "/verify/checkpoint", Map.of("text", "x"))).contains("这不是校验点文件");
    }

    /** As the ledger itself would sign it, if it had other entries. */
    private String signed(long size) {
        return LedgerKeys.obtain(store().home(), TestLedger.NAME, Instant.EPOCH)
                .signers()
                .note(Suite.SM3, size, Hash.ofHex("ab".repeat(32)));
    }

    @Test
    void checkpointsAreListedAndTakenAwayByTheirOwnNamesOnly() {
        assertThat(auditor.page("/verify/checkpoints")).contains("latest.sm3", "latest.sha256", "SHA-256 ");
        assertThat(auditor.page("/verify/checkpoints/files/latest.sm3")).contains("test.example/ledger/sm3");
        assertThat(auditor.get("/verify/checkpoints/files/..%2Fledger-name").statusCode())
                .isIn(400, 404);
        assertThat(auditor.get("/verify/checkpoints/files/other.sm3").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsNewIsCountedByWhatItIsAboutAndBeginsWithADay() {
        long size = store().log().size();
        assertThat(auditor.page("/entries?since=0"))
                .contains("共 " + size + " 条", ">经办人与密钥 ", "最新一条账目：", "账目从序号 0 编起，这里自序号 0 列起", "自哪天以来")
                .as("keys and checkpoints are no business")
                .doesNotContain("最近一件业务");
        assertThat(auditor.page("/entries?day=2026-01-01")).contains("2026-01-01 以来的账目", "这里自序号 0 列起");
        assertThat(auditor.page("/entries?day=2999-01-01")).contains("这里自序号 " + size + " 列起", "此后没有新的账目");
        assertThat(auditor.get("/entries?day=x").statusCode()).isEqualTo(400);
        assertThat(auditor.page("/entries?since=0&kind=PEOPLE")).contains("aria-current=\"true\">经办人与密钥 ", "登记经办人");
        assertThat(auditor.page("/entries?since=0&kind=RECOVERY")).contains("这一段没有这类账目");
        assertThat(auditor.get("/entries?kind=x").statusCode()).isEqualTo(400);
        assertThat(county.page("/entries?since=0&kind=PEOPLE"))
                .as("how much the neighbours did is not a county's to know")
                .contains("这一段没有这类账目")
                .doesNotContain(">经办人与密钥 ");
    }

    @Test
    void theHealthCardLeadsToTheEntriesAndToTheCheckpoints() {
        assertThat(auditor.page("/")).contains("href=\"/entries\"", "href=\"/verify/checkpoints\"");
        assertThat(auditor.page("/verify/checkpoints"))
                .containsPattern("title=\"0+[0-9]+-[^\"]*Z\">20[0-9-]{8} [0-9:]{5} 的校验点<")
                .contains("name=\"day\"", "账目从序号 0 编起");
    }

    @Test
    void theSheetHasAStyleThatItsPolicyNames() {
        HttpResponse<String> sheet = auditor.get("/verify/checkpoints/sheet");
        assertThat(sheet.body()).contains("盖章处", "test.example/ledger");
        assertThat(sheet.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy)
                            .contains("default-src 'none'", "style-src 'sha256-")
                            .doesNotContain("unsafe");
                    assertThat(policy).isEqualTo(CheckpointSheet.contentSecurityPolicy(sheet.body()));
                });
    }

    @Test
    void nobodyReadsWhatAnotherHadVerified() throws Exception {
        HttpResponse<String> asked = auditor.post("/verify/subject", Map.of("q", String.valueOf(victim)), "/verify");
        String page = asked.headers().firstValue("Location").orElseThrow();
        assertThat(auditor.page(page)).isNotEmpty();
        assertThat(county.get(page).statusCode()).isEqualTo(404);
        assertThat(county.get(page + "/standing").statusCode()).isEqualTo(404);
        assertThat(county.post("/verify/subject", Map.of("q", String.valueOf(victim)), "/verify")
                        .statusCode())
                .isEqualTo(404);
        assertThat(county.post("/verify/span", Map.of("from", "0", "to", String.valueOf(victim)), "/verify")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> api(String method, String path, String body) throws Exception {
        String token = Files.readString(home.resolve("secrets/api-token")).strip();
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void programsAskAndReadTheReport() throws Exception {
        HttpResponse<String> asked = api("POST", "verifications", "{\"kind\": \"whole\"}");
        assertThat(asked.statusCode()).isEqualTo(202);
        String id = JsonMapper.shared().readTree(asked.body()).get("id").stringValue();
        application
                .getBean(VerificationDesk.class)
                .find(id)
                .orElseThrow()
                .finished()
                .get(60, TimeUnit.SECONDS);
        JsonNode done = JsonMapper.shared()
                .readTree(api("GET", "verifications/" + id, "").body());
        assertThat(done.get("state").stringValue()).isEqualTo("done");
        assertThat(done.at("/report/outcome").stringValue()).isEqualTo("HOLDS");
        assertThat(done.at("/report/sm3Root").stringValue()).matches("[0-9a-f]{64}");
        assertThat(api("POST", "verifications", "{\"kind\": \"nothing\"}").statusCode())
                .isEqualTo(400);
        assertThat(api("GET", "verifications/unknown", "").statusCode()).isEqualTo(404);
    }

    @Test
    void theStreamOfEventsCanBeHashedByWhoeverReadsIt() throws Exception {
        List<String> lines = api("GET", "events?after=-1&limit=3&proofs=true", "")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(4);
        for (int i = 0; i < 3; i++) {
            String line = lines.get(i);
            JsonNode read = JsonMapper.shared().readTree(line);
            String entry = line.substring(line.indexOf(",\"entry\":") + ",\"entry\":".length(), line.length() - 1);
            assertThat(read.get("position").intValue()).isEqualTo(i);
            assertThat(Suite.SM3.leafHash(entry.getBytes(UTF_8)))
                    .hasToString(read.get("leafSm3").stringValue());
            assertThat(read.get("sm3Path").isEmpty()).isFalse();
        }
        JsonNode end = JsonMapper.shared().readTree(lines.getLast());
        assertThat(end.get("last").intValue()).isEqualTo(2);
        assertThat(end.at("/checkpoint/sm3").stringValue()).startsWith("test.example/ledger/sm3\n");
        assertThat(api("GET", "events?limit=0", "").statusCode()).isEqualTo(400);
        JsonNode trail = JsonMapper.shared()
                .readTree(api("GET", "trail/actor/other?limit=1", "").body());
        assertThat(trail.get("lines")).hasSize(1);
        assertThat(trail.get("further").longValue()).isEqualTo(victim);
        assertThat(api("GET", "trail/actor/nobody", "").statusCode()).isEqualTo(404);
    }
}
