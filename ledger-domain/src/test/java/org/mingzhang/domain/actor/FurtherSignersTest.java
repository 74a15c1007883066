package org.mingzhang.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** One administrator alone wants to act in the name of an enterprise for which somebody acts already. */
class FurtherSignersTest {
    private static final VerifyingKey KEY = key();
    private static final VerifyingKey OTHER = key();

    private final Given given = Given.people();

    private static VerifyingKey key() {
        return SigningKey.generate(Algorithm.SM2).verifyingKey();
    }

    private static RegisterActor signerOf(String enterprise, String id, VerifyingKey key, Post... posts) {
        return new RegisterActor(
                id, "示例" + id, enterprise, "示例企业", Role.APPLICANT, key.keyId(), key.base64(), List.of(posts));
    }

    /** An attack: a straw signer of an enterprise that has one withdraws its case, or hands in another one in its name. */
    @Test
    void theSystemAdministratorAloneAddsNoSignerToAnEnterpriseThatHasOne() {
        String enterprise = Given.code(77);
        Post applies = new Post(Role.APPLICANT, null);
        given.after(Person.ADMINISTRATOR, signerOf(enterprise, "first", KEY, applies));
        given.when(Person.ADMINISTRATOR, signerOf(enterprise, "straw", OTHER, applies))
                .rejected(RejectionCode.SAME_PERSON, "已有经办人的企业再添经办人须由两人登记和授予岗位");
        given.when(Person.ADMINISTRATOR, signerOf(Given.code(78), "elsewhere", key(), applies))
                .accepted();
        given.after(Person.ADMINISTRATOR, signerOf(enterprise, "second", OTHER));
        assertThat(((Actor) given.ledger().state(StreamId.actor("second"))).roles(given.today()))
                .isEmpty();
        given.when(Person.ADMINISTRATOR, new GrantRole("second", Role.APPLICANT, null))
                .rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.SECURITY, new GrantRole("second", Role.APPLICANT, null));
        assertThat(((Enterprise) given.ledger().state(StreamId.enterprise(enterprise))).signers())
                .containsExactly("first", "second");
    }

    /** An attack: in other letters the code is nobody's, and reads as the enterprise's all the same. */
    @Test
    void aCodeInOtherLettersIsNoWayAroundTheTwo() {
        String code = Given.code(77);
        Post applies = new Post(Role.APPLICANT, null);
        for (String alike : List.of(code.toLowerCase(Locale.ROOT), " " + code, code.replace('1', '１'))) {
            assertThatThrownBy(() -> signerOf(alike, "straw", OTHER, applies))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("字母应大写");
        }
        assertThat(signerOf("某县财政局", "official", OTHER).org()).isEqualTo("某县财政局");
    }

    /** An attack: the post is taken from the one signer, and a straw one is put in their place by one hand. */
    @Test
    void anEnterpriseWhoseSignerLostThePostIsNoNewOne() {
        String enterprise = Given.code(77);
        Post applies = new Post(Role.APPLICANT, null);
        given.after(Person.ADMINISTRATOR, signerOf(enterprise, "first", KEY, applies));
        given.after(Person.ADMINISTRATOR, new RevokeRole("first", Role.APPLICANT, null, "离职"));
        given.when(Person.ADMINISTRATOR, signerOf(enterprise, "straw", OTHER, applies))
                .rejected(RejectionCode.SAME_PERSON);
    }

    /** An attack: the one signer comes by two hands, and the next one is the first that comes by one. */
    @Test
    void aSignerWhoCameByTwoHandsIsNotedToo() {
        String enterprise = Given.code(77);
        given.after(Person.ADMINISTRATOR, signerOf(enterprise, "first", KEY));
        given.after(Person.SECURITY, new GrantRole("first", Role.APPLICANT, null));
        given.when(Person.ADMINISTRATOR, signerOf(enterprise, "straw", OTHER, new Post(Role.APPLICANT, null)))
                .rejected(RejectionCode.SAME_PERSON);
    }
}
