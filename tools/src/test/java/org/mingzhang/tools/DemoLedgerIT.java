package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a finance officer and an auditor hold against each other on a demo ledger: figures, bounds, traces, keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoLedgerIT {
    private static final String PROGRAMME = "handan-2025";
    private static final int COLUMNS = 100;

    private Path home;
    private JsonNode demo;
    private LedgerStore held;

    private Ran ledger(String... args) {
        return Ran.of(home, args);
    }

    private Ran done(String... args) {
        return Ran.ended(ExitCode.DONE, home, args);
    }

    @BeforeAll
    void tell(@TempDir Path folder) {
        home = folder.resolve("home");
        demo = JsonMapper.shared().readTree(DemoLine.told(home));
        held = LedgerStore.open(new LedgerHome(home), null);
    }

    @AfterAll
    void end() {
        held.close();
        LogFile.close();
    }

    @Test
    void recordTimesNeverRunBackFromEntryToEntry() {
        List<Instant> recorded = held.log().page(0, Math.toIntExact(held.log().size())).stream()
                .map(StoredEntry::recordedAt)
                .toList();
        assertThat(recorded).hasSize(at(demo, "events").asInt()).isSorted();
    }

    private static JsonNode at(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name);
    }

    private static long fen(JsonNode row, String name) {
        return at(row, name).asLong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-08-01", "2025-10-27", "2026-04-30", "2026-08-18", "2026-11-12", "2026-12-01"})
    void eachRowOfTheBudgetAddsUpOnAnyDate(String date) {
        JsonNode budget = done("budget", "--programme", PROGRAMME, "--as-of", date, "--json")
                .json();
        for (JsonNode row : at(budget, "sources")) {
            assertThat(fen(row, "availableFen"))
                    .as(row.toString())
                    .isEqualTo(fen(row, "appropriatedFen") - fen(row, "allocatedFen") - fen(row, "handedBackFen"));
        }
        for (JsonNode row : at(budget, "lines")) {
            assertThat(fen(row, "availableFen"))
                    .as(row.toString())
                    .isEqualTo(fen(row, "allocatedFen")
                            - fen(row, "committedFen")
                            + fen(row, "putBackFen")
                            - fen(row, "handedBackFen"));
            assertThat(fen(row, "recoveredAtHandFen"))
                    .isEqualTo(fen(row, "recoveredFen") - fen(row, "putBackFen") - fen(row, "recoveredHandedBackFen"));
        }
    }

    @Test
    void whatWasRecoveredAndReturnedToTheTreasuryHasItsColumn() {
        JsonNode row = Town.row(
                done("budget", "--programme", PROGRAMME, "--json").json(),
                "lines",
                Map.of("line", "renovation", "source", "central"));
        assertThat(fen(row, "recoveredFen")).isPositive().isEqualTo(fen(row, "recoveredHandedBackFen"));
    }

    @Test
    void thePrintedBudgetAddsUpByHandAndFitsTheTerminal() {
        String text = done("budget", "--programme", PROGRAMME).out();
        assertThat(text)
                .contains(
                        "示例数据",
                        "金额单位：万元",
                        "下达 − 已分配 − 未分配上缴 = 未分配",
                        "已分配 − 已承诺 + 追回再用 − 结余上缴 = 可用",
                        "已追回 − 追回再用 − 追回上缴 = 追回待处理");
        for (List<Long> row : Figures.rows(text, "一、", "二、")) {
            assertThat(row.get(0) - row.get(1) - row.get(2)).isEqualTo(row.get(3));
        }
        for (List<Long> row : Figures.rows(text, "二、", "三、")) {
            assertThat(row.get(0) - row.get(1) + row.get(2) - row.get(3)).isEqualTo(row.get(4));
        }
        for (List<Long> row : Figures.rows(text, "四、", "五、")) {
            assertThat(row.get(0) - row.get(1) - row.get(2)).isEqualTo(row.get(3));
        }
        assertThat(text.lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(COLUMNS));
    }

    @Test
    void theBudgetIsToldByBatchCountyAndLevelInTheirNames() {
        Ran ran = done("budget", "--programme", PROGRAMME, "--by", "batch,county,level");
        assertThat(ran.out())
                .contains("五、批次", "第一批", "不分批次", "六、县（市、区）", "七、等级或称号", "二级", "省级智能工厂", "八、比例红线")
                .doesNotContain("支持方向", "provincial-", "130402", " L2");
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(COLUMNS));
        Ran none = ledger("budget", "--programme", PROGRAMME, "--by", "size");
        assertThat(none.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void whatIfTiesToTheBudgetInTheDocumentAndInThePrintedTable() {
        JsonNode budget = done("budget", "--programme", PROGRAMME, "--json").json();
        String[] asked = {
            "whatif", "--programme", PROGRAMME, "--set", "HD-01.cap.L2.batch3=12万元,18万元", "--set", "recovery.reuse=line"
        };
        List<String> json = new ArrayList<>(List.of(asked));
        json.add("--json");
        WhatIfSums.addUp(done(json.toArray(String[]::new)).json(), budget);
        List<Long> sum = List.of();
        int sums = 0;
        for (String line : done(asked).out().lines().toList()) {
            List<Long> figures = Figures.of(line);
            if (line.startsWith("　今日")) {
                sum = figures;
            } else if (line.startsWith("　＋")) {
                sum = plus(sum, figures, 1);
            } else if (line.startsWith("　－")) {
                sum = plus(sum, figures, -1);
            } else if (line.startsWith("　＝")) {
                assertThat(figures).as(line).hasSize(3).isEqualTo(sum);
                sums++;
            }
        }
        assertThat(sums).as("four sums for each of two lines").isEqualTo(8);
    }

    private static List<Long> plus(List<Long> sum, List<Long> figures, int sign) {
        List<Long> out = new ArrayList<>();
        for (int i = 0; i < sum.size(); i++) {
            out.add(sum.get(i) + sign * figures.get(i));
        }
        return out;
    }

    @Test
    void knowledgeThatTheLedgerDoesNotHaveIsRefused() {
        long last = at(demo, "events").asLong() - 1;
        Ran beyond = ledger("budget", "--programme", PROGRAMME, "--known-at", Long.toString(last + 1));
        assertThat(beyond.code()).isEqualTo(ExitCode.NO);
        assertThat(beyond.err()).contains("最后一条的序号是 " + last);
        for (String future : List.of("2026-12-02", "2027-01-01T00:00:00Z")) {
            Ran ran = ledger("budget", "--programme", PROGRAMME, "--known-at", future);
            assertThat(ran.code()).as(future).isEqualTo(ExitCode.NO);
            assertThat(ran.err()).contains("尚未到来", "最后一条账目的序号是 " + last);
        }
        assertThat(done("budget", "--programme", PROGRAMME, "--known-at", Long.toString(last))
                        .out())
                .contains("序号 0 至 " + last);
        assertThat(done("budget", "--programme", PROGRAMME, "--known-at", "2026-12-01")
                        .out())
                .as("today, after the last entry")
                .contains("到序号 " + last + " 为止");
        Ran early = ledger("budget", "--programme", PROGRAMME, "--known-at", "3");
        assertThat(early.code()).isEqualTo(ExitCode.NO);
        assertThat(early.err()).contains("还没有试点专项", "的账目开设");
    }

    @Test
    void aDateBeforeTheProgrammeOrInTheFutureIsAnsweredWithAWord() {
        assertThat(done("budget", "--programme", PROGRAMME, "--as-of", "2025-08-01")
                        .out())
                .contains("早于本专项开始之日（2025年9月1日）", "各项均为零");
        Ran future = done("budget", "--programme", PROGRAMME, "--as-of", "2027-01-01", "--json");
        assertThat(at(future.json(), "notes").toString()).contains("2027年1月1日尚未到来", "所示就是今日的数");
        assertThat(at(future.json(), "lines"))
                .isEqualTo(at(done("budget", "--programme", PROGRAMME, "--json").json(), "lines"));
    }

    @Test
    void aPaymentIsToldInOrderEachEntryOnceAndWithoutStoredKeys() {
        String payment = payment();
        String text = done("trace", payment).out();
        List<Long> positions = text.lines()
                .filter(line -> line.startsWith("  序号 "))
                .map(line -> Long.parseLong(line.substring(5).split("　", -1)[0]))
                .toList();
        assertThat(positions).doesNotHaveDuplicates();
        assertThat(text).containsSubsequence("一、凭据", "二、奖补", "提出拨付", "审批拨付", "银行确认", "列支", "四、资金来路", "承诺", "分配到", "下达");
        assertThat(text).contains("示例数据", "邯郸市财政局（示例）").doesNotContain("|", "finance-");
        JsonNode json = done("trace", payment, "--json").json();
        Set<Long> told = new HashSet<>();
        at(json, "events")
                .forEach(line ->
                        assertThat(told.add(at(line, "position").asLong())).isTrue());
        at(json, "wayBack").forEach(step -> assertThat(
                        told.add(at(at(step, "entry"), "position").asLong()))
                .isTrue());
        assertThat(told).containsExactlyInAnyOrderElementsOf(positions);
    }

    @Test
    void everyTraceOfACaseIsInTheOrderOfPositionEachOnce() {
        JsonNode json =
                done("trace", payment().replaceFirst("-P\\d+$", ""), "--json").json();
        List<Long> positions = new ArrayList<>();
        at(json, "events").forEach(line -> positions.add(at(line, "position").asLong()));
        assertThat(positions).isSorted().doesNotHaveDuplicates();
    }

    private String payment() {
        String next = at(demo, "nextCommand").asString();
        assertThat(next).startsWith("./ledger trace ").contains("--home '" + home + "'");
        return next.split(" ", -1)[2];
    }

    @Test
    void theDemoIsMarkedAndSaysWhoCanSignWithWhichKey() {
        assertThat(at(demo, "sampleData").asString()).isEqualTo("示例数据");
        JsonNode keys = at(demo, "demoKeys");
        assertThat(at(keys, "folder").asString())
                .isEqualTo(new LedgerHome(home).actorKeys().toString());
        assertThat(at(keys, "actors")).isNotEmpty();
        for (JsonNode actor : at(keys, "actors")) {
            assertThat(Path.of(at(actor, "keyFile").asString())).exists();
            assertThat(at(actor, "id").asString()).isNotEmpty();
            assertThat(at(actor, "role").asString()).isNotEmpty();
            assertThat(at(actor, "organisation").asString()).contains("示例");
        }
        assertThat(Files.isDirectory(Path.of(at(keys, "folder").asString()))).isTrue();
    }

    @Test
    void moneyFalsifiedInTheReadModelsIsNamedAndNeverGetsOntoTheSheet() throws Exception {
        Path sound = sheet("sound");
        JsonNode honest = done("budget", "--programme", PROGRAMME, "--json").json();
        // Two payments lose and gain the same, so that rows, sums and the trial balance stay what they are.
        falsify("WITH paid AS (SELECT position, row_number() OVER (ORDER BY position) AS n FROM view.posting"
                + " WHERE event_type = 'programme.funds-disbursed' AND source = 'central' GROUP BY position LIMIT 2)"
                + " UPDATE view.posting p SET amount_fen = p.amount_fen + sign(p.amount_fen) * CASE paid.n WHEN 1 THEN 100"
                + " ELSE -100 END FROM paid WHERE p.position = paid.position");
        assertFound("posting", 4);
        falsify("UPDATE view.bucket SET amount_fen = amount_fen / 10 WHERE event_type = 'programme.funds-disbursed'");
        assertThat(done("budget", "--programme", PROGRAMME, "--json").json())
                .as("a budget is as good as its read models")
                .isNotEqualTo(honest);
        assertThat(Files.readString(sheet("falsified"))).isEqualTo(Files.readString(sound));
        assertFound("bucket", 1);
        assertThat(done("budget", "--programme", PROGRAMME, "--json").json()).isEqualTo(honest);
        assertThat(done("rebuild").out()).contains("与原视图一致");
    }

    private Path sheet(String name) {
        Path file = home.resolve(name + ".html");
        done("checkpoint", "--sheet", file.toString());
        return file;
    }

    private void falsify(String sql) throws SQLException {
        try (Connection connection = held.writer().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void administer(String... statements) throws SQLException {
        try (Connection connection = held.administrator().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Ran no(String... args) {
        return Ran.ended(ExitCode.NO, home, args);
    }

    @Test
    void aBudgetThatDoesNotBalanceIsNotShown() throws Exception {
        falsify("UPDATE view.bucket SET amount_fen = amount_fen + 1 WHERE account = 'LINE_COMMITTED'"
                + " AND dimension = '' AND source = 'central'");
        Ran refused = no("budget", "--programme", PROGRAMME);
        assertThat(refused.err()).contains("试算不平衡", "借方");
        assertThat(refused.out()).isEmpty();
        assertFound("bucket", 1);
        done("budget", "--programme", PROGRAMME);
    }

    @Test
    void aSchemaOfViewsThatSomeoneElseOwnsOrBrokeIsNamedAndRebuilt() throws Exception {
        JsonNode honest = done("budget", "--programme", PROGRAMME, "--json").json();
        administer(
                "CREATE SCHEMA view_next AUTHORIZATION ledger_owner",
                "CREATE SCHEMA view_check AUTHORIZATION ledger_owner",
                "ALTER SCHEMA view OWNER TO ledger_owner",
                "DROP TABLE view.projection");
        assertThat(no("budget", "--programme", PROGRAMME).err()).contains("ledger reconcile");
        assertThat(no("reconcile").out())
                .contains("模式 view 结构 属主：应为 ledger_writer，现为 ledger_owner", "模式 view_check 结构");
        assertThat(no("rebuild").err()).contains("视图已重建", "view-differences-");
        administer("DROP SCHEMA view_next", "DROP SCHEMA view_check");
        assertThat(done("reconcile").out()).contains("视图与账目一致");
        assertThat(done("budget", "--programme", PROGRAMME, "--json").json()).isEqualTo(honest);
    }

    @Test
    void anEntryHiddenFromTheReaderIsNamedByItsPosition() throws Exception {
        administer(
                "ALTER TABLE ledger.entry ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY hide ON ledger.entry USING (position <> 40)");
        try {
            for (String command : List.of("reconcile", "rebuild")) {
                assertThat(no(command).err()).contains("缺少序号 40", "ledger verify --live");
            }
        } finally {
            administer("DROP POLICY hide ON ledger.entry", "ALTER TABLE ledger.entry DISABLE ROW LEVEL SECURITY");
        }
        done("reconcile");
    }

    @Test
    void aRowPutBehindTheSealIsNoFigureAndNoDifference() throws Exception {
        String honest = done("budget", "--programme", PROGRAMME, "--json").out();
        falsify("INSERT INTO ledger.entry SELECT position + 1, recorded_at, stream_seq + 1000, business_date, revision,"
                + " stream_type, stream_id, type, command_id, NULL, leaf_sm3, leaf_sha256, bytes"
                + " FROM ledger.entry ORDER BY position DESC LIMIT 1");
        try {
            assertThat(done("budget", "--programme", PROGRAMME, "--json").out()).isEqualTo(honest);
            done("reconcile");
            falsify("UPDATE view.projection SET position = position + 1");
            assertThat(no("budget", "--programme", PROGRAMME).err()).contains("其中有不属于账目的内容", "ledger rebuild");
            assertThat(no("reconcile").err()).contains("封存的账目只到序号");
            no("rebuild");
        } finally {
            administer(
                    "ALTER TABLE ledger.entry DISABLE TRIGGER USER",
                    "DELETE FROM ledger.entry WHERE position >= (SELECT size FROM ledger.head)",
                    "ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only",
                    "ALTER TABLE ledger.entry ENABLE ALWAYS TRIGGER append_only_row");
        }
        done("reconcile");
    }

    private void assertFound(String table, int atLeast) throws IOException {
        Ran reconciled = ledger("reconcile", "--json");
        Ran rebuilt = ledger("rebuild", "--json");
        for (Ran ran : List.of(reconciled, rebuilt)) {
            assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.NO);
            assertThat(at(ran.json(), "differing").size()).isGreaterThanOrEqualTo(atLeast);
            assertThat(at(ran.json(), "differing"))
                    .allSatisfy(row -> assertThat(at(row, "table").asString()).isEqualTo(table));
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("view-differences-")))
                    .anySatisfy(file ->
                            assertThat(JsonMapper.shared().readTree(file)).isEqualTo(rebuilt.json()));
        }
        assertThat(home.resolve("differing-views.json"))
                .content(StandardCharsets.UTF_8)
                .contains("与账目不一致");
    }
}
