package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.app.console.ServedConsole.PASSWORD;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.Role;

/** What may be opened by whoever is in: by everybody in every post, and by who means harm. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
    private ServedConsole console;

    @BeforeAll
    void begin(@TempDir Path home) {
        console = new ServedConsole(home);
    }

    @AfterAll
    void end() {
        console.close();
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
        console.arrives(actor, new Post(role, countyOf(role)));
        try (Visit visit = console.visit()) {
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
    void whatIsSentWithoutThePagesTokenIsNotDone() throws Exception {
        console.arrives("forged", new Post(Role.FINANCE, null));
        try (Visit visit = console.visit()) {
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
    void aPostThatWasRevokedOpensNothingMore() throws Exception {
        console.arrives("revoked", new Post(Role.CITY_INDUSTRY, null), new Post(Role.COUNTY_INDUSTRY, "130402"));
        try (Visit visit = console.visit()) {
            visit.signIn("revoked", PASSWORD);
            assertThat(visit.get("/imports").status())
                    .as("the city's office imports")
                    .isNotEqualTo(403);
            assertThat(console.ledger()
                            .submit(console.admin(), new RevokeRole("revoked", Role.CITY_INDUSTRY, null, "调离")))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(visit.get("/imports").status()).as("a county's does not").isEqualTo(403);
            assertThat(console.ledger()
                            .submit(console.admin(), new RevokeRole("revoked", Role.COUNTY_INDUSTRY, "130402", "调离")))
                    .isInstanceOf(Outcome.Accepted.class);
            assertThat(visit.get("/").location()).isEqualTo("/login?why=ended");
        }
    }

    @Test
    void nobodyActsInAPostThatIsNotTheirs() throws Exception {
        console.arrives("several", new Post(Role.CITY_INDUSTRY, null), new Post(Role.COUNTY_INDUSTRY, "130402"));
        try (Visit visit = console.visit()) {
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
    void onlyWhoRunsTheSystemOpensAccountsAndOnlyWhoAuditsItReadsWhoCame() throws Exception {
        console.arrives("runs", new Post(Role.SYSTEM_ADMIN, null));
        console.arrives("keeps", new Post(Role.SECURITY_ADMIN, null));
        console.arrives("audits", new Post(Role.AUDIT_ADMIN, null));
        console.arrives("target", new Post(Role.FINANCE, null));
        for (String other : List.of("keeps", "audits", "target")) {
            try (Visit visit = console.visit()) {
                visit.signIn(other, PASSWORD);
                visit.get("/account");
                assertThat(visit.post("/system/accounts/target/close", Map.of()).status())
                        .as(other)
                        .isIn(403, 404);
                visit.post("/system/accounts/target/invite", Map.of());
                visit.get("/account");
            }
        }
        assertThat(console.accounts().find("target").orElseThrow().hasPassword())
                .isTrue();
        try (Visit visit = console.visit()) {
            visit.signIn("audits", PASSWORD);
            assertThat(visit.get("/system").body()).contains("登录记录").doesNotContain("重设口令");
        }
        try (Visit visit = console.visit()) {
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
        assertThat(console.accounts().find("target").orElseThrow().hasPassword())
                .isTrue();
    }

    @Test
    void whatIsTypedComesBackAsText() throws Exception {
        try (Visit visit = console.visit()) {
            String attack = "\"><script>alert(1)</script>";
            visit.signIn(attack, "x");
            assertThat(visit.get("/login?why=wrong").body())
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;");
        }
    }

    @Test
    void pagesForbidAllThatIsNotTheirs() throws Exception {
        try (Visit visit = console.visit()) {
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
}
