package org.mingzhang.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ContentDisposition;

/** Under which name a file is saved, by new programs and by old ones. */
class AttachmentTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            拨付台账-2026-11-28.csv | 2026-11-28.csv
            回单.pdf | file.pdf
            receipt-12.txt | receipt-12.txt
            "a"; x.csv | a-x.csv
            名单 | file
            """)
    void whoReadsLettersOnlyGetsANameOfLetters(String name, String plain) {
        String header = Attachment.proof(name);
        assertThat(ContentDisposition.parse(header).getFilename()).isEqualTo(name);
        assertThat(header).doesNotContain("=?").matches("[ -~]+");
        if (!name.matches("[ -~]+")) {
            assertThat(header).startsWith("attachment; filename=\"" + plain + "\"; filename*=UTF-8''");
        }
    }
}
