package org.mingzhang.app.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.app.TestLedger;
import org.mingzhang.app.TestLedger.Signer;
import org.mingzhang.app.actor.ActorDirectory.HeldKey;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.ActorDirectory.ProposedKey;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.domain.actor.ActorCommand;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;

/**
 * Who decides about another person reads two streams of one kind. Whichever of the two ids comes first, they are taken in
 * one order, and every command about people goes through.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActorCommandsIT {
    private final Signer admin = Signer.of("m-admin", Role.SYSTEM_ADMIN);
    private TestLedger ledger;

    @BeforeAll
    void begin(@TempDir Path home) {
        ledger = TestLedger.begin(home, admin);
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    private void accepted(Signer signer, LedgerCommand command) {
        assertThat(ledger.submit(signer, command)).as("%s", command).isInstanceOf(Outcome.Accepted.class);
    }

    private Person person(String actor) {
        return new ActorDirectory(ledger.store().log()).find(actor).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-before-the-administrator", "z-after-the-administrator", "管-after-both"})
    void anAdministratorDecidesAboutPeopleWhoseIdsComeBeforeOrAfterTheirOwn(String id) {
        Signer person = Signer.of(id, Role.FINANCE);
        SigningKey second = SigningKey.generate(Algorithm.SM2);
        String secondId = second.verifyingKey().keyId();
        ledger.arrives(person);
        accepted(ledger.security(), new GrantRole(id, Role.FINANCE, "武安市"));
        accepted(admin, new RevokeRole(id, Role.FINANCE, "武安市", "调岗"));
        accepted(admin, new ProposeKey(id, secondId, second.verifyingKey().base64()));
        assertThat(person(id).proposed()).extracting(ProposedKey::by).containsExactly(admin.actor());
        accepted(
                ledger.security(),
                new EnrolKey(id, secondId, second.verifyingKey().base64()));
        assertThat(person(id).proposed()).isEmpty();
        accepted(admin, new RevokeKey(id, secondId, "遗失"));

        Person now = person(id);
        assertThat(now.posts()).containsExactly(new Post(Role.FINANCE, null));
        assertThat(now.keys()).extracting(HeldKey::keyId, HeldKey::signs).hasSize(2);
        assertThat(now.keys().getFirst().signs()).isTrue();
        assertThat(now.keys().getLast()).satisfies(key -> {
            assertThat(key.keyId()).isEqualTo(secondId);
            assertThat(key.revokedAt()).isGreaterThan(key.since());
        });
    }

    @Test
    void aPersonReplacesTheirOwnKeyAndSignsOnWithTheNewOne() {
        Signer person = Signer.of("rotator", Role.SYSTEM_ADMIN);
        ledger.arrives(person);
        Signer renewed = Signer.of("rotator", Role.SYSTEM_ADMIN);
        accepted(
                person,
                new RotateKey(
                        "rotator",
                        person.key().verifyingKey().keyId(),
                        renewed.key().verifyingKey().keyId(),
                        renewed.key().verifyingKey().base64()));

        Signer other = Signer.of("registered-with-the-new-key", Role.FINANCE);
        assertThat(ledger.submit(person, TestLedger.registration(other))).isInstanceOf(Outcome.Refused.class);
        accepted(renewed, TestLedger.registration(other));
        assertThat(person("rotator").keys()).extracting(HeldKey::signs).containsExactly(false, true);
    }

    /** An attack: one administrator alone wants the signature of somebody who pays, whichever way it may be had. */
    @Test
    void theSystemAdministratorAloneGetsNoSignatureOfAPayer() {
        Signer payer = Signer.of("payer", Role.FINANCE);
        ledger.arrives(payer);
        Signer straw = Signer.of("straw-man", Role.FINANCE);
        SigningKey own = SigningKey.generate(Algorithm.SM2);
        String ownId = own.verifyingKey().keyId();
        String ownKey = own.verifyingKey().base64();
        RegisterActor registration = TestLedger.registration(straw);
        refused(
                new RegisterActor(
                        straw.actor(),
                        registration.name(),
                        registration.org(),
                        registration.orgName(),
                        registration.intended(),
                        registration.keyId(),
                        registration.publicKey(),
                        List.of(new ActorCommand.Post(Role.FINANCE, null))),
                RejectionCode.SAME_PERSON);
        accepted(admin, registration);
        refused(new GrantRole(straw.actor(), Role.FINANCE, null), RejectionCode.ROLE_MISSING);
        refused(new EnrolKey(payer.actor(), ownId, ownKey), RejectionCode.ROLE_MISSING);
        accepted(admin, new ProposeKey(payer.actor(), ownId, ownKey));
        refused(new EnrolKey(payer.actor(), ownId, ownKey), RejectionCode.ROLE_MISSING);
        Signer asPayer = new Signer(payer.actor(), payer.org(), Role.FINANCE, own);
        Signer asStraw = new Signer(straw.actor(), straw.org(), Role.FINANCE, straw.key());
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        refused(
                new GrantStandIn(straw.actor(), payer.actor(), Role.FINANCE, null, today, today, "年休假"),
                RejectionCode.ROLE_MISSING);
        refused(new GrantRole(straw.actor(), Role.SECURITY_ADMIN, null), RejectionCode.ROLE_MISSING);
        accepted(admin, new ProposeKey(TestLedger.SECURITY, ownId, ownKey));
        refused(new EnrolKey(TestLedger.SECURITY, ownId, ownKey), RejectionCode.ROLE_MISSING);
        AppropriateFunds payment = new AppropriateFunds("none", "central", Fen.ofWan(1), "示例〔2026〕1号", 2026);
        refused(asPayer, payment, RejectionCode.KEY_UNKNOWN);
        refused(asStraw, payment, RejectionCode.ROLE_MISSING);
    }

    private void refused(LedgerCommand command, RejectionCode code) {
        refused(admin, command, code);
    }

    private void refused(Signer signer, LedgerCommand command, RejectionCode code) {
        assertThat(ledger.submit(signer, command))
                .as("%s", command)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.rejection().code()).isEqualTo(code));
    }

    @Test
    void theDirectoryListsEverybodyById() {
        assertThat(new ActorDirectory(ledger.store().log()).all())
                .extracting(Person::actor)
                .isSorted()
                .contains("m-admin");
        assertThat(new ActorDirectory(ledger.store().log()).find("nobody")).isEmpty();
    }
}
