package org.mingzhang.app.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
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
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The budget over HTTP: figures that cannot be right are shown to nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetApiIT {
    private static final String PROGRAMME = "handan";
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private final HttpClient client = HttpClient.newHttpClient();
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private String address;
    private String token;

    @BeforeAll
    void serve(@TempDir Path home) throws IOException {
        Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
        Signer finance = Signer.of("finance", Role.FINANCE);
        ledger = TestLedger.begin(home, admin);
        ledger.arrives(finance);
        record(
                finance,
                new OpenProgramme(
                        PROGRAMME,
                        "试点",
                        PackShelf.digest(PACK),
                        LocalDate.parse("2025-09-01"),
                        LocalDate.parse("2027-06-30")));
        record(finance, new AppropriateFunds(PROGRAMME, "central", Fen.ofWan(10_000), "文号〔2026〕1号", 2026));
        record(finance, new AllocateBudget(PROGRAMME, "central", "renovation", Fen.ofWan(6_000), "文号〔2026〕2号", 2026));
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        int port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
        address = "http://127.0.0.1:" + port + "/api/v1/programmes/" + PROGRAMME + "/budget";
        token = Files.readString(home.resolve("secrets/api-token")).strip();
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    private void record(Signer signer, LedgerCommand command) {
        ActorRef actor = new ActorRef(
                signer.actor(),
                signer.org(),
                signer.role().name(),
                signer.key().verifyingKey().keyId());
        assertThat(ledger.node()
                        .desk()
                        .submit(
                                CommandDraft.of(command, null, null)
                                        .sign(
                                                TestLedger.NAME,
                                                ledger.node().clock().now(),
                                                actor,
                                                signer.key()),
                                PACK))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        client.close();
        application.close();
        ledger.close();
    }

    private record Reply(int status, String type, JsonNode body) {}

    private Reply budget() throws IOException, InterruptedException {
        return get(address);
    }

    private Reply get(String of) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(of))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new Reply(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                JsonMapper.shared().readTree(answer.body()));
    }

    private void falsify(String sql) throws SQLException {
        try (Connection connection = ledger.store().writer().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private void assertRefused(String finding) throws Exception {
        Reply refused = budget();
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(503);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.body().path("code").asString()).isEqualTo("VIEW_UNSOUND");
        assertThat(refused.body().path("title").asString()).isEqualTo("视图不能用，不据以出示数字");
        assertThat(refused.body().path("detail").asString()).contains(finding, "ledger reconcile", "ledger rebuild");
        assertThat(refused.body().has("sources")).isFalse();
    }

    private static long available(JsonNode rows, String name, String is) {
        return rows.valueStream()
                .filter(row -> row.get(name).asString().equals(is)
                        && row.get("source").asString().equals("central"))
                .findFirst()
                .orElseThrow()
                .get("availableFen")
                .asLong();
    }

    private long rows(String figure) throws Exception {
        return get(address + "/rows?figure=" + figure).body().get("totalFen").asLong();
    }

    /** One name, and yet two sums: each is said in the description, and each can be counted again by its own figure. */
    @Test
    void whatIsAvailableOfASourceAndOfALineAreTwoFigures() throws Exception {
        JsonNode shown = budget().body();
        long source = available(shown.get("sources"), "source", "central");
        long line = available(shown.get("lines"), "line", "renovation");
        assertThat(source).isEqualTo(Fen.ofWan(4_000).value()).isEqualTo(rows("UNALLOCATED&source=central"));
        assertThat(line)
                .isEqualTo(Fen.ofWan(6_000).value())
                .isEqualTo(rows("AVAILABLE&source=central&line=renovation"));
        JsonNode records = get(address.replaceFirst("/programmes.*", "/openapi.json"))
                .body()
                .at("/components/schemas");
        assertThat(records.at("/BudgetView.SourceRow/properties/availableFen/description")
                        .asString())
                .contains("下达 − 已分配 − 未分配上缴", "UNALLOCATED");
        assertThat(records.at("/BudgetView.LineRow/properties/availableFen/description")
                        .asString())
                .contains("已分配 − 已承诺 + 追回再用 − 结余上缴", "figure=AVAILABLE");
    }

    @Test
    void aBudgetThatDoesNotBalanceIsNotShown() throws Exception {
        Reply honest = budget();
        assertThat(honest.status()).isEqualTo(200);
        assertThat(honest.body().path("sources").isEmpty()).isFalse();
        falsify("UPDATE view.bucket SET amount_fen = amount_fen - 1 WHERE dimension = '' AND source = 'central'"
                + " AND amount_fen > 0");
        try {
            assertRefused("试算不平衡：借方");
        } finally {
            falsify("UPDATE view.bucket SET amount_fen = amount_fen + 1 WHERE dimension = '' AND source = 'central'"
                    + " AND amount_fen > 0");
        }
        assertThat(budget()).isEqualTo(honest);
    }

    @Test
    void aBudgetThatStandsBeyondTheSealIsNotShown() throws Exception {
        Reply honest = budget();
        assertThat(honest.status()).isEqualTo(200);
        falsify("UPDATE view.projection SET position = position + 1");
        try {
            assertRefused("其中有不属于账目的内容");
        } finally {
            falsify("UPDATE view.projection SET position = position - 1");
        }
        assertThat(budget()).isEqualTo(honest);
    }
}
