package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A practice ledger opens to everybody; no other ledger knows of it, whatever is sent to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PracticeIT {
    private static final List<String> PATHS = List.of(
            "/practice",
            "/practice/walk",
            "/practice/walk/91990202MA0000001J",
            "/practice/tamper",
            "/practice/tamper/runs/x",
            "/practice/reset",
            "/practice/alive");
    private static final List<String> POSTS =
            List.of("/practice/tamper", "/practice/reset", "/practice/walk/91990202MA0000001J/time");

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer clerk = Signer.of("clerk", Role.FINANCE);
    private TestLedger ledger;
    private ConfigurableApplicationContext usual;
    private ConfigurableApplicationContext practice;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(clerk);
        usual = started(home);
        usual.getBean(Accounts.class).openForDemo(List.of("admin", "clerk"), Practice.PASSWORD);
        practice = started(home, "--ledger.practice=true", "--server.servlet.session.cookie.name=PRACTICE");
    }

    @AfterAll
    void end() {
        practice.close();
        usual.close();
        ledger.close();
    }

    private static ConfigurableApplicationContext started(Path home, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--ledger.home=" + home, "--server.port=0"));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }

    private static Visit visit(ConfigurableApplicationContext application) {
        return new Visit("http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort());
    }

    /** Presses the button that has a login and its password in it, and an address to go to. */
    private static Answer press(Visit visit, String to) throws Exception {
        visit.get("/login");
        return visit.post(
                "/login",
                Map.of(
                        "login",
                        "clerk",
                        "password",
                        Practice.PASSWORD,
                        "to",
                        to,
                        "walk",
                        "91990202MA0000001J",
                        "_csrf",
                        visit.token()));
    }

    @Test
    void inAUsualLedgerThereIsNothingToPractise() throws Exception {
        String[][] headers = {
            {"X-Practice", "true"},
            {"X-Original-URL", "/practice/walk"},
            {"X-Forwarded-Prefix", "/practice"},
            {"X-HTTP-Method-Override", "POST"},
            {"Host", "127.0.0.1"},
            {"HX-Request", "true"}
        };
        try (Visit visit = visit(usual)) {
            for (String path : PATHS) {
                assertThat(visit.get(path).location()).as(path).isEqualTo("/login");
            }
        }
        try (Visit visit = visit(usual)) {
            assertThat(visit.get("/login").body()).doesNotContain("演练", Practice.PASSWORD);
            assertThat(press(visit, "/practice/walk").location())
                    .as("where somebody wants to go is not asked")
                    .isEqualTo("/");
            for (String path : PATHS) {
                assertThat(visit.get(path).status()).as(path).isIn(403, 404);
                for (String[] header : headers) {
                    if (!header[0].equals("Host")) {
                        assertThat(visit.get(path, header[0], header[1]).status())
                                .as("%s with %s", path, header[0])
                                .isIn(403, 404);
                    }
                }
            }
            visit.get("/account");
            for (String path : POSTS) {
                assertThat(visit.post(
                                        path,
                                        Map.of("_csrf", visit.token(), "sure", "yes", "way", "AMOUNT", "position", "0"))
                                .status())
                        .as(path)
                        .isIn(403, 404);
            }
            assertThat(visit.get("/").body()).doesNotContain("/practice", "is-practice");
        }
        assertThat(usual.getBeanNamesForType(DemoLogins.class)).isEmpty();
        assertThat(usual.getBeanDefinitionNames())
                .as("none of it is even there")
                .noneMatch(name -> name.matches("(?i)(walk|tamper|reset).*(pages|desk)"));
    }

    @Test
    void inAPracticeLedgerOnePressLeadsToTheForm() throws Exception {
        try (Visit visit = visit(practice)) {
            assertThat(visit.get("/login").body()).contains("演练账套", Practice.PASSWORD, "value=\"clerk\"");
            assertThat(press(visit, "/do/award.calculate?application=X%5B0%5D&_open=1")
                            .location())
                    .isEqualTo("/do/award.calculate?application=X%5B0%5D&_open=1");
            String page = visit.get("/practice/tamper").body();
            assertThat(page).contains("演练·示例数据", "is-practice", "href=\"/practice/walk/91990202MA0000001J\"");
            assertThat(visit.get("/practice/alive").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example/",
                "/\t/evil.example",
                "evil.example",
                "javascript:alert(1)",
                "/nowhere",
                "/login",
                "/do\r\nSet-Cookie: x=y",
                ""
            })
    void onePressLeadsNowhereElse(String to) throws Exception {
        try (Visit visit = visit(practice)) {
            assertThat(press(visit, to).location()).as(to).isEqualTo("/");
        }
    }

    @Test
    void aSeatIsTakenByItsPasswordAlone() throws Exception {
        try (Visit visit = visit(practice)) {
            visit.get("/login");
            assertThat(visit.post(
                                    "/login",
                                    Map.of("login", "clerk", "password", "guess", "to", "/do", "_csrf", visit.token()))
                            .location())
                    .isEqualTo("/login?why=wrong");
            assertThat(visit.post("/login", Map.of("login", "clerk", "password", Practice.PASSWORD, "_csrf", ""))
                            .status())
                    .as("without the page's token")
                    .isEqualTo(403);
            assertThat(visit.get("/practice/walk").location()).isEqualTo("/login");
        }
    }

    @Test
    void severalSitInOneSeatAndNobodyShutsItForTheOthers() throws Exception {
        try (Visit first = visit(practice);
                Visit second = visit(practice)) {
            press(first, "/");
            press(second, "/");
            assertThat(first.get("/").status()).isEqualTo(200);
            assertThat(second.get("/").status()).isEqualTo(200);
            first.get("/practice/reset");
            assertThat(first.post(
                                    "/account/password",
                                    Map.of(
                                            "old",
                                            Practice.PASSWORD,
                                            "password",
                                            "Right-horse-42",
                                            "again",
                                            "Right-horse-42",
                                            "_csrf",
                                            first.token()))
                            .body())
                    .contains("不能修改");
            assertThat(second.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void aLedgerOfBusinessIsNoPracticeAndTakesNoPasswordThatEverybodyKnows(@TempDir Path home) throws Exception {
        business(home);
        assertThatThrownBy(() -> started(home, "--ledger.practice=true"))
                .rootCause()
                .hasMessageContaining("不能用来演练");
        try (ConfigurableApplicationContext application =
                        started(home, "--ledger.practice-url=http://127.0.0.1:8422/");
                Visit visit = visit(application)) {
            assertThat(visit.get("/login").body()).contains("href=\"http://127.0.0.1:8422/\"", "演练账套");
            // As somebody would who carries the rows of a demo's accounts over.
            application.getBean(Accounts.class).openForDemo(List.of("admin"), Practice.PASSWORD);
            assertThat(visit.signIn("admin", Practice.PASSWORD).location()).isEqualTo("/login?why=wrong");
            assertThat(visit.get("/").status()).isEqualTo(302);
            assertThat(visit.get("/practice/alive").location()).isEqualTo("/login");
        }
        assertThatThrownBy(() -> started(home, "--ledger.practice-url=javascript:alert(1)"))
                .rootCause()
                .hasMessageContaining("http");
    }

    private static void business(Path home) {
        Instant at = Instant.parse("2026-01-05T01:00:00Z");
        try (LedgerStore store = LedgerStore.create(new LedgerHome(home), null)) {
            LedgerKeys keys = LedgerKeys.obtain(store.home(), "city.example/ledger", at);
            try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
                Appended begun = Genesis.perform(
                        log,
                        keys,
                        "city.example/ledger",
                        "测试账本",
                        "Asia/Shanghai",
                        Clock.REAL,
                        at,
                        Founders.with(Signer.of("admin", Role.SYSTEM_ADMIN)).inGenesis());
                CheckpointFolder.keep(store.home().checkpoints(), begun.checkpoint());
            }
        }
    }
}
