package org.mingzhang.domain.actor;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
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

    /** Where it is about two people, both are taken with who signs, in one order whoever they are. */
    @Override
    default SortedSet<StreamId> takenFirst(StreamId signer) {
        SortedSet<StreamId> first = LedgerCommand.super.takenFirst(signer);
        if (alsoAbout() != null) {
            first.add(subject());
        }
        return first;
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
     * Registers a person with a first key. Who registers grants no posts but that of an applicant, who moves no public money, and says
     * for what kind of post the person is there: whoever gives posts gives that kind and no other.
     *
     * @param org organisation id; for enterprises the credit code
     * @param intended the post for which they are registered (拟任岗位)
     * @param keyId first 16 hex digits of the SM3 of the public key
     * @param publicKey base64 of SubjectPublicKeyInfo, SM2
     */
    @CommandName(value = "actor.register", title = "登记经办人及其首个密钥")
    record RegisterActor(
            String actor,
            String name,
            String org,
            String orgName,
            Role intended,
            String keyId,
            String publicKey,
            List<Post> posts)
            implements ActorCommand {
        public RegisterActor {
            if (intended == Role.LEDGER) {
                throw new RefusedValue(intended, "“账本自身”不是人的岗位");
            }
            requireKey(keyId, publicKey);
            CreditCode.requireAsWritten(org);
        }
    }

    /** Proposes a new key for a person; it signs nothing until another person has it enrolled. */
    @CommandName(value = "actor.propose-key", title = "为经办人提出新密钥")
    record ProposeKey(String actor, String keyId, String publicKey) implements ActorCommand {
        public ProposeKey {
            requireKey(keyId, publicKey);
        }
    }

    /** Binds a key to a person that somebody else has proposed for them. */
    @CommandName(value = "actor.enrol-key", title = "核定并登记经办人的新密钥")
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

    /** Withdraws a key, or what is proposed as one. */
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

    /**
     * Has somebody stand in for a colleague on leave.
     *
     * @param actor who stands in
     * @param instead who is on leave, in whose own post
     * @param county as that post is limited; absent for the whole city
     * @param from the first day, today or later
     * @param to the last day
     */
    @CommandName(value = "actor.grant-stand-in", title = "安排代理岗位")
    record GrantStandIn(
            String actor,
            String instead,
            Role role,
            @Nullable String county,
            LocalDate from,
            LocalDate to,
            String reason)
            implements ActorCommand {
        public GrantStandIn {
            StreamId.requireName(instead);
        }

        @Override
        public StreamId alsoAbout() {
            return StreamId.actor(instead);
        }
    }

    /**
     * Ends it before its last day, at once.
     *
     * @param from the first day of what is ended
     */
    @CommandName(value = "actor.end-stand-in", title = "提前结束代理")
    record EndStandIn(
            String actor,
            String instead,
            Role role,
            @Nullable String county,
            LocalDate from,
            String reason) implements ActorCommand {
        public EndStandIn {
            StreamId.requireName(instead);
        }

        @Override
        public StreamId alsoAbout() {
            return StreamId.actor(instead);
        }
    }

    /**
     * Asks for a one-time code with which a person sets another password. For whoever holds a post of an office another administrator
     * has to agree.
     */
    @CommandName(value = "actor.ask-code", title = "为经办人申请一次性代码")
    record AskCode(String actor, String reason) implements ActorCommand {}

    /** Agrees to the one-time code that another administrator has asked for. */
    @CommandName(value = "actor.agree-code", title = "同意发给一次性代码")
    record AgreeCode(String actor) implements ActorCommand {}

    /** Says, with one's own key, that it is oneself who came in with a one-time code; or, by who saw the person, that it is they. */
    @CommandName(value = "actor.confirm-sign-in", title = "确认登录的是本人")
    record ConfirmSignIn(String actor) implements ActorCommand {}

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
