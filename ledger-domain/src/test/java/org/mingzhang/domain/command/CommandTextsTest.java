package org.mingzhang.domain.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.bank.BankEvent.BankLineRecorded;
import org.mingzhang.domain.event.Claim;
import org.mingzhang.domain.json.InvalidDocument;
import org.mingzhang.domain.json.InvalidDocument.Problem;
import org.mingzhang.domain.money.Fen;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CommandTextsTest {
    private static ObjectNode document(String date, ObjectNode payload) {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree("""
                {"schema": "mingzhang.command/1", "ledger": "test.example/l", "commandId": "command-1",
                 "expiresAt": "2026-03-31T01:00:00.000Z", "type": "award.place-hold",
                 "actor": {"id": "a", "org": "b", "role": "FINANCE", "keyId": "0011223344556677"}}""");
        tree.put("businessDate", date);
        tree.set("payload", payload);
        return tree;
    }

    private static ObjectNode hold(String hold, String reason) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("application", "HD-01-1-0001")
                .put("hold", hold)
                .put("reason", reason);
    }

    private static List<Problem> problems(ObjectNode tree) {
        try {
            CommandCodec.command(CommandCodec.document(tree));
            return List.of();
        } catch (InvalidDocument refused) {
            return refused.problems();
        }
    }

    @Test
    void wordsOfSeveralLinesAreFine() {
        assertThat(problems(document("2026-03-31", hold("暂停-1", "第一行\n第二行：①、②，“引文”——完。𠮷"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007",
                "\u200b",
                "a\u202eb",
                "a\u00adb",
                "a\u2060b",
                "\ufeffa",
                "a\u0085",
                "a\r\n",
                "a\tb",
                "a\ue000",
                "a\uffff",
                "a\u2028b"
            })
    void whatNobodySeesIsRefusedWithItsPlace(String reason) {
        assertThat(problems(document("2026-03-31", hold("h-1", reason))))
                .anySatisfy(problem -> assertThat(problem.pointer()).isEqualTo("/payload/reason"));
        ObjectNode tree = document("2026-03-31", hold("h-1", "理由"));
        tree.put("ledger", reason);
        assertThat(problems(tree))
                .anySatisfy(problem -> assertThat(problem.pointer()).isEqualTo("/ledger"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-01-01",
                "0000-01-01",
                "1899-12-31",
                "2200-01-01",
                "+12026-02-20",
                "-99999999-01-01",
                "2026-2-3"
            })
    void aDateIsOneOfItsFormAndOfOurTime(String date) {
        assertThat(problems(document(date, hold("h-1", "理由"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/businessDate"));
    }

    @Test
    void textsHaveAnEndSoThatTheirEntryHasOne() {
        assertThat(problems(document("2026-03-31", hold("h-1", "字".repeat(CommandTexts.LONGEST)))))
                .isEmpty();
        assertThat(problems(document("2026-03-31", hold("h-1", "a".repeat(CommandTexts.LONGEST + 1)))))
                .extracting(Problem::pointer)
                .containsExactly("/payload/reason");
        assertThat(problems(document("2026-03-31", hold("字".repeat(4_000), "字".repeat(4_000) + "一"))))
                .extracting(Problem::pointer)
                .contains("/payload", "/payload/reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"АB-1", "AB-\u0661", "AB-1\u0301", "AB-1\ufe0f", "ΑB-1"})
    void aVoucherIsNotMadeOfLettersThatOnlyLookTheSame(String serial) {
        assertThatThrownBy(() -> Require.voucher(serial, "流水号")).hasMessageContaining("流水号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ab-1", "ＡＢ－１", "AB–1", "AB‐1", "A B-1", "AB-1\u200b", "AB\u00ad-1", "AB-1\u0301", "AB-1\ufeff"})
    void aVoucherIsTheSameHoweverItWasTyped(String serial) {
        assertThat(key(serial)).isEqualTo(key("AB-1"));
        assertThat(key("AB-2")).isNotEqualTo(key("AB-1"));
        assertThat(key("A-B1")).isNotEqualTo(key("AB-1"));
    }

    private static String key(String serial) {
        return Claim.of(new BankLineRecorded("111", serial, "甲", "1", "乙", "2", Fen.of(1), null))
                .getFirst()
                .key();
    }
}
