package org.mingzhang.app.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.Visit;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.view.projection.Entry;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.Subject;
import org.mingzhang.view.trail.TrailPage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A curious neighbour: whatever they ask for, by whatever name, they get what they would get of something that does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightIT {
    private TwoCounties ledger;
    private ConfigurableApplicationContext application;
    private Visit city;
    private Visit official;
    private Visit applicant;

    @BeforeAll
    void serve(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.register("payer", "payer-office", Role.FINANCE, null);
        ledger.commitBoth();
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
        city = Visit.of(application, "city");
        official = Visit.of(application, "near-official");
        applicant = Visit.of(application, "near-applicant");
    }

    @AfterAll
    void stop() {
        city.close();
        official.close();
        applicant.close();
        application.close();
        ledger.close();
    }

    private long at(String what) {
        return Objects.requireNonNull(ledger.at.get(what), what);
    }

    /** What the page says, without what was asked for. */
    private static String told(HttpResponse<String> answer, String asked) {
        Matcher main = Pattern.compile("<main>.*</main>", Pattern.DOTALL).matcher(answer.body());
        assertThat(main.find()).isTrue();
        return main.group().replace(asked, "…");
    }

    private static void assertHidden(Visit who, String path, String asked, String nowhere, String nothing) {
        HttpResponse<String> hidden = who.get(path);
        HttpResponse<String> absent = who.get(nowhere);
        assertThat(hidden.statusCode()).as(path).isEqualTo(404);
        assertThat(absent.statusCode()).as(nowhere).isEqualTo(404);
        assertThat(told(hidden, asked)).as(path).isEqualTo(told(absent, nothing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FAR", "FAR-score", "FAR-payment", "FAR-committed", "远县示例厂", "far-official", "far-applicant"})
    void anEntryOfTheNeighbourIsNotThere(String what) {
        String position = String.valueOf(at(what));
        for (Visit who : List.of(official, applicant)) {
            assertHidden(who, "/entries/" + position, position, "/entries/888888", "888888");
            assertHidden(who, "/entries/" + position + "/receipt", position, "/entries/888888/receipt", "888888");
        }
        assertThat(city.page("/entries/" + position)).contains("未被改动");
    }

    @Test
    void norIsATrail() {
        Map<String, String> hidden = Map.of(
                "application", "APP-FAR",
                "award", "APP-FAR",
                "case", "APP-FAR",
                "payment", "PAY-FAR",
                "enterprise", ledger.far,
                "document", TwoCounties.DIGEST,
                "actor", "far-applicant");
        hidden.forEach((kind, id) -> {
            for (Visit who : List.of(official, applicant)) {
                assertHidden(who, "/trail/" + kind + "/" + id, id, "/trail/" + kind + "/NOTHING", "NOTHING");
                assertHidden(
                        who, "/trail?kind=" + kind + "&id=" + id, id, "/trail?kind=" + kind + "&id=NOTHING", "NOTHING");
            }
            assertThat(city.page("/trail/" + kind + "/" + id)).contains("/entries/");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP-FAR", "PAY-FAR", "command-FAR", "远县", "示例申报APP-FAR", "app-far", "%", "_"})
    void searchFindsNothingOfTheNeighbour(String words) {
        for (Visit who : List.of(official, applicant)) {
            String asked = URLEncoder.encode(words, StandardCharsets.UTF_8);
            String page = who.page("/find?q=" + asked);
            assertThat(page).contains("没有找到").doesNotContain("APP-FAR</a>", ledger.far, "/entries/");
        }
    }

    @Test
    void searchByPositionCodeAndDigestNeither() {
        for (String words : List.of(String.valueOf(at("FAR")), ledger.far, TwoCounties.DIGEST)) {
            assertThat(official.page("/find?q=" + words)).contains("没有找到");
            assertThat(city.get("/find?q=" + words).statusCode()).isIn(200, 303);
        }
        assertThat(city.get("/find?q=" + at("FAR")).headers().firstValue("Location"))
                .hasValue("/entries/" + at("FAR"));
        assertThat(city.get("/find?q=command-FAR").headers().firstValue("Location"))
                .hasValue("/entries/" + at("FAR"));
        assertThat(city.get("/find?q=" + TwoCounties.DIGEST).headers().firstValue("Location"))
                .hasValue("/trail/document/" + TwoCounties.DIGEST);
    }

    @Test
    void onesOwnIsThere() {
        assertThat(official.page("/entries/" + at("NEAR"))).contains("APP-NEAR", "签名有效");
        assertThat(official.page("/entries/" + at("NEAR") + "/receipt")).startsWith("mingzhang.org/receipt@v1");
        assertThat(official.page("/trail/case/APP-NEAR"))
                .contains("/entries/" + at("NEAR") + "\"", "/entries/" + at("NEAR-payment") + "\"")
                .contains("/entries/" + at("NEAR-score") + "\"");
        assertThat(official.get("/find?q=近县").headers().firstValue("Location"))
                .hasValue("/trail/enterprise/" + ledger.near);
        assertThat(applicant.page("/trail/payment/PAY-NEAR")).contains("提出拨付 PAY-NEAR");
    }

    @Test
    void aStepOfAPaymentLeadsToThePayment() {
        assertThat(official.page("/entries/" + at("NEAR-payment"))).contains("href=\"/trail/payment/PAY-NEAR\"");
        assertThat(official.page("/entries/" + at("NEAR"))).doesNotContain("/trail/payment/");
    }

    /** By its number alone a second person would approve whatever somebody had put behind it. */
    @Test
    void whoApprovesAPaymentSeesToWhomItGoesAndWhoOrderedIt() {
        try (Visit payer = Visit.of(application, "payer")) {
            String step = "/do/award.approve-payment";
            HttpResponse<String> filled =
                    payer.post(step, Map.of("application", "APP-NEAR", "payment", "PAY-NEAR"), step);
            String path = filled.headers().firstValue("Location").orElseThrow(() -> new AssertionError(filled.body()));
            assertThat(payer.page(path.replaceFirst("^http://[^/]+", "")))
                    .contains("示例户名", "示例银行", "62000000001", "30,000.00 元", "叁万元整", "其中 ")
                    .contains("APP-NEAR", "某人city", "/entries/" + at("NEAR-payment") + "\"")
                    .contains(application
                            .getBean(LedgerStore.class)
                            .log()
                            .entry(at("NEAR-payment"))
                            .orElseThrow()
                            .leafSm3()
                            .toString());
        }
    }

    @Test
    void anApplicantIsNotToldWhoJudged() {
        assertThat(applicant.page("/trail/case/APP-NEAR"))
                .contains("/entries/" + at("NEAR") + "\"")
                .doesNotContain("expert-9", "/entries/" + at("NEAR-score") + "\"");
        assertThat(applicant.get("/entries/" + at("NEAR-score")).statusCode()).isEqualTo(404);
    }

    @Test
    void aReceiptThatHoldsTheNeighboursEntryIsNotGiven() {
        try (Visit neighbour = Visit.of(application, "far-official")) {
            assertThat(neighbour.page("/entries/" + at("FAR-committed")))
                    .contains("由同一命令记下")
                    .doesNotContain("/receipt\"");
            assertThat(neighbour
                            .get("/entries/" + at("FAR-committed") + "/receipt")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(official.get("/entries/" + at("NEAR-committed")).statusCode())
                .as("it holds the command about both")
                .isEqualTo(404);
        assertThat(city.page("/entries/" + at("NEAR-committed") + "/receipt")).contains("entry " + at("FAR-committed"));
    }

    @Test
    void whatTheNeighbourWroteIntoATitleIsTextAndNoMarkup() {
        assertThat(city.page("/entries/" + at("FAR"))).contains("&lt;b&gt;示例申报").doesNotContain("<b>示例申报");
        assertThat(city.page("/trail/case/APP-FAR")).doesNotContain("<b>示例申报");
    }

    @Test
    void aProgrammesTrailIsFilteredEntryByEntry() {
        try (Visit neighbour = Visit.of(application, "far-official")) {
            assertThat(neighbour.page("/trail/programme/programme"))
                    .contains("/entries/" + at("FAR-committed") + "\"")
                    .doesNotContain("/entries/" + at("NEAR-committed") + "\"", ledger.near, "APP-NEAR");
        }
    }

    /** Every single entry, in every scope: nothing of the far county is in what anybody of the near one may see. */
    @Test
    void noScopeSeesAnEntryThatNamesTheNeighbour() {
        LedgerViews views = application.getBean(LedgerViews.class);
        Sight sight = application.getBean(Sight.class);
        long size = application.getBean(LedgerStore.class).log().size();
        List<Entry> all = views.trails().at(LongStream.range(0, size).boxed().toList());
        assertThat(all).hasSize((int) size);
        for (Scope scope : List.of(
                new Scope.County(TwoCounties.NEAR),
                new Scope.Party(ledger.near),
                new Scope.Assessor("nobody"),
                new Scope.Cases(List.of("APP-NEAR")),
                Scope.nothing())) {
            Set<Long> seen = sight.of(scope, all);
            assertThat(all.stream().filter(entry -> seen.contains(entry.position())))
                    .as(scope.toString())
                    .allSatisfy(entry -> assertThat(
                                    entry.event() + " " + entry.envelope().command())
                            .doesNotContain("APP-FAR", "PAY-FAR", ledger.far, "远县"));
        }
        assertThat(sight.of(new Scope.Cases(List.of("APP-NEAR")), all))
                .as("an expert sees what was handed in")
                .contains(at("NEAR"))
                .doesNotContain(at("NEAR-score"), at("NEAR-payment"));
        assertThat(sight.of(Scope.city(), all)).hasSize((int) size);
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        LedgerViews views = application.getBean(LedgerViews.class);
        TrailDesk trails = new TrailDesk(views, application.getBean(Sight.class));
        Subject subject = new Subject(Subject.Kind.CASE, "APP-NEAR");
        List<Long> told = new ArrayList<>();
        Long from = null;
        do {
            TrailPage page =
                    trails.page(Scope.city(), subject, true, from, 1, null).orElseThrow();
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(1);
            page.lines().forEach(line -> told.add(line.entry().position()));
            from = page.further();
        } while (from != null);
        assertThat(told).containsExactly(at("NEAR-committed"), at("NEAR-payment"), at("NEAR-score"), at("NEAR"));
    }
}
