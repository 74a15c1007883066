package org.mingzhang.domain.actor;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.command.CommandName;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;

/** What can be asked about people, keys and posts. */
public sealed interface ActorCommand extends LedgerCommand {
    String actor();

    @Override
    default StreamId subject() {
        return StreamId.actor(actor());
    }

    /** A post, for the whole city or one county. */
    record Post(Role role, @Nullable String county) {}

    /** Registers a person with a first key and posts. */
    @CommandName(value = "actor.register", title = "登记经办人及其首个密钥和岗位")
    record RegisterActor(
            String actor, String name, String org, String orgName, String keyId, String publicKey, List<Post> posts)
            implements ActorCommand {}

    /** Binds one more key to a person. */
    @CommandName(value = "actor.enrol-key", title = "为经办人增加密钥")
    record EnrolKey(String actor, String keyId, String publicKey) implements ActorCommand {}

    /** Replaces one's own key, signed with the old one. */
    @CommandName(value = "actor.rotate-key", title = "经办人更换自己的密钥")
    record RotateKey(String actor, String oldKeyId, String keyId, String publicKey) implements ActorCommand {}

    /** Withdraws a key. */
    @CommandName(value = "actor.revoke-key", title = "吊销密钥")
    record RevokeKey(String actor, String keyId, String reason) implements ActorCommand {}

    /** Gives a post. */
    @CommandName(value = "actor.grant-role", title = "授予岗位")
    record GrantRole(String actor, Role role, @Nullable String county) implements ActorCommand {}

    /** Takes a post away. */
    @CommandName(value = "actor.revoke-role", title = "收回岗位")
    record RevokeRole(String actor, Role role, @Nullable String county, String reason) implements ActorCommand {}

    @Override
    default Decision decide(Streams streams, Occasion occasion) {
        Actor actor = (Actor) streams.state(subject());
        boolean own = this instanceof RotateKey && occasion.actor().id().equals(actor());
        if (!own) {
            Rejection no = occasion.refuseUnless(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
            if (no != null) {
                return new Decision.Rejected(no);
            }
            // Whoever keeps keys and posts must not be able to hand them to themselves.
            if (occasion.actor().id().equals(actor())) {
                return Decision.reject(RejectionCode.SAME_PERSON, Map.of("actor", actor()));
            }
        }
        if (this instanceof RegisterActor == actor.exists()) {
            return actor.exists()
                    ? Decision.reject(RejectionCode.ACTOR_EXISTS, Map.of("actor", actor()))
                    : Decision.reject(RejectionCode.ACTOR_UNKNOWN, Map.of("actor", actor()));
        }
        return switch (this) {
            case RegisterActor c -> {
                List<StreamEvent> events = new java.util.ArrayList<>();
                events.add(new StreamEvent(subject(), new ActorRegistered(c.name, c.org, c.orgName)));
                events.add(new StreamEvent(subject(), new KeyEnrolled(c.keyId, "SM2", c.publicKey)));
                for (Post post : c.posts) {
                    events.add(new StreamEvent(subject(), new RoleGranted(post.role, post.county)));
                }
                yield new Decision.Accepted(events);
            }
            case EnrolKey c ->
                actor.key(c.keyId) != null
                        ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("keyId", c.keyId))
                        : Decision.accept(subject(), new KeyEnrolled(c.keyId, "SM2", c.publicKey));
            case RotateKey c -> {
                Decision no = needsLiveKey(actor, c.oldKeyId);
                yield no != null
                        ? no
                        : actor.key(c.keyId) != null
                                ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("keyId", c.keyId))
                                : Decision.accept(subject(), new KeyRotated(c.oldKeyId, c.keyId, "SM2", c.publicKey));
            }
            case RevokeKey c -> {
                Decision no = needsLiveKey(actor, c.keyId);
                yield no != null ? no : Decision.accept(subject(), new KeyRevoked(c.keyId, c.reason));
            }
            case GrantRole c ->
                actor.holdsExactly(c.role, c.county)
                        ? Decision.reject(RejectionCode.ALREADY_EXISTS, Map.of("role", c.role))
                        : Decision.accept(subject(), new RoleGranted(c.role, c.county));
            case RevokeRole c ->
                actor.holdsExactly(c.role, c.county)
                        ? Decision.accept(subject(), new RoleRevoked(c.role, c.county, c.reason))
                        : Decision.reject(RejectionCode.NOT_FOUND, Map.of("role", c.role));
        };
    }

    private static @Nullable Decision needsLiveKey(Actor actor, String keyId) {
        Actor.Key key = actor.key(keyId);
        if (key == null) {
            return Decision.reject(RejectionCode.NOT_FOUND, Map.of("keyId", keyId));
        }
        return key.revoked() ? Decision.reject(RejectionCode.KEY_REVOKED, Map.of("keyId", keyId)) : null;
    }
}
