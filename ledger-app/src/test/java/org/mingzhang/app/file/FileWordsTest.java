package org.mingzhang.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.console.Chosen;
import org.mingzhang.app.console.Unit;
import org.mingzhang.domain.policy.reading.Packs;

/** A step of a payment is called in a file as it is everywhere: 下达 is what a budget from above is. */
class FileWordsTest {
    private static String page() throws IOException {
        try (InputStream page = FileWordsTest.class.getResourceAsStream("/templates/file/enterprise.html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void paymentsAreProposedApprovedAndConfirmed() throws IOException {
        assertThat(page())
                .contains(">提出</th>", ">审批</th>", ">确认支付</th>", "实得（扣追回，")
                .doesNotContain(">下达</th>", ">批准</th>", ">到账</th>");
    }

    @Test
    void aDocumentIsCalledAsTheChecklistCallsIt() throws IOException {
        Chosen handan = new Chosen("handan-2025", "试点", Packs.builtIn("handan-2025"), Unit.WAN, List.of());
        CaseWords words = new CaseWords();
        assertThat(words.document("contract", handan)).isEqualTo("合同扫描件");
        assertThat(words.document("payment", handan)).isEqualTo("付款回单");
        assertThat(words.document("银行回单", handan)).isEqualTo("银行回单");
        assertThat(page()).contains("@cases.document(d.kind, chosen)");
    }
}
