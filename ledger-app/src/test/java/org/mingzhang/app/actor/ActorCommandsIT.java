package org.mingzhang.app.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.command.LedgerCommand;
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
        accepted(ledger.security(), new EnrolKey(id, secondId, second.verifyingKey().base64()));
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

    @Test
    void theDirectoryListsEverybodyById() {
        assertThat(new ActorDirectory(ledger.store().log()).all())
                .extracting(Person::actor)
                .isSorted()
                .contains("m-admin");
        assertThat(new ActorDirectory(ledger.store().log()).find("nobody")).isEmpty();
    }
}
