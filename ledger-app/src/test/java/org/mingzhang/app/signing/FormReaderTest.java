package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.json.JsonMapper;

/** What was typed becomes the payload that was meant, or a problem at its place; never something else. */
class FormReaderTest {
    private static FilledForm read(String command, Map<String, String> typed) {
        return FormReader.read(CommandCatalogue.find(command).orElseThrow(), new Typed(typed));
    }

    private static String payload(String command, Map<String, String> typed) {
        FilledForm form = read(command, typed);
        assertThat(form.problems()).isEmpty();
        return form.payload().toString();
    }

    private static void same(String payload, String expected) {
        assertThat(JsonMapper.shared().readTree(payload))
                .isEqualTo(JsonMapper.shared().readTree(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "200000, 20000000",
        "'1,234.56', 123456",
        "'0.5', 50",
        "0.01, 1",
        "-50000, -5000000",
        "'１，２３４．５０', 123450",
        "'12.30元', 1230",
        "90071992547409.91, 9007199254740991"
    })
    void amountsAreReadInYuan(String text, long fen) {
        assertThat(YuanText.read(text)).contains(Fen.of(fen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.234",
                "1,23.00",
                "12,34",
                "20万元",
                "1e5",
                "0x10",
                "--1",
                "1.",
                ".5",
                "90071992547409.92",
                "999999999999999"
            })
    void whatIsNoAmountInYuanIsNotGuessedAt(String text) {
        assertThat(YuanText.read(text)).isEmpty();
    }

    @Test
    void fieldsRecordsAndRowsBecomeThePayload() {
        same(
                payload(
                        "award.approve",
                        Map.of(
                                "application", " WS-1 ",
                                "amountYuan", "1,000.50",
                                "reason", " ",
                                "shares[0].source", "central",
                                "shares[0].amountYuan", "600.50",
                                "shares[3].source", "city",
                                "shares[3].amountYuan", "400",
                                "shares[5].source", "",
                                "shares.paste", "county\t0.00")),
                """
                {"application": "WS-1", "amountFen": 100050, "shares": [{"source": "central", "amountFen": 60050},
                 {"source": "city", "amountFen": 40000}, {"source": "county", "amountFen": 0}]}""");
        same(
                payload(
                        "enterprise.register",
                        Map.of(
                                "enterprise", "91990202MA0000001J",
                                "details.name", "示例企业",
                                "details.aboveScale", "true",
                                "details.employees", "1,200",
                                "details.contactPhone", "13800000000",
                                "account.bank", "")),
                """
                {"enterprise": "91990202MA0000001J", "details": {"name": "示例企业", "aboveScale": true,
                 "employees": 1200, "contactPhone": {"personal": "13800000000"}}}""");
        same(
                payload("list.issue", Map.of("list", "L", "items.paste", "金额\t申报编号\n1.00\tA\n\n\tB\n")),
                "{\"list\": \"L\", \"items\": [{\"amountFen\": 100, \"application\": \"A\"}, {\"application\": \"B\"}]}");
        same(
                payload("application.submit", Map.of("members", "a\r\n\r\n b \n")),
                "{\"documents\": [], \"members\": [\"a\", \"b\"]}");
    }

    @Test
    void whatCannotBeReadIsAProblemAtItsPlace() {
        FilledForm form = read(
                "award.approve", Map.of("amountYuan", "二十万", "shares[2].amountYuan", "x", "shares.paste", "a\t1\tc"));
        assertThat(form.problems()).containsOnlyKeys("amountYuan", "shares[2].amountYuan", "shares.paste");
        assertThat(form.problems().get("shares.paste")).containsExactly("第 2 行 第 3 列：表中没有这一列");
        assertThat(form.places())
                .as("a row's place in the form, whatever its number in the payload")
                .containsEntry("/payload/shares/0/amountFen", "shares[2].amountYuan");
        assertThat(read("correction.propose", Map.of("before", "{\"a\": 1, \"a\": 2}"))
                        .problems())
                .containsOnlyKeys("before");
        assertThat(read("programme.appropriate", Map.of("budgetYear", "2026年")).problems())
                .containsOnlyKeys("budgetYear");
    }

    @Test
    void aColumnThatThereIsNotIsRefusedAndNotDropped() {
        FilledForm form = read("list.issue", Map.of("items.paste", "申报编号\t单位名称\nA\t某企业"));
        assertThat(form.problems().get("items.paste")).containsExactly("第 1 行 “单位名称”列：表中没有这一列");
    }
}
