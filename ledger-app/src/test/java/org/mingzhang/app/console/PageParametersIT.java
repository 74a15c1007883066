package org.mingzhang.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedApplication;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.trail.TwoCounties;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.reading.Packs;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Each page answers exactly what it was asked, or says that it does not know that question. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageParametersIT {
    private static final String PASSWORD = "Right-horse-42";

    private TwoCounties ledger;
    private ServedApplication application;
    private String address;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = new TwoCounties(home);
        ledger.openProgramme(Packs.builtIn("handan-2025"));
        for (Role role : List.of(Role.AUDITOR, Role.AUDIT_ADMIN, Role.SYSTEM_ADMIN, Role.CITY_INDUSTRY)) {
            ledger.register("as-" + role, "office", role, null);
        }
        application = ServedApplication.on(home);
        address = application.address();
        application
                .bean(Accounts.class)
                .openForDemo(List.of("as-AUDITOR", "as-AUDIT_ADMIN", "as-SYSTEM_ADMIN", "as-CITY_INDUSTRY"), PASSWORD);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    private Visit visit(Role role) throws Exception {
        Visit visit = new Visit(address);
        assertThat(visit.signIn("as-" + role, PASSWORD).location()).doesNotContain("login");
        return visit;
    }

    /** A path of each page that there is, in areas of a post, with something in the places that may hold anything. */
    private List<String> pages(Role role) {
        return application.addresses().getHandlerMethods().entrySet().stream()
                .filter(page ->
                        AnnotatedElementUtils.hasAnnotation(page.getValue().getBeanType(), ConsolePage.class))
                .filter(page -> page.getKey().getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(page -> page.getKey().getPatternValues().stream())
                .map(path -> path.replace("/registers/{name}", "/registers/payments")
                        .replace("/do/{command}", "/do/award.calculate")
                        .replaceAll("\\{[^}]+}", "1"))
                .filter(path -> Area.of(path).filter(area -> area.opensTo(role)).isPresent())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void whatAPageDoesNotKnowItRefusesByName() throws Exception {
        int all = 0;
        for (Role role : List.of(Role.AUDITOR, Role.AUDIT_ADMIN, Role.SYSTEM_ADMIN, Role.CITY_INDUSTRY)) {
            try (Visit visit = visit(role)) {
                for (String path : pages(role)) {
                    if (path.equals("/do/award.calculate") && role != Role.CITY_INDUSTRY) {
                        continue;
                    }
                    Answer answer = visit.get(
                            path + "?nosuch=1&%E5%8E%BF=130402" + (path.endsWith("/file") ? "&form=csv" : ""));
                    // Not the post's, or without what such a page is of; then nothing is answered to the question
                    // either.
                    if (answer.status() == 404 || answer.status() == 303 || answer.status() == 302) {
                        continue;
                    }
                    all++;
                    assertThat(answer.status()).as("%s at %s", role, path).isEqualTo(400);
                    assertThat(answer.body()).as("%s at %s", role, path).contains("nosuch");
                }
            }
        }
        assertThat(all).isGreaterThan(40);
    }

    @Test
    void whatItKnowsItTakes() throws Exception {
        try (Visit visit = visit(Role.CITY_INDUSTRY)) {
            for (String known : List.of(
                    "/?continue",
                    "/budget?continue&asOf=2026-11-01&flow=PAID",
                    "/budget/rows?figure=PAID&county=130402&programme=" + programme(),
                    "/do/award.calculate?application=APP-NEAR&_open=y",
                    "/find?q=APP-NEAR",
                    "/enterprises/" + ledger.near + "?tab=duties",
                    "/trail/case/APP-NEAR?order=old&of=application",
                    "/registers/payments?county=130402&columns=payment")) {
                assertThat(visit.get(known).status()).as(known).isIn(200, 303);
            }
        }
    }

    private String programme() {
        return application
                .bean(org.mingzhang.app.view.LedgerViews.class)
                .budget()
                .programmes(new org.mingzhang.view.budget.KnownAt.Now())
                .getFirst()
                .programme();
    }

    /** Such as a county's figures that are the whole city's, or another programme's than was asked for. */
    @Test
    void noOtherQuestionIsAnsweredInItsPlace() throws Exception {
        try (Visit visit = visit(Role.CITY_INDUSTRY)) {
            for (String wrong : List.of(
                    "/budget?county=130402",
                    "/budget?programme=nosuch",
                    "/budget?flow=FREE",
                    "/budget?asOf=yesterday",
                    "/budget/rows?figure=PAID&countyy=130402",
                    "/budget/rows?figure=PAID&after=two",
                    "/trail/case/APP-NEAR?order=sideways",
                    "/?list=nosuch",
                    "/?list=",
                    "/enterprises/" + ledger.near + "?tab=nosuch",
                    "/enterprises/" + ledger.near + "?tab=",
                    "/providers/1?tab=nosuch",
                    "/registers/payments?countyy=130402",
                    "/do/award.calculate?applicaton=APP-NEAR")) {
                Answer answer = visit.get(wrong);
                assertThat(answer.status()).as(wrong).isEqualTo(400);
                // A register keeps its form and says beside it what is wrong.
                assertThat(answer.body()).as(wrong).containsAnyOf("输入不合要求", "role=\"alert\"");
            }
        }
    }

    /** Nothing on a list that there is, is no mistake of who asks; and an administrator's page of people takes no other words. */
    @Test
    void aListWithNothingOnItIsNoMistakeOfTheAddress() throws Exception {
        try (Visit visit = visit(Role.CITY_INDUSTRY);
                Visit admin = visit(Role.SYSTEM_ADMIN)) {
            assertThat(visit.get("/?list=treasury-only").status()).isEqualTo(404);
            for (String wrong : List.of("role=BOSS", "standing=GONE", "page=0", "page=-1", "page=x", "limit=7")) {
                assertThat(admin.get("/system?" + wrong).status()).as(wrong).isEqualTo(400);
            }
        }
    }

    @Test
    void whoIsSignedInIsToldWhatIsNotThereAndWhatIsDoneToNoPage() throws Exception {
        try (Visit visit = visit(Role.CITY_INDUSTRY);
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(visit.get("/nosuch").status()).isEqualTo(404);
            assertThat(visit.get("/system").status()).as("not for this post").isEqualTo(403);
            HttpResponse<String> deleted = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/budget"))
                            .header("Cookie", "MINGZHANG=" + visit.session())
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(deleted.statusCode()).isEqualTo(405);
            assertThat(deleted.headers().firstValue("Allow")).contains("GET, HEAD, POST");
            HttpResponse<String> stranger = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/budget"))
                            .DELETE()
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(stranger.statusCode()).as("no map for strangers").isIn(302, 403);
        }
    }
}
