package org.mingzhang.domain.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorCommand.AgreeCode;
import org.mingzhang.domain.actor.ActorCommand.AskCode;
import org.mingzhang.domain.actor.ActorCommand.ConfirmSignIn;
import org.mingzhang.domain.actor.ActorCommand.EndStandIn;
import org.mingzhang.domain.actor.ActorCommand.EnrolKey;
import org.mingzhang.domain.actor.ActorCommand.GrantRole;
import org.mingzhang.domain.actor.ActorCommand.GrantStandIn;
import org.mingzhang.domain.actor.ActorCommand.Post;
import org.mingzhang.domain.actor.ActorCommand.ProposeKey;
import org.mingzhang.domain.actor.ActorCommand.RegisterActor;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.ActorCommand.RevokeRole;
import org.mingzhang.domain.actor.ActorCommand.RotateKey;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.CodeAgreed;
import org.mingzhang.domain.actor.ActorEvent.CodeAsked;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyProposed;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.ActorEvent.SignInConfirmed;
import org.mingzhang.domain.decision.Checks;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.SignerNoted;
import org.mingzhang.domain.event.StreamId;

/**
 * The rules of people, keys and posts. The system administrator registers people, and with their post the first who signs for an
 * enterprise; the security administrator gives all other posts, a new key takes two, and so does a one-time code ({@link
 * CodeRules}); each of them takes away what is misused, and nobody hands anything to themself. What one person may not do alone is
 * in {@link Separation}. Who stands in for a colleague has one post of theirs on certain days, and signs as themself.
 */
final class ActorDecider {
    private final Occasion occasion;
    private final ActorCommand command;
    private final StreamId subject;
    private final Actor actor;
    private final Streams streams;

    ActorDecider(Streams streams, Occasion occasion, ActorCommand command) {
        this.occasion = occasion;
        this.streams = streams;
        this.command = command;
        this.subject = command.subject();
        this.actor = (Actor) streams.state(subject);
    }

    Decision decide() {
        return switch (command) {
            case RegisterActor c ->
                Checks.first(() -> occasion.refuseUnless(Role.SYSTEM_ADMIN))
                        .refuseIf(actor.exists(), RejectionCode.ACTOR_EXISTS, Map.of("actor", c.actor()))
                        .then(() -> Separation.refuseAtRegistration(
                                c.actor(), c.posts().stream().map(Post::role).toList()))
                        .then(() -> Separation.refuseOutside(
                                c.actor(),
                                c.intended(),
                                c.posts().stream().map(Post::role).toList()))
                        .then(() -> Separation.refuseOffice(c.actor(), c.org(), c.orgName(), c.intended()))
                        .then(() -> Separation.refuseFurtherSigner(
                                c.actor(), c.org(), signers(c).size()))
                        .orElse(() -> register(c));
            case ProposeKey c ->
                onActor(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
                        .then(() -> refuseKnownKey(c.keyId()))
                        .then(() -> refuseProposed(c.keyId()))
                        .orElse(() -> accept(new KeyProposed(c.keyId(), "SM2", c.publicKey())));
            case EnrolKey c ->
                onActor(Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
                        .then(this::refuseEnrolment)
                        .then(() -> refuseKnownKey(c.keyId()))
                        .then(() ->
                                Separation.refuseUnproposed(subject.id(), actor, occasion, c.keyId(), c.publicKey()))
                        .orElse(() -> accept(new KeyEnrolled(c.keyId(), "SM2", c.publicKey())));
            case RotateKey c -> rotate(c);
            case RevokeKey c ->
                onActor(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
                        .then(() -> actor.proposed(c.keyId()) != null ? null : refuseDeadKey(c.keyId()))
                        .orElse(() -> accept(new KeyRevoked(c.keyId(), c.reason())));
            case GrantRole c ->
                onActor(Role.SECURITY_ADMIN)
                        .refuseIf(
                                actor.holdsExactly(c.role(), c.county()),
                                RejectionCode.ALREADY_EXISTS,
                                Map.of("role", c.role()))
                        .then(() -> Separation.refuseFromBringer(subject.id(), actor, occasion))
                        .then(() -> Separation.refuseTogether(subject.id(), with(c.role())))
                        .then(() -> Separation.refuseOtherKind(subject.id(), actor, c.role()))
                        .orElse(() -> granted(c));
            case RevokeRole c ->
                onActor(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
                        .refuseIf(
                                !actor.holdsExactly(c.role(), c.county()),
                                RejectionCode.NOT_FOUND,
                                Map.of("role", c.role()))
                        .then(() -> StandInRules.refuseRevoking(actor, c.role(), c.county(), occasion.today()))
                        .orElse(() -> accept(new RoleRevoked(c.role(), c.county(), c.reason())));
            case GrantStandIn c -> {
                StandInRules rules = new StandInRules(subject, actor, (Actor) streams.state(c.alsoAbout()), occasion);
                yield onActor(Role.SECURITY_ADMIN)
                        .then(() -> rules.refuse(c))
                        .then(() -> Separation.refuseFromBringer(subject.id(), actor, occasion))
                        .then(() -> Separation.refuseTogether(subject.id(), with(c.role())))
                        .then(() -> Separation.refuseOtherKind(subject.id(), actor, c.role()))
                        .orElse(() -> StandInRules.granted(c));
            }
            case EndStandIn c ->
                onActor(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
                        .then(() -> StandInRules.refuseEnding(actor, c, occasion.today()))
                        .orElse(() -> StandInRules.ended(c));
            case AskCode c ->
                onActor(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)
                        .then(() -> administers() ? null : occasion.refuseUnless(Role.SYSTEM_ADMIN))
                        .orElse(() -> accept(new CodeAsked(c.reason())));
            case AgreeCode c ->
                onActor(Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
                        .then(() -> CodeRules.refuseAgreeing(subject.id(), actor, occasion))
                        .orElse(() -> accept(new CodeAgreed(
                                Objects.requireNonNull(actor.askedCode()).by())));
            case ConfirmSignIn c -> {
                boolean self = occasion.actor().id().equals(subject.id());
                yield (self ? Checks.first(this::refuseUnknown).then(occasion::refuseFuture) : byWhoSawThem())
                        .then(() -> CodeRules.refuseConfirming(subject.id(), actor, occasion))
                        .orElse(() -> accept(new SignInConfirmed(self)));
            }
        };
    }

    private Decision accept(ActorEvent event) {
        return Decision.accept(subject, event);
    }

    /** By somebody in one of these posts, about another person who is registered. */
    private Checks onActor(Role... posts) {
        return Checks.first(() -> occasion.refuseUnless(posts))
                .then(this::refuseUnknown)
                .refuseIf(
                        occasion.actor().id().equals(subject.id()),
                        RejectionCode.SAME_PERSON,
                        Map.of("actor", subject.id(), "step", "管理密钥和岗位", "otherStep", "持有"));
    }

    /** A person confirms for themself in whatever post they have; in their stead only who keeps posts and keys. */
    private Checks byWhoSawThem() {
        return Checks.first(this::refuseUnknown)
                .refuseIf(
                        !Role.SECURITY_ADMIN.name().equals(occasion.actor().role()),
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("actor", occasion.actor().id(), "needs", "本人或安全保密管理员"))
                .then(() -> occasion.refuseUnless(Role.SECURITY_ADMIN));
    }

    /** Keys of administrators are enrolled by who audits them, too, since there may be one of each; others' are none of the audit's. */
    private @Nullable Rejection refuseEnrolment() {
        return administers() ? null : occasion.refuseUnless(Role.SECURITY_ADMIN);
    }

    private boolean administers() {
        return actor.roles(occasion.today()).stream().anyMatch(Separation.ADMINISTRATION::contains);
    }

    private @Nullable Rejection refuseUnknown() {
        return actor.exists() ? null : Rejection.of(RejectionCode.NOT_FOUND, Map.of("actor", subject.id()));
    }

    private Decision register(RegisterActor c) {
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent(subject, new ActorRegistered(c.name(), c.org(), c.orgName(), c.intended())));
        events.add(new StreamEvent(subject, new KeyEnrolled(c.keyId(), "SM2", c.publicKey())));
        for (Post post : c.posts()) {
            events.add(new StreamEvent(subject, new RoleGranted(post.role(), post.county())));
        }
        if (signsForAnEnterprise(c)) {
            events.add(new StreamEvent(StreamId.enterprise(c.org()), new SignerNoted(c.actor())));
        }
        return new Decision.Accepted(events);
    }

    private static boolean signsForAnEnterprise(RegisterActor c) {
        return !c.posts().isEmpty() && CreditCode.isValid(c.org());
    }

    /** Who signs already for the enterprise for which somebody is being registered. */
    private Set<String> signers(RegisterActor c) {
        return signsForAnEnterprise(c)
                ? ((Enterprise) streams.state(StreamId.enterprise(c.org()))).signers()
                : Set.of();
    }

    private Decision granted(GrantRole c) {
        Decision.Accepted post = Decision.accept(subject, new RoleGranted(c.role(), c.county()));
        if (c.role() != Role.APPLICANT || !CreditCode.isValid(actor.org())) {
            return post;
        }
        StreamId enterprise = StreamId.enterprise(actor.org());
        streams.state(enterprise);
        return post.and(enterprise, new SignerNoted(subject.id()));
    }

    /** A person's own doing, with the key that is to be replaced. */
    private Decision rotate(RotateKey c) {
        return Checks.first(this::refuseUnknown)
                .refuseIf(
                        !occasion.actor().id().equals(subject.id()),
                        RejectionCode.SCOPE_EXCEEDED,
                        Map.of("actor", occasion.actor().id(), "needs", "本人"))
                .then(occasion::refuseFuture)
                .then(() -> refuseDeadKey(c.oldKeyId()))
                .then(() -> refuseKnownKey(c.keyId()))
                .refuseIf(
                        !occasion.actor().keyId().equals(c.oldKeyId()),
                        RejectionCode.WRONG_STATE,
                        Map.of("signedWith", occasion.actor().keyId(), "needs", c.oldKeyId()))
                .orElse(() -> accept(new KeyRotated(c.oldKeyId(), c.keyId(), "SM2", c.publicKey())));
    }

    private @Nullable Rejection refuseKnownKey(String keyId) {
        return actor.key(keyId) != null ? Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("keyId", keyId)) : null;
    }

    /** What was withdrawn comes back by no proposal, and nobody proposes the same key twice. */
    private @Nullable Rejection refuseProposed(String keyId) {
        if (actor.isWithdrawn(keyId)) {
            return Rejection.of(RejectionCode.KEY_REVOKED, Map.of("keyId", keyId));
        }
        Actor.Proposed proposed = actor.proposed(keyId);
        return proposed != null && proposed.by().contains(occasion.actor().id())
                ? Rejection.of(RejectionCode.ALREADY_EXISTS, Map.of("keyId", keyId, "state", "已提出，等待另一人核定"))
                : null;
    }

    private @Nullable Rejection refuseDeadKey(String keyId) {
        Actor.Key key = actor.key(keyId);
        if (key == null && !actor.isWithdrawn(keyId)) {
            return Rejection.of(RejectionCode.NOT_FOUND, Map.of("keyId", keyId));
        }
        return key == null || key.revoked() ? Rejection.of(RejectionCode.KEY_REVOKED, Map.of("keyId", keyId)) : null;
    }

    private List<Role> with(Role more) {
        List<Role> roles = new ArrayList<>(actor.roles(occasion.today()));
        roles.add(more);
        return roles;
    }
}
