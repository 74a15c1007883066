package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.seal.Suite;

/** From what was paid to the paper that proves it: figure, row, payment, file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptInThreeClicksIT {
    private static final Pattern RECEIPT = Pattern.compile("银行回单</span>：<a href=\"(/trail/document/([0-9a-f]{64}))\">");

    private DemoConsole console;
    private Caller caller;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        console = DemoConsole.begin(folder.resolve("home"));
        caller = new Caller(console.address());
        caller.signIn("auditor-01", DemoConsole.PASSWORD);
    }

    @AfterAll
    void end() {
        caller.close();
        console.close();
    }

    private static List<String> links(String page, String start) {
        List<String> links = new ArrayList<>();
        Matcher found =
                Pattern.compile("href=\"(" + Pattern.quote(start) + "[^\"]*)\"").matcher(page);
        while (found.find()) {
            links.add(found.group(1).replace("&amp;", "&"));
        }
        return links;
    }

    @Test
    void aFigureLeadsToTheBanksOwnReceiptAndItsBytesAreThoseThatWereCited() throws Exception {
        String overview = caller.page("/budget");
        String paid = links(overview, "/budget/rows?").stream()
                .filter(link -> link.contains("figure=PAID"))
                .findFirst()
                .orElseThrow();
        List<String> payments = links(caller.page(paid), "/trail/payment/");
        assertThat(payments).isNotEmpty();
        int kept = 0;
        for (String payment : payments) {
            Matcher receipt = RECEIPT.matcher(caller.page(payment));
            if (!receipt.find()) {
                continue;
            }
            kept++;
            String file = caller.page(receipt.group(1));
            assertThat(file).contains("刚刚逐字节重算过", "证明的拨付", receipt.group(2));
            String open = links(file, "/api/v1/applications/").getFirst();
            byte[] bytes = caller.bytes(open);
            assertThat(Suite.SM3.hash(bytes).toString()).isEqualTo(receipt.group(2));
        }
        assertThat(kept).as("payments with the bank's receipt").isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatCameBackLeadsToItsRecovery() throws Exception {
        String rows = links(caller.page("/budget"), "/budget/rows?").stream()
                .filter(link -> link.contains("figure=RECOVERED"))
                .findFirst()
                .orElseThrow();
        List<String> recoveries = links(caller.page(rows), "/trail/recovery/");
        assertThat(recoveries).isNotEmpty();
        for (String recovery : recoveries) {
            assertThat(caller.page(recovery)).contains("追回");
        }
        assertThat(links(caller.page(rows), "/trail/payment/")).isEmpty();
    }

    /** A file that somebody exchanged is not handed out as the receipt. */
    @Test
    void aReceiptThatWasExchangedIsNamedAndNotHandedOut() throws Exception {
        String payment = links(caller.page("/registers/payments?limit=100&sort=payment"), "/trail/document/")
                .getLast();
        String sm3 = payment.substring(payment.lastIndexOf('/') + 1);
        Path files = console.home().resolve("files");
        try (var all = Files.walk(files)) {
            Path kept = all.filter(path -> files.relativize(path)
                            .toString()
                            .replace(File.separator, "")
                            .equals(sm3))
                    .findFirst()
                    .orElseThrow();
            byte[] before = Files.readAllBytes(kept);
            kept.toFile().setWritable(true);
            Files.write(kept, "%PDF-1.4 another".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String page = caller.page(payment);
            assertThat(page).contains("这份文件不可采信").doesNotContain("打开文件");
            Files.write(kept, before);
        }
        assertThat(caller.page(payment)).contains("刚刚逐字节重算过");
    }
}
