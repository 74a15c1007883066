package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.access.SavedDrafts;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.Role;

/** Who puts a form aside finds it again, half filled as it was, and nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BegunFormsIT {
    private ServedLedger served;
    private Browser city;
    private String code;
    private Path home;

    @BeforeAll
    void begin(@TempDir Path folder) {
        home = folder;
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("colleague", "city", Role.CITY_INDUSTRY);
        served.opensProgramme("handan", "handan-2025", "city");
        code = served.registers("示例企业", 1, "130402", "city");
        served.serve();
        city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD);
    }

    @AfterAll
    void end() {
        city.close();
        served.close();
    }

    private static String saved(Page page) {
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(page.html()).contains("草稿已存");
        Matcher id = Pattern.compile("name=\"_saved\" value=\"([0-9a-f]{32})\"").matcher(page.html());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private Page save(String documentNo) {
        return city.post(
                "/do/enterprise.reserve",
                Map.of("_save", "y", "enterprise", code, "programme", "handan", "documentNo", documentNo));
    }

    @Test
    void aFormPutAsideIsGoneOnWithAndDisappearsWhenItIsSigned() {
        long before = served.size();
        String id = saved(save("名单〔2026〕7号"));
        assertThat(served.size()).as("a draft is no entry").isEqualTo(before);
        assertThat(city.get("/do").html()).contains("我的草稿", "列入试点储备库", "saved=" + id);

        Page again = city.get("/do/enterprise.reserve?saved=" + id);
        assertThat(again.html()).contains("名单〔2026〕7号", code);
        String other = saved(city.post(
                "/do/enterprise.reserve",
                Map.of("_save", "y", "_saved", id, "enterprise", code, "documentNo", "名单〔2026〕8号")));
        assertThat(other).as("it is the same one, changed").isEqualTo(id);

        Page looked = city.post(
                "/do/enterprise.reserve",
                Map.of("_saved", id, "enterprise", code, "programme", "handan", "documentNo", "名单〔2026〕8号"));
        Page done = city.post(
                "/do/enterprise.reserve/sign", Map.of("draft", looked.handle(), "passphrase", ServedLedger.PASSPHRASE));
        assertThat(done.html()).contains("已记账");
        assertThat(city.get("/do/enterprise.reserve?saved=" + id).status()).isEqualTo(404);
        assertThat(city.get("/do").html()).doesNotContain("saved=" + id);
    }

    /** The same draft in two tabs: the later save overwrites nothing unseen, and nothing that was typed is lost. */
    @Test
    void aDraftThatWasChangedElsewhereIsNotOverwrittenUnseen() {
        String id = saved(save("名单〔2026〕20号"));
        String opened = savedAt(city.get("/do/enterprise.reserve?saved=" + id));
        Page first = city.post("/do/enterprise.reserve", again(id, opened, "名单〔2026〕21号"));
        assertThat(saved(first)).isEqualTo(id);
        Page late = city.post("/do/enterprise.reserve", again(id, opened, "名单〔2026〕22号"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.html())
                .contains("这份草稿在另一处改过", "这里填的没有存", "名单〔2026〕21号", "value=\"名单〔2026〕22号\"")
                .doesNotContain("草稿已存");
        assertThat(city.get("/do/enterprise.reserve?saved=" + id).html())
                .contains("名单〔2026〕21号")
                .doesNotContain("名单〔2026〕22号");

        Page looked = city.post(
                "/do/enterprise.reserve",
                Map.of(
                        "_saved",
                        id,
                        "_savedAt",
                        opened,
                        "enterprise",
                        served.registers("示例企业二", 2, "130402", "city"),
                        "programme",
                        "handan",
                        "documentNo",
                        "名单〔2026〕20号"));
        assertThat(city.post(
                                "/do/enterprise.reserve/sign",
                                Map.of("draft", looked.handle(), "passphrase", ServedLedger.PASSPHRASE))
                        .html())
                .contains("已记账");
        assertThat(city.get("/do/enterprise.reserve?saved=" + id).html())
                .as("what was saved elsewhere is not signed, and stays")
                .contains("名单〔2026〕21号");
        assertThat(saved(city.post("/do/enterprise.reserve", again(id, savedAt(late), "名单〔2026〕22号"))))
                .as("having seen both")
                .isEqualTo(id);
    }

    private Map<String, String> again(String id, String savedAt, String documentNo) {
        return Map.of(
                "_save",
                "y",
                "_saved",
                id,
                "_savedAt",
                savedAt,
                "enterprise",
                code,
                "programme",
                "handan",
                "documentNo",
                documentNo);
    }

    private static String savedAt(Page page) {
        Matcher at = Pattern.compile("name=\"_savedAt\" value=\"([^\"]+)\"").matcher(page.html());
        assertThat(at.find()).isTrue();
        return at.group(1);
    }

    @Test
    void nobodyElseOpensChangesOrDeletesIt() {
        String id = saved(save("名单〔2026〕9号"));
        try (Browser colleague = Browser.signedIn(served.address(), "colleague", ServedLedger.PASSWORD)) {
            assertThat(colleague.get("/do/enterprise.reserve?saved=" + id).status())
                    .isEqualTo(404);
            assertThat(colleague.get("/do").html()).doesNotContain(id);
            colleague.post("/do/drafts/delete", Map.of("saved", id));
            String theirs = saved(
                    colleague.post("/do/enterprise.reserve", Map.of("_save", "y", "_saved", id, "documentNo", "涂改")));
            assertThat(theirs).isNotEqualTo(id);
        }
        assertThat(city.get("/do/enterprise.reserve?saved=" + id).html())
                .contains("名单〔2026〕9号")
                .doesNotContain("涂改");
        assertThat(city.get("/do/enterprise.admit?saved=" + id).status())
                .as("of another command")
                .isEqualTo(404);
        assertThat(city.withoutToken("/do/drafts/delete", Map.of("saved", id)).status())
                .isEqualTo(403);
        city.post("/do/drafts/delete", Map.of("saved", id));
        assertThat(city.get("/do/enterprise.reserve?saved=" + id).status()).isEqualTo(404);
    }

    @Test
    void whatIsPersonalIsNotKept() throws SQLException {
        saved(city.post(
                "/do/enterprise.register",
                Map.of("_save", "y", "enterprise", code, "details.name", "示例", "details.contactName", "甲某某")));
        assertThat(everythingKept()).contains("details.name").doesNotContain("甲某某");
    }

    private String everythingKept() throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = served.ledger().store().writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT typed FROM access.draft")) {
            while (row.next()) {
                all.append(row.getString(1)).append('\n');
            }
        }
        return all.toString();
    }

    @Test
    void theDigestOfAChosenFileIsReckonedAndNothingOfItIsKept() {
        long before = served.size();
        Page digests = city.upload("/do/digest", Map.of(), "file", "改造<b>方案.pdf", "abc".getBytes(UTF_8));
        assertThat(digests.html())
                .as("the example of GB/T 32905, A.1, and that of FIPS 180-4")
                .contains(
                        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        "\"sizeBytes\":3");
        assertThat(digests.status()).isEqualTo(200);
        assertThat(served.size()).isEqualTo(before);
        assertThat(home.resolve("files")).doesNotExist();
        assertThat(city.withoutToken("/do/digest", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void whatIsTooLongIsSaidAndStaysInTheForm() {
        Page tooLong = city.post(
                "/do/enterprise.leave-pilot",
                Map.of("_save", "y", "enterprise", code, "reason", "字".repeat(SavedDrafts.LONGEST)));
        assertThat(tooLong.html()).contains("没有存", "字".repeat(100)).doesNotContain("草稿已存");
    }
}
