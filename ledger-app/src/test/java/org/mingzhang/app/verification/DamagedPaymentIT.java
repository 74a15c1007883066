package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.Visit;
import org.mingzhang.app.console.LedgerHealth;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardEvent.PaymentApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** A payment whose confirmation somebody altered in the database: no page tells how far it is, and the light turns red. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedPaymentIT {
    private Path home;
    private TwoCounties ledger;
    private ServedApplication application;
    private Visit auditor;
    private Visit county;
    private long confirmed;

    @BeforeAll
    void serve(@TempDir Path folder) {
        home = folder;
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.register("auditor", "audit-office", Role.AUDITOR, null);
        ledger.entry(StreamId.award("APP-NEAR"), new PaymentApproved("PAY-NEAR"));
        ledger.entry(StreamId.award("APP-NEAR"), new PaymentConfirmed("PAY-NEAR", "某银行", "HD-NEAR-1"));
        confirmed = ledger.ledger().store().log().size() - 1;
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        auditor = Visit.of(application, "auditor");
        county = Visit.of(application, "near-official");
    }

    @AfterAll
    void stop() {
        auditor.close();
        county.close();
        application.close();
        ledger.close();
    }

    private LedgerHealth.Verified health() {
        return application.bean(LedgerHealth.class).last().orElseThrow();
    }

    private List<Path> evidence() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("damage-"))
                    .toList();
        }
    }

    private void verifyAll() throws Exception {
        application
                .bean(VerificationDesk.class)
                .ask(new Question.Whole(), "auditor", "某人")
                .finished()
                .get(60, TimeUnit.SECONDS);
    }

    /** Whoever only turns a byte, whoever fits the hashes of the row to it, and whoever takes the row away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.entry SET bytes = set_byte(bytes, octet_length(bytes) - 20, 48) WHERE position = %d",
                "UPDATE ledger.entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'HD-NEAR-1', 'HD-NEAR-2'),"
                        + " 'UTF8'), leaf_sha256 = sha256('\\x00'::bytea || convert_to(replace(convert_from(bytes, 'UTF8'),"
                        + " 'HD-NEAR-1', 'HD-NEAR-2'), 'UTF8')) WHERE position = %d",
                "UPDATE ledger.entry SET bytes = (SELECT bytes FROM ledger.entry WHERE position = 2) WHERE position = %d"
            })
    void itsStateIsNotToldAndTheLightTurnsRed(String sql) throws Exception {
        verifyAll();
        assertThat(auditor.page("/trail/payment/PAY-NEAR")).contains("已拨付").doesNotContain("状态不予出示");
        assertThat(health().sound()).isTrue();
        int before = evidence().size();
        int kept;
        try (Tampering tampering = new Tampering(application.bean(LedgerStore.class), confirmed)) {
            tampering.change(sql.formatted(confirmed));
            for (Visit visit : List.of(auditor, county)) {
                String page = visit.page("/trail/payment/PAY-NEAR");
                assertThat(page)
                        .contains("账目与封存时不符，状态不予出示")
                        .doesNotContain("待银行回单", "已拨付", "id=\"standing\"", "HD-NEAR");
                assertThat(page.contains("/entries/" + confirmed)).isEqualTo(visit == auditor);
                assertThat(visit.page("/trail/case/APP-NEAR")).doesNotContain("id=\"progress\"");
            }
            assertThat(health().sound()).isFalse();
            assertThat(health().verdict()).contains("条账目与封存时不符");
            assertThat(auditor.page("/")).contains("上次核验不符");
            assertThat(auditor.page("/verify")).contains("查看页面时发现不符", "/entries/" + confirmed);
            assertThat(county.page("/verify")).contains("查看页面时发现不符").doesNotContain("/entries/" + confirmed);
            kept = evidence().size();
            assertThat(kept).isGreaterThan(before);
            auditor.page("/trail/payment/PAY-NEAR");
            assertThat(evidence()).as("once, and no more at the next look").hasSize(kept);
            verifyAll();
            assertThat(health().sound()).isFalse();
        }
        assertThat(health().sound()).as("put back, and not yet verified").isFalse();
        verifyAll();
        assertThat(health().sound()).isTrue();
        assertThat(evidence()).as("stays").hasSize(kept);
    }

    /** Its evidence is what was stored, with what did not hold. */
    @Test
    void whatWasStoredIsKept() throws Exception {
        try (Tampering tampering = new Tampering(application.bean(LedgerStore.class), confirmed)) {
            tampering.change(
                    "UPDATE ledger.entry SET bytes = set_byte(bytes, octet_length(bytes) - 20, 49) WHERE position = "
                            + confirmed);
            auditor.page("/entries/" + confirmed);
            assertThat(health().sound()).isFalse();
        }
        assertThat(evidence()).anySatisfy(file -> assertThat(Files.readString(file))
                .contains("\"position\" : " + confirmed, "\"step\" : \"CONTENT\"", "\"bytes\""));
        verifyAll();
    }
}
