package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.tools.DemoLine;
import org.mingzhang.tools.PracticeLine;
import org.mingzhang.tools.repository.OpenSslRecipes;

/** The practice ledger as it is served: a case is walked through, a copy is tampered with, everything is put back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PracticeIT {
    /** More than there are steps. */
    private static final int MOST_STEPS = 40;

    private Path temp;
    private PracticeLine line;
    private Chromium chromium;

    @BeforeAll
    void begin(@TempDir Path folder) {
        temp = folder;
        line = PracticeLine.serve(folder.resolve("home"), 12);
        chromium = new Chromium();
    }

    @AfterAll
    void end() {
        chromium.close();
        line.close();
    }

    private Clerk as(String login) {
        return new Clerk(chromium.browser(), line.address(), login);
    }

    @Test
    @Order(1)
    void theRealHomeIsNotTouched() throws IOException {
        try (var files = Files.list(temp.resolve("home"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("practice");
        }
        assertThat(line.said()).contains("示例数据", "ledger serve --practice-url " + line.address());
    }

    @Test
    @Order(2)
    void everybodyComesInWithOnePressAndEveryPageSaysWhatItIs() {
        try (Looking looking = new Looking(chromium.browser(), line.address(), 1366, 768)) {
            looking.open("/login");
            Locator seat = looking.page().locator("button.seat:has-text('示例拨付经办01')");
            looking.press(seat);
            for (String path :
                    new String[] {"/", "/practice/walk", "/practice/tamper", "/practice/reset", "/account"}) {
                looking.open(path);
                assertThat(looking.page().locator(".practice-bar").innerText()).contains("演练账套", "不作数");
            }
            assertThat(looking.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({"AMOUNT, true", "DELETE, true", "RESEAL, false"})
    void tamperingIsFoundOut(String way, boolean named) throws SQLException {
        long before = databases();
        try (Clerk clerk = as("auditor-01")) {
            clerk.open("/practice/tamper");
            // The oldest: everything that came after it has to be made to fit.
            String position = clerk.find("#position option").last().getAttribute("value");
            clerk.find("#position").selectOption(position);
            clerk.find("input[value=" + way + "]").check();
            clerk.press("动手篡改副本").await(".verdict.good");
            assertThat(clerk.find(".verdict.good").innerText()).contains("账本自身：核验通过", "库外保存的校验点一致");
            assertThat(clerk.find(".verdict.bad").innerText()).contains("被改的副本：核验不通过");
            assertThat(clerk.find(".verdict.bad tr.changed").count() > 0).isEqualTo(named);
            if (named) {
                assertThat(clerk.find(".verdict.bad tr.changed").first().innerText())
                        .contains("序号 " + position);
                assertThat(clerk.text()).contains("DISABLE TRIGGER ALL", "WHERE position = " + position);
            } else {
                assertThat(clerk.find(".verdict.warn").innerText())
                        .as("who has all keys deceives whoever looks at the database alone")
                        .contains("骗过了", "没有库外校验点可比");
                assertThat(clerk.text()).contains("账目与库外校验点不是同一本账", "同一本账签出了两个样子");
            }
            assertThat(clerk.text()).contains("事前取的回执，用账本公钥离线核验通过：序号 " + position);
        }
        assertThat(databases()).as("the copy is gone").isEqualTo(before);
        assertThat(DemoLine.ended(line.home(), "verify", "--live")).contains("核验通过");
    }

    private long databases() throws SQLException {
        try (LedgerStore store = LedgerStore.open(new LedgerHome(line.home()), null);
                Connection connection = store.administrator().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_database")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    @Order(4)
    void aCaseIsWalkedThroughToTheReceipt() throws IOException, InterruptedException {
        try (Clerk clerk = as("auditor-01")) {
            clerk.open("/practice/walk");
            String walk = clerk.address(clerk.find(".pick-card"));
            String last = "";
            for (int step = 0; step < MOST_STEPS; step++) {
                clerk.open(walk);
                Locator next = clerk.find(".walk-next h2");
                if (next.count() == 0) {
                    break;
                }
                assertThat(next.innerText())
                        .as("a step that is done is not the next one")
                        .isNotEqualTo(last);
                last = next.innerText();
                if (clerk.find(".walk-next form[action$='/time']").count() > 0) {
                    clerk.press("把日子拨到");
                } else if (clerk.find(".walk-next form").count() > 0) {
                    clerk.press("登录并办理").sign();
                } else {
                    clerk.follow("去办理").sign();
                }
            }
            clerk.open(walk);
            assertThat(clerk.find(".walk-next").count()).as(clerk.text()).isZero();
            assertThat(clerk.find("tr.is-later, tr.is-next").count()).isZero();
            assertThat(last).contains("确认支付");
            proven(clerk);
        }
    }

    private void proven(Clerk clerk) throws IOException, InterruptedException {
        String recipe = clerk.find("#openssl").innerText();
        String name = recipe.replaceFirst("(?s).*?(receipt-[0-9]+[.]txt).*", "$1");
        Path receipt = clerk.download("下载回执", temp.resolve(name));
        Path keys = temp.resolve("keys");
        DemoLine.ended(line.home(), "keys", "export", "--actors", "-o", keys.toString());
        assertThat(DemoLine.ended(line.home(), "verify", receipt.toString(), "--keys", keys.toString()))
                .contains("通过");
        assertThat(OpenSslRecipes.type("set -e\n" + recipe, temp))
                .as(Files.readString(temp.resolve("output")))
                .isZero();
        assertThat(Files.readString(temp.resolve("output"))).contains("Verified OK");
        clerk.press("在控制台核验这件事").await(".verdict.good");
    }

    @Test
    @Order(5)
    void oncePressedItIsPutBackAndComesBackByItself() throws IOException {
        Files.writeString(line.home().resolve("practised"), "x");
        try (Looking looking = new Looking(chromium.browser(), line.address(), 1366, 768)) {
            looking.signIn("expert-01", DemoConsole.PASSWORD).open("/practice/reset");
            looking.page().check("input[name=sure]");
            looking.page().click("main button.danger");
            looking.page()
                    .waitForURL(
                            url -> url.contains("/login?why=reset"),
                            new com.microsoft.playwright.Page.WaitForURLOptions().setTimeout(120_000));
            assertThat(looking.page().locator("main").innerText()).contains("已恢复到最初的样子");
        }
        assertThat(line.home().resolve("practised")).doesNotExist();
        try (Clerk clerk = as("auditor-01")) {
            clerk.open("/practice/walk");
            assertThat(clerk.text()).doesNotContain("已经开始");
        }
    }
}
