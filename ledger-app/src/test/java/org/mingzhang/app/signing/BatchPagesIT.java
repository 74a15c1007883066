package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.ServedLedger;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;

/** Many picked rows, one form, one passphrase: and yet a command, a signature and an answer for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchPagesIT {
    private ServedLedger served;
    private Browser city;
    private int enterprises;

    @BeforeAll
    void begin(@TempDir Path home) {
        served = ServedLedger.begin(home);
        served.arrives("city", "city", Role.CITY_INDUSTRY);
        served.arrives("auditor", "city", Role.AUDITOR);
        served.opensProgramme("handan", "handan-2025", "city");
        served.serve();
        city = Browser.signedIn(served.address(), "city", ServedLedger.PASSWORD);
    }

    @AfterAll
    void end() {
        city.close();
        served.close();
    }

    private String enterprise() {
        enterprises++;
        return served.registers("示例企业" + enterprises, enterprises, "130402", "city");
    }

    private static String picked(String command, List<String> codes) {
        return "/do/batch?command=" + command + "&"
                + codes.stream().map(code -> "enterprise=" + code).collect(Collectors.joining("&"));
    }

    private Page filled(List<String> codes, String documentNo) {
        return city.post(
                "/do/batch",
                Map.of(
                        "_command",
                        "enterprise.reserve",
                        "_subjects",
                        String.join("\r\n", codes),
                        "programme",
                        "handan",
                        "documentNo",
                        documentNo));
    }

    private static String handle(Page page) {
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(page.address()).contains("/do/batch/sign?batch=");
        return page.address().substring(page.address().indexOf("batch=") + 6);
    }

    private Page sign(String handle, String passphrase) {
        return city.post("/do/batch/sign", Map.of("batch", handle, "passphrase", passphrase));
    }

    @Test
    void pickedRowsOfARegisterAreDoneAtOnceAndEachHasItsOwnCommand() {
        List<String> codes = List.of(enterprise(), enterprise(), enterprise());
        Page form = city.get(picked("enterprise.reserve", codes));
        assertThat(form.html())
                .contains("选取了 3 件", "批量办理：列入试点储备库", codes.get(2))
                .doesNotContain("f-enterprise");
        long before = served.size();
        Page looked = filled(codes, "名单〔2026〕3号");
        String handle = handle(looked);
        assertThat(looked.html()).contains("可以办理", "3 件", "逐件签名并记账（3 件）", "名单〔2026〕3号");
        assertThat(served.size()).as("looking records nothing").isEqualTo(before);

        assertThat(sign(handle, "wrong-words").status()).isEqualTo(403);
        assertThat(served.size()).isEqualTo(before);

        Page done = sign(handle, ServedLedger.PASSPHRASE);
        assertThat(done.html()).contains("已记账", "3 件").doesNotContain("逐件签名并记账");
        assertThat(served.size()).isGreaterThanOrEqualTo(before + 3);
        assertThat(served.entriesFrom(before).stream()
                        .filter(entry -> entry.contains("\"commandSig\""))
                        .count())
                .as("one signature for each")
                .isEqualTo(3);
        long after = served.size();
        assertThat(sign(handle, ServedLedger.PASSPHRASE).html()).contains("已记账");
        assertThat(served.size()).as("a second press").isEqualTo(after);
    }

    @Test
    void whatTheRulesRefuseAndWhatMovedIsNamedAndLeftOut() {
        String member = enterprise();
        served.submit("city", new AdmitEnterprise(member, "handan", "1", "名单〔2026〕1号"));
        String first = enterprise();
        String moving = enterprise();
        Page looked = filled(List.of(member, first, moving), "名单〔2026〕4号");
        String handle = handle(looked);
        assertThat(looked.html())
                .contains("账本不会接受，不签", "依据：", "逐件签名并记账（2 件）")
                .as("codes are for programs")
                .doesNotContain("代码 ", "ALREADY_");
        long before = served.size();
        served.submit("city", new AdmitEnterprise(moving, "handan", "1", "名单〔2026〕2号"));
        Page done = sign(handle, ServedLedger.PASSPHRASE);
        assertThat(done.html()).contains("您看过以后账上有了变化，没有签", "按最新的账再看没有签的各件");
        assertThat(served.entriesFrom(before).stream().filter(entry -> entry.contains("名单〔2026〕4号")))
                .hasSize(1)
                .allMatch(entry -> entry.contains(first));
        Page anew = city.post("/do/batch/again", Map.of("batch", handle));
        assertThat(anew.html()).doesNotContain("您看过以后账上有了变化");
    }

    @Test
    void whatIsWrongWithTheFormIsSaidOnceAtItsPlace() {
        Page wrong = city.post(
                "/do/batch",
                Map.of(
                        "_command",
                        "enterprise.move-batch",
                        "_subjects",
                        enterprise() + "\n" + enterprise(),
                        "programme",
                        "handan"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html()).contains("必填", "选取了 2 件");
        assertThat(wrong.html().split("field-problem", -1)).hasSize(3);
    }

    /** Whoever types the address of a batch alone is told from where one is begun. */
    @Test
    void aBatchOfNothingSaysWhereOneIsBegun() {
        for (String address : List.of("/do/batch", "/do/batch?command=")) {
            assertThat(city.get(address).status()).isEqualTo(404);
            assertThat(city.get(address).html()).contains("批量办理从台账或工作台的清单开始").doesNotContain("没有这种办理事项");
        }
    }

    @Test
    void nobodyDoesWhatTheirPostMayNotOrWhatIsDoneOneByOne() {
        String code = enterprise();
        assertThat(city.get(picked("award.approve-payment", List.of(code))).status())
                .isEqualTo(404);
        assertThat(city.get(picked("enterprise.change-details", List.of(code))).html())
                .contains("不能批量办理");
        assertThat(city.get("/do/batch?command=enterprise.reserve").status()).isEqualTo(400);
        assertThat(city.post(
                                "/do/batch",
                                Map.of(
                                        "_command",
                                        "enterprise.reserve",
                                        "_subjects",
                                        distinct(101),
                                        "programme",
                                        "handan"))
                        .status())
                .as("more than a page of a register has")
                .isEqualTo(400);
        String handle = handle(filled(List.of(code), "名单〔2026〕5号"));
        try (Browser auditor = Browser.signedIn(served.address(), "auditor", ServedLedger.PASSWORD)) {
            assertThat(auditor.get("/do/batch/sign?batch=" + URLEncoder.encode(handle, UTF_8))
                            .status())
                    .isEqualTo(404);
            assertThat(auditor.get(picked("enterprise.reserve", List.of(code))).status())
                    .isEqualTo(404);
        }
        assertThat(city.get("/do/batch?command=award.review&application=A-1&application=A-1&application=A-2")
                        .html())
                .contains("选取了 2 件")
                .doesNotContain("f-application");
        Page register = city.get("/registers/roster");
        assertThat(register.html()).contains("批量办理", "enterprise.move-batch");
    }

    private static String distinct(int many) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < many; i++) {
            out.append("E").append(i).append('\n');
        }
        return out.toString();
    }
}
