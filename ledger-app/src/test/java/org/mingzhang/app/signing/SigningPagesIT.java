package org.mingzhang.app.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerApplication;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Founders;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.access.Accounts;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandDraft;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.signing.Browser.Page;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** People fill in forms, look at what they would sign, and sign just that; what else might be tried, fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningPagesIT {
    private static final String PASSPHRASE = "correct-horse-电池";
    private static final String PASSWORD = "Console-password-1";
    private static final String CODE = code(1);

    private TestLedger ledger;
    private Signer admin;
    private Signer city;
    private Signer applicant;
    private final Signer carried = Signer.of("carried", Role.SECURITY_ADMIN);
    private ConfigurableApplicationContext application;
    private String address;
    private Browser browser;
    private int counties;

    private static String code(int n) {
        String first = String.format("91130402MA%07d", n);
        return first + CreditCode.checkCharacter(first);
    }

    @BeforeAll
    void begin(@TempDir Path home) {
        Path deposited = home.resolve("keys/actors");
        admin = new Signer("admin", "city", Role.SECURITY_ADMIN, key(deposited, "admin"));
        city = new Signer("city", "city", Role.CITY_INDUSTRY, key(deposited, "city"));
        applicant = new Signer("applicant", CODE, Role.APPLICANT, key(deposited, "applicant"));
        ledger = TestLedger.begin(home, Founders.with(Signer.of("registrar", Role.SYSTEM_ADMIN), admin));
        for (Signer person : List.of(
                city,
                applicant,
                carried,
                Signer.of("clerk", Role.AUDITOR),
                new Signer("guessed", "city", Role.SECURITY_ADMIN, key(deposited, "guessed")))) {
            ledger.arrives(person);
        }
        PolicyPack pack = Packs.builtIn("handan-2025");
        LocalDate from = LocalDate.parse("2025-09-01");
        assertThat(ledger.node()
                        .desk()
                        .submit(
                                CommandDraft.of(
                                                new OpenProgramme(
                                                        "handan",
                                                        "试点",
                                                        PackShelf.digest(pack),
                                                        from,
                                                        from.plusYears(2)),
                                                null,
                                                null)
                                        .sign(
                                                TestLedger.NAME,
                                                ledger.node().clock().now(),
                                                ref(city),
                                                city.key()),
                                pack))
                .isInstanceOf(Outcome.Accepted.class);
        accepted(
                city,
                new RegisterEnterprise(
                        CODE,
                        new Details(
                                "示例企业",
                                Kind.ENTERPRISE,
                                "130402",
                                null,
                                null,
                                null,
                                true,
                                null,
                                50,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new BankAccount("示例银行", "6200000000001234", "示例企业")));
        accepted(city, new AdmitEnterprise(CODE, "handan", "1", "名单〔2026〕1号"));
        accepted(
                applicant,
                new SubmitApplication(
                        "A-1", "handan", "HD-01", CODE, "示例申报", null, null, 1, null, null, null, List.of(), null, null,
                        null, null));
        Accounts.open(ledger.store())
                .openForDemo(
                        List.of("admin", "city", "applicant", "carried", "clerk", "guessed", "registrar"), PASSWORD);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        browser = Browser.signedIn(address, "admin", PASSWORD);
    }

    private static SigningKey key(Path folder, String actor) {
        return KeyStoreFolder.create(
                folder.resolve(actor + ".p12"),
                Algorithm.SM2,
                actor,
                PASSPHRASE.toCharArray(),
                1_000,
                Instant.parse("2026-01-05T01:00:00Z"));
    }

    private static ActorRef ref(Signer signer) {
        return new ActorRef(
                signer.actor(),
                signer.org(),
                signer.role().name(),
                signer.key().verifyingKey().keyId());
    }

    private void accepted(Signer signer, LedgerCommand command) {
        assertThat(ledger.submit(signer, command)).isInstanceOf(Outcome.Accepted.class);
    }

    /** By somebody else, at the same server. */
    private void meanwhile(Signer signer, LedgerCommand command) {
        Instant now = application.getBean(LedgerClock.class).now();
        assertThat(application
                        .getBean(CommandDesk.class)
                        .submit(CommandDraft.of(command, null, null)
                                .sign(TestLedger.NAME, now, ref(signer), signer.key())))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @AfterAll
    void end() {
        browser.close();
        application.close();
        ledger.close();
    }

    private long size() {
        return ledger.store().log().size();
    }

    private StoredEntry last() {
        return ledger.store().log().entry(size() - 1).orElseThrow();
    }

    /** A county that nobody has yet, so that each grant is a new one. */
    private Map<String, String> grant() {
        counties++;
        return new HashMap<>(Map.of("actor", "clerk", "role", "AUDITOR", "county", "某县" + counties));
    }

    private Page looked(Map<String, String> fields) {
        Page page = browser.post("/do/actor.grant-role", fields);
        assertThat(page.status()).as(page.html()).isEqualTo(200);
        assertThat(page.address()).contains("/do/actor.grant-role/sign?draft=");
        return page;
    }

    private Page sign(Page looked, String passphrase) {
        return browser.post("/do/actor.grant-role/sign", Map.of("draft", looked.handle(), "passphrase", passphrase));
    }

    @Test
    void whatAPostMayDoIsListedAndFound() {
        Page all = browser.get("/do");
        assertThat(all.html()).contains("授予岗位", "岗位与密钥").doesNotContain("审批拨付");
        assertThat(browser.get("/do?q=" + java.net.URLEncoder.encode("吊销", UTF_8))
                        .html())
                .contains("吊销密钥")
                .doesNotContain("授予岗位");
        Page foreign = browser.get("/do/award.approve-payment");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.html()).contains("财政", "您的岗位是安全保密管理员");
        assertThat(browser.get("/do/no.such-thing").status()).isEqualTo(404);
        assertThat(browser.post("/do/award.approve-payment", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whatIsShownIsSignedAndRecordedOnce() {
        Map<String, String> fields = grant();
        long before = size();
        Page looked = looked(fields);
        assertThat(looked.html())
                .contains("签名后将记下 1 条账目", "审计", fields.get("county"), "SM3 摘要", "管理员（某市）", "mingzhang.command/1");
        assertThat(looked.html()).as("whose post it is").containsPattern("授予[^（：。]+（[^）]+）岗位：审计");
        assertThat(size()).as("looking records nothing").isEqualTo(before);

        Page done = sign(looked, PASSPHRASE);
        assertThat(done.status()).as(done.html()).isEqualTo(200);
        assertThat(done.address()).contains("/result?draft=");
        assertThat(done.html()).contains("已记账，序号 " + before, "下载回执");
        assertThat(size()).isEqualTo(before + 1);
        assertThat(new String(last().bytes(), UTF_8)).contains(fields.get("county"), "commandSig");
        assertThat(looked.html())
                .as("the digest that was shown is the one that was signed")
                .contains(ledger.store()
                        .log()
                        .find(last().commandId())
                        .orElseThrow()
                        .digest()
                        .toString());

        Page again = sign(looked, PASSPHRASE);
        assertThat(again.html()).contains("已记账，序号 " + before);
        Page back = browser.get("/do/actor.grant-role/sign?draft=" + looked.handle());
        assertThat(back.address()).contains("/result");
        assertThat(size()).as("the back button, and pressing twice").isEqualTo(before + 1);
        String receipt = new String(browser.download("/do/actor.grant-role/receipt?draft=" + looked.handle()), UTF_8);
        assertThat(receipt).startsWith("mingzhang.org/receipt@v1").contains("entry " + before);
    }

    @Test
    void twoPressesAtOnceAreOneSignature() throws Exception {
        Page looked = looked(grant());
        long before = size();
        try (ExecutorService presses = Executors.newFixedThreadPool(4)) {
            Callable<Page> press = () -> sign(looked, PASSPHRASE);
            for (var answer : presses.invokeAll(List.of(press, press, press, press))) {
                assertThat(answer.get().html()).contains("已记账，序号 " + before);
            }
        }
        assertThat(size()).isEqualTo(before + 1);
    }

    @Test
    void aWrongPassphraseSaysHowManyTriesAreLeftAndKeepsEverything() {
        try (Browser guesser = Browser.signedIn(address, "guessed", PASSWORD)) {
            Page looked = guesser.post("/do/actor.grant-role", grant());
            long before = size();
            Map<String, String> wrong = Map.of("draft", looked.handle(), "passphrase", "guess-word-1");
            for (int left = DepositedKeys.TRIES - 1; left >= 0; left--) {
                Page page = guesser.post("/do/actor.grant-role/sign", wrong);
                assertThat(page.status()).isEqualTo(403);
                assertThat(page.html()).contains("口令不对，还可以再试 " + left + " 次", "某县" + counties);
            }
            Page shut = guesser.post(
                    "/do/actor.grant-role/sign", Map.of("draft", looked.handle(), "passphrase", PASSPHRASE));
            assertThat(shut.html()).contains("口令错误次数过多");
            assertThat(size()).isEqualTo(before);
            assertThat(guesser.seen()).as("no page repeats a passphrase").doesNotContain("guess-word", "correct-horse");
        }
    }

    @Test
    void aPassphraseIsInNoPageAndNoEntry() {
        Page done = sign(looked(grant()), PASSPHRASE);
        assertThat(done.status()).isEqualTo(200);
        assertThat(browser.seen()).doesNotContain("correct-horse", "correct-horse-%E7");
        assertThat(new String(last().bytes(), UTF_8)).doesNotContain("horse");
    }

    @Test
    void whatRestsOnSomethingThatMovedIsNotSignedAndTheChangeIsNamed() {
        Page looked = looked(grant());
        meanwhile(admin, new GrantRole("clerk", Role.AUDITOR, "变动县"));
        long before = size();
        Page stale = sign(looked, PASSPHRASE);
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html())
                .contains("账上有了变化，没有签名", "经办人 clerk（", "按最新的账再看一遍")
                .doesNotContain("签名并记账", "签名后将记下", "actor/clerk");
        assertThat(size()).isEqualTo(before);

        Page anew = browser.post("/do/actor.grant-role/again", Map.of("draft", looked.handle()));
        assertThat(anew.html()).contains("签名后将记下 1 条账目", "签名并记账").doesNotContain("账上有了变化");
        assertThat(sign(looked, PASSPHRASE).html()).contains("已记账，序号 " + before);
    }

    @Test
    void whatTheRulesRefuseIsToldWithItsRuleAndCannotBeSigned() {
        Map<String, String> own = grant();
        own.put("actor", "admin");
        long before = size();
        Page refused = looked(own);
        assertThat(refused.html())
                .contains("账本不会接受这件事", "同一人不得办理互相制约的两步", "任何人不得给自己授予岗位")
                .as("codes are for programs")
                .doesNotContain("SAME_PERSON", "签名并记账", "command.bin");
        assertThat(sign(refused, PASSPHRASE).html()).contains("账本不会接受这件事");
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void anotherPersonsDraftOpensToNobodyElse() {
        Page looked = looked(grant());
        long before = size();
        String handle = looked.handle();
        try (Browser other = Browser.signedIn(address, "carried", PASSWORD)) {
            for (String page : List.of("sign", "result", "bytes", "receipt")) {
                assertThat(other.get("/do/actor.grant-role/" + page + "?draft=" + handle)
                                .status())
                        .as(page)
                        .isEqualTo(404);
            }
            assertThat(other.get("/do/actor.grant-role?draft=" + handle).status())
                    .isEqualTo(404);
            for (String page : List.of("sign", "again", "brought")) {
                Page tried = other.post(
                        "/do/actor.grant-role/" + page,
                        Map.of("draft", handle, "passphrase", PASSPHRASE, "signature", "MEUC"));
                assertThat(tried.status()).as(page).isEqualTo(404);
                assertThat(tried.html()).doesNotContain("某县" + counties);
            }
        }
        assertThat(browser.get("/do/actor.revoke-role/sign?draft=" + handle).status())
                .as("a draft belongs to its command")
                .isEqualTo(404);
        assertThat(size()).isEqualTo(before);
        assertThat(sign(looked, PASSPHRASE).html()).contains("已记账，序号 " + before);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        try (Browser stranger = new Browser(address)) {
            Page turnedAway = stranger.post("/do/actor.grant-role", grant());
            assertThat(turnedAway.html()).doesNotContain("授予岗位");
        }
        Page looked = looked(grant());
        long before = size();
        // The session's cookie alone, as another site's page would send it.
        assertThat(browser.withoutToken(
                                "/do/actor.grant-role/sign", Map.of("draft", looked.handle(), "passphrase", PASSPHRASE))
                        .status())
                .isEqualTo(403);
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingTypedIsLost() {
        try (Browser registrar = Browser.signedIn(address, "registrar", PASSWORD)) {
            Page page = registrar.post(
                    "/do/actor.register",
                    Map.of("actor", "坏 编号", "name", "张某", "posts[0].role", "NOBODY", "_day", "明天"));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.html())
                    .contains("处要改", "必填", "请从所列的选项中选一项", "应为日期")
                    .contains("value=\"坏 编号\"", "value=\"张某\"", "value=\"明天\"");
        }
    }

    @Test
    void oneMoreRowIsAddedWithoutAScriptAndWhatWasTypedStays() {
        try (Browser registrar = Browser.signedIn(address, "registrar", PASSWORD)) {
            Page page = registrar.post(
                    "/do/actor.register", Map.of("name", "张某", "posts[0].role", "APPLICANT", "_add", "posts"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html())
                    .contains("name=\"posts[0].role\"", "name=\"posts[1].role\"", "value=\"张某\"", "data-row-template")
                    .doesNotContain("处要改");
        }
    }

    @Test
    void aLinkFillsInAndFixesWhatItNamesWithAmountsInFen() {
        try (Browser official = Browser.signedIn(address, "city", PASSWORD)) {
            Page page = official.get("/do/award.approve?amountFen=123456");
            assertThat(page.html())
                    .contains("name=\"amountYuan\" value=\"1,234.56\"")
                    .doesNotContain("value=\"123456\"");
            assertThat(official.get("/do/application.post-notice?documentNo=WS-2026-9")
                            .html())
                    .contains("<output class=\"fixed\"", "WS-2026-9</output>");
        }
    }

    @Test
    void whateverIsTypedComesOutAsTextAndNeverAsMarkup() {
        String evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>${7654321*3}";
        for (var entry : org.mingzhang.app.catalogue.CommandCatalogue.all()) {
            if (entry.isFor(Role.SECURITY_ADMIN) && entry.elsewhere() == null) {
                Map<String, String> fields = new LinkedHashMap<>();
                entry.fields().forEach(field -> {
                    fields.put(field.name(), evil);
                    field.fields().forEach(inner -> fields.put(field.name() + "[0]." + inner.name(), evil));
                    fields.put(field.name() + ".paste", evil + "\t" + evil);
                });
                fields.put("_day", evil);
                fields.put("_fixed", "actor," + evil);
                Page page = browser.post("/do/" + entry.name(), fields);
                assertThat(page.html()).doesNotContain("<script>alert", "<img src=x", "22962963");
                assertThat(page.html()).contains("&lt;script&gt;alert(1)");
            }
        }
        Map<String, String> grant = grant();
        grant.put("county", "<b onclick=alert(3)>县</b>");
        Page looked = looked(grant);
        assertThat(looked.html()).contains("&lt;b onclick=alert(3)&gt;").doesNotContain("<b onclick");
        assertThat(sign(looked, PASSPHRASE).html()).doesNotContain("<b onclick");
    }

    @Test
    void noPageCarriesScriptOrStyleOfItsOwn() {
        Page looked = looked(grant());
        for (Page page : List.of(browser.get("/do"), browser.get("/do/actor.propose-key"), looked)) {
            assertThat(page.html()).doesNotContainPattern("<script(?![^>]* src=)| style=\"|<style| on[a-z]+=\"");
        }
    }

    @Test
    void aFormThatIsTooLargeIsRefused() {
        long before = size();
        Map<String, String> large = grant();
        large.put("county", "大".repeat(600_000));
        assertThat(browser.post("/do/actor.grant-role", large).status()).isIn(400, 403, 413);
        assertThat(size()).isEqualTo(before);
        assertThat(browser.get("/do").status()).isEqualTo(200);
    }

    @Test
    void whoSignsElsewhereSignsTheVeryBytesThatAreOffered() {
        try (Browser own = Browser.signedIn(address, "carried", PASSWORD)) {
            Page looked = own.post("/do/actor.grant-role", grant());
            assertThat(looked.html())
                    .contains("您没有在本机存放密钥", "command.bin", "distid:1234567812345678")
                    .doesNotContain("签名并记账</button>\n        </form>\n        <p");
            byte[] message = own.download("/do/actor.grant-role/bytes?draft=" + looked.handle());
            assertThat(new String(message, UTF_8)).startsWith("mingzhang.org/command@v1\n{\"actor\":");
            assertThat(looked.html()).contains(Suite.SM3.hash(message).toString());
            long before = size();
            Page forged = own.post(
                    "/do/actor.grant-role/brought",
                    Map.of(
                            "draft",
                            looked.handle(),
                            "signature",
                            Base64.getEncoder().encodeToString(admin.key().sign(message))));
            assertThat(forged.status()).isEqualTo(403);
            assertThat(forged.html()).contains("这不是密钥 ");
            assertThat(size()).as("a wrong signature is not handed in").isEqualTo(before);
            byte[] signature = carried.key().sign(message);
            Page done = own.upload(
                    "/do/actor.grant-role/brought", Map.of("draft", looked.handle()), "file", "command.sig", signature);
            assertThat(done.html()).contains("已记账，序号 " + before);
            assertThat(new String(last().bytes(), UTF_8))
                    .contains(Base64.getEncoder().encodeToString(signature));
        }
    }

    @Test
    void aFileComesWithItsCommandAndIsKeptOnlyWhenThatIsSigned() throws Exception {
        byte[] pdf = "%PDF-1.7\n%1\ntrailer<<>>\n%%EOF".getBytes(UTF_8);
        String sm3 = Suite.SM3.hash(pdf).toString();
        try (Browser own = Browser.signedIn(address, "applicant", PASSWORD)) {
            Page wrong = own.upload(
                    "/do/application.attach-document", Map.of("application", "A-1"), "_upload", "合同.pdf", pdf);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.html()).contains("已收到文件", sm3, "合同.pdf");
            String held = wrong.html().replaceAll("(?s).*name=\"_held\" value=\"([0-9a-f]+)\".*", "$1");
            Page looked = own.post(
                    "/do/application.attach-document",
                    Map.of("application", "A-1", "document", "合同扫描件", "fileName", "合同.pdf", "_held", held));
            assertThat(looked.html()).contains("签名后将记下 1 条账目", sm3);
            assertThat(stored()).isFalse();
            Page back = own.get("/do/application.attach-document?draft=" + looked.handle());
            assertThat(back.html()).contains("已收到文件", "合同扫描件");
            Page anew = own.post(
                    "/do/application.attach-document",
                    Map.of("application", "A-1", "document", "合同扫描件", "fileName", "合同.pdf", "_draft", looked.handle()));
            Page done = own.post(
                    "/do/application.attach-document/sign", Map.of("draft", anew.handle(), "passphrase", PASSPHRASE));
            assertThat(done.html()).as(done.html()).contains("已记账，序号 ");
            assertThat(stored()).isTrue();
            Page notAFile = own.upload(
                    "/do/application.attach-document",
                    Map.of("application", "A-1", "document", "合同扫描件"),
                    "_upload",
                    "x.exe",
                    new byte[] {'M', 'Z', 0, 0});
            assertThat(notAFile.status()).isEqualTo(422);
            assertThat(notAFile.html()).contains("文件类型不收");
        }
    }

    private boolean stored() throws Exception {
        Path folder = ledger.store().home().files();
        if (!Files.exists(folder)) {
            return false;
        }
        try (var all = Files.walk(folder)) {
            String sm3 = Suite.SM3
                    .hash("%PDF-1.7\n%1\ntrailer<<>>\n%%EOF".getBytes(UTF_8))
                    .toString();
            return all.anyMatch(path -> path.getFileName().toString().contains(sm3.substring(4)));
        }
    }

    @Test
    void aWholeListIsPastedAndSignedOnce() {
        StringBuilder table = new StringBuilder("统一社会信用代码\t金额\n");
        for (int i = 1; i <= 600; i++) {
            table.append(code(i + 100)).append('\t').append("1,000.50\n");
        }
        try (Browser official = Browser.signedIn(address, "city", PASSWORD)) {
            Map<String, String> list = new HashMap<>(Map.of(
                    "list",
                    "MD-2026-001",
                    "programme",
                    "handan",
                    "kind",
                    "RECOMMENDATION",
                    "documentNo",
                    "星工信〔2026〕15号"));
            list.put("items.paste", table.toString());
            long before = size();
            Page wrongKind = official.post("/do/list.issue", list);
            assertThat(wrongKind.html())
                    .as("all rows are read, and judged by the rules")
                    .contains("共 600 行", "账本不会接受这件事", "金额合计", "600,300.00 元", "陆拾万零叁佰元整");
            assertThat(size()).isEqualTo(before);
            list.put("items.paste", table + "9113\t二百\n\t\t\t多\n");
            Page wrong = official.post("/do/list.issue", list);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.html())
                    .contains("第 601 行 金额：应为以元为单位的金额", "第 602 行 第 4 列：表中没有这一列")
                    .contains("共 602 行", code(700))
                    .doesNotContain("以分为单位");
            list.put("items.paste", "申报编号\t金额\nA-1\t1,000.50");
            Page right = official.post("/do/list.issue", list);
            assertThat(right.html()).contains("签名后将记下", "壹仟元伍角整");
            Page done = official.post("/do/list.issue/sign", Map.of("draft", right.handle(), "passphrase", PASSPHRASE));
            assertThat(done.html()).contains("已记账，序号 ");
            assertThat(new String(last().bytes(), UTF_8)).contains("\"amountFen\":100050");
        }
    }
}
