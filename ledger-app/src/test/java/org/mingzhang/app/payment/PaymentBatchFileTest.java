package org.mingzhang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

class PaymentBatchFileTest {
    private static PaymentBatchFile file(String holder) {
        TreeMap<String, Fen> shares = new TreeMap<>();
        shares.put("central", Fen.ofWan(10));
        shares.put("local", Fen.of(1));
        PaymentBatch.Row row = new PaymentBatch.Row(
                "P-1",
                "HD-1",
                new BankAccount("示例银行", "6222000011112222333", holder),
                Fen.ofWan(10).plus(Fen.of(1)),
                shares,
                "renovation",
                LocalDate.of(2026, 3, 2),
                null);
        return new PaymentBatchFile(
                new PaymentBatch("handan", null, List.of(row), List.of(), List.of()), Packs.builtIn("handan-2025"), "");
    }

    /** An attack: an account holder whose name a spreadsheet would run. */
    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"})
    void whatASpreadsheetWouldRunIsDisarmed(String holder) throws Exception {
        assertThat(new String(file(holder).csv(), UTF_8)).contains("\"'" + holder + "\"");
        assertThat(PaymentBatchFile.safe(holder)).isEqualTo("'" + holder);
        assertThat(PaymentBatchFile.safe("示例企业")).isEqualTo("示例企业");
    }

    @Test
    void accountsStayTextAndTheSumsStandBelow() throws Exception {
        assertThat(new String(file("示例企业").csv(), UTF_8))
                .contains("\"6222000011112222333\",\"100000.01\",\"100000.00\",\"0.01\",\"数字化改造\",\"2026-03-02\"")
                .contains("\"合计\",\"1 笔\",\"\",\"\",\"\",\"\",\"100000.01\",\"100000.00\",\"0.01\"");
    }
}
