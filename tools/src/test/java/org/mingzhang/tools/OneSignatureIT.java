package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingzhang.app.workbook.WorkbookWriter;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.JsonNode;

/**
 * Attacks by one person with one workbook: it names whom it likes and carries one signature. It does not go on with what is handled
 * by signed steps, and nothing is built on it before another person agrees.
 */
class OneSignatureIT {
    private static final String TODAY = "today";

    /** Each step of money that a row can state, of a case that has come so far by signed steps. */
    static Stream<Arguments> steps() {
        Map<String, String> payment = new LinkedHashMap<>(Map.of(
                "收款户名", "示例企业",
                "收款账号", "6200000000000001",
                "金额", "150000",
                "中央资金", "150000",
                "地方资金", "0",
                "审批人", "示例丁",
                "经办人", "示例戊",
                "审批日期", TODAY));
        return Stream.of(
                Arguments.of("奖补", Map.of("核定金额", "300000", "认定日期", TODAY, "认定单位", "示例工信局", "认定人", "示例丁")),
                Arguments.of("拨付", with(payment, "拨付编号", "BF-X", "状态", "待拨付")),
                Arguments.of("拨付", with(payment, "拨付编号", "BF-X", "状态", "已拨付", "拨付日期", TODAY)),
                Arguments.of("拨付", with(payment, "拨付编号", "BF-X", "状态", "退回", "拨付日期", TODAY)),
                Arguments.of(
                        "追回", Map.of("追回编号", "ZH-X", "拨付编号", "own", "类型", "应追", "金额", "1000", "日期", TODAY, "原因", "示例")),
                Arguments.of(
                        "追回", Map.of("追回编号", "ZH-X", "拨付编号", "own", "类型", "已追", "金额", "1000", "日期", TODAY, "原因", "示例")),
                Arguments.of(
                        "验收", Map.of("评测机构", "示例评测机构", "评测日期", TODAY, "验收等级", "四级", "核定投入", "9000000", "结论", "通过")));
    }

    private static Map<String, String> with(Map<String, String> row, String... more) {
        Map<String, String> all = new LinkedHashMap<>(row);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("steps")
    void noPastStepGoesOnWithACaseThatIsHandledBySignedSteps(
            String sheet, Map<String, String> stated, @TempDir Path home, @TempDir Path folder) throws Exception {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            String key = PeriodsAndBatchesIT.keyFile(town, folder);
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30));
            if (!sheet.equals("奖补")) {
                it.awarded();
                town.accepted(Office.ORDER, it.order(1, Fen.ofWan(15)));
                town.accepted(Office.RELEASE, new ApprovePayment(it.number(), it.payment(1)));
            }
            Map<String, String> row = new LinkedHashMap<>();
            stated.forEach((column, value) -> row.put(
                    column,
                    value.equals(TODAY) ? town.today().toString() : value.equals("own") ? it.payment(1) : value));
            if (!sheet.equals("追回")) {
                row.put("申报编号", it.number());
            }
            Path book = folder.resolve("补录.xlsx");
            try (WorkbookWriter writer = new WorkbookWriter(book)) {
                writer.row(sheet, row);
                writer.finish();
            }
            long size = town.store().log().size();
            Town.Run run = town.ledger(
                    "import",
                    book.toString(),
                    "--programme",
                    Town.PROGRAMME,
                    "--mode",
                    "history",
                    "--key",
                    key,
                    "--json");
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.NO);
            assertThat(run.json().at("/rejected/0/message").asString()).contains("已有人签名办理，不再补录", it.number());
            assertThat(town.store().log().size()).as("nothing is recorded").isEqualTo(size);
        }
    }

    private static Ran review(org.mingzhang.tools.Office office, Path folder, String key, boolean agreed, long off)
            throws IOException {
        JsonNode imports = office.done("imports", "--json").json();
        JsonNode one = imports.at("/0");
        Path command = Files.writeString(
                Files.createTempFile(folder, "review", ".json"),
                """
                {"command": "import.review",
                 "payload": {"importId": "%s", "agreed": %s, "opinion": "逐行对过原始台账和审批单",
                             "workbookSm3": "%s", "events": %d, "breaching": %d}}
                """.formatted(
                                one.get("importId").asString(),
                                agreed,
                                one.get("workbookSm3").asString(),
                                one.get("events").asLong() + off,
                                one.get("breaching").asLong()),
                UTF_8);
        String[] line = {"do", command.toString(), "--key", key};
        return Ran.of(office.home(), line);
    }

    @Test
    void nothingLeavesOnOldRecordsBeforeAnotherPersonAgreesToTheImport(@TempDir Path folder) throws Exception {
        org.mingzhang.tools.Office office = PastPayments.office(folder, "待拨付");
        office.register("second");
        office.registerAs("third", "treasury-office", "FINANCE");
        Path confirm = Files.writeString(folder.resolve("confirm.json"), """
                {"command": "award.confirm-payment",
                 "payload": {"application": "B-1", "payment": "BF-1", "bank": "示例银行", "receiptNo": "HD-2026-1"}}
                """, UTF_8);
        Ran early = office.no("do", confirm.toString(), "--key", office.keyOf("third"));
        assertThat(early.out() + early.err()).contains("所依据的补录尚未复核", "待复核");
        assertThat(review(office, folder, office.key(), true, 0).err()).contains("同一人不得办理互相制约的两步");
        assertThat(review(office, folder, office.keyOf("second"), true, 1).err())
                .contains("办理期间数据已被他人更改", "账目条数 17");
        assertThat(review(office, folder, office.keyOf("second"), false, 0).code())
                .isZero();
        Ran disputed = office.no("do", confirm.toString(), "--key", office.keyOf("third"));
        assertThat(disputed.out() + disputed.err()).contains("所依据的补录尚未复核", "复核人不认可");
        String importId =
                office.done("imports", "--json").json().at("/0/importId").asString();
        office.done(
                "imports",
                "review",
                importId,
                "--agree",
                "true",
                "--opinion",
                "逐行对过原始台账和审批单",
                "--key",
                office.keyOf("second"));
        assertThat(office.done("imports").out())
                .as("an official reads names, and a program ids")
                .contains("已复核认可：某市财政局 经办乙", "某市财政局 经办甲", "中小企业数字化转型")
                .doesNotContain("second", "finance");
        JsonNode document = office.done("imports", "--json").json().get(0);
        assertThat(document.get("reviewedBy").asString()).isEqualTo("second");
        assertThat(document.get("actor").asString()).isEqualTo("finance");
        assertThat(document.get("programme").asString()).isEqualTo(org.mingzhang.tools.Office.PROGRAMME);
        office.done("do", confirm.toString(), "--key", office.keyOf("third"));
        assertThat(office.done("trace", "BF-1").out()).contains("银行确认拨付 BF-1", "导入");
        assertThat(office.done("trace", importId).out()).contains("复核导入，不予认可", "复核导入，予以认可", "逐行对过原始台账和审批单");
        office.done("reconcile");
        office.done("verify", "--live");
    }

    /** What the ledger could have had signed and has not stands out, also after another person agreed to it. */
    @Test
    void moneyThatIsTypedInAfterTheProgrammeWasOpenedSaysSo(@TempDir Path home, @TempDir Path folder) throws Exception {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            String key = PeriodsAndBatchesIT.keyFile(town, folder);
            town.later(10);
            // A ledger of invented days stands at its newest entry.
            TownCase.pilot(town, "1");
            Path book = PastPayments.book(folder, town.today(), "已拨付");
            Town.Run run =
                    town.ledger("import", book.toString(), "--programme", Town.PROGRAMME, "--key", key, "--json");
            assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
            List<String> rules = run.json()
                    .get("breaches")
                    .valueStream()
                    .filter(breach -> breach.get("sheet").asString().equals("拨付"))
                    .map(breach -> breach.get("rule").asString())
                    .distinct()
                    .toList();
            assertThat(rules).contains("NOT_SIGNED");
        }
    }
}
