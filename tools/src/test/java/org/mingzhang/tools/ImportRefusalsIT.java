package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import tools.jackson.databind.JsonNode;

/** What can be read and not recorded is told at its cell, in words of the office; what rests on it is told which row that is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportRefusalsIT {
    /** What a clerk does not know: names of fields, ids of the pack, amounts in fen. */
    private static final String FOREIGN =
            "(?s).*(\\bfen\\b|Fen\\b|central|local|renovation|provider/|project/|enterprise/|\\[9).*";

    private Path temp;
    private Path book;
    private Office office;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        temp = folder;
        book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        office = Office.opened(temp.resolve("office"));
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    /** A mistake in the first row of a sheet that fits, and where it is to be told. */
    private record Mistake(String sheet, String where, String is, String column, String value, String told) {}

    private static Mistake of(String sheet, String column, String value, String told) {
        return new Mistake(sheet, "", "", column, value, told);
    }

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("资金", "类型", "分配", "金额", "0", "金额应大于零"),
            of("历史奖补", "金额", "0", "历史奖补金额应大于零"),
            of("荣誉资质", "有效期至", "2001-01-01", "有效期至不应早于取得日期"),
            of("合同", "合同金额", "0", "合同金额应大于零"),
            of("补充协议", "变更金额", "0", "变更金额不应为零"),
            of("企业付款", "金额", "0", "付款金额应大于零"),
            of("银行流水", "金额", "0", "金额应大于零"),
            of("奖补", "核定金额", "0", "核定金额应大于零"),
            of("国库支付", "金额", "0", "金额应大于零"),
            of("附件", "文件名", "示例110101199003070011.pdf", "文件名会入账，不得含身份证号码"),
            of("申报", "联合体成员", "", "联合体成员是申报单位以外的单位"));

    @Test
    void eachMistakeIsToldAtItsCellAndWhatRestsOnItNamesItsRow() throws Exception {
        Map<Mistake, Integer> rows = new LinkedHashMap<>();
        List<Map<String, String>> contracts = new ArrayList<>();
        String[] refused = {""};
        Path bad = Books.edited(book, temp.resolve("bad.xlsx"), (row, cells) -> {
            MISTAKES.stream()
                    .filter(it -> it.sheet().equals(row.sheet().name())
                            && !rows.containsKey(it)
                            && !Objects.equals(cells.get("申报编号"), refused[0])
                            && (it.where().isEmpty() || it.is().equals(cells.get(it.where()))))
                    .findFirst()
                    .ifPresent(it -> {
                        rows.put(it, row.number());
                        cells.put(
                                it.column(),
                                it.sheet().equals("申报") ? Objects.requireNonNull(cells.get("统一社会信用代码")) : it.value());
                        if (it.sheet().equals("申报")) {
                            refused[0] = Objects.requireNonNull(cells.get("申报编号"));
                        }
                        if (it.sheet().equals("合同")) {
                            contracts.add(new TreeMap<>(cells));
                        }
                    });
            return true;
        });
        JsonNode told = office.no(office.importing(bad, "--json")).json();
        Map<String, JsonNode> byRow = new HashMap<>();
        told.at("/rejected")
                .forEach(problem -> byRow.put(
                        problem.at("/sheet").asString() + " "
                                + problem.at("/row").asInt(),
                        problem));
        assertThat(rows).hasSameSizeAs(MISTAKES);
        rows.forEach((it, number) -> {
            JsonNode problem = Objects.requireNonNull(byRow.get(it.sheet() + " " + number), it.toString());
            assertThat(problem.at("/rule").asString()).as(it.toString()).isEqualTo("not-recordable");
            assertThat(problem.at("/column").asString()).as(it.toString()).isEqualTo(it.column());
            assertThat(problem.at("/value").asString()).isNotEmpty();
            assertThat(problem.at("/message").asString()).contains(it.told());
        });
        told.at("/rejected").forEach(problem -> {
            assertThat(problem.at("/column").asString()).as(problem.toString()).isNotEmpty();
            assertThat(problem.at("/message").asString()).doesNotMatch(FOREIGN);
            if (problem.at("/rule").asString().equals("not-recordable")) {
                assertThat(rows).containsValue(problem.at("/row").asInt());
            } else {
                assertThat(problem.at("/message").asString()).containsPattern("“.+”第 [0-9]+ 行");
            }
        });
        int contract = Objects.requireNonNull(rows.get(MISTAKES.get(3)));
        String number = contracts.getFirst().get("合同编号");
        assertThat(told.at("/rejected").valueStream()).anySatisfy(problem -> {
            assertThat(problem.at("/sheet").asString()).isEqualTo("合同明细");
            assertThat(problem.at("/rule").asString()).isEqualTo("reference-to-bad-row");
            assertThat(problem.at("/value").asString()).isEqualTo(number);
            assertThat(problem.at("/message").asString()).contains("“合同”第 " + contract + " 行");
        });
    }

    @Test
    void withoutTheRowsThatCannotBeRecordedWhatRestsOnThemWaitsAndBreachesNothing() throws Exception {
        Office other = Office.opened(temp.resolve("partial"));
        boolean[] done = {false};
        Path bad = Books.edited(book, temp.resolve("partial.xlsx"), (row, cells) -> {
            if (!done[0] && row.sheet().name().equals("奖补")) {
                done[0] = true;
                cells.put("核定金额", "0");
            }
            return true;
        });
        JsonNode told =
                other.no(other.importing(bad, "--accept-valid", "--json")).json();
        assertThat(told.at("/breaches")).isEmpty();
        assertThat(told.at("/rejected").valueStream()).anySatisfy(problem -> {
            assertThat(problem.at("/sheet").asString()).isEqualTo("拨付");
            assertThat(problem.at("/rule").asString()).isEqualTo("waits-for-bad-row");
            assertThat(problem.at("/message").asString()).contains("“奖补”第 2 行");
        });
    }

    @Test
    void aPaymentOfNothingIsAMistakeOfItsRowAndNoFault() throws Exception {
        boolean[] done = {false};
        int[] number = {0};
        Path bad = Books.edited(book, temp.resolve("nothing.xlsx"), (row, cells) -> {
            if (!done[0] && row.sheet().name().equals("拨付")) {
                done[0] = true;
                number[0] = row.number();
                cells.putAll(Map.of("金额", "0", "中央资金", "0", "地方资金", "0"));
            }
            return true;
        });
        JsonNode told = office.no(office.importing(bad, "--json")).json();
        assertThat(told.at("/rejected").valueStream()).anySatisfy(problem -> {
            assertThat(problem.at("/sheet").asString()).isEqualTo("拨付");
            assertThat(problem.at("/row").asInt()).isEqualTo(number[0]);
            assertThat(problem.at("/column").asString()).isEqualTo("金额");
        });
    }

    /** Two contracts of one case that say they were paid by one serial of the bank. */
    private JsonNode sharing(String name, String first, String second, String moved) throws Exception {
        List<SortedMap<String, String>> paid = new ArrayList<>();
        try (CheckedWorkbook checked = Books.check(book)) {
            checked.accepted().stream()
                    .mapToObj(checked::row)
                    .filter(row -> row.sheet().name().equals("企业付款"))
                    .forEach(row -> paid.add(row.cells()));
        }
        SortedMap<String, String> one = paid.getFirst();
        SortedMap<String, String> other = paid.stream()
                .filter(cells -> !Objects.equals(cells.get("合同编号"), one.get("合同编号")))
                .findFirst()
                .orElseThrow();
        String serial = Objects.requireNonNull(one.get("流水号"));
        String account = Objects.requireNonNull(one.get("付款账号"));
        boolean[] line = {moved.isEmpty()};
        Path shared = Books.edited(book, temp.resolve(name + ".xlsx"), (row, cells) -> {
            if (row.sheet().name().equals("企业付款") && row.cells().equals(one)) {
                cells.put("金额", first);
            } else if (row.sheet().name().equals("企业付款") && row.cells().equals(other)) {
                cells.put("金额", second);
                cells.put("流水号", serial);
                cells.put("付款账号", account);
            } else if (row.sheet().name().equals("银行流水") && !line[0]) {
                line[0] = true;
                cells.put("流水号", serial);
                cells.put("付款账号", account);
                cells.put("金额", moved);
            }
            return true;
        });
        Office own = Office.opened(temp.resolve(name));
        JsonNode told = own.done(own.importing(shared, "--json")).json();
        assertThat(own.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        return told.at("/breaches");
    }

    private static List<String> rules(JsonNode breaches) {
        return breaches.valueStream()
                .filter(breach -> breach.at("/sheet").asString().equals("企业付款"))
                .map(breach -> breach.at("/rule").asString())
                .toList();
    }

    @Test
    void oneSerialMayBeSplitOverContractsUpToWhatTheBankMoved() throws Exception {
        assertThat(rules(sharing("split", "600", "400", "1000"))).isEmpty();
        assertThat(rules(sharing("halves", "500", "500", "1000"))).isEmpty();
        assertThat(rules(sharing("beyond", "600", "400.01", "1000"))).containsExactly("RECEIPT_USED_TWICE");
    }

    @Test
    void withoutABankLineTheSameAmountOfOneSerialIsNotClaimedTwice() throws Exception {
        assertThat(rules(sharing("twice", "600", "600", ""))).containsExactly("RECEIPT_USED_TWICE");
        assertThat(rules(sharing("unknown", "600", "400", ""))).isEmpty();
    }

    private Path only(String name, Map<String, Integer> sheets, Map<String, String> also) throws Exception {
        Map<String, Integer> left = new HashMap<>(sheets);
        return Books.edited(book, temp.resolve(name), (row, cells) -> {
            int rest = left.getOrDefault(row.sheet().name(), 0);
            left.put(row.sheet().name(), rest - 1);
            List.of("登记人", "荣誉", "失信记录", "近三年重大事故", "专账").forEach(column -> cells.remove(column));
            also.forEach((column, value) -> {
                if (row.sheet().column(column).isPresent()) {
                    cells.put(column, value);
                }
            });
            return rest > 0;
        });
    }

    @Test
    void aClerkBringsInWhoTheEnterprisesAreAsCommandsOfToday() throws Exception {
        Office own = Office.opened(temp.resolve("live"));
        own.registerAs("clerk", "industry", "CITY_INDUSTRY");
        Path parties = only("parties.xlsx", Map.of("企业", 9, "关联信息", 9, "第三方机构", 9, "县区单位", 9), Map.of());
        JsonNode told = own.done(own.importingBy("clerk", parties, "--mode", "live", "--json"))
                .json();
        assertThat(told.at("/accepted").asInt()).isGreaterThan(25);
        assertThat(told.at("/breaches")).isEmpty();
        assertThat(own.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void aCountyClerkBringsInWhatIsDecidedNowAndNoOldRecords() throws Exception {
        Office own = Office.opened(temp.resolve("county"));
        own.registerAs("county", "quzhou", "COUNTY_INDUSTRY");
        Path parties = only("county.xlsx", Map.of("企业", 5, "关联信息", 5), Map.of());
        assertThat(own.no(own.importingBy("county", parties)).err()).contains("经办人没有办理此事的岗位");
        JsonNode told = own.done(own.importingBy("county", parties, "--mode", "live", "--json"))
                .json();
        assertThat(told.at("/accepted").asInt()).isEqualTo(10);
        assertThat(own.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void aLiveRowIsOfWhoeverSignsAndSaysSoWhereItNamesAnother() throws Exception {
        Path parties = only("named.xlsx", Map.of("企业", 2), Map.of("登记人", "别人"));
        JsonNode told =
                office.no(office.importing(parties, "--mode", "live", "--json")).json();
        assertThat(told.at("/rejected")).hasSize(2);
        assertThat(told.at("/rejected/0/column").asString()).isEqualTo("登记人");
        assertThat(told.at("/rejected/0/value").asString()).isEqualTo("别人");
        assertThat(told.at("/rejected/0/message").asString()).contains("签名人是“经办甲”");
    }

    @Test
    void anAwardIsNeverApprovedByALiveImport() throws Exception {
        Office own = Office.opened(temp.resolve("award"));
        own.done(own.importing(Books.edited(book, temp.resolve("before.xlsx"), (row, cells) -> !row.sheet()
                .name()
                .matches("奖补|拨付|国库支付|追回|资金使用|名单|名单明细"))));
        own.registerAs("clerk", "industry", "CITY_INDUSTRY");
        Path awards = only("awards.xlsx", Map.of("奖补", 99), Map.of("认定人", "经办丙"));
        JsonNode told = own.no(own.importingBy("clerk", awards, "--mode", "live", "--json"))
                .json();
        assertThat(told.at("/rejected")).isNotEmpty().allSatisfy(problem -> assertThat(
                        problem.at("/message").asString())
                .contains("只能按历史导入"));
        assertThat(own.budget().at("/sources/0/committedFen").asLong()).isZero();
    }

    @Test
    void whoHoldsNoPostForItIsToldOnceForAllRows() throws Exception {
        Path parties = only("refused.xlsx", Map.of("企业", 12), Map.of());
        String told = office.no(office.importing(parties, "--mode", "live")).out();
        assertThat(told.lines().filter(line -> line.contains("经办人没有办理此事的岗位"))).hasSize(1);
        assertThat(told).contains("等 12 处");
    }

    @Test
    void aMissingFirstColumnIsToldOnceAndItsRowsAreNotComparedWithoutIt() throws Exception {
        Path table = temp.resolve("企业.csv");
        Files.writeString(table, "序号,企业名称,\"县(市、区)\",细分行业\n1,示例甲,永年区,紧固件制造\n2,示例乙,永年区,紧固件制造\n");
        JsonNode told = office.no(office.importing(table, "--json")).json();
        assertThat(told.at("/rejected").valueStream().map(problem -> problem.at("/rule")
                        .asString()))
                .containsExactly("unknown-column", "missing-column");
    }

    @Test
    void anEmptyTemplateIsToldToBeFilledIn() throws Exception {
        Path template = temp.resolve("空.xlsx");
        office.done("template", "-o", template.toString(), "--programme", Office.PROGRAMME);
        assertThat(office.done(office.importing(template)).out()).contains("没有一行数据");
    }

    /** Rows as they are kept are told from each other by what they say. */
    @Test
    void theWorkbookHasWhatTheMistakesNeed() throws Exception {
        try (CheckedWorkbook checked = Books.check(book)) {
            List<String> sheets = checked.accepted().stream()
                    .mapToObj(checked::row)
                    .map((Row row) -> row.sheet().name())
                    .distinct()
                    .toList();
            assertThat(sheets).containsAll(MISTAKES.stream().map(Mistake::sheet).toList());
        }
    }
}
