package org.mingzhang.domain.actor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.VerifyingKey;

/** What can be asked about people, keys and posts. */
public sealed interface ActorCommand extends LedgerCommand {
    String actor();

    @Override
    default StreamId subject() {
        return StreamId.actor(actor());
    }

    /**
     * A post.
     *
     * @param county limits it to one county; absent for the whole city
     */
    record Post(Role role, @Nullable String county) {
        public Post {
            if (role == Role.LEDGER) {
                throw new RefusedValue(role, "“账本自身”不是人的岗位");
            }
        }
    }

    /**
     * Registers a person with a first key and posts.
     *
     * @param org organisation id; for enterprises the credit code
     * @param keyId first 16 hex digits of the SM3 of the public key
     * @param publicKey base64 of SubjectPublicKeyInfo, SM2
     */
    @CommandName(value = "actor.register", title = "登记经办人及其首个密钥和岗位")
    record RegisterActor(
            String actor, String name, String org, String orgName, String keyId, String publicKey, List<Post> posts)
            implements ActorCommand {
        public RegisterActor {
            requireKey(keyId, publicKey);
        }
    }

    /** Binds one more key to a person. */
    @CommandName(value = "actor.enrol-key", title = "为经办人增加密钥")
    record EnrolKey(String actor, String keyId, String publicKey) implements ActorCommand {
        public EnrolKey {
            requireKey(keyId, publicKey);
        }
    }

    /** Replaces one's own key, signed with the old one. */
    @CommandName(value = "actor.rotate-key", title = "经办人更换自己的密钥")
    record RotateKey(String actor, String oldKeyId, String keyId, String publicKey) implements ActorCommand {
        public RotateKey {
            requireKey(keyId, publicKey);
        }
    }

    /** Withdraws a key. */
    @CommandName(value = "actor.revoke-key", title = "吊销密钥")
    record RevokeKey(String actor, String keyId, String reason) implements ActorCommand {}

    /** Gives a post. */
    @CommandName(value = "actor.grant-role", title = "授予岗位")
    record GrantRole(String actor, Role role, @Nullable String county) implements ActorCommand {
        public GrantRole {
            if (role == Role.LEDGER) {
                throw new RefusedValue(role, "“账本自身”不是人的岗位");
            }
        }
    }

    /** Takes a post away. */
    @CommandName(value = "actor.revoke-role", title = "收回岗位")
    record RevokeRole(String actor, Role role, @Nullable String county, String reason) implements ActorCommand {}

    private static void requireKey(String keyId, String publicKey) {
        VerifyingKey key;
        try {
            key = VerifyingKey.ofBase64(publicKey);
        } catch (IllegalArgumentException e) {
            throw new RefusedValue(publicKey, "应为 SM2 公钥的 base64");
        }
        if (key.algorithm() != Algorithm.SM2 || !key.keyId().equals(keyId)) {
            throw new RefusedValue(keyId, "公钥应为 SM2，密钥编号应为其 SM3 的前 16 位十六进制");
        }
    }

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        return new ActorDecider(streams, occasion, this).decide();
    }
}
