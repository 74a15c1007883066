package org.mingzhang.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.Visit;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.projection.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The database's superuser leaves the log alone and changes what the registers show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangedViewsIT {
    private Path home;
    private ServedLedger served;
    private String code;
    private Visit admin;
    private Visit city;
    private Visit county;

    @BeforeAll
    void serve(@TempDir Path folder) {
        home = folder;
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("county", "county", new Post(Role.COUNTY_INDUSTRY, "130402"));
        served.opensProgramme("handan", "handan-2025", "city");
        code = served.registers("示例企业", 1, "130402", "city");
        served.serve();
        served.part(LedgerViews.class).catchUp(Progress.SILENT);
        admin = served.visit("admin");
        city = served.visit("city");
        county = served.visit("county");
    }

    @AfterAll
    void stop() {
        admin.close();
        city.close();
        county.close();
        served.close();
    }

    private void asSuperuser(String sql) throws SQLException {
        try (Connection connection = served.ledger().store().administrator().connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    /** The path of the page of a whole verification that is done. */
    private String verified(Visit visit) throws Exception {
        String page = visit.post("/verify/whole", Map.of(), "/verify")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        served.part(VerificationDesk.class)
                .find(page.substring(page.lastIndexOf('/') + 1))
                .orElseThrow()
                .finished()
                .get(60, TimeUnit.SECONDS);
        return page;
    }

    private void rebuild() {
        assertThat(admin.post("/system/rebuild", Map.of(), "/system").statusCode())
                .isEqualTo(302);
        for (int looks = 0; admin.page("/system/rebuild").contains("正在重建视图</h1>"); looks++) {
            assertThat(looks).isLessThan(20_000);
        }
    }

    private JsonNode overRest(String page) throws Exception {
        String token = Files.readString(home.resolve("secrets/api-token")).strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create(served.address() + "/api/v1/verifications"
                                                    + page.substring(page.lastIndexOf('/'))))
                                            .header("Authorization", "Bearer " + token)
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("report");
        }
    }

    @Test
    void aRowOfARegisterChangedInTheDatabaseTurnsTheWholeVerificationRedAndIsNamedUntilItIsRebuilt() throws Exception {
        String before = verified(city);
        assertThat(city.page(before))
                .contains("verdict good", "页面所用的视图与账目逐行相符（")
                .doesNotContain("（0 行）", "视图与账目不同之处");
        assertThat(overRest(before).at("/views/standing").stringValue()).isEqualTo("AGREE");
        assertThat(city.page("/")).doesNotContain("上次核验不符");

        asSuperuser("UPDATE view.enterprise SET name = '另一家企业' WHERE enterprise = '" + code + "'");
        asSuperuser(
                "INSERT INTO view.payment (payment, position, amount_fen, status) VALUES ('BF-1', 1, 29600000, 'PAID')");
        String page = verified(city);
        assertThat(city.page(page))
                .contains("verdict bad", "全账核验：不通过", "账目本身没有问题：自 2026年1月5日起的", "逐条核对无误，与库外保存的")
                .contains("视图有 2 处与账目不一致，可能被人直接在数据库中改动过")
                .contains(">enterprise<", ">" + code + "<", "name = 另一家企业", "name = 示例企业")
                .contains(">payment<", ">BF-1<", "29600000", "（没有）");
        assertThat(county.page(page))
                .as("that something differs, and not what")
                .contains("verdict bad", "视图有 2 处与账目不一致", ">payment<")
                .doesNotContain("BF-1", "另一家企业", "29600000");
        JsonNode report = overRest(page);
        assertThat(report.get("outcome").stringValue()).isEqualTo("BROKEN");
        assertThat(report.get("problemsFound").longValue())
                .as("the log is sound")
                .isZero();
        assertThat(report.at("/views/standing").stringValue()).isEqualTo("DIFFER");
        assertThat(report.at("/views/named"))
                .extracting(line ->
                        line.get("table").stringValue() + " " + line.get("row").stringValue())
                .containsExactlyInAnyOrder("enterprise " + code, "payment BF-1");
        assertThat(city.page("/")).contains("上次核验不符", "视图有 2 处与账目不一致");
        assertThat(city.page("/verify")).contains("视图有 2 处与账目不一致");

        rebuild();
        assertThat(city.page("/")).as("put right, but not verified since").contains("上次核验不符");
        assertThat(city.page(verified(city))).contains("verdict good", "页面所用的视图与账目逐行相符（");
        assertThat(city.page("/")).doesNotContain("上次核验不符", "与账目不一致");
    }

    @Test
    void whatARebuildFindsTurnsTheLightUntilTheNextWholeVerification() throws Exception {
        verified(city);
        asSuperuser("UPDATE view.enterprise SET name = '第三家企业' WHERE enterprise = '" + code + "'");
        assertThat(city.page("/")).doesNotContain("视图曾与账目不一致");
        rebuild();
        assertThat(city.page("/")).contains("视图曾与账目不一致", "重建前的视图有 1 处与账目不一致");
        verified(city);
        assertThat(city.page("/")).doesNotContain("视图曾与账目不一致", "重建前的视图");
    }

    @Test
    void whoeverKeepsTheViewsFromBeingComparedGetsNoYes() throws Exception {
        try (Connection connection = served.ledger().store().administrator().connect();
                Statement statement = connection.createStatement()) {
            String writer = served.ledger().store().database().writer().user();
            String database = connection.getCatalog();
            statement.execute("REVOKE CREATE ON DATABASE \"" + database + "\" FROM PUBLIC, \"" + writer + "\"");
            try {
                assertThat(city.page(verified(city)))
                        .doesNotContain("verdict good", "全账核验：通过")
                        .contains("视图没有与账目比对成");
                assertThat(city.page("/")).doesNotContain(">正常</span></h2>");
            } finally {
                statement.execute("GRANT CREATE ON DATABASE \"" + database + "\" TO \"" + writer + "\"");
            }
        }
        assertThat(city.page(verified(city))).contains("verdict good");
    }
}
