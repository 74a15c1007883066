package org.mingzhang.app.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.mingzhang.app.actor.AwaitedKeys.Awaited;
import org.mingzhang.app.actor.DepositedKeys.Opening;
import org.mingzhang.app.console.Visit;
import org.mingzhang.app.console.Visit.Answer;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody forgot their key's passphrase: a new key in the console, while what they signed stands and what they lost is worth nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostPassphraseIT {
    private static final String PASSWORD = "Right-horse-42";
    private static final String OLD = "Old-passphrase-1";
    private static final String NEW = "New-passphrase-2";

    private final Signer admin = Signer.of("admin", Role.SYSTEM_ADMIN);
    private final Signer keeper = Signer.of("keeper", Role.SECURITY_ADMIN);
    private Signer city;
    private TestLedger ledger;
    private ConfigurableApplicationContext application;
    private DepositedKeys keys;
    private String address;
    private Path home;

    @BeforeAll
    void begin(@TempDir Path folder) {
        home = folder;
        SigningKey key = KeyStoreFolder.create(
                home.resolve("keys/actors/city.p12"),
                Algorithm.SM2,
                "city",
                OLD.toCharArray(),
                1_000,
                Instant.parse("2026-01-05T01:00:00Z"));
        city = new Signer("city", "city", Role.CITY_INDUSTRY, key);
        ledger = TestLedger.begin(home, Founders.with(admin, keeper));
        ledger.arrives(city);
        application = new SpringApplicationBuilder(LedgerApplication.class)
                .logStartupInfo(false)
                .run("--ledger.home=" + home, "--server.port=0");
        address = "http://127.0.0.1:"
                + Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                        .getPort();
        application.getBean(Accounts.class).openForDemo(List.of("city", "keeper", "admin", TestLedger.AUDIT), PASSWORD);
        keys = application.getBean(DepositedKeys.class);
    }

    @AfterAll
    void end() {
        application.close();
        ledger.close();
    }

    private Outcome.Accepted accepted(Signer signer, LedgerCommand command) {
        Outcome outcome = ledger.submit(signer, command);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    private static LedgerCommand registration(int n) {
        String first = String.format("91130402MA%07d", n);
        return new RegisterEnterprise(
                first + CreditCode.checkCharacter(first),
                new Details(
                        "示例企业" + n,
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
                new BankAccount("示例银行", "6200000000001234", "示例企业" + n));
    }

    @Test
    void aNewKeyTakesOverWhatWasSignedStandsAndTheThiefGetsNothing() throws Exception {
        long before = accepted(city, registration(1)).firstPosition();
        String oldKey = city.key().verifyingKey().keyId();
        try (Visit stranger = new Visit(address)) {
            assertThat(stranger.get("/login").body()).contains("/lost-passphrase");
            assertThat(stranger.get("/lost-passphrase").body()).contains("停用旧密钥", "当时有效的密钥");
            assertThat(stranger.post("/account/key", Map.of("password", PASSWORD, "passphrase", NEW, "again", NEW))
                            .status())
                    .isIn(302, 403);
        }
        // The administrator's pages lead to the two commands, filled in.
        try (Visit visit = new Visit(address)) {
            visit.signIn("keeper", PASSWORD);
            assertThat(visit.get("/system").body()).contains("/system/people/city");
            Answer person = visit.get("/system/people/city");
            assertThat(person.body()).contains("/do/actor.revoke-key?actor=city&amp;keyId=" + oldKey);
            Answer form = visit.get("/do/actor.revoke-key?actor=city&keyId=" + oldKey);
            assertThat(form.status()).isEqualTo(200);
            assertThat(form.body()).contains(oldKey);
        }
        accepted(keeper, new RevokeKey("city", oldKey, "忘记口令"));
        // Whoever has the old file and its passphrase opens it, and signs nothing with it.
        assertThat(keys.open("city", OLD.toCharArray())).isInstanceOf(Opening.Opened.class);
        assertThat(ledger.submit(city, registration(2)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo(RejectionCode.KEY_REVOKED));
        String newKey = makesANewKey();
        assertThat(keys.open("city", NEW.toCharArray()))
                .as("nobody has enrolled it")
                .isInstanceOf(Opening.WrongPassphrase.class);
        try (Visit visit = new Visit(address)) {
            visit.signIn("keeper", PASSWORD);
            assertThat(visit.get("/system").body()).contains(newKey, "待提出");
            assertThat(visit.get("/").body()).contains("待核定的密钥", newKey, "待提出");
            assertThat(visit.get("/system/people/city").body())
                    .contains(newKey, "/do/actor.propose-key?")
                    .doesNotContain("/do/actor.enrol-key?");
        }
        Awaited awaited = application.getBean(AwaitedKeys.class).find("city").orElseThrow();
        EnrolKey enrolment = new EnrolKey("city", awaited.keyId(), awaited.publicKey());
        refused(keeper, enrolment, RejectionCode.NOT_FOUND);
        proposed(awaited);
        refused(admin, enrolment, RejectionCode.ROLE_MISSING);
        refused(ledger.audit(), enrolment, RejectionCode.ROLE_MISSING);
        assertThat(keys.open("city", NEW.toCharArray()))
                .as("one of two has signed")
                .isInstanceOf(Opening.WrongPassphrase.class);
        accepted(keeper, enrolment);
        assertThat(keys.open("city", OLD.toCharArray())).isInstanceOf(Opening.WrongPassphrase.class);
        Opening opened = keys.open("city", NEW.toCharArray());
        assertThat(opened).isInstanceOf(Opening.Opened.class);
        Signer again = new Signer("city", "city", Role.CITY_INDUSTRY, ((Opening.Opened) opened).key());
        assertThat(again.key().verifyingKey().keyId()).isEqualTo(newKey);
        long after = accepted(again, registration(3)).firstPosition();
        assertThat(ledger.submit(city, registration(4)))
                .as("the thief, still")
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo(RejectionCode.KEY_REVOKED));
        assertThat(LiveVerification.verify(
                                ledger.store().database().reader(),
                                ledger.store().files(),
                                true,
                                TestLedger.NAME,
                                PublicKeys.in(ledger.store().home().keys()),
                                LiveVerification.newestIn(ledger.store().home().checkpoints()),
                                done -> {})
                        .problems())
                .as("what the old key signed in its time verifies")
                .isEmpty();
        try (Visit visit = new Visit(address)) {
            visit.signIn("city", PASSWORD);
            assertThat(visit.get("/entries/" + before).body()).contains("当时有效的密钥", "签名有效");
            assertThat(visit.get("/entries/" + after).body()).contains("签名有效").doesNotContain("当时有效的密钥");
            assertThat(visit.get("/account").body()).contains(newKey).doesNotContain("待登记");
        }
    }

    @Test
    void whoAuditsEnrolsTheKeyOfAnAdministratorAndOfNobodyElse() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.SM2);
        String keyId = key.verifyingKey().keyId();
        String publicKey = key.verifyingKey().base64();
        SigningKey another = SigningKey.generate(Algorithm.SM2);
        accepted(admin, new ProposeKey("keeper", keyId, publicKey));
        accepted(
                admin,
                new ProposeKey(
                        "city",
                        another.verifyingKey().keyId(),
                        another.verifyingKey().base64()));
        refused(keeper, new EnrolKey("keeper", keyId, publicKey), RejectionCode.SAME_PERSON);
        try (Visit visit = new Visit(address)) {
            visit.signIn(TestLedger.AUDIT, PASSWORD);
            assertThat(visit.get("/system/people/keeper").body())
                    .contains(keyId, "/do/actor.enrol-key?actor=keeper&amp;keyId=" + keyId)
                    .doesNotContain("/do/actor.revoke-key", "/do/actor.grant-role", "/do/actor.propose-key");
            assertThat(visit.get("/system/people/city").body())
                    .contains(another.verifyingKey().keyId())
                    .doesNotContain("/do/actor.enrol-key");
        }
        accepted(ledger.audit(), new EnrolKey("keeper", keyId, publicKey));
        Signer again = new Signer("keeper", "city", Role.SECURITY_ADMIN, key);
        accepted(again, new RevokeKey("city", another.verifyingKey().keyId(), "不是本人的"));
    }

    /** One administrator brings the key; the pages lead only another one to the second half. */
    private void proposed(Awaited awaited) throws Exception {
        accepted(admin, new ProposeKey("city", awaited.keyId(), awaited.publicKey()));
        try (Visit visit = new Visit(address)) {
            visit.signIn("admin", PASSWORD);
            assertThat(visit.get("/system/people/city").body())
                    .contains(awaited.keyId(), "已提出、待核定的密钥", "不予登记")
                    .doesNotContain("/do/actor.enrol-key?", "提出这个密钥");
        }
        try (Visit visit = new Visit(address)) {
            visit.signIn("keeper", PASSWORD);
            assertThat(visit.get("/").body()).contains("由 管理员 提出，待另一人核定");
            assertThat(visit.get("/system").body()).contains("由 管理员 提出，待另一人核定");
            Answer person = visit.get("/system/people/city");
            assertThat(person.body()).contains("<td>管理员</td>", "/do/actor.enrol-key?actor=city&amp;keyId=");
            assertThat(visit.get("/do/actor.enrol-key?actor=city&keyId=" + awaited.keyId())
                            .body())
                    .contains(awaited.keyId(), "核定并登记经办人的新密钥");
        }
    }

    private void refused(Signer signer, LedgerCommand command, RejectionCode code) {
        assertThat(ledger.submit(signer, command)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(
                        refused.rejection().code())
                .isEqualTo(code));
    }

    private String makesANewKey() throws Exception {
        try (Visit visit = new Visit(address)) {
            visit.signIn("city", PASSWORD);
            visit.get("/account");
            for (Map<String, String> wrong : List.of(
                    Map.of("password", "Wrong-horse-42", "passphrase", NEW, "again", NEW),
                    Map.of("password", PASSWORD, "passphrase", NEW, "again", NEW + "x"),
                    Map.of("password", PASSWORD, "passphrase", "short", "again", "short"),
                    Map.of("password", PASSWORD, "passphrase", PASSWORD, "again", PASSWORD))) {
                assertThat(visit.post("/account/key", wrong).body()).contains("role=\"alert\"");
                assertThat(application.getBean(AwaitedKeys.class).all()).isEmpty();
            }
            assertThat(visit.post("/account/key", Map.of("password", PASSWORD, "passphrase", NEW, "again", NEW))
                            .location())
                    .isEqualTo("/account");
            Awaited awaited =
                    application.getBean(AwaitedKeys.class).find("city").orElseThrow();
            assertThat(visit.get("/account").body()).contains(awaited.keyId(), "待登记");
            assertThat(Files.getPosixFilePermissions(
                            home.resolve("keys/actors/awaited/city." + awaited.keyId() + ".p12")))
                    .hasSize(2);
            return awaited.keyId();
        }
    }
}
