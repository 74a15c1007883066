package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.Role;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Coming in, staying in and what may be opened then: by everybody in every post, and by who means harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private static final String PASSWORD = "Right-horse-42";

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private Accounts accounts;
    private String address;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        accounts = application.getBean(Accounts.class);
        accounts.openForDemo(List.of("admin"), PASSWORD);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    /** Registers somebody and opens their account. */
    private void arrives(String actor, Post... posts) {
        Signer person = Signer.of(actor, posts[0].role());
        ledger.arrives(new RegisterActor(
                actor,
                "某人" + actor,
                "city",
                "某市",
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(posts)));
        accounts.openForDemo(List.of(actor), PASSWORD);
    }

    private Visit visit() {
        return new Visit(address);
    }

    private static @Nullable String countyOf(Role role) {
        return role == Role.COUNTY_INDUSTRY ? "130402" : null;
    }

    /** The whole matrix: every post at every area, and what lies below it. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = "LEDGER", mode = EnumSource.Mode.EXCLUDE)
    void inEachPostTheConsoleOpensWhatIsForItAndNothingElse(Role role) throws Exception {
        String actor =
                "matrix-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        arrives(actor, new Post(role, countyOf(role)));
        try (Visit visit = visit()) {
            assertThat(visit.signIn(actor, PASSWORD).location()).isEqualTo("/");
            for (Area area : Area.values()) {
                for (String below : area == Area.WORKBENCH ? List.of("") : List.of("", "/x", "/x/y?programme=z")) {
                    int status = visit.get(area.path() + below).status();
                    if (area.opensTo(role)) {
                        assertThat(status).as("%s at %s%s", role, area, below).isNotIn(401, 403, 500);
                    } else {
                        assertThat(status).as("%s at %s%s", role, area, below).isEqualTo(403);
                    }
                }
            }
            for (String nowhere : List.of("/budgets", "/systemx", "/actuator", "/error/x", "/h2", "/static/x")) {
                assertThat(visit.get(nowhere).status()).as(nowhere).isIn(403, 404);
            }
            assertThat(visit.get("/api/v1/ledger").status())
                    .as("a session may look at what is for programs")
                    .isEqualTo(200);
            assertThat(visit.post("/api/v1/verifications", Map.of()).status())
                    .as("and do nothing there")
                    .isEqualTo(401);
            String menu = visit.get("/").body();
            for (Area area : Area.values()) {
                if (area.group() != null && area != Area.WORKBENCH && area != Area.REGISTERS) {
                    assertThat(menu.contains("href=\"" + area.path() + "\""))
                            .as("%s in the menu of %s", area, role)
                            .isEqualTo(area.opensTo(role) || area == Area.LIMITS);
                }
            }
        }
    }

    @Test
    void theThreeAdministratorsSeeNoCasesAndNobodyElseSeesTheSystem() {
        Set<Role> admins = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
        for (Role role : Role.values()) {
            assertThat(Area.SYSTEM.opensTo(role)).isEqualTo(admins.contains(role));
            for (Area area : List.of(Area.REGISTERS, Area.ENTERPRISES, Area.TRAIL, Area.ENTRIES, Area.BUDGET)) {
                assertThat(area.opensTo(role) && admins.contains(role)).isFalse();
            }
            assertThat(Arrays.stream(Area.values()).noneMatch(area -> area.opensTo(Role.LEDGER)))
                    .isTrue();
        }
    }

    @Test
    void whoIsNotSignedInIsSentToTheDoor() throws Exception {
        try (Visit visit = visit()) {
            for (Area area : Area.values()) {
                Answer answer = visit.get(area.path());
                assertThat(answer.status()).as(area.name()).isEqualTo(302);
                assertThat(answer.location()).isEqualTo("/login");
            }
            Answer part = visit.get("/budget", "HX-Request", "true");
            assertThat(part.status()).isEqualTo(401);
            assertThat(part.headers()).containsEntry("hx-redirect", "/login");
            for (String open : List.of("/login", "/enter")) {
                assertThat(visit.get(open).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void afterTheDoorComesWhatWasAskedFor() throws Exception {
        arrives("guest", new Post(Role.FINANCE, null));
        try (Visit visit = visit()) {
            visit.get("/limits?x=1");
            assertThat(visit.signIn("guest", PASSWORD).location()).startsWith("/limits?x=1");
        }
    }

    @Test
    void aPasswordIsTriedFiveTimesWhetherThereIsSuchAnAccountOrNot() throws Exception {
        arrives("guessed", new Post(Role.FINANCE, null));
        for (String login : List.of("guessed", "nobody-of-this-name")) {
            try (Visit visit = visit()) {
                for (int left = Accounts.TRIES - 1; left > 0; left--) {
                    assertThat(visit.signIn(login, "Wrong-horse-" + left).location())
                            .isEqualTo("/login?why=wrong");
                    assertThat(visit.get("/login?why=wrong").body()).contains("还可以再试 " + left + " 次");
                }
                assertThat(visit.signIn(login, "Wrong-horse-0").location()).isEqualTo("/login?why=shut");
                assertThat(visit.signIn(login, PASSWORD).location())
                        .as("not even with the right one")
                        .isEqualTo("/login?why=shut");
                assertThat(visit.get("/login?why=shut").body()).contains("错误次数过多，请在 15 分钟后再试");
                assertThat(visit.get("/").status()).isEqualTo(302);
            }
        }
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotTheOneThatIsSignedIn() throws Exception {
        arrives("planted", new Post(Role.FINANCE, null));
        try (Visit victim = visit();
                Visit attacker = visit()) {
            victim.get("/login");
            String planted = victim.session();
            assertThat(planted).isNotEmpty();
            victim.signIn("planted", PASSWORD);
            assertThat(victim.session()).isNotEqualTo(planted);
            assertThat(victim.get("/").status()).isEqualTo(200);
            assertThat(attacker.get("/", "Cookie", "MINGZHANG=" + planted).location())
                    .isEqualTo("/login");
        }
    }

    @Test
    void whatIsSentWithoutThePagesTokenIsNotDone() throws Exception {
        arrives("forged", new Post(Role.FINANCE, null));
        try (Visit visit = visit()) {
            visit.signIn("forged", PASSWORD);
            visit.get("/account");
            String token = visit.token();
            for (String path :
                    List.of("/choose", "/post", "/logout", "/account/password", "/do/award.approve", "/nowhere")) {
                assertThat(visit.post(path, Map.of("_csrf", "")).status())
                        .as(path)
                        .isEqualTo(403);
                assertThat(visit.post(path, Map.of("_csrf", token + "x")).status())
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(visit.get("/").status()).as("still signed in").isEqualTo(200);
        }
    }

    @Test
    void aSecondSignInEndsNothingUnaskedAndTheEndedOneIsToldByWhat() throws Exception {
        arrives("twice", new Post(Role.FINANCE, null));
        try (Visit first = visit();
                Visit second = visit()) {
            first.signIn("twice", PASSWORD);
            assertThat(first.get("/").status()).isEqualTo(200);
            assertThat(second.comesIn("twice", PASSWORD).location()).isEqualTo("/login/elsewhere");
            assertThat(second.get("/login/elsewhere").body()).contains("从地址 127.0.0.1 登录", "结束那一处并登录", "不登录了");
            for (String path : List.of("/", "/account", "/registers", "/api/v1/ledger", "/do")) {
                Answer before = second.get(path);
                assertThat(before.status()).as("before the choice: " + path).isIn(302, 401);
            }
            assertThat(first.get("/").status()).as("nothing ended").isEqualTo(200);
            second.get("/login/elsewhere");
            assertThat(second.post("/logout", Map.of()).location()).isEqualTo("/login?why=out");
            assertThat(first.get("/").status()).as("nor when they go").isEqualTo(200);
            assertThat(second.signIn("twice", PASSWORD).location()).isIn("/", "/?continue");
            assertThat(second.get("/").status()).isEqualTo(200);
            assertThat(first.get("/").location()).isEqualTo("/login?why=elsewhere");
            assertThat(first.get("/login?why=elsewhere").body())
                    .containsPattern("该账号已于 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d 在别处（地址 127.0.0.1）登录并结束了这里的登录");
            assertThat(second.get("/account").body()).contains("由另一处登录结束");
            second.get("/account");
            second.post("/logout", Map.of());
            assertThat(first.comesIn("twice", PASSWORD).location())
                    .as("nobody else is in")
                    .isIn("/", "/?continue");
        }
    }

    @Test
    void theBrowserInWhichSomebodyCameInIsNamedByACookieThatScriptsDoNotRead() throws Exception {
        arrives("device", new Post(Role.FINANCE, null));
        try (Visit visit = visit();
                Visit attacker = visit()) {
            Answer in = visit.signIn("device", PASSWORD);
            assertThat(in.headers().get("set-cookie"))
                    .contains(DeviceCookie.NAME + "=", "Path=/login", "HttpOnly", "SameSite=Strict");
            visit.get("/account");
            visit.post("/logout", Map.of());
            for (int n = 0; n < 8; n++) {
                attacker.signIn("device", "Wrong-horse-" + n);
            }
            assertThat(attacker.signIn("device", PASSWORD).location()).isEqualTo("/login?why=shut");
            assertThat(visit.signIn("device", PASSWORD).location())
                    .as("the owner, from the same address")
                    .isIn("/", "/?continue");
        }
        arrives("watcher", new Post(Role.AUDIT_ADMIN, null));
        try (Visit visit = visit();
                Visit attacker = visit()) {
            for (int n = 0; n < 4; n++) {
                attacker.signIn("device", "Wrong-horse-" + n);
            }
            visit.signIn("watcher", PASSWORD);
            assertThat(visit.get("/").body()).contains("有人在试账号 <b class=\"mono\">device</b> 的口令");
            assertThat(visit.get("/system").body()).contains("有人在试账号", "来自 <span>1</span> 个地址");
        }
    }

    @Test
    void aPostThatWasRevokedOpensNothingMore() throws Exception {
        arrives("revoked", new Post(Role.CITY_INDUSTRY, null), new Post(Role.COUNTY_INDUSTRY, "130402"));
        try (Visit visit = visit()) {
            visit.signIn("revoked", PASSWORD);
            assertThat(visit.get("/imports").status())
                    .as("the city's office imports")
                    .isNotEqualTo(403);
            assertThat(ledger.submit(admin, new RevokeRole("revoked", Role.CITY_INDUSTRY, null, "调离")))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(visit.get("/imports").status()).as("a county's does not").isEqualTo(403);
            assertThat(ledger.submit(admin, new RevokeRole("revoked", Role.COUNTY_INDUSTRY, "130402", "调离")))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(visit.get("/").location()).isEqualTo("/login?why=ended");
        }
    }

    @Test
    void nobodyActsInAPostThatIsNotTheirs() throws Exception {
        arrives("several", new Post(Role.CITY_INDUSTRY, null), new Post(Role.COUNTY_INDUSTRY, "130402"));
        try (Visit visit = visit()) {
            visit.signIn("several", PASSWORD);
            assertThat(visit.get("/").body()).contains("市工信");
            for (String number : List.of("1", "7", "-1")) {
                visit.post("/post", Map.of("number", number));
                visit.get("/");
            }
            assertThat(visit.get("/imports").status())
                    .as("as the county's post chosen")
                    .isEqualTo(403);
            assertThat(visit.get("/system").status()).isEqualTo(403);
        }
    }

    @Test
    void aClosedAccountOrANewPasswordEndsWhatWasOpened() throws Exception {
        arrives("closed", new Post(Role.FINANCE, null));
        try (Visit visit = visit()) {
            visit.signIn("closed", PASSWORD);
            assertThat(visit.get("/").status()).isEqualTo(200);
            accounts.close("closed");
            assertThat(visit.get("/").location()).isEqualTo("/login?why=ended");
            assertThat(visit.signIn("closed", PASSWORD).location()).isEqualTo("/login?why=wrong");
            String code = ledger.codes(accounts).giveOnTheMachine("closed");
            visit.get("/enter");
            Map<String, String> form =
                    Map.of("login", "closed", "code", code, "password", "Another-horse-7", "again", "Another-horse-7");
            assertThat(visit.post("/enter", form).location()).isEqualTo("/login?why=set");
            visit.get("/enter");
            assertThat(visit.post("/enter", form).body())
                    .as("a code is good once")
                    .contains("一次性代码不对");
            assertThat(visit.signIn("closed", "Another-horse-7").location()).isIn("/", "/?continue");
            visit.get("/account");
            visit.post(
                    "/account/password",
                    Map.of("old", "Another-horse-7", "password", "Third-horse-9", "again", "Third-horse-9"));
            assertThat(visit.get("/").status()).isEqualTo(302);
            assertThat(visit.signIn("closed", "Third-horse-9").location()).isIn("/", "/?continue");
        }
    }

    @Test
    void onlyWhoRunsTheSystemOpensAccountsAndOnlyWhoAuditsItReadsWhoCame() throws Exception {
        arrives("runs", new Post(Role.SYSTEM_ADMIN, null));
        arrives("keeps", new Post(Role.SECURITY_ADMIN, null));
        arrives("audits", new Post(Role.AUDIT_ADMIN, null));
        arrives("target", new Post(Role.FINANCE, null));
        for (String other : List.of("keeps", "audits", "target")) {
            try (Visit visit = visit()) {
                visit.signIn(other, PASSWORD);
                visit.get("/account");
                assertThat(visit.post("/system/accounts/target/close", Map.of()).status())
                        .as(other)
                        .isIn(403, 404);
                visit.post("/system/accounts/target/invite", Map.of());
                visit.get("/account");
            }
        }
        assertThat(accounts.find("target").orElseThrow().hasPassword()).isTrue();
        try (Visit visit = visit()) {
            visit.signIn("audits", PASSWORD);
            assertThat(visit.get("/system").body()).contains("登录记录").doesNotContain("重设口令");
        }
        try (Visit visit = visit()) {
            visit.signIn("runs", PASSWORD);
            assertThat(visit.get("/system").body()).doesNotContain("登录记录");
            assertThat(visit.post("/system/accounts/nobody/invite", Map.of()).status())
                    .isEqualTo(404);
            assertThat(visit.post("/system/accounts/target/invite", Map.of()).location())
                    .isEqualTo("/system");
            assertThat(visit.get("/system").body())
                    .as("nobody has asked for a code")
                    .contains("没有发给")
                    .doesNotContain("只显示这一次");
            assertThat(visit.post("/system/accounts/runs/close", Map.of()).status())
                    .as("nobody locks themselves out")
                    .isEqualTo(404);
        }
        assertThat(accounts.find("target").orElseThrow().hasPassword()).isTrue();
    }

    @Test
    void everythingThatIsWrongWithANewPasswordIsSaidAtOnce() throws Exception {
        try (Visit visit = visit()) {
            visit.get("/enter");
            String body = visit.post(
                            "/enter", Map.of("login", "aaa", "code", "x", "password", "aaaaa", "again", "aaaab"))
                    .body();
            assertThat(body).contains("10 至 128 个字符", "重复的字符太多", "不得含有账号", "至少两类", "不一致");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "evil"})
    void nobodyIsSentElsewhere(String back) throws Exception {
        try (Visit visit = visit()) {
            visit.signIn("admin", PASSWORD);
            visit.get("/account");
            Answer answer = visit.post("/choose", Map.of("unit", "YUAN", "back", back));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).isEqualTo("/");
        }
    }

    @Test
    void whatIsTypedComesBackAsText() throws Exception {
        try (Visit visit = visit()) {
            String attack = "\"><script>alert(1)</script>";
            visit.signIn(attack, "x");
            assertThat(visit.get("/login?why=wrong").body())
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void pagesForbidAllThatIsNotTheirs() throws Exception {
        try (Visit visit = visit()) {
            Answer answer = visit.get("/login");
            assertThat(answer.headers().get("content-security-policy"))
                    .isEqualTo(ConsoleSecurity.CONTENT_SECURITY_POLICY)
                    .doesNotContain("unsafe");
            assertThat(answer.headers())
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("referrer-policy", "same-origin")
                    .containsEntry("cross-origin-opener-policy", "same-origin");
            assertThat(answer.headers().get("cache-control")).contains("no-store");
            assertThat(answer.headers().get("set-cookie")).contains("HttpOnly", "SameSite=Strict");
        }
    }

    @Test
    void passwordsAreKeptAsArgon2AndWhoReadsTheLedgerDoesNotReadThem() throws SQLException {
        Set<String> kept = new HashSet<>();
        try (Connection connection = ledger.store().writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT password FROM access.account")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        assertThat(kept).isNotEmpty().allSatisfy(hash -> assertThat(hash == null || hash.startsWith("$argon2id$"))
                .isTrue());
        try (Connection connection = ledger.store().reader().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM access.account"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoComesAndWhoIsTurnedAwayIsWrittenDown() throws IOException, InterruptedException, SQLException {
        arrives("noted", new Post(Role.FINANCE, null));
        try (Visit visit = visit()) {
            visit.signIn("noted", "Wrong-horse-1");
            visit.signIn("noted", PASSWORD);
            String own = visit.get("/account").body();
            assertThat(own).contains("口令不对", "登录", "127.0.0.1");
            visit.post("/logout", Map.of());
            assertThat(visit.get("/").location()).isEqualTo("/login");
        }
        try (Connection connection = ledger.store().writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(what, ',' ORDER BY id) FROM access.sign_in WHERE login = 'noted'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("WRONG,IN,OUT");
        }
    }
}
