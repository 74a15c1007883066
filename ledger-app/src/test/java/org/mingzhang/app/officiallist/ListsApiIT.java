package org.mingzhang.app.officiallist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists and the roster over HTTP: the documents that the commands print, to whoever may see the ledger, and to nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsApiIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final String DOCUMENT = "邯工信〔2026〕15号";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Signer city = Signer.of("roster", Role.CITY_INDUSTRY);
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private String address;
    private String token;
    private String first;
    private String second;

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(city);
        record(new OpenProgramme(
                "handan", "试点", PackShelf.digest(PACK), LocalDate.parse("2025-09-01"), LocalDate.parse("2027-06-30")));
        first = enterprise(1);
        second = enterprise(2);
        issue("认定-1", new Item(null, first, null), new Item(null, second, Fen.ofWan(20)));
        issue("认定-2", new Item(null, second, Fen.ofWan(21)));
        record(new AdmitEnterprise(first, "handan", "1", DOCUMENT, new ListRow("认定-1", 1)));
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        address = "http://127.0.0.1:" + port + "/api/v1/programmes/";
        token = Files.readString(home.resolve("secrets/api-token")).strip();
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    private String enterprise(int n) {
        String start = "91130402MA%07d".formatted(n);
        String code = start + CreditCode.checkCharacter(start);
        String name = "示例单位" + n;
        record(new RegisterEnterprise(
                code,
                new Details(
                        name,
                        org.mingzhang.domain.enterprise.EnterpriseEvent.Kind.ENTERPRISE,
                        "130402",
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
                new BankAccount("示例银行", "620000000000%d".formatted(n), name)));
        return code;
    }

    private void issue(String list, Item... items) {
        record(new IssueList(list, "handan", Kind.DECISION, DOCUMENT, null, null, List.of(items)));
    }

    private void record(LedgerCommand command) {
        ActorRef actor = new ActorRef(
                city.actor(),
                city.org(),
                city.role().name(),
                city.key().verifyingKey().keyId());
        Outcome outcome = ledger.node()
                .desk()
                .submit(
                        CommandDraft.of(command, null, null)
                                .sign(TestLedger.NAME, ledger.node().clock().now(), actor, city.key()),
                        PACK);
        assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private record Reply(int status, JsonNode body) {}

    private Reply get(String path) throws IOException, InterruptedException {
        return get(path, token);
    }

    private Reply get(String path, String bearer) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + bearer)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.body().isEmpty()
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(answer.body()));
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void allListsAreToldWithHowFarTheyAre() throws Exception {
        JsonNode lists = get("handan/lists").body();
        assertThat(lists.at("/programme").asString()).isEqualTo("handan");
        assertThat(lists.at("/lists/0/list").asString()).isEqualTo("认定-1");
        assertThat(lists.at("/lists/0/documentNo").asString()).isEqualTo(DOCUMENT);
        assertThat(lists.at("/lists/0/carriedOut").asInt()).isEqualTo(1);
        assertThat(lists.at("/lists/0/done/enterprise.admitted").asInt()).isEqualTo(1);
        assertThat(lists.at("/paymentsWithoutList").isEmpty()).isTrue();
        assertThat(get("nowhere/lists").status()).isEqualTo(404);
    }

    @Test
    void oneListIsToldRowByRow() throws Exception {
        JsonNode list = get("handan/lists/" + written("认定-1")).body();
        assertThat(list.at("/sm3").asString()).hasSize(64);
        assertThat(list.at("/items/1/enterprise").asString()).isEqualTo(second);
        assertThat(list.at("/items/1/amountFen").asLong()).isEqualTo(20_000_000);
        assertThat(get("handan/lists/none").status()).isEqualTo(404);
        assertThat(get("elsewhere/lists/" + written("认定-1")).status())
                .as("a list of another programme")
                .isEqualTo(404);
    }

    @Test
    void twoListsAreHeldAgainstEachOtherAndOneAgainstWhatWasPaid() throws Exception {
        String one = "handan/lists/" + written("认定-1") + "/comparison";
        JsonNode two = get(one + "?with=" + written("认定-2")).body();
        assertThat(two.at("/agrees").asBoolean()).isFalse();
        assertThat(two.at("/differing/0/differences/0/field").asString()).isEqualTo("amountFen");
        assertThat(two.at("/onlyFirst/0/enterprise").asString()).isEqualTo(first);
        JsonNode paid = get(one + "?paid=true").body();
        assertThat(paid.at("/second").asString()).isEqualTo("paid");
        assertThat(paid.at("/onlyFirst").size()).isEqualTo(2);
        assertThat(get(one).status()).isEqualTo(400);
        assertThat(get(one + "?paid=true&with=x").status()).isEqualTo(400);
        assertThat(get(one + "?with=none").status()).isEqualTo(404);
    }

    @Test
    void theRosterIsToldAsOfAnyDayAndAsKnown() throws Exception {
        JsonNode now = get("handan/roster").body();
        assertThat(now.at("/inPilot").asInt()).isEqualTo(1);
        assertThat(now.at("/places/0/list").asString()).isEqualTo("认定-1");
        assertThat(now.at("/places/0/row").asInt()).isEqualTo(1);
        assertThat(get("handan/roster?asOf=2025-12-31").body().at("/inPilot").asInt())
                .isZero();
        assertThat(get("handan/roster?knownAt=3").body().at("/inPilot").asInt()).isZero();
        assertThat(get("handan/roster?batch=" + written("第一批") + "&county=130402")
                        .body()
                        .at("/places")
                        .size())
                .isEqualTo(1);
        assertThat(get("handan/roster?batch=2").body().at("/places").isEmpty()).isTrue();
        for (String wrong : List.of("batch=9", "county=999999", "knownAt=gestern", "asOf=gestern")) {
            Reply refused = get("handan/roster?" + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.body().at("/problems").isEmpty()).as(wrong).isFalse();
        }
        assertThat(get("nowhere/roster").status()).isEqualTo(404);
    }

    @Test
    void nothingIsToldWithoutTheToken() throws Exception {
        for (String path : List.of("handan/lists", "handan/lists/none", "handan/roster")) {
            assertThat(get(path, "wrong").status()).as(path).isEqualTo(401);
        }
    }
}
