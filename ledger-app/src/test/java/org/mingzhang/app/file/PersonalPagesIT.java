package org.mingzhang.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.access.RecordedReads;
import org.mingzhang.app.access.RecordedReads.Question;
import org.mingzhang.app.access.Tokens;
import org.mingzhang.app.console.Visit;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Personal data: masked for officials within their scope, in clear with a reason and a record, and closed to everybody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalPagesIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");
    private static final String PHONE = "13800001234";
    private static final String NAME = "示例联系人";
    private static final String LEGAL = "示例法人";

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer city = Signer.of("city", Role.CITY_INDUSTRY);
    private final String code = "91130402MA0000001" + CreditCode.checkCharacter("91130402MA0000001");
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private Accounts accounts;
    private RecordedReads reads;
    private String address;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(city);
        CommandDraft opening = CommandDraft.of(
                new OpenProgramme(
                        "handan",
                        "试点",
                        PackShelf.digest(PACK),
                        LocalDate.parse("2025-09-01"),
                        LocalDate.parse("2027-06-30")),
                null,
                null);
        assertThat(ledger.node()
                        .desk()
                        .submit(
                                opening.sign(
                                        TestLedger.NAME, ledger.node().clock().now(), ref(), city.key()),
                                PACK))
                .isInstanceOf(Outcome.Accepted.class);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("enterprise", code);
        ObjectNode details = payload.putObject("details")
                .put("name", "示例机床有限公司")
                .put("kind", "ENTERPRISE")
                .put("county", "130402")
                .put("aboveScale", true);
        details.putObject("contactName").put("personal", NAME);
        details.putObject("contactPhone").put("personal", PHONE);
        details.putObject("legalRepresentative").put("personal", LEGAL);
        assertThat(ledger.node()
                        .desk()
                        .submit(new CommandDraft("enterprise.register", null, null, null, null, payload)
                                .sign(TestLedger.NAME, ledger.node().clock().now(), ref(), city.key())))
                .isInstanceOf(Outcome.Accepted.class);
        // Before it is served, whose clock begins where the last entry stands: later the two clocks would be apart.
        arrives("here", "county", Role.COUNTY_INDUSTRY, "130402");
        arrives("clerk", "county", Role.COUNTY_INDUSTRY, "130402");
        arrives("next-door", "county-2", Role.COUNTY_INDUSTRY, "130403");
        arrives("owner", code, Role.APPLICANT, null);
        arrives("other-owner", TwoCounties.code(9), Role.APPLICANT, null);
        arrives("judge", "experts", Role.EXPERT, null);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        accounts = application.getBean(Accounts.class);
        reads = application.getBean(RecordedReads.class);
        accounts.openForDemo(List.of("city", "here", "clerk", "next-door", "owner", "other-owner", "judge"), PASSWORD);
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    private ActorRef ref() {
        return new ActorRef(
                city.actor(),
                city.org(),
                city.role().name(),
                city.key().verifyingKey().keyId());
    }

    private void arrives(String actor, String org, Role role, @Nullable String county) {
        Signer person = Signer.of(actor, role);
        ledger.arrives(new RegisterActor(
                actor,
                "某人" + actor,
                org,
                "某单位",
                role,
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(new Post(role, county))));
    }

    private List<RecordsAccessed> recorded(String reader) {
        return reads
                .page(new Question(reader, Access.PERSONAL, null, null, null), java.time.ZoneOffset.UTC, null, 100)
                .lines()
                .stream()
                .map(line -> Objects.requireNonNull(line.accessed()))
                .toList();
    }

    private Answer asks(Visit visit, String item, String reason) throws Exception {
        return visit.post("/enterprises/" + code + "/personal", Map.of("item", item, "reason", reason));
    }

    @Test
    void anOfficialSeesItMaskedAndWithAReasonInClearAndIsRecorded() throws Exception {
        try (Visit visit = new Visit(address)) {
            visit.signIn("here", PASSWORD);
            Answer file = visit.get("/enterprises/" + code);
            assertThat(file.body())
                    .contains("138****1234", "示**", "联系电话")
                    .doesNotContain(PHONE, NAME, LEGAL, "实际控制人</dt>");
            for (String reason : List.of("", "   看看   ", "核对", "长".repeat(201))) {
                Answer refused = asks(visit, "contactPhone", reason);
                assertThat(refused.status()).as(reason).isEqualTo(400);
                assertThat(refused.body()).doesNotContain(PHONE);
                visit.get("/enterprises/" + code);
            }
            assertThat(recorded("here")).isEmpty();
            Answer shown = asks(visit, "contactPhone", "核对拨付回执");
            assertThat(shown.status()).isEqualTo(200);
            assertThat(shown.body()).contains(PHONE, "核对拨付回执").doesNotContain(NAME);
            assertThat(shown.headers().getOrDefault("cache-control", "")).contains("no-store");
            assertThat(recorded("here")).singleElement().satisfies(one -> {
                assertThat(one.role()).isEqualTo(Role.COUNTY_INDUSTRY);
                assertThat(one.county()).isEqualTo("130402");
                assertThat(one.what()).contains("联系电话", code).doesNotContain(PHONE);
                assertThat(one.subject()).isEqualTo("enterprise/" + code);
                assertThat(one.reason()).isEqualTo("核对拨付回执");
            });
            assertThat(asks(visit, "email", "核对拨付回执").status())
                    .as("nothing of the kind is on record")
                    .isEqualTo(404);
            assertThat(asks(visit, "name", "核对拨付回执").status()).isEqualTo(404);
            assertThat(recorded("here")).hasSize(1);
            assertThat(visit.get("/enterprises/" + code + "/personal?item=contactPhone&reason=xxxxxx")
                            .status())
                    .as("an address that shows it does not exist")
                    .isIn(404, 405);
        }
    }

    @Test
    void anEnterpriseSeesItsOwnContactWithoutAReasonAndNobodyElseDoes() throws Exception {
        try (Visit visit = new Visit(address)) {
            visit.signIn("owner", PASSWORD);
            Answer file = visit.get("/enterprises/" + code);
            assertThat(file.body())
                    .contains(PHONE, NAME, "本单位自己的")
                    .as("whoever else is on record is another person")
                    .contains("示**", "法定代表人</dt>")
                    .doesNotContain(LEGAL, "查看个人信息 <select");
            assertThat(file.headers().getOrDefault("cache-control", "")).contains("no-store");
            assertThat(visit.get("/enterprises/" + code + "?tab=awards").body()).doesNotContain(PHONE, NAME);
            assertThat(recorded("owner")).as("their own").isEmpty();
        }
        for (String other : List.of("other-owner", "next-door", "here", "city", "judge")) {
            try (Visit visit = new Visit(address)) {
                visit.signIn(other, PASSWORD);
                visit.get("/");
                assertThat(visit.get("/enterprises/" + code).body()).as(other).doesNotContain(PHONE, NAME);
            }
        }
    }

    @Test
    void theCountyNextDoorAndTheEnterpriseItselfOpenNothing() throws Exception {
        for (String other : List.of("next-door", "owner", "other-owner")) {
            try (Visit visit = new Visit(address)) {
                visit.signIn(other, PASSWORD);
                visit.get("/");
                if (!other.equals("owner")) {
                    assertThat(visit.get("/enterprises/" + code).body()).doesNotContain("138****", "示**", PHONE);
                }
                Answer refused = asks(visit, "contactPhone", "核对拨付回执");
                assertThat(refused.status()).as(other).isEqualTo(404);
                assertThat(refused.body()).doesNotContain(PHONE);
                assertThat(recorded(other)).isEmpty();
            }
        }
    }

    private HttpResponse<String> program(String who, String body) throws Exception {
        String secret = application
                .getBean(Tokens.class)
                .make(who, "测试", Tokens.Limits.NONE, 1)
                .secret();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(address + "/api/v1/programmes/handan/enterprises/" + code + "/personal"))
                            .header("Authorization", "Bearer " + secret)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aProgramIsToldWhatItsOwnerWouldBeAndIsRecordedToo() throws Exception {
        String asked = "{\"item\":\"contactPhone\",\"reason\":\"%s\"}";
        for (String body : List.of(asked.formatted("看"), "{\"item\":\"contactPhone\"}", "{}", "[]")) {
            HttpResponse<String> refused = program("clerk", body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(refused.body()).contains("problems").doesNotContain(PHONE);
        }
        assertThat(recorded("clerk")).isEmpty();
        HttpResponse<String> shown = program("clerk", asked.formatted("核对拨付回执"));
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        assertThat(shown.body()).contains(PHONE, "\"position\"").doesNotContain(NAME);
        assertThat(shown.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(recorded("clerk")).singleElement().satisfies(one -> {
            assertThat(one.county()).isEqualTo("130402");
            assertThat(one.reason()).isEqualTo("核对拨付回执");
        });
        for (String other : List.of("next-door", "owner")) {
            HttpResponse<String> refused = program(other, asked.formatted("核对拨付回执"));
            assertThat(refused.statusCode()).as(other).isEqualTo(404);
            assertThat(refused.body()).doesNotContain(PHONE);
            assertThat(recorded(other)).isEmpty();
        }
    }

    @Test
    void onceTheDataKeyIsGoneNobodySeesAnything() throws Exception {
        try (Connection connection = ledger.store().administrator().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.kept AS SELECT * FROM ledger.data_key");
            statement.execute("UPDATE ledger.data_key SET wrapped = NULL, destroyed_at = now()");
            try (Visit visit = new Visit(address)) {
                visit.signIn("city", PASSWORD);
                assertThat(visit.get("/enterprises/" + code).body())
                        .contains("已销毁")
                        .doesNotContain("138****");
                assertThat(asks(visit, "contactPhone", "核对拨付回执").body())
                        .contains("已经打不开")
                        .doesNotContain(PHONE);
            } finally {
                statement.execute("DELETE FROM ledger.data_key");
                statement.execute("INSERT INTO ledger.data_key SELECT * FROM public.kept");
                statement.execute("DROP TABLE public.kept");
            }
        }
    }
}
