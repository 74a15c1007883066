package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.app.console.ServedConsole.PASSWORD;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;

/** Coming in and staying in: by the one whose account it is, and by who means harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
    private ServedConsole console;

    @BeforeAll
    void begin(@TempDir Path home) {
        console = new ServedConsole(home);
    }

    @AfterAll
    void end() {
        console.close();
    }

    @Test
    void whoIsNotSignedInIsSentToTheDoor() throws Exception {
        try (Visit visit = console.visit()) {
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
        console.arrives("guest", new Post(Role.FINANCE, null));
        try (Visit visit = console.visit()) {
            visit.get("/limits?x=1");
            assertThat(visit.signIn("guest", PASSWORD).location()).startsWith("/limits?x=1");
        }
    }

    @Test
    void aPasswordIsTriedFiveTimesWhetherThereIsSuchAnAccountOrNot() throws Exception {
        console.arrives("guessed", new Post(Role.FINANCE, null));
        for (String login : List.of("guessed", "nobody-of-this-name")) {
            try (Visit visit = console.visit()) {
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
        console.arrives("planted", new Post(Role.FINANCE, null));
        try (Visit victim = console.visit();
                Visit attacker = console.visit()) {
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
    void aSecondSignInEndsNothingUnaskedAndTheEndedOneIsToldByWhat() throws Exception {
        console.arrives("twice", new Post(Role.FINANCE, null));
        try (Visit first = console.visit();
                Visit second = console.visit()) {
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
        console.arrives("device", new Post(Role.FINANCE, null));
        try (Visit visit = console.visit();
                Visit attacker = console.visit()) {
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
        console.arrives("watcher", new Post(Role.AUDIT_ADMIN, null));
        try (Visit visit = console.visit();
                Visit attacker = console.visit()) {
            for (int n = 0; n < 4; n++) {
                attacker.signIn("device", "Wrong-horse-" + n);
            }
            visit.signIn("watcher", PASSWORD);
            assertThat(visit.get("/").body()).contains("有人在试账号 <b class=\"mono\">device</b> 的口令");
            assertThat(visit.get("/system").body()).contains("有人在试账号", "来自 <span>1</span> 个地址");
        }
    }

    @Test
    void aClosedAccountOrANewPasswordEndsWhatWasOpened() throws Exception {
        console.arrives("closed", new Post(Role.FINANCE, null));
        try (Visit visit = console.visit()) {
            visit.signIn("closed", PASSWORD);
            assertThat(visit.get("/").status()).isEqualTo(200);
            console.accounts().close("closed");
            assertThat(visit.get("/").location()).isEqualTo("/login?why=ended");
            assertThat(visit.signIn("closed", PASSWORD).location()).isEqualTo("/login?why=wrong");
            String code = console.ledger().codes(console.accounts()).giveOnTheMachine("closed");
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
    void everythingThatIsWrongWithANewPasswordIsSaidAtOnce() throws Exception {
        try (Visit visit = console.visit()) {
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
        try (Visit visit = console.visit()) {
            visit.signIn("admin", PASSWORD);
            visit.get("/account");
            Answer answer = visit.post("/choose", Map.of("unit", "YUAN", "back", back));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.location()).isEqualTo("/");
        }
    }

    @Test
    void passwordsAreKeptAsArgon2AndWhoReadsTheLedgerDoesNotReadThem() throws SQLException {
        Set<String> kept = new HashSet<>();
        try (Connection connection = console.ledger().store().writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT password FROM access.account")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        assertThat(kept).isNotEmpty().allSatisfy(hash -> assertThat(hash == null || hash.startsWith("$argon2id$"))
                .isTrue());
        try (Connection connection = console.ledger().store().reader().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM access.account"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoComesAndWhoIsTurnedAwayIsWrittenDown() throws IOException, InterruptedException, SQLException {
        console.arrives("noted", new Post(Role.FINANCE, null));
        try (Visit visit = console.visit()) {
            visit.signIn("noted", "Wrong-horse-1");
            visit.signIn("noted", PASSWORD);
            String own = visit.get("/account").body();
            assertThat(own).contains("口令不对", "登录", "127.0.0.1");
            visit.post("/logout", Map.of());
            assertThat(visit.get("/").location()).isEqualTo("/login");
        }
        try (Connection connection = console.ledger().store().writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT string_agg(what, ',' ORDER BY id) FROM access.sign_in WHERE login = 'noted'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("WRONG,IN,OUT");
        }
    }
}
