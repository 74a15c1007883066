package org.mingzhang.tools.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.tools.repository.Repository;

/**
 * The pictures of the guides, taken by walking the way that the guides tell of: who follows a guide sees what it shows, or this
 * fails. They are kept in {@code target/guide}; with {@code -Dguide.write=true} they become those of the guides.
 */
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuidePicturesIT {
    private static final Path GUIDES = Repository.ROOT.resolve("docs/guide");
    private static final Path KEPT = GUIDES.resolve("pictures");
    private static final Pattern SHOWN = Pattern.compile("]\\(pictures/([a-z-]+)\\.png\\)");

    private static final int MOST_PICTURES = 20;
    private static final long MOST_BYTES = 80 * 1024;
    private static final long MOST_BYTES_TOGETHER = 1024 * 1024;

    private final Path folder = Boolean.getBoolean("guide.write") ? KEPT : Path.of("target", "guide");
    private final Set<String> taken = new TreeSet<>();
    private final Map<String, Clerk> clerks = new LinkedHashMap<>();
    private DemoConsole console;
    private Chromium chromium;
    private Renovation renovation;

    @BeforeAll
    void begin(@TempDir Path temp) throws IOException {
        console = System.getProperty("walk.home") != null
                ? DemoConsole.open(Path.of(System.getProperty("walk.home")))
                : DemoConsole.begin(temp.resolve("home"));
        chromium = new Chromium();
        renovation = new Renovation(console, this::as);
        Files.createDirectories(folder);
    }

    @AfterAll
    void end() {
        clerks.values().forEach(Clerk::close);
        chromium.close();
        console.close();
    }

    private Clerk as(String login) {
        return clerks.computeIfAbsent(login, who -> new Clerk(chromium.browser(), console.address(), who));
    }

    private Clerk take(String name, Clerk clerk) {
        assertThat(clerk.find(".sample-mark").innerText()).isEqualTo("示例数据");
        keep(name, clerk.find("html").page().screenshot());
        return clerk;
    }

    private void keep(String name, byte[] screenshot) {
        assertThat(taken.add(name)).as(name).isTrue();
        SmallPicture.write(screenshot, folder.resolve(name + ".png"));
    }

    @Test
    @Order(1)
    void theDoor() {
        try (Looking looking = new Looking(chromium.browser(), console.address(), Clerk.WIDTH, Clerk.HEIGHT)) {
            keep("login", looking.open("/login").page().screenshot());
            keep("enter", looking.open("/enter").page().screenshot());
        }
    }

    @Test
    @Order(2)
    void aCompanyApplies() {
        renovation.enrol();
        Clerk company = renovation.application();
        company.fill("申请金额（元）", "十八万").pressInVain("看将要签名的内容");
        assertThat(company.text()).contains("有 1 处要改");
        take("enterprise-mend", company.show(".field-problem"));
        company.fill("申请金额（元）", "180000").press("存草稿");
        assertThat(company.text()).contains("草稿已存");
        take("enterprise-draft", company.open("/do"));
        company.follow("提交申报").look();
        take("enterprise-sign", company);
        company.signed();
        take("enterprise-receipt", company);
        take("enterprise-desk", company.open("/"));
    }

    @Test
    @Order(3)
    void theCountyLooksAndRecommends() {
        Clerk county = as(Renovation.COUNTY);
        take("county-desk", county.open("/"));
        take("county-list", county.follow("申报待"));
        renovation.recommend();
        take("county-form", county);
        county.open("/registers/applications?status=IN_REVIEW");
        county.find("main tbody input[type=checkbox]").first().check();
        county.find("select[name=command]").selectOption("application.decide-stage");
        take("county-pick", county.show(".for-many"));
        renovation.recommend().sign();
    }

    @Test
    @Order(4)
    void theMoneyIsPaid() {
        renovation.decide();
        renovation.carryOut();
        renovation.award();
        order("-P1", "100000");
        order("-P2", "70000");
        Clerk payer = as("finance-payment-01");
        take("finance-desk", payer.open("/"));
        take(
                "finance-sign",
                payer.begin("/trail/payment/" + Renovation.CASE + "-P1", "审批拨付").look());
        Clerk same = as("finance-order-01")
                .begin("/trail/payment/" + Renovation.CASE + "-P1", "审批拨付")
                .look();
        assertThat(same.text()).contains("就是您本人", "没有签名，什么也没有记");
        take("finance-refused", same);
        payer.open("/registers/payments?keyword=" + Renovation.CASE);
        for (int row = 0; row < 2; row++) {
            payer.find("main tbody input[type=checkbox]").nth(row).check();
        }
        payer.find("select[name=command]").selectOption("award.approve-payment");
        take("finance-pick", payer);
        payer.press("批量办理").press("逐件看将要签名的内容");
        assertThat(payer.text()).contains("可以办理 2 件");
        take("finance-batch", payer);
    }

    private void order(String payment, String yuan) {
        as("finance-order-01")
                .begin(Renovation.TRAIL, "提出拨付")
                .fill("拨付编号", Renovation.CASE + payment)
                .fill("金额（元）", yuan)
                .fill("开户行", "示例银行邯郸分行")
                .fill("账号", renovation.account())
                .fill("户名", "示例关键标准件产业大脑运营有限公司")
                .sign();
    }

    @Test
    @Order(5)
    void whereAPaymentComesFromAndWhetherItHolds() {
        Clerk payer = as("finance-payment-01").open("/trail/payment/HD-01-1-0001-P1");
        take("finance-trail", payer.show("h2:text('凭据与资金来路')"));
        take("finance-import", payer.open("/imports"));
        take("finance-verify", payer.open("/verify"));
        payer.open("/trail/payment/HD-01-1-0001-P1").press("核验这件事").await(".verdict");
        take("finance-report", payer);
    }

    /** What a guide shows was seen on the way just walked, and nothing lies about that no guide shows. */
    @Test
    @Order(9)
    void eachPictureOfAGuideWasTaken() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (String guide : List.of("finance.md", "county.md", "enterprise.md")) {
            SHOWN.matcher(Files.readString(GUIDES.resolve(guide)))
                    .results()
                    .forEach(match -> shown.add(match.group(1)));
        }
        assertThat(taken).isEqualTo(shown).hasSizeLessThanOrEqualTo(MOST_PICTURES);
        long together = 0;
        for (String name : taken) {
            long bytes = Files.size(folder.resolve(name + ".png"));
            assertThat(bytes).as(name).isLessThanOrEqualTo(MOST_BYTES);
            together += bytes;
        }
        assertThat(together).isLessThanOrEqualTo(MOST_BYTES_TOGETHER);
        try (var files = Files.list(KEPT)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()).replace(".png", "")))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }
}
