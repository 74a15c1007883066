package org.mingzhang.app.system;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.actor.DepositedKeys;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.Crumb;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.actor.Actor;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.ActorEvent.StandInEndNoted;
import org.mingzhang.domain.actor.ActorEvent.StandInEnded;
import org.mingzhang.domain.actor.ActorEvent.StandInGranted;
import org.mingzhang.domain.actor.ActorEvent.StandInNoted;
import org.mingzhang.domain.actor.CodeRules;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One person as the administrators see them: which posts since when and by whom, for whom they stand in and who for them, which keys, and
 * a new key that waits.
 */
@ConsolePage
class PeoplePages {
    private final ActorDirectory directory;
    private final AwaitedKeys awaited;
    private final DepositedKeys deposited;
    private final LedgerStore store;
    private final LedgerClock clock;
    private final LedgerIdentity identity;

    PeoplePages(
            AwaitedKeys awaited,
            DepositedKeys deposited,
            LedgerStore store,
            LedgerClock clock,
            LedgerIdentity identity) {
        this.directory = new ActorDirectory(store.log());
        this.awaited = awaited;
        this.deposited = deposited;
        this.store = store;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * A post in its time.
     *
     * @param by who gave it
     * @param until when it was taken away; null while it is held
     * @param takenBy who took it away
     */
    public record HeldPost(
            Post post,
            long position,
            Instant since,
            String by,
            @Nullable Instant until,
            @Nullable String takenBy) {
        /** Whether somebody may be asked to stand in for it while its holder is on leave. */
        public boolean mayBeStoodInFor() {
            return until == null && post.role().mayBeStoodInFor();
        }
    }

    /**
     * Somebody who stands in for somebody.
     *
     * @param by who arranged it
     * @param today by which it is told how it stands
     * @param endedAt when it was ended before its last day; null where it was not
     */
    public record Shown(
            String standIn,
            String instead,
            Post post,
            LocalDate from,
            LocalDate to,
            long position,
            String by,
            LocalDate today,
            @Nullable Instant endedAt,
            @Nullable String endedBy) {
        /** Whether it is of today or of later days. */
        public boolean isOpen() {
            return endedAt == null && !to.isBefore(today);
        }

        public boolean isCurrent() {
            return isOpen() && !from.isAfter(today);
        }

        public String state() {
            if (endedAt != null) {
                return "已提前结束";
            }
            return isCurrent() ? "代理中" : isOpen() ? "尚未开始" : "已期满";
        }

        private Shown ended(Instant at, String byWhom) {
            return new Shown(standIn, instead, post, from, to, position, by, today, at, byWhom);
        }

        private boolean is(String who, String forWhom, Post inPost, LocalDate since) {
            return endedAt == null
                    && standIn.equals(who)
                    && instead.equals(forWhom)
                    && post.equals(inPost)
                    && from.equals(since);
        }
    }

    @GetMapping("/system/people/{actor}")
    String person(@PathVariable String actor, SignedIn me, Model model) {
        Person person = directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
        model.addAttribute("title", person.name());
        model.addAttribute("crumbs", List.of(new Crumb(Area.SYSTEM.path(), Area.SYSTEM.chinese())));
        model.addAttribute("person", person);
        model.addAttribute("posts", posts(actor));
        model.addAttribute("standIns", standIns(actor));
        model.addAttribute("awaited", awaited.find(actor).orElse(null));
        boolean other = !me.actor().equals(actor);
        boolean security = other && me.role() == Role.SECURITY_ADMIN;
        model.addAttribute("takes", security || (other && me.role() == Role.SYSTEM_ADMIN));
        model.addAttribute("security", security);
        model.addAttribute("grants", security && !standing(actor).isBroughtBy(me.actor()));
        model.addAttribute("enrols", security || (other && me.role() == Role.AUDIT_ADMIN && administers(person)));
        ActorDirectory.AskedCode code = person.askedCode();
        boolean two = CodeRules.takesTwo(person.posts().stream().map(Post::role).toList());
        model.addAttribute("waitsForAgreement", code != null && code.agreedBy() == null && two);
        model.addAttribute("codeTakesTwo", two);
        model.addAttribute(
                "asksCode",
                other && (me.role() == Role.SYSTEM_ADMIN || (me.role() == Role.SECURITY_ADMIN && administers(person))));
        model.addAttribute(
                "agreesCode",
                other
                        && code != null
                        && !code.by().equals(me.actor())
                        && (me.role() == Role.SECURITY_ADMIN || me.role() == Role.AUDIT_ADMIN));
        // Whoever has a key here shows with it that it is they.
        model.addAttribute("confirms", security && person.unproven() && !deposited.has(actor));
        return "system/person";
    }

    private static boolean administers(Person person) {
        return person.posts().stream().anyMatch(post -> switch (post.role()) {
            case SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN -> true;
            default -> false;
        });
    }

    /** The person as the rules see them. */
    private Actor standing(String actor) {
        Actor standing = new Actor();
        for (StoredEntry entry : store.log().stream(new StreamRef(StreamType.ACTOR.code(), actor), 0)) {
            standing.evolve(Recorded.of(entry.requireSealed().envelope(), entry.position()));
        }
        return standing;
    }

    private List<HeldPost> posts(String actor) {
        List<HeldPost> posts = new ArrayList<>();
        for (StoredEntry entry : store.log().stream(new StreamRef(StreamType.ACTOR.code(), actor), 0)) {
            Envelope envelope = entry.requireSealed().envelope();
            String by = Objects.requireNonNull(envelope.actor()).id();
            if (envelope.event() instanceof RoleGranted granted) {
                posts.add(new HeldPost(
                        new Post(granted.role(), granted.county()),
                        entry.position(),
                        entry.recordedAt(),
                        by,
                        null,
                        null));
            } else if (envelope.event() instanceof RoleRevoked revoked) {
                Post post = new Post(revoked.role(), revoked.county());
                posts.replaceAll(held -> held.post.equals(post) && held.until == null
                        ? new HeldPost(post, held.position, held.since, held.by, entry.recordedAt(), by)
                        : held);
            }
        }
        return posts;
    }

    private List<Shown> standIns(String actor) {
        LocalDate today = clock.now().atZone(identity.zone()).toLocalDate();
        List<Shown> shown = new ArrayList<>();
        for (StoredEntry entry : store.log().stream(new StreamRef(StreamType.ACTOR.code(), actor), 0)) {
            Envelope envelope = entry.requireSealed().envelope();
            String by = Objects.requireNonNull(envelope.actor()).id();
            switch (envelope.event()) {
                case StandInGranted e ->
                    shown.add(new Shown(
                            actor,
                            e.instead(),
                            new Post(e.role(), e.county()),
                            e.from(),
                            e.to(),
                            entry.position(),
                            by,
                            today,
                            null,
                            null));
                case StandInNoted e ->
                    shown.add(new Shown(
                            e.standIn(),
                            actor,
                            new Post(e.role(), e.county()),
                            e.from(),
                            e.to(),
                            entry.position(),
                            by,
                            today,
                            null,
                            null));
                case StandInEnded e ->
                    shown.replaceAll(one -> one.is(actor, e.instead(), new Post(e.role(), e.county()), e.from())
                            ? one.ended(entry.recordedAt(), by)
                            : one);
                case StandInEndNoted e ->
                    shown.replaceAll(one -> one.is(e.standIn(), actor, new Post(e.role(), e.county()), e.from())
                            ? one.ended(entry.recordedAt(), by)
                            : one);
                default -> {
                    // Says nothing about standing in.
                }
            }
        }
        return shown;
    }
}
