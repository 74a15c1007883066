package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.projection.Progress;

/** What goes wrong before any page is reached is told in the console's words, with the way on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultPagesIT {
    private static final String PASSWORD = "Right-horse-42";

    private TwoCounties ledger;
    private ServedApplication application;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        ledger.register("some-assessor", "some-assessors", Role.ASSESSOR, null);
        ledger.listBoth();
        application = ServedApplication.on(home);
        application.bean(LedgerViews.class).catchUp(Progress.SILENT);
        application.bean(Accounts.class).openForDemo(List.of("near-applicant", "some-assessor", "city"), PASSWORD);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    private Browser signedIn(String who) {
        return Browser.signedIn(application.address(), who, PASSWORD);
    }

    @Test
    void anUploadThatIsTooLargeIsToldWithTheLimitAndTheWayBack() {
        try (Browser browser = signedIn("near-applicant")) {
            browser.get("/do");
            Page page = browser.upload(
                    "/do/application.attach-document", Map.of(), "file", "扫描.pdf", new byte[(51 << 20) + 1]);
            assertThat(page.status()).isEqualTo(413);
            assertThat(page.html())
                    .contains("50 MiB", "回到原来的页面", "什么也没有记账")
                    .doesNotContain("\"instance\"", "about:blank");
        }
    }

    @Test
    void whatAPostMayNotOpenIsToldWithTheMenu() {
        try (Browser browser = signedIn("near-applicant")) {
            Page page = browser.get("/system");
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.html()).contains("无权打开", "class=\"menu\"", "退出");
        }
    }

    @Test
    void aTrailWithoutANumberAsksForOne() {
        try (Browser browser = signedIn("city")) {
            Page page = browser.get("/trail");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.address()).endsWith("/find");
        }
    }

    @Test
    void theKindOfAListIsToldInChinese() {
        try (Browser browser = signedIn("city")) {
            assertThat(browser.get("/entries/" + ledger.at.get("NEAR-head")).html())
                    .contains("推荐")
                    .doesNotContain(">RECOMMENDATION<");
        }
    }
}
