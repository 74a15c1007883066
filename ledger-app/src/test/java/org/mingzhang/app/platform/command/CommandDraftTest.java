package org.mingzhang.app.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.web.StrictJson;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;

/** A command as people write it, with whatever they can get wrong. */
class CommandDraftTest {
    private static final String TEN_MISTAKES = """
            {"commandId": "short", "expiresAt": "tomorrow", "businessDate": "2026-02-30", "role": 7, "remark": "x",
             "command": "project.register-invoice",
             "payload": {"application": " ", "contract": "C-1", "invoiceNo": "12", "issuedOn": "31.03.2026", "taxFen": -1, "totalFen": "12.50",
                         "claimedFen": 99999999999999999999}}""";

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(
                        InvalidDocument.class,
                        () -> CommandDraft.read(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))))
                .problems();
    }

    @Test
    void tenMistakesAreToldAtOnceEachWithPlaceValueAndRule() {
        List<Problem> problems = problems(TEN_MISTAKES);
        assertThat(problems)
                .extracting(Problem::pointer)
                .contains(
                        "/commandId",
                        "/expiresAt",
                        "/businessDate",
                        "/role",
                        "/remark",
                        "/payload/application",
                        "/payload/invoiceNo",
                        "/payload/issuedOn",
                        "/payload/taxFen",
                        "/payload/totalFen",
                        "/payload/claimedFen");
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.value()).isNotEmpty();
            assertThat(problem.expected())
                    .containsPattern("\\p{IsHan}")
                    .doesNotContainPattern("Fen\\b|String|LocalDate|Instant|Exception|could not be parsed");
        });
        assertThat(problems)
                .contains(
                        new Problem("/payload/totalFen", "\"12.50\"", "应为以分为单位的整数"),
                        new Problem("/commandId", "\"short\"", "commandId 应为 8–64 个字母、数字、_ 或 -"));
    }

    @Test
    void anUnknownCommandIsToldTogetherWithTheRest() {
        assertThat(problems("{\"command\": \"award.grant-all\", \"businessDate\": 1, \"payload\": {}}"))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/command", "/businessDate");
    }

    @Test
    void nobodyBringsCiphertextOfTheirOwnUnderAKeyThatTheLedgerDoesNotHave() {
        String details = """
                {"name": "某公司", "kind": "ENTERPRISE", "aboveScale": true,
                 "contactName": {"commit": "00", "enc": "fl1.00000000000000000000000000000000.a.b.c"}}""";
        String payload = "{\"enterprise\": \"x\", \"details\": " + details + "}";
        assertThat(problems("{\"command\": \"enterprise.register\", \"payload\": " + payload + "}"))
                .extracting(Problem::pointer)
                .contains("/payload/details/contactName/enc");
        String signed =
                "{\"signature\": \"\", \"command\": {\"type\": \"enterprise.register\", \"payload\": " + payload + "}}";
        assertThat(catchThrowableOfType(
                                InvalidDocument.class,
                                () -> SignedCommand.read(StrictJson.parse(signed.getBytes(StandardCharsets.UTF_8))))
                        .problems())
                .extracting(Problem::pointer)
                .contains("/command/payload/details/contactName/enc");
    }

    @Test
    void whatIsNoJsonIsToldByItsPlaceAndNotInTheParsersWords() {
        assertThat(problems("{\"command\": \"x\",}"))
                .containsExactly(new Problem("", "第 1 行第 17 列", "应为 JSON 文档，此处不合 JSON 的写法"));
        assertThat(problems("{\"role\": \"A\", \"role\": \"B\"}"))
                .extracting(Problem::expected)
                .containsExactly("同一对象中字段名重复");
        assertThat(problems("[".repeat(100))).extracting(Problem::expected).containsExactly("嵌套过深，或文字、数字过长");
        assertThat(problems("")).extracting(Problem::expected).containsExactly("应为 JSON 文档");
        InvalidDocument latin1 = catchThrowableOfType(
                InvalidDocument.class, () -> StrictJson.parse("{\"命\": 1}".getBytes(StandardCharsets.UTF_16)));
        assertThat(latin1.problems()).extracting(Problem::expected).containsExactly("应为 UTF-8 编码的 JSON 文档");
    }
}
