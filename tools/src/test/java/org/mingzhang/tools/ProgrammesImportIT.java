package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import tools.jackson.databind.JsonNode;

/** Cities that kept their records in Excel bring them in under packs of quite different shapes, all into one ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammesImportIT {
    /** What was breached, by programme: “sheet case” and the rules. */
    private final Map<String, SortedMap<String, TreeSet<String>>> breaches = new HashMap<>();

    private Path temp;
    private Office office;

    @BeforeAll
    void recordEach(@TempDir Path folder) throws Exception {
        temp = folder;
        office = Office.opened(temp.resolve("office"));
        office.registerAs("industry", "industry-bureau", "CITY_INDUSTRY");
        cases();
        lighthouse();
        benchmarks();
        deepRenovation();
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    private PolicyPack opened(String id, String on) {
        office.done("programme", "open", id, "--business-date", on, "--key", office.key());
        return Packs.builtIn(id);
    }

    private void done(String command, String on, String payload) throws Exception {
        Path file = temp.resolve("command.json");
        Files.writeString(file, """
                {"command": "%s", "businessDate": "%s", "payload": %s}""".formatted(command, on, payload));
        office.done("do", file.toString(), "--key", office.keyOf("industry"));
    }

    private void decided(String programme, String parameter, String value) throws Exception {
        done("programme.decide-parameter", "2025-01-03", """
                {"programme": "%s", "parameter": "%s", "value": "%s", "legalBasis": "决定1号"}""".formatted(programme, parameter, value));
    }

    private void imported(PolicyPack pack, AnyBook book) throws Exception {
        Path file = book.written(temp.resolve(pack.id() + ".xlsx"));
        JsonNode told = office.done(
                        "import", file.toString(), "--programme", pack.id(), "--key", office.key(), "--json")
                .json();
        assertThat(told.at("/accepted").asInt()).isEqualTo(book.size());
        SortedMap<String, TreeSet<String>> found = new TreeMap<>();
        told.at("/breaches").forEach(breach -> found.computeIfAbsent(
                        breach.at("/sheet").asString() + " "
                                + book.caseOf(
                                        breach.at("/sheet").asString(),
                                        breach.at("/row").asInt()),
                        none -> new TreeSet<>())
                .add(breach.at("/rule").asString()));
        breaches.put(pack.id(), found);
    }

    /** 2021: a case without money, and another with a text one over its limit. */
    private void cases() throws Exception {
        PolicyPack pack = opened("miit-2021-cases", "2021-01-04");
        done("programme.record-figure", "2021-03-01", """
                {"programme": "miit-2021-cases", "figure": "little-giants", "county": "130000", "value": "40", "asOf": "2021-01-04",
                 "documentNo": "统计1号"}""");
        AnyBook book = new AnyBook(pack, "130000", LocalDate.of(2021, 3, 3));
        String giant = book.organisation();
        book.row(
                "荣誉资质",
                "统一社会信用代码",
                giant,
                "名称",
                "专精特新“小巨人”企业",
                "级别",
                "国家级",
                "取得日期",
                "2020-11-01",
                "有效期至",
                "2028-10-31");
        book.approved("MI-2a", giant, List.of(), Map.of());
        book.approved("MI-2a", giant, List.of(), Map.of("brief", "字".repeat(151)));
        imported(pack, book);
    }

    /** 小灯塔 and 创新 as the rules have it; 数字化车间 beside the former. */
    private void lighthouse() throws Exception {
        PolicyPack pack = opened("shijiazhuang-2025", "2025-01-02");
        AnyBook book = new AnyBook(pack, "130104", LocalDate.of(2025, 3, 3)).money(500);
        String firm = book.pilot();
        book.row("荣誉资质", "统一社会信用代码", firm, "名称", "专精特新中小企业", "级别", "省级", "取得日期", "2024-05-01", "有效期至", "2027-04-30");
        String first = book.approved("SJZ-A1", firm, List.of(), Map.of());
        book.certified(first, "三级", 120).awarded(first, firm, 30);
        book.awarded(book.approved("SJZ-A3", firm, List.of(), Map.of()), firm, 10);
        book.awarded(book.approved("SJZ-A2", firm, List.of(), Map.of()), firm, 20);
        imported(pack, book);
    }

    /** A workshop alone; ten members with five pilots, one of which nobody has accepted; and eleven with five. */
    private void benchmarks() throws Exception {
        PolicyPack pack = opened("changji-benchmarks", "2025-01-02");
        decided(pack.id(), "CJ-1.amount", "20万元");
        decided(pack.id(), "CJ-3.amount", "50万元");
        AnyBook book = new AnyBook(pack, "652302", LocalDate.of(2025, 3, 3)).money(500);
        String alone = book.pilot();
        String workshop = book.approved("CJ-1", alone, List.of(), Map.of());
        book.certified(workshop, "二级", 80).awarded(workshop, alone, 20);
        List<String> members = new ArrayList<>(List.of(alone));
        for (int i = 0; i < 9; i++) {
            members.add(i < 4 ? book.pilot() : book.organisation());
        }
        String lead = book.organisation();
        book.awarded(book.approved("CJ-3", lead, members, Map.of()), lead, 50);
        members.add(book.organisation());
        book.approved("CJ-3", book.organisation(), members, Map.of());
        imported(pack, book);
    }

    /** 80万 invested, 20万 granted before: 20万 by the default reading; another took 30万. */
    private void deepRenovation() throws Exception {
        PolicyPack pack = opened("qingdao-2025", "2025-01-02");
        AnyBook book = new AnyBook(pack, "370211", LocalDate.of(2025, 3, 3)).money(5_800);
        for (int wan : new int[] {20, 30}) {
            String firm = book.pilot();
            book.row(
                    "历史奖补",
                    "统一社会信用代码",
                    firm,
                    "资金名称",
                    "中小企业数字化转型试点资金",
                    "级别",
                    "市级",
                    "方向",
                    "二级及以上数字化水平改造",
                    "金额",
                    "200000",
                    "日期",
                    "2025-02-01");
            String number = book.approved("QD-1", firm, List.of(), Map.of());
            book.certified(number, "二级", 80).awarded(number, firm, wan);
        }
        imported(pack, book);
    }

    @Test
    void whatWentAgainstARuleIsRecordedWithItsBreachAndNothingElseHasOne() {
        assertThat(breaches.get("miit-2021-cases")).isEqualTo(Map.of("申报 MI-2a-3", Set.of("TEXT_TOO_LONG")));
        assertThat(breaches.get("shijiazhuang-2025")).isEqualTo(Map.of("申报 SJZ-A2-4", Set.of("EXCLUDED")));
        assertThat(breaches.get("changji-benchmarks"))
                .isEqualTo(Map.of("拨付 CJ-3-13", Set.of("PAYMENT_CONDITION"), "审核 CJ-3-16", Set.of("NOT_ELIGIBLE")));
        assertThat(breaches.get("qingdao-2025")).isEqualTo(Map.of("奖补 QD-1-4", Set.of("ABOVE_COMPUTED_AMOUNT")));
    }

    @Test
    void eachPolicyIsRecomputedOverTheRecordsAndFindsWhatPaidTooMuch() {
        Map<String, Integer> awards = Map.of("miit-2021-cases", 0, "shijiazhuang-2025", 3, "changji-benchmarks", 2);
        awards.forEach((id, number) -> {
            JsonNode report =
                    office.done("recompute", "--programme", id, "--json").json();
            assertThat(report.at("/agrees").asBoolean()).as(id).isTrue();
            assertThat(report.at("/awards").asInt()).as(id).isEqualTo(number);
        });
        JsonNode report =
                office.no("recompute", "--programme", "qingdao-2025", "--json").json();
        assertThat(report.at("/differences")).hasSize(1);
        JsonNode difference = report.at("/differences/0");
        assertThat(difference.at("/application").asString()).isEqualTo("QD-1-4");
        assertThat(difference.at("/storedFen").asLong()).isEqualTo(Fen.ofWan(30).value());
        assertThat(difference.at("/recomputedFen").asLong())
                .isEqualTo(Fen.ofWan(20).value());
        assertThat(difference.at("/clause/quote").asString()).contains("累计奖补最高50万元");
    }

    @Test
    void theWholeLedgerHoldsAndTheSameWorkbookAgainAddsNothing() {
        JsonNode again = office.done(
                        "import",
                        temp.resolve("changji-benchmarks.xlsx").toString(),
                        "--programme",
                        "changji-benchmarks",
                        "--key",
                        office.key(),
                        "--json")
                .json();
        assertThat(again.at("/accepted").asInt()).isZero();
        assertThat(again.at("/skipped").asInt()).isPositive();
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }
}
