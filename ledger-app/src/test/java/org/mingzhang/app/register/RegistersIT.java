package org.mingzhang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.ReadsLog;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers over HTTP: everybody gets their own rows, as pages and as files, and whoever takes a file is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistersIT {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final String PASSWORD = "for-this-test-only";
    private static final String SPREADSHEET = "=1+1示例<b>单位";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final List<RecordsAccessed> TAKEN = new ArrayList<>();
    private static boolean full;

    private final Map<String, HttpClient> sessions = new HashMap<>();
    private final HttpClient program = HttpClient.newHttpClient();
    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private String address;
    private String token;

    @Configuration(proxyBeanMethods = false)
    static class Kept {
        @Bean
        @Primary
        ReadsLog kept() {
            return taken -> {
                if (full) {
                    throw new IllegalStateException("no room");
                }
                TAKEN.add(taken);
                return TAKEN.size();
            };
        }
    }

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(city);
        register("hanshan", Role.COUNTY_INDUSTRY, "130402");
        register("congtai", Role.COUNTY_INDUSTRY, "130403");
        record(new OpenProgramme(
                "handan", "试点", PackShelf.digest(PACK), LocalDate.parse("2025-09-01"), LocalDate.parse("2027-06-30")));
        String first = enterprise(1, "130402", "示例单位1");
        String second = enterprise(2, "130403", SPREADSHEET);
        record(new IssueList(
                "认定-1",
                "handan",
                OfficialListEvent.Kind.DECISION,
                "工信〔2026〕15号",
                null,
                null,
                List.of(new Item(null, first, Fen.ofWan(20)), new Item(null, second, Fen.ofWan(21)))));
        Accounts.open(ledger.store()).openForDemo(List.of("admin", "city", "hanshan", "congtai"), PASSWORD);
        application = new SpringApplicationBuilder(LedgerApplication.class, Kept.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        address = "http://127.0.0.1:" + port;
        token = Files.readString(home.resolve("secrets/api-token")).strip();
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    private void register(String actor, Role role, String county) {
        Signer signer = Signer.of(actor, role);
        ledger.arrives(new RegisterActor(
                actor,
                "某人" + actor,
                "org-" + county,
                "某县工信局",
                role,
                signer.key().verifyingKey().keyId(),
                signer.key().verifyingKey().base64(),
                List.of(new Post(role, county))));
    }

    private String enterprise(int n, String county, String name) {
        String start = "91130402MA%07d".formatted(n);
        String code = start + CreditCode.checkCharacter(start);
        record(new RegisterEnterprise(
                code,
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
                new BankAccount("示例银行", "620000000000%d".formatted(n), name)));
        return code;
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

    @BeforeEach
    void forget() {
        TAKEN.clear();
        full = false;
    }

    @AfterAll
    void end() {
        sessions.values().forEach(HttpClient::close);
        program.close();
        application.close();
        ledger.close();
    }

    private HttpResponse<byte[]> get(HttpClient client, String path, String... header)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** What somebody gets who signed in with their password. */
    private HttpResponse<byte[]> as(String login, String path) throws IOException, InterruptedException {
        HttpClient client = sessions.get(login);
        if (client == null) {
            client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            Matcher csrf = CSRF.matcher(text(get(client, "/login")));
            assertThat(csrf.find()).isTrue();
            String form = "login=" + login + "&password=" + PASSWORD + "&_csrf=" + encoded(csrf.group(1));
            client.send(
                    HttpRequest.newBuilder(URI.create(address + "/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            sessions.put(login, client);
        }
        return get(client, path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> api(String path) throws IOException, InterruptedException {
        return get(program, "/api/v1/registers" + path, "Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void programsGetIdsWithTheirWordsPageByPage() throws IOException, InterruptedException {
        JsonNode all = json(api("?programme=handan"));
        assertThat(all.at("/registers").size()).isEqualTo(14);
        JsonNode first = json(api("/lists?programme=handan&limit=1&sort=-amountFen"));
        assertThat(first.at("/count").asLong()).isEqualTo(2);
        assertThat(first.at("/totals/amountFen").asLong())
                .isEqualTo(Fen.ofWan(41).value());
        assertThat(first.at("/rows/0/amountFen").asLong())
                .isEqualTo(Fen.ofWan(21).value());
        assertThat(first.at("/rows/0/county/id").stringValue()).isEqualTo("130403");
        assertThat(first.at("/rows/0/county/word").stringValue()).isEqualTo("丛台区");
        assertThat(first.at("/rows/0/kind/word").stringValue()).isEqualTo("认定");
        assertThat(first.at("/rows/0/enterprise/word").stringValue()).isEqualTo(SPREADSHEET);
        JsonNode second = json(api("/lists?programme=handan&limit=1&sort=-amountFen&after="
                + first.at("/next").stringValue()));
        assertThat(second.at("/rows/0/enterprise/word").stringValue()).isEqualTo("示例单位1");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void programsAreToldAllThatIsWrong() throws IOException, InterruptedException {
        HttpResponse<byte[]> wrong =
                api("/lists?programme=handan&nothing=1&county=999999&sort=nowhere&issuedOn.from=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
        assertThat(json(wrong).at("/problems").size()).isEqualTo(4);
        assertThat(api("/nowhere?programme=handan").statusCode()).isEqualTo(404);
        assertThat(api("/lists?programme=nowhere").statusCode()).isEqualTo(404);
        assertThat(get(program, "/api/v1/registers/lists?programme=handan").statusCode())
                .isEqualTo(401);
    }

    /** An attack: a curious neighbour county asks by every address that there is. */
    @Test
    void aCountySeesItsOwnRowsOnPagesAndInFiles() throws IOException, InterruptedException {
        String own = text(as("hanshan", "/registers/lists"));
        assertThat(own).contains("示例单位1", "20.00").doesNotContain("1+1示例");
        for (String asked : List.of("", "&county=130403", "&keyword=1%2B1", "&list=" + encoded("认定-1"))) {
            for (String path : List.of("/registers/lists?limit=100", "/registers/lists/file?form=csv")) {
                HttpResponse<byte[]> answer = as("hanshan", path + asked);
                // That the neighbour's county has no rows would be an answer, and a wrong one.
                assertThat(answer.statusCode()).as(path + asked).isEqualTo(asked.contains("130403") ? 400 : 200);
                assertThat(text(answer))
                        .as(path + asked)
                        .doesNotContain("1+1示例")
                        .doesNotContain("21.00");
            }
        }
        assertThat(text(as("city", "/registers/lists"))).contains("示例单位1", "=1+1示例&lt;b&gt;单位", "41.00");
        // The same session asks the interface for programs within the same scope.
        HttpResponse<byte[]> asProgram = as("hanshan", "/api/v1/registers/lists?programme=handan");
        assertThat(asProgram.statusCode()).isEqualTo(200);
        assertThat(text(asProgram)).contains("示例单位1").doesNotContain("1+1示例");
    }

    /** What people look for by an amount is the largest, by a day the newest, by a name the first. */
    @Test
    void amountsAndDaysAreSortedTheLargestFirst() throws IOException, InterruptedException {
        assertThat(text(as("city", "/registers/lists")))
                .contains("?sort=-amountFen\"", "sort=-issuedOn", "sort=enterprise", "sort=kind");
        assertThat(text(as("city", "/registers/lists?sort=-amountFen")))
                .contains("<a class=\"sort\" href=\"/registers/lists?sort=amountFen\"");
    }

    @Test
    void whoSeesOneCountyIsNotAskedWhichOne() throws IOException, InterruptedException {
        assertThat(text(as("city", "/registers/lists"))).contains("<select name=\"county\"", "丛台区");
        assertThat(text(as("hanshan", "/registers/lists"))).doesNotContain("<select name=\"county\"", "丛台区");
    }

    /** A document's number, a county and a unit lead to the registers that have rows of them, as many as one sees. */
    @Test
    void whatIsLookedForLeadsToTheRegistersThatHaveIt() throws IOException, InterruptedException {
        String number = encoded("〔2026〕15号");
        assertThat(text(as("city", "/find?q=" + number)))
                .contains("台账中有", "/registers/lists?keyword=" + number, "<td class=\"number\">2</td>");
        assertThat(text(as("hanshan", "/find?q=" + number)))
                .contains("<td class=\"number\">1</td>")
                .doesNotContain("<td class=\"number\">2</td>");
        assertThat(text(as("city", "/find?q=" + encoded("丛台")))).contains("/registers/lists?county=130403");
        assertThat(text(as("hanshan", "/find?q=" + encoded("丛台"))))
                .contains("没有找到", "可以查找")
                .doesNotContain("county=130403");
        String asked = "/api/v1/find?programme=handan&q=" + number;
        JsonNode told = json(get(program, asked, "Authorization", "Bearer " + token));
        assertThat(told.at("/registers/0/count").asLong()).isEqualTo(2);
        assertThat(as("city", "/find?q=" + encoded("某人hanshan")).headers().firstValue("Location"))
                .contains("/trail/actor/hanshan");
    }

    @Test
    void whoRunsTheMachineSeesNoRegister() throws IOException, InterruptedException {
        assertThat(as("admin", "/registers/lists").statusCode()).isEqualTo(403);
        assertThat(as("admin", "/registers/lists/file?form=csv").statusCode()).isEqualTo(403);
        assertThat(text(as("admin", "/"))).doesNotContain("/registers/");
    }

    @Test
    void aFileIsWhatIsShownAndItIsKeptWhoTookIt() throws IOException, InterruptedException {
        HttpResponse<byte[]> file =
                as("city", "/registers/lists/file?form=csv&sort=-amountFen&columns=enterprise&columns=amountFen");
        List<String> lines = text(file).lines().toList();
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("试点 名单台账"))
                .anySatisfy(line -> assertThat(line).contains("查询条件：全部；排序：按金额，由大到小"))
                .anySatisfy(line -> assertThat(line).contains("某人city（某市）"))
                .containsSequence("单位,金额（元）", "'" + SPREADSHEET + ",210000.00", "示例单位1,200000.00", "合计,410000.00");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(TAKEN).singleElement().satisfies(taken -> {
            assertThat(taken.reader()).isEqualTo("city");
            assertThat(taken.rows()).isEqualTo(2);
            assertThat(taken.what()).isEqualTo("试点名单台账（CSV）；查询条件：全部；列：单位、金额");
            assertThat(taken.fileSm3()).isEqualTo(Suite.SM3.hash(file.body()).toString());
        });
        assertThat(as("city", "/registers/lists/file?form=xlsx").body()).startsWith('P', 'K');
        assertThat(as("city", "/registers/lists/file?form=exe").statusCode()).isEqualTo(400);
        assertThat(TAKEN).hasSize(2);
    }

    @Test
    void whatCannotBeKeptIsNotHandedOut() throws IOException, InterruptedException {
        full = true;
        HttpResponse<byte[]> answer = as("city", "/registers/lists/file?form=csv");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(text(answer)).doesNotContain("示例单位1");
    }

    @Test
    void aFormThatIsWrongStaysAsItWasTyped() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = as(
                "city",
                "/registers/lists?keyword=某&issuedOn.from=2026-05-01&issuedOn.to=2026-04-01"
                        .replace("某", encoded("某")));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer))
                .contains("value=\"2026-05-01\"", "不晚于", "value=\"某\"")
                .doesNotContain("示例单位1");
        assertThat(as("city", "/registers/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void everyRegisterHasAPage() throws IOException, InterruptedException {
        for (String login : List.of("city", "hanshan")) {
            Matcher links = Pattern.compile("href=\"(/registers/[a-z]+)\"").matcher(text(as(login, "/")));
            List<String> pages =
                    links.results().map(link -> link.group(1)).distinct().toList();
            // Workbooks are of no county: whoever sees one county alone is not led to them.
            assertThat(pages).hasSize(login.equals("city") ? 13 : 12);
            for (String page : pages) {
                assertThat(as(login, page).statusCode()).as(page).isEqualTo(200);
            }
        }
    }
}
