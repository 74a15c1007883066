package org.mingzhang.app.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.mingzhang.app.console.Visit;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Size;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.view.projection.Progress;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Files over HTTP: whose file somebody may not open answers as one that does not exist. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilePagesIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private Accounts accounts;
    private String address;
    private String code;
    private String none;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
        Signer finance = Signer.of("finance", Role.FINANCE);
        Signer city = Signer.of("city", Role.CITY_INDUSTRY);
        ledger.arrives(finance);
        ledger.arrives(city);
        ActorRef actor = new ActorRef(
                finance.actor(),
                finance.org(),
                finance.role().name(),
                finance.key().verifyingKey().keyId());
        assertThat(ledger.node()
                        .desk()
                        .submit(
                                CommandDraft.of(
                                                new OpenProgramme(
                                                        "handan",
                                                        "试点",
                                                        PackShelf.digest(PACK),
                                                        LocalDate.parse("2025-09-01"),
                                                        LocalDate.parse("2027-06-30")),
                                                null,
                                                null)
                                        .sign(
                                                TestLedger.NAME,
                                                ledger.node().clock().now(),
                                                actor,
                                                finance.key()),
                                PACK))
                .isInstanceOf(Outcome.Accepted.class);
        code = valid("91130403DEM100001");
        none = valid("91130403DEM199991");
        assertThat(ledger.submit(city, new RegisterEnterprise(code, details("130403"), account())))
                .isInstanceOf(Outcome.Accepted.class);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        accounts = application.getBean(Accounts.class);
        accounts.openForDemo(List.of("finance", "city"), PASSWORD);
        application.getBean(LedgerViews.class).catchUp(Progress.SILENT);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    /** A credit code with its check character. */
    private static String valid(String first17) {
        return first17 + CreditCode.checkCharacter(first17);
    }

    private static BankAccount account() {
        return new BankAccount("示例银行", "6200000000001234", "示例 <b>紧固件</b>");
    }

    private static Details details(String county) {
        return new Details(
                "示例 <b>紧固件</b>",
                Kind.ENTERPRISE,
                county,
                "fasteners",
                "3482",
                Size.SMALL,
                true,
                "民营",
                86,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private void arrives(String actor, String org, Role role, @Nullable String county) {
        Signer person = Signer.of(actor, role);
        ledger.arrivesByTwo(new RegisterActor(
                actor,
                "某人" + actor,
                org,
                "某单位",
                role,
                person.key().verifyingKey().keyId(),
                person.key().verifyingKey().base64(),
                List.of(new Post(role, county))));
        accounts.openForDemo(List.of(actor), PASSWORD);
    }

    private Answer seen(String login, String path) throws Exception {
        try (Visit visit = new Visit(address)) {
            assertThat(visit.signIn(login, PASSWORD).location()).isEqualTo("/");
            return visit.get(path);
        }
    }

    @Test
    void theFileIsShownWithItsTextEscapedAndItsAccountInFull() throws Exception {
        for (String tab : List.of("", "?tab=applications", "?tab=awards", "?tab=documents", "?tab=all")) {
            Answer file = seen("city", "/enterprises/" + code + tab);
            assertThat(file.status()).as(tab).isEqualTo(200);
            assertThat(file.body()).contains("示例 &lt;b&gt;紧固件&lt;/b&gt;").doesNotContain("<b>紧固件");
        }
        assertThat(seen("city", "/enterprises/" + code).body()).contains("6200000000001234");
        assertThat(seen("city", "/enterprises?q=%E7%B4%A7%E5%9B%BA").location())
                .isEqualTo("/registers/enterprises?keyword=%E7%B4%A7%E5%9B%BA");
        assertThat(main(seen("city", "/registers/enterprises?keyword=%E7%B4%A7%E5%9B%BA")))
                .contains(code, "href=\"/enterprises/" + code + "\"");
    }

    @Test
    void whoMayNotSeeItIsToldWhatOneIsToldOfWhatDoesNotExist() throws Exception {
        arrives("neighbour", "city", Role.COUNTY_INDUSTRY, "130402");
        arrives("own-county", "city", Role.COUNTY_INDUSTRY, "130403");
        arrives("competitor", none, Role.APPLICANT, null);
        arrives("own", code, Role.APPLICANT, null);
        arrives("undrawn", "school", Role.EXPERT, null);
        arrives("stranger", "assessors", Role.ASSESSOR, null);
        for (String login : List.of("neighbour", "competitor", "undrawn", "stranger")) {
            for (String path : List.of("/enterprises/", "/providers/")) {
                Answer theirs = seen(login, path + code);
                Answer nothing = seen(login, path + none);
                assertThat(theirs.status()).as(login + path).isEqualTo(404);
                assertThat(nothing.status()).isEqualTo(404);
                assertThat(main(theirs).replace(code, ""))
                        .isEqualTo(main(nothing).replace(none, ""));
            }
            assertThat(seen(login, "/registers/enterprises").body()).doesNotContain(code);
        }
        assertThat(seen("own-county", "/enterprises/" + code).status()).isEqualTo(200);
        assertThat(seen("own", "/enterprises/" + code).status()).isEqualTo(200);
        assertThat(seen("own", "/").body()).contains("本单位的申报");
    }

    @Test
    void whoIsFoundIsShownByTheirFileAndTheTrailLeadsBackToIt() throws Exception {
        assertThat(seen("city", "/find?q=" + code).location()).isEqualTo("/enterprises/" + code);
        arrives("finder", none, Role.APPLICANT, null);
        assertThat(seen("finder", "/find?q=" + code).body()).contains("没有找到");
        assertThat(main(seen("city", "/trail/enterprise/" + code)))
                .contains("（" + code + "）</h1>", "href=\"/enterprises/" + code + "\"", "一企一档");
    }

    private static String main(Answer answer) {
        return answer.body()
                .substring(answer.body().indexOf("<main"), answer.body().indexOf("</main>"));
    }

    @Test
    void whoIsJudgedIsNotToldWhoJudged() throws Exception {
        arrives("judged", code, Role.APPLICANT, null);
        assertThat(seen("city", "/enterprises/" + code + "?tab=all").body()).contains("被拒绝的命令");
        assertThat(main(seen("judged", "/enterprises/" + code + "?tab=all")))
                .contains("申报与审核")
                .doesNotContain("被拒绝的命令", "审核推荐通过");
    }

    @Test
    void anEntryLeadsBackToTheEnterpriseByItsName() throws Exception {
        Matcher entry =
                Pattern.compile("href=\"(/entries/[0-9]+)\"").matcher(main(seen("finance", "/enterprises/" + code)));
        assertThat(entry.find()).isTrue();
        String page = seen("finance", entry.group(1)).body();
        String crumbs = page.substring(page.indexOf("class=\"crumbs\""));
        crumbs = crumbs.substring(0, crumbs.indexOf("</nav>"));
        assertThat(crumbs).contains("示例 &lt;b&gt;紧固件").doesNotContain(">企业 " + code);
    }

    @Test
    void theWorkbenchSaysThatTheLedgerWasNotVerifiedYetAndListsNothingThatDoesNotWait() throws Exception {
        Answer desk = seen("finance", "/");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(desk.body()).contains("尚未核验", "资金执行", "序时进度").doesNotContain(" style=");
        assertThat(seen("finance", "/?list=second-person").status()).isEqualTo(404);
        assertThat(seen("finance", "/?list=%27%20OR%201%3D1").status()).isEqualTo(400);
    }
}
