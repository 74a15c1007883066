package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.command.Outcome;

class RecordingTest {
    private final Recording recording = new Recording(new Outcome.Accepted("c-00000001", 4, 5, false), null, null);

    @Test
    void aReceiptThatCannotBeMadeNowCanBeHadLater() {
        StringWriter out = new StringWriter();
        recording.printReceipt(new PrintWriter(out, true));
        assertThat(out.toString()).contains("请稍后用 ledger receipt c-00000001 -o 文件 取得");
        Map<String, Object> document = new LinkedHashMap<>();
        recording.putReceipt(document);
        assertThat(document).containsEntry("receipt", null).hasSize(1);
    }
}
