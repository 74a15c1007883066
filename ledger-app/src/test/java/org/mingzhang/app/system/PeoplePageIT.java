package org.mingzhang.app.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.Visit;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.Role;

/** However many people there are, an administrator finds each, page by page or by what is known of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeoplePageIT {
    private static final int CLERKS = 44;
    private static final Pattern PERSON = Pattern.compile("/system/people/([a-z0-9-]+)\"");

    private ServedLedger served;

    @BeforeAll
    void begin(@TempDir Path home) {
        served = ServedLedger.begin(home);
        served.arrives("treasurer", "treasury", Role.FINANCE);
        for (int i = 1; i <= CLERKS; i++) {
            Signer one = Signer.of("clerk-%02d".formatted(i), Role.COUNTY_INDUSTRY);
            served.arrives(new RegisterActor(
                    one.actor(),
                    i % 2 == 0 ? "双号" + i : "单号" + i,
                    "office-" + i % 4,
                    "示例" + i % 4 + "局",
                    Role.COUNTY_INDUSTRY,
                    one.key().verifyingKey().keyId(),
                    one.key().verifyingKey().base64(),
                    List.of(new Post(Role.COUNTY_INDUSTRY, "130402"))));
        }
        served.serve();
    }

    @AfterAll
    void end() {
        served.close();
    }

    private static Set<String> people(String page) {
        Set<String> people = new LinkedHashSet<>();
        Matcher person = PERSON.matcher(page.substring(page.indexOf("<tbody>"), page.indexOf("aria-label=\"翻页\"")));
        while (person.find()) {
            people.add(person.group(1));
        }
        return people;
    }

    @Test
    void everybodyIsOnExactlyOnePage() {
        try (Visit admin = served.visit("admin")) {
            Set<String> seen = new LinkedHashSet<>();
            String address = "/system?limit=20";
            int pages = 0;
            while (true) {
                String page = admin.page(address);
                Set<String> here = people(page);
                pages++;
                assertThat(here).as("on page %d", pages).isNotEmpty().noneMatch(seen::contains);
                assertThat(here.size()).isLessThanOrEqualTo(20);
                seen.addAll(here);
                assertThat(page).contains("共 48 人：", "可登录 4，待设定口令 0，已停用 0，没有账号 44");
                Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
                if (!next.find()) {
                    break;
                }
                address = next.group(1).replace("&amp;", "&");
            }
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(CLERKS + 4).contains("admin", "treasurer", "clerk-01", "clerk-44");
            assertThat(admin.page("/system")).contains("第 <b>1</b> / <b>1</b> 页");
        }
    }

    /** Whoever opened an account between two pages is on one of them or not yet there; nobody is told twice, and nobody is left out. */
    @Test
    void accountsArePagedOverRestToo() {
        try (Visit admin = served.visit("admin")) {
            String first = admin.page("/api/v1/system/accounts?limit=3");
            assertThat(first).contains("\"next\":\"security-admin\"");
            assertThat(actors(first)).containsExactly("admin", "audit-admin", "security-admin");
            String second = admin.page("/api/v1/system/accounts?limit=3&after=security-admin");
            assertThat(actors(second)).containsExactly("treasurer");
            assertThat(second).doesNotContain("next");
            assertThat(actors(admin.page("/api/v1/system/accounts"))).hasSize(4);
            for (String limit : List.of("0", "101")) {
                assertThat(admin.get("/api/v1/system/accounts?limit=" + limit).statusCode())
                        .isEqualTo(400);
            }
        }
    }

    private static List<String> actors(String document) {
        return Pattern.compile("\"actor\":\"([a-z-]+)\"")
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** A choice that would only be refused is none; who sends it all the same is refused, with the rule. */
    @Test
    void whoRegistersIsOfferedTheOnePostThatComesWithARegistration() {
        Signer one = Signer.of("newcomer", Role.FINANCE);
        try (Visit admin = served.visit("admin")) {
            String form = admin.page("/do/actor.register");
            assertThat(choices(form, "posts[0].role")).containsExactly("APPLICANT");
            assertThat(choices(form, "intended"))
                    .contains("FINANCE", "APPLICANT", "SYSTEM_ADMIN")
                    .doesNotContain("LEDGER");
            String refused = admin.post(
                            "/do/actor.register",
                            Map.of(
                                    "actor", one.actor(),
                                    "name", "示例新人",
                                    "org", "treasury",
                                    "orgName", "示例财政局",
                                    "keyId", one.key().verifyingKey().keyId(),
                                    "publicKey", one.key().verifyingKey().base64(),
                                    "intended", "FINANCE",
                                    "posts[0].role", "FINANCE"),
                            "/do/actor.register")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst("^http://[^/]+", "");
            assertThat(admin.page(refused)).contains("三员分立", "账本不会接受这件事");
        }
    }

    private static List<String> choices(String form, String name) {
        Matcher select = Pattern.compile(
                        "<select[^>]* name=\"" + Pattern.quote(name) + "\".*?</select>", Pattern.DOTALL)
                .matcher(form);
        assertThat(select.find()).as(name).isTrue();
        return Pattern.compile("value=\"([A-Z_]+)\"")
                .matcher(select.group())
                .results()
                .map(value -> value.group(1))
                .toList();
    }

    @Test
    void theyAreFoundByNameLoginUnitPostAndAccount() {
        try (Visit admin = served.visit("admin")) {
            String unit = admin.page("/system?org=" + URLEncoder.encode("示例3局", UTF_8) + "&role=COUNTY_INDUSTRY");
            assertThat(people(unit)).hasSize(11).contains("clerk-03").doesNotContain("clerk-04");
            assertThat(unit).contains("符合条件的 11 人，全部 48 人：", "可登录 0，");
            assertThat(people(admin.page("/system?q=" + URLEncoder.encode("双号", UTF_8) + "&limit=100")))
                    .hasSize(22);
            assertThat(people(admin.page("/system?q=clerk-17"))).containsExactly("clerk-17");
            assertThat(people(admin.page("/system?role=FINANCE"))).containsExactly("treasurer");
            assertThat(people(admin.page("/system?standing=OPEN"))).hasSize(4).doesNotContain("clerk-17");
            assertThat(admin.page("/system?q=nobody")).contains("没有符合条件的人员", "符合条件的 0 人");
            String second = admin.page("/system?org=" + URLEncoder.encode("示例", UTF_8) + "&limit=20&page=2");
            assertThat(second).as("the question goes with the pages").contains("org=%E7%A4%BA", "page=3");
        }
    }
}
