package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.workbook.Row;
import tools.jackson.databind.JsonNode;

/** What a workbook says was done cites lists that were in the ledger before, imported or issued, like those of its own. */
class EarlierListsIT {
    /** Who there is, what was asked for, and the lists; what was done by them comes in a later workbook. */
    private static final Set<String> FIRST =
            Set.of("资金", "企业", "账户变更", "县区单位", "第三方机构", "产品", "服务商", "申报", "名单", "名单明细");

    @TempDir
    private Path temp;

    private static Path part(Path book, Path to, java.util.function.Predicate<Row> wanted) throws Exception {
        return Books.edited(book, to, (row, cells) -> wanted.test(row));
    }

    private static boolean comesIn(Row row) {
        return row.sheet().name().equals("试点名单") && !row.required("变动").equals("退出");
    }

    private static JsonNode lists(Office office) {
        return office.done("lists", "--programme", Office.PROGRAMME, "--json").json();
    }

    /** What was done by each list, and by none. */
    private static Map<String, String> done(JsonNode lists) {
        Map<String, String> done = new TreeMap<>();
        lists.at("/lists")
                .forEach(list -> done.put(list.at("/list").asString(), list.at("/done") + " " + list.at("/sm3")));
        done.put("", lists.at("/paymentsWithoutList").toString() + lists.at("/paymentsOtherThanListed"));
        return done;
    }

    @Test
    void aLaterWorkbookCitesTheListsOfAnEarlierOneAsItsOwn() throws Exception {
        Path book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        Office whole = Office.opened(temp.resolve("whole"));
        whole.done(whole.importing(book));
        Map<String, String> expected = done(lists(whole));
        assertThat(expected.get("")).isEqualTo("[][]");
        assertThat(expected).containsKey("MD-清退-2026-06");
        lists(whole).at("/lists").forEach(list -> assertThat(list.at("/carriedOut"))
                .as("%s", list)
                .isEqualTo(list.at("/rows")));
        Office office = Office.opened(temp.resolve("two"));
        office.done(office.importing(part(
                book, temp.resolve("一.xlsx"), row -> FIRST.contains(row.sheet().name()) || comesIn(row))));
        assertThat(lists(office).at("/lists/0/carriedOut").asInt()).isZero();
        office.done(office.importing(part(
                book, temp.resolve("二.xlsx"), row -> !FIRST.contains(row.sheet().name()) && !comesIn(row))));
        assertThat(done(lists(office))).isEqualTo(expected);
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        office.done("reconcile");
    }

    @Test
    void aListThatWasIssuedHereIsCitedByRecordsOfLaterDays() throws Exception {
        Path book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        Office office = Office.opened(temp.resolve("issued"));
        office.registerAs("roster", "industry", "CITY_INDUSTRY");
        Map<String, String> county = new HashMap<>();
        office.done(office.importing(Books.edited(book, temp.resolve("一.xlsx"), (row, cells) -> {
            if (row.sheet().name().equals("审核") && row.required("环节").equals("county")) {
                county.putIfAbsent(row.required("申报编号"), row.required("日期"));
            }
            return (FIRST.contains(row.sheet().name()) && !row.sheet().name().startsWith("名单")) || comesIn(row);
        })));
        String application = county.keySet().stream().sorted().findFirst().orElseThrow();
        Path command = temp.resolve("推荐.json");
        Files.writeString(command, """
                {"command": "list.issue", "businessDate": "%s", "payload": {"list": "TJ-1", "programme": "handan",
                 "kind": "RECOMMENDATION", "documentNo": "示例〔2026〕1号", "items": [{"application": "%s"}]}}""".formatted(county.get(application), application));
        office.done("do", command.toString(), "--key", office.keyOf("roster"));
        office.done(office.importing(part(
                book,
                temp.resolve("二.xlsx"),
                row -> row.sheet().name().equals("审核") && row.required("申报编号").equals(application))));
        JsonNode list = lists(office).at("/lists/0");
        assertThat(list.at("/documentNo").asString()).isEqualTo("示例〔2026〕1号");
        assertThat(list.at("/done/application.stage-decided").asInt()).isEqualTo(1);
    }
}
