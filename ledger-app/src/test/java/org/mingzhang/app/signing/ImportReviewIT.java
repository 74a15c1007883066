package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.CreditCode;

/** Who reviews an import sees what it brought in and has its workbook; who sees one county is told of no import at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportReviewIT {
    private static final List<String> OUTSIDE = List.of("county", "supervisor");

    private Path home;
    private ServedLedger served;
    private byte[] book;
    private String importId;
    private long begun;
    private Browser reviewer;

    @BeforeAll
    void importOldRecords(@TempDir Path folder, @TempDir Path own) throws IOException {
        home = folder;
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("reviewer", "city", Role.CITY_INDUSTRY);
        served.arrives("auditor", "audit", Role.AUDITOR);
        served.arrives("supervisor", "oversight", Role.SUPERVISOR);
        served.arrives("county", "county", new Post(Role.COUNTY_INDUSTRY, "130402"));
        served.opensProgramme("handan", "handan-2025", "city");
        served.serve();
        book = workbook(own.resolve("补录.xlsx"));
        begun = served.size();
        try (Browser city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD)) {
            city.get("/imports");
            Page checked = ended(city, city.upload("/imports", Map.of("mode", "HISTORY"), "file", "补录.xlsx", book));
            Page done = ended(
                    city,
                    city.post(
                            "/imports/record",
                            Map.of(
                                    "confirmation",
                                    found("name=\"confirmation\" value=\"([^\"]+)\"", checked.html()),
                                    "passphrase",
                                    ServedLedger.PASSPHRASE)));
            Page report = city.get("/imports/run?report=true");
            importId = found("(import-[0-9a-f]{16})", done.html() + report.html());
        }
        reviewer = Browser.signedIn(served.address(), "reviewer", ServedLedger.PASSWORD);
    }

    @AfterAll
    void end() {
        reviewer.close();
        served.close();
    }

    /** An enterprise; two lines of money, one of them at 00.01; one payment of 10 that makes its award as well. */
    private static byte[] workbook(Path file) throws IOException {
        String first = "91130402MA0009901";
        String code = first + CreditCode.checkCharacter(first);
        try (WorkbookWriter writer = new WorkbookWriter(file)) {
            for (String amount : List.of("20000000", "1234567.01")) {
                writer.row(
                        "资金",
                        Map.of(
                                "类型",
                                "下达",
                                "资金来源",
                                "central",
                                "金额",
                                amount,
                                "文号",
                                "示例〔2025〕" + amount.length() + "号",
                                "日期",
                                "2025-06-01",
                                "预算年度",
                                "2025"));
            }
            writer.row(
                    "企业",
                    Map.of(
                            "统一社会信用代码", code,
                            "企业名称", "示例补录企业",
                            "县(市、区)", "邯山区",
                            "细分行业", "关键标准件",
                            "联系电话", "13800000000"));
            writer.row(
                    "国库支付",
                    Map.of(
                            "支付凭证号", "PZ-9901",
                            "日期", "2025-12-30",
                            "资金来源", "central",
                            "预算科目", "renovation",
                            "收款户名", "示例补录企业",
                            "收款账号", "6200000000009901",
                            "金额", "500000.5"));
            writer.finish();
        }
        return Files.readAllBytes(file);
    }

    private static String found(String pattern, String html) {
        Matcher found = Pattern.compile(pattern).matcher(html);
        assertThat(found.find()).as("%s in %s", pattern, html).isTrue();
        return found.group(1);
    }

    private static Page ended(Browser who, Page first) {
        Page page = first;
        for (int looks = 0; page.html().contains("正在办理</h1>"); looks++) {
            assertThat(looks).as(page.html()).isLessThan(20_000);
            page = who.get("/imports/run");
        }
        return page;
    }

    /** The cells of the table of sheets, in one line. */
    private static String sheets(Page page) {
        return page.html().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private String workbookPath() {
        return "/api/v1/imports/" + importId + "/workbook";
    }

    @Test
    void whoReviewsSeesRowsAndAmountsBySheetWhereTheySign() {
        Page trail = reviewer.get("/trail/import/" + importId);
        assertThat(sheets(trail))
                .contains("各表入账的行和金额", "资金 2 21,234,567.01", "企业 1 —", "国库支付 1 500,000.50")
                .contains("下载导入的工作簿")
                .doesNotContain("同时由别人记下的也在其中");
        String digest = found("workbookSm3=([0-9a-f]{64})", trail.html());
        Page looked = reviewer.post(
                "/do/import.review",
                Map.of(
                        "importId",
                        importId,
                        "agreed",
                        "true",
                        "opinion",
                        "逐表核对过原始台账",
                        "workbookSm3",
                        digest,
                        "events",
                        found("[?&;]events=([0-9]+)", trail.html()),
                        "breaching",
                        found("breaching=([0-9]+)", trail.html())));
        assertThat(looked.address()).as(looked.html()).contains("/do/import.review/sign?draft=");
        assertThat(sheets(looked))
                .contains("所复核的工作簿：补录.xlsx", "资金 2 21,234,567.01", "国库支付 1 500,000.50")
                // The import went past what the server remembers of streams, and is finished all the same.
                .doesNotContain("不能办理", "导入未完成");
        Page signed = reviewer.post(
                "/do/import.review/sign", Map.of("draft", looked.handle(), "passphrase", ServedLedger.PASSPHRASE));
        assertThat(signed.address()).as(signed.html()).contains("/do/import.review/result?draft=");
        assertThat(reviewer.get("/registers/imports").html()).contains("已复核");
        String rest = new String(reviewer.download("/api/v1/imports/" + importId), UTF_8);
        assertThat(rest)
                .contains("\"events\":" + found("[?&;]events=([0-9]+)", trail.html()))
                .contains("\"sheet\":\"国库支付\",\"rows\":1,\"amountFen\":50000050")
                .contains("\"sheet\":\"资金\",\"rows\":2,\"amountFen\":2123456701", "\"sheet\":\"企业\",\"rows\":1}")
                .contains("\"kept\":true", digest);
    }

    /** Neither what the import says of itself nor what anybody else recorded is among what it recorded of its rows. */
    @Test
    void whatItRecordedIsReadEntryByEntryAndNothingElse() {
        Page trail = reviewer.get("/trail/import/" + importId);
        long says =
                Long.parseLong(found(">账目</dt><dd>([0-9,]+) 条", trail.html()).replace(",", ""));
        assertThat(trail.html()).contains("/entries?import=" + importId);
        Page own = reviewer.get("/entries?import=" + importId);
        Matcher entries = Pattern.compile("<li>\\s*<div class=\"when\">").matcher(own.html());
        assertThat(entries.results().count()).isEqualTo(says);
        assertThat(sheets(own)).contains("共 " + says + " 条，与导入时记明的条数一致", "“国库支付”第 2 行");
        assertThat(sheets(reviewer.get("/entries?import=" + importId + "&before=0")))
                .contains("没有更早的了");
        assertThat(reviewer.get("/entries?import=import-0000000000000000").status())
                .isEqualTo(404);
    }

    @Test
    void everySheetWithMoneyTellsItsSumInPageFileAndOverRest() {
        Page page = reviewer.get("/registers/imported-sheets?import=" + importId);
        assertThat(sheets(page))
                .contains("资金 2 2,123.456701", "国库支付 1 50.000050")
                .doesNotContain("2,173.506751");
        assertThat(new String(reviewer.download("/registers/imported-sheets/file?form=csv&import=" + importId), UTF_8))
                .contains("国库支付,1,500000.50")
                .doesNotContain("合计,");
        assertThat(new String(
                        reviewer.download("/api/v1/registers/imported-sheets?programme=handan&import=" + importId),
                        UTF_8))
                .contains("\"amountFen\":50000050");
        assertThat(sheets(reviewer.get("/registers/imports"))).contains("国库凭证金额", "50.00005");
        assertThat(new String(reviewer.download("/api/v1/registers/imports?programme=handan"), UTF_8))
                .contains("\"vouchersFen\":50000050");
    }

    @Test
    void theWorkbookIsHandedToWhoReviewsOrAuditsAndItIsKeptWhoTookIt() {
        long before = served.size();
        assertThat(reviewer.download(workbookPath())).isEqualTo(book);
        try (Browser auditor = Browser.signedIn(served.address(), "auditor", ServedLedger.PASSWORD)) {
            assertThat(auditor.download(workbookPath())).isEqualTo(book);
            assertThat(auditor.get("/entries?since=" + begun).html())
                    .as("that somebody took a file is the newest entry, and no business")
                    .contains("最新一条账目：", "最近一件业务：");
        }
        assertThat(served.entriesFrom(before))
                .filteredOn(entry -> entry.contains("ledger.records-accessed"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).contains("导入的工作簿“补录.xlsx”", importId));
        long taken = served.size();
        for (String who : OUTSIDE) {
            try (Browser outside = Browser.signedIn(served.address(), who, ServedLedger.PASSWORD)) {
                Page refused = outside.get(workbookPath());
                assertThat(refused.status()).as(who).isIn(403, 404);
                assertThat(refused.html()).doesNotContain("13800000000");
            }
        }
        assertThat(served.size()).as("nobody took it").isEqualTo(taken);
        for (String nowhere : List.of("import-0000000000000000", "..%2f..%2fkeys", "a")) {
            assertThat(reviewer.get("/api/v1/imports/" + nowhere + "/workbook").status())
                    .isIn(400, 404);
        }
    }

    /** An attack: the kept file is another one now, so that the reviewer would hold the wrong one against the papers. */
    @Test
    void aWorkbookThatIsNotTheSignedOneIsNotHandedOut() throws IOException {
        Path kept = home.resolve("imports").resolve(importId).resolve("workbook");
        long before = served.size();
        Files.write(kept, "another".getBytes(UTF_8));
        try {
            Page refused = reviewer.get(workbookPath());
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.html()).doesNotContain("another");
            Files.delete(kept);
            assertThat(reviewer.get(workbookPath()).status()).isEqualTo(404);
            assertThat(reviewer.get("/trail/import/" + importId).html())
                    .contains("这台机器上没有这份工作簿")
                    .doesNotContain("下载导入的工作簿");
        } finally {
            Files.write(kept, book);
        }
        assertThat(served.size()).isEqualTo(before);
    }

    /** All ways to an import, asked by who sees one county: none says that there is one. */
    @Test
    void whoSeesOneCountyIsToldOfNoImport() {
        assertThat(served.entriesFrom(begun).getFirst()).contains("import.started");
        List<String> ways = List.of(
                "/entries/" + begun,
                "/entries/" + begun + "/receipt",
                "/trail/import/" + importId,
                "/api/v1/entries/" + begun,
                "/api/v1/receipts/" + importId,
                "/api/v1/trail/import/" + importId,
                "/api/v1/imports/" + importId,
                "/entries?import=" + importId,
                workbookPath());
        try (Browser county = Browser.signedIn(served.address(), "county", ServedLedger.PASSWORD);
                Browser auditor = Browser.signedIn(served.address(), "auditor", ServedLedger.PASSWORD)) {
            for (String way : ways) {
                Page hidden = county.get(way);
                assertThat(hidden.status()).as(way).isEqualTo(404);
                assertThat(hidden.html()).as(way).doesNotContain("补录.xlsx", "import.started");
                assertThat(auditor.get(way).status()).as("there it is: " + way).isEqualTo(200);
            }
            // None, which is not the same as an empty one.
            for (String register : List.of(
                    "/registers/imports",
                    "/registers/imports/file?form=csv",
                    "/registers/imported-sheets",
                    "/registers/imported-sheets/file?form=csv",
                    "/api/v1/registers/imported-sheets?programme=handan",
                    "/api/v1/registers/imports?programme=handan",
                    "/api/v1/registers/imports/file?programme=handan&form=csv")) {
                assertThat(county.get(register).status()).as(register).isEqualTo(404);
            }
            for (String list : List.of(
                    "/entries?since=" + begun,
                    "/api/v1/events?from=" + begun,
                    "/find?q=" + importId,
                    "/api/v1/find?q=" + importId)) {
                assertThat(county.get(list).html()).as(list).doesNotContain("补录.xlsx", "import.started");
            }
            assertThat(auditor.get("/entries?since=" + begun).html()).contains("补录.xlsx");
            assertThat(auditor.get("/registers/imports").html()).contains("补录.xlsx");
        }
    }
}
