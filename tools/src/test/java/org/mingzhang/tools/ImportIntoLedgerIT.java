package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import tools.jackson.databind.JsonNode;

/** A workbook for a programme of a ledger: what it refers to may stand there already; recording is not there yet. */
class ImportIntoLedgerIT {
    @AfterAll
    static void end() {
        LogFile.close();
    }

    @Test
    void rowsReferToWhatTheLedgerHoldsAndNothingIsRecordedYet(@TempDir Path temp) throws IOException {
        Path home = temp.resolve("home");
        Ran.ended(ExitCode.DONE, home, "demo", "--headless", "--enterprises", "3", "--as-of", "2026-03-01");
        String known;
        long size;
        try (LedgerStore store = LedgerStore.open(new LedgerHome(home), null)) {
            size = store.log().size();
            known = store.log()
                    .entries(0, entry -> entry)
                    .map(entry -> entry.requireSealed().stream())
                    .filter(stream -> stream.type().equals("enterprise"))
                    .findFirst()
                    .orElseThrow()
                    .id();
        }
        Path file =
                Files.writeString(temp.resolve("荣誉资质.csv"), "统一社会信用代码,名称,取得日期\n" + known + ",专精特新中小企业,2023-05-08\n");
        String[] line = {"import", file.toString(), "--programme", "handan-2025"};
        JsonNode told = Ran.ended(ExitCode.DONE, home, with(line, "--dry-run", "--json"))
                .json();
        assertThat(told.at("/accepted").asInt()).isEqualTo(1);
        assertThat(told.at("/sampleData").asBoolean()).isTrue();
        Ran refused = Ran.ended(ExitCode.LACK, home, line);
        assertThat(refused.err()).contains("还不能把工作簿", "账本未作任何改动");
        assertThat(refused.out()).isEmpty();
        Ran.ended(ExitCode.NO, home, with(line, "--confirm", "00000000"));
        assertThat(Ran.ended(
                                ExitCode.NO,
                                home,
                                with(new String[] {line[0], line[1], "--programme", "none"}, "--dry-run"))
                        .err())
                .contains("没有试点专项 none");
        try (LedgerStore store = LedgerStore.open(new LedgerHome(home), null)) {
            assertThat(store.log().size()).isEqualTo(size);
        }
    }

    private static String[] with(String[] line, String... more) {
        String[] all = java.util.Arrays.copyOf(line, line.length + more.length);
        System.arraycopy(more, 0, all, line.length, more.length);
        return all;
    }
}
