package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.eventstore.SealedCheckpoint;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.ledger.LogEvent.LedgerKey;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Hash;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.budget.LoggedMoney.Total;

class CheckpointSheetTest {
    private static final String SM3_ROOT = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";
    private static final String SHA256_ROOT = "ffeeddccbbaa99887766554433221100fedcba98765432100123456789abcdef";

    private static String html(Clock clock, String title, List<Total> totals) {
        LedgerIdentity ledger = new LedgerIdentity(
                "ledger.example/pilot",
                title,
                ZoneId.of("Asia/Shanghai"),
                clock,
                Instant.EPOCH,
                List.of(
                        new LedgerKey("sm3", "SM2", "aa11bb22", "…"),
                        new LedgerKey("sha256", "Ed25519", "cc33dd44", "…")));
        return new CheckpointSheet(
                        ledger,
                        new SealedCheckpoint(
                                12_345,
                                Instant.parse("2026-03-31T16:00:05Z"),
                                note(Suite.SM3, SM3_ROOT),
                                note(Suite.SHA256, SHA256_ROOT)),
                        totals)
                .html();
    }

    private static String note(Suite suite, String root) {
        return new Checkpoint(suite.origin("ledger.example/pilot"), 12_345, Hash.ofHex(root)).text() + "\n\u2014 "
                + suite.origin("ledger.example/pilot") + " " + "A".repeat(100) + "\n";
    }

    private static String html() {
        return html(
                Clock.REAL,
                "某市试点账本",
                List.of(new Total("pilot-1", "试点专项", Fen.ofWan(20_000), Fen.ofYuan(123_456_789), Fen.of(1_050))));
    }

    @Test
    void saysWhatIsKeptAndForWhichMoment() {
        assertThat(html())
                .contains("某市试点账本", "ledger.example/pilot", "12,345", "第 0 条至第 12,344 条")
                .contains("2026年4月1日 00:00:05", "Asia/Shanghai")
                .contains("SM2 aa11bb22", "Ed25519 cc33dd44")
                .contains("盖章处", "保管单位", "核对人");
    }

    @Test
    void writesBothRootsInGroupsOfFourDigits() {
        assertThat(html()).contains(grouped(SM3_ROOT), grouped(SHA256_ROOT));
        assertThat(grouped(SM3_ROOT)).startsWith("<span>0011</span><span>2233</span>");
    }

    private static String grouped(String hex) {
        return Pattern.compile("....").matcher(hex).replaceAll("<span>$0</span>");
    }

    @Test
    void writesTotalsInYuan() {
        assertThat(html()).contains("<td>200,000,000.00</td><td>123,456,789.00</td><td>10.50</td>");
    }

    @Test
    void leavesNoPlaceUnfilled() {
        assertThat(html()).doesNotContain("{{", "}}");
    }

    @Test
    void asksForNoOtherFile() {
        assertThat(html())
                .doesNotContain("http://", "https://", "url(", "src=", "@import", "<link", "<script", "href=")
                .contains("default-src 'none'");
    }

    @Test
    void theCodeIsDrawnFromTheWholeNote() {
        Pattern code = Pattern.compile("<path d=\"([^\"]+)\"");
        assertThat(code.matcher(html()).results().map(found -> found.group(1)))
                .singleElement()
                .satisfies(path -> assertThat(path.split("M").length).isGreaterThan(1_000));
    }

    @Test
    void theSameCheckpointGivesTheSameSheet() {
        assertThat(html()).isEqualTo(html());
    }

    @Test
    void aDemoIsMarkedAndARealLedgerIsNot() {
        assertThat(html(Clock.SIMULATED, "x", List.of())).contains("class=\"sheet demo\"");
        assertThat(html()).contains("class=\"sheet \"");
    }

    @Test
    void aNameCannotWriteMarkup() {
        assertThat(html(
                        Clock.REAL,
                        "<b>\"A&B\"</b> $1",
                        List.of(new Total("p", "<script>alert(1)</script>", Fen.ZERO, Fen.ZERO, Fen.ZERO))))
                .contains("&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt; $1")
                .doesNotContain("<script>");
    }
}
