package org.mingzhang.app.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.console.Visit;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerTime;
import org.mingzhang.domain.actor.ActorCommand.EndStandIn;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leave, by whoever signs and whoever looks: a colleague has the post from the first day to the last, and nobody else has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandInIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String COUNTY = "130402";

    private final HttpClient client = HttpClient.newHttpClient();
    private ServedLedger ledger;
    private String operator;
    private LocalDate today;
    private int vouchers;

    @BeforeAll
    void begin(@TempDir Path home) throws IOException {
        ledger = ServedLedger.begin(home);
        ledger.arrives("roster", "industry", Role.CITY_INDUSTRY);
        ledger.arrives("holder", "finance", Role.FINANCE);
        ledger.arrivesWithoutPost("clerk", "finance", Role.FINANCE);
        ledger.arrives("industry-clerk", "industry", new Post(Role.COUNTY_INDUSTRY, COUNTY));
        ledger.arrives("county-holder", "county", new Post(Role.COUNTY_INDUSTRY, COUNTY));
        ledger.arrivesWithoutPost("county-clerk", "county", Role.COUNTY_INDUSTRY);
        ledger.opensProgramme("handan", "handan-2025", "roster");
        ledger.serve();
        operator = Files.readString(home.resolve("secrets/api-token")).strip();
    }

    /** Whatever was arranged before is over. */
    @BeforeEach
    void goOn() {
        today = ledger.part(LedgerClock.class).now().atZone(ZONE).toLocalDate().plusDays(5);
        on(today);
    }

    @AfterAll
    void end() {
        client.close();
        ledger.close();
    }

    /** The ledger's days go by, to the morning of this one. */
    private void on(LocalDate day) {
        ((LedgerTime) ledger.part(LedgerClock.class))
                .advanceTo(day.atTime(9, 0).atZone(ZONE).toInstant());
    }

    private record Reply(int status, JsonNode body) {
        String code() {
            return body.path("code").asString();
        }
    }

    private Reply signs(String actor, Role role, LedgerCommand command) throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared()
                .createObjectNode()
                .put("passphrase", ServedLedger.PASSPHRASE)
                .put("command", CommandCodec.type(command))
                .put("role", role.name());
        body.set("payload", CommandCodec.payload(command));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(ledger.address() + "/api/v1/actors/" + actor + "/commands"))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + operator)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
    }

    private Reply appropriates(String actor) throws IOException, InterruptedException {
        return signs(
                actor,
                Role.FINANCE,
                new AppropriateFunds("handan", "central", Fen.ofWan(1), "示例〔2026〕" + ++vouchers + "号", 2026));
    }

    private Reply registers(String actor, int number, String county) throws IOException, InterruptedException {
        String first = String.format("91%sMA%07d", county, number);
        String name = "示例企业" + number;
        return signs(
                actor,
                Role.COUNTY_INDUSTRY,
                new RegisterEnterprise(
                        first + CreditCode.checkCharacter(first),
                        new Details(
                                name,
                                Kind.ENTERPRISE,
                                county,
                                null,
                                null,
                                null,
                                true,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new BankAccount("示例银行", "6200000000001234", name)));
    }

    private GrantStandIn arranged(String standIn, String instead, Role role, @Nullable String county) {
        GrantStandIn it = new GrantStandIn(standIn, instead, role, county, today.plusDays(1), today.plusDays(3), "年休假");
        ledger.submit(TestLedger.SECURITY, it);
        return it;
    }

    private GrantStandIn request(String standIn, String instead, Role role) {
        return new GrantStandIn(standIn, instead, role, null, today, today, "年休假");
    }

    private Visit visit(String actor) throws IOException, InterruptedException {
        Visit visit = new Visit(ledger.address());
        assertThat(visit.signIn(actor, ServedLedger.PASSWORD).location()).isEqualTo("/");
        return visit;
    }

    @Test
    void aColleagueSignsWithinTheDaysAndNeitherBeforeNorAfter() throws Exception {
        arranged("clerk", "holder", Role.FINANCE, null);
        assertThat(appropriates("clerk").code()).isEqualTo("ROLE_MISSING");
        on(today.plusDays(1));
        long first = ledger.size();
        assertThat(appropriates("clerk").status()).isEqualTo(200);
        on(today.plusDays(3));
        assertThat(appropriates("clerk").status()).isEqualTo(200);
        assertThat(appropriates("holder").status()).as("whose post it is").isEqualTo(200);
        on(today.plusDays(4));
        assertThat(appropriates("clerk").code()).isEqualTo("ROLE_MISSING");

        try (Visit holder = visit("holder")) {
            List<String> entries = money(holder, first);
            assertThat(entries).hasSize(3);
            assertThat(entries.get(0)).contains("<dd>某人clerk（代某人holder）（某市）</dd>");
            assertThat(entries.get(1)).contains("<dd>某人clerk（代某人holder）（某市）</dd>");
            assertThat(entries.get(2)).contains("<dd>某人holder（某市）</dd>");
            assertThat(holder.get("/trail/actor/clerk").body())
                    .contains("安排代理岗位：某人clerk")
                    .contains("代理某人holder（某市）的财政岗位，理由：年休假");
            assertThat(holder.get("/trail/actor/holder").body())
                    .contains("某人holder（某市）的财政岗位")
                    .contains("由某人clerk（某市）代理。");
        }
    }

    /** The pages of the entries of money from a position on: days break in between, and leave entries of their own. */
    private List<String> money(Visit visit, long from) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>();
        for (long at = from; at < ledger.size(); at++) {
            String body = visit.get("/entries/" + at).body();
            if (body.contains("programme.funds-appropriated")) {
                pages.add(body);
            }
        }
        return pages;
    }

    @Test
    void theConsoleOffersThePostFromTheFirstDayToTheLast() throws Exception {
        GrantStandIn it = arranged("industry-clerk", "roster", Role.CITY_INDUSTRY, null);
        String label = "代某人roster（至 " + it.to() + "）";
        try (Visit clerk = visit("industry-clerk");
                Visit holder = visit("roster")) {
            assertThat(clerk.get("/").body()).doesNotContain(label);
            on(it.from());
            assertThat(clerk.get("/").body()).contains("以市工信，" + label + "办理");
            assertThat(clerk.post("/post", Map.of("number", "1")).status()).isEqualTo(302);
            assertThat(clerk.get("/").body()).contains("<span class=\"post\">市工信，" + label + "</span>");
            assertThat(clerk.get("/do").body()).contains(label).contains("纳入试点批次");
            assertThat(clerk.get("/api/v1/me").body()).contains("\"post\":\"CITY_INDUSTRY\"");
            assertThat(holder.get("/").body()).contains("您的市工信岗位由某人industry-clerk代理至 " + it.to());
            on(it.to().plusDays(1));
            assertThat(clerk.get("/").body())
                    .contains("<span class=\"post\">县级工信")
                    .doesNotContain(label);
            assertThat(clerk.get("/api/v1/me").body()).doesNotContain("CITY_INDUSTRY");
            assertThat(holder.get("/").body()).doesNotContain("代理至");
        }
    }

    @Test
    void whoHasNoOtherPostComesInOnTheseDaysOnly() throws Exception {
        GrantStandIn it = arranged("clerk", "holder", Role.FINANCE, null);
        for (LocalDate day = it.from().minusDays(1); !day.isAfter(it.to().plusDays(1)); day = day.plusDays(1)) {
            on(day);
            try (Visit clerk = new Visit(ledger.address())) {
                clerk.signIn("clerk", ServedLedger.PASSWORD);
                assertThat(clerk.get("/do").status() == 200)
                        .as("%s", day)
                        .isEqualTo(!day.isBefore(it.from()) && !day.isAfter(it.to()));
            }
        }
    }

    /** An attack: posts are the security administrator's to give, for days as well. */
    @Test
    void theSystemAdministratorArrangesNothingAndMayEndIt() throws Exception {
        assertThat(signs("admin", Role.SYSTEM_ADMIN, request("clerk", "holder", Role.FINANCE))
                        .code())
                .isEqualTo("ROLE_MISSING");
        arranged("clerk", "holder", Role.FINANCE, null);
        try (Visit admin = visit("admin")) {
            assertThat(admin.get("/system/people/holder").body())
                    .doesNotContain("/do/actor.grant-stand-in")
                    .contains("/do/actor.end-stand-in");
        }
    }

    @Test
    void anAdministratorArrangesAndEndsItOnThePersonsPage() throws Exception {
        GrantStandIn it = arranged("clerk", "holder", Role.FINANCE, null);
        try (Visit admin = visit(TestLedger.SECURITY)) {
            String page = admin.get("/system/people/holder").body();
            assertThat(page)
                    .contains("尚未开始", "某人clerk（clerk）")
                    .contains("<td>安全管理员</td>")
                    .as("who gave a post is called by name")
                    .doesNotContain(">" + TestLedger.SECURITY + "</td>")
                    .contains("/do/actor.grant-stand-in?instead=holder&amp;role=FINANCE")
                    .contains("/do/actor.end-stand-in?actor=clerk&amp;instead=holder&amp;role=FINANCE");
            on(it.from());
            assertThat(admin.get("/system/people/clerk").body()).contains("代理中", "某人holder（holder）");
            assertThat(admin.get("/do/actor.grant-stand-in?instead=holder&role=FINANCE")
                            .body())
                    .contains("安排代理岗位", "代理首日", "被代理的岗位");
            ledger.submit("admin", new EndStandIn("clerk", "holder", Role.FINANCE, null, it.from(), "提前销假"));
            for (String actor : new String[] {"clerk", "holder"}) {
                assertThat(admin.get("/system/people/" + actor).body())
                        .contains("已提前结束")
                        .doesNotContain("/do/actor.end-stand-in");
            }
            assertThat(appropriates("clerk").code()).isEqualTo("ROLE_MISSING");
        }
    }

    @Test
    void aCountysPostIsThatCountysAlone() throws Exception {
        GrantStandIn it = arranged("county-clerk", "county-holder", Role.COUNTY_INDUSTRY, COUNTY);
        on(it.from());
        assertThat(registers("county-clerk", 1, COUNTY).status()).isEqualTo(200);
        assertThat(registers("county-clerk", 2, "130403").code()).isEqualTo("SCOPE_EXCEEDED");
        assertThat(registers("county-holder", 3, "130403").code()).isEqualTo("SCOPE_EXCEEDED");
    }

    @Test
    void nobodyGetsAPostByAskingForIt() throws Exception {
        GrantStandIn city = request("county-holder", "roster", Role.CITY_INDUSTRY);
        assertThat(signs("county-holder", Role.COUNTY_INDUSTRY, city).code()).isEqualTo("ROLE_MISSING");
        assertThat(signs("county-holder", Role.SYSTEM_ADMIN, city).code()).isEqualTo("ROLE_MISSING");
        assertThat(signs(TestLedger.SECURITY, Role.SECURITY_ADMIN, city).code())
                .as("an administrator who does not look")
                .isEqualTo("STAND_IN_INVALID");
        assertThat(signs(TestLedger.SECURITY, Role.SECURITY_ADMIN, request(TestLedger.SECURITY, "holder", Role.FINANCE))
                        .code())
                .isEqualTo("SAME_PERSON");
    }
}
