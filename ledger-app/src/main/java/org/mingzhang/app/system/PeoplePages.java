package org.mingzhang.app.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.actor.ActorDirectory;
import org.mingzhang.app.actor.ActorDirectory.Person;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.app.actor.AwaitedKeys;
import org.mingzhang.app.console.Area;
import org.mingzhang.app.console.ConsolePage;
import org.mingzhang.app.console.SignedIn;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.web.NotFound;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One person as the administrators see them: which posts since when and by whom, which keys, and a new key that waits. */
@ConsolePage
class PeoplePages {
    private final ActorDirectory directory;
    private final AwaitedKeys awaited;
    private final LedgerStore store;

    PeoplePages(AwaitedKeys awaited, LedgerStore store) {
        this.directory = new ActorDirectory(store.log());
        this.awaited = awaited;
        this.store = store;
    }

    /** A page above this one. */
    public record Crumb(String path, String chinese) {}

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
            @Nullable String takenBy) {}

    @GetMapping("/system/people/{actor}")
    String person(@PathVariable String actor, SignedIn me, Model model) {
        Person person = directory.find(actor).orElseThrow(() -> new NotFound("没有经办人 " + actor));
        model.addAttribute("title", person.name());
        model.addAttribute("crumbs", List.of(new Crumb(Area.SYSTEM.path(), Area.SYSTEM.chinese())));
        model.addAttribute("person", person);
        model.addAttribute("posts", posts(actor));
        model.addAttribute("awaited", awaited.find(actor).orElse(null));
        model.addAttribute(
                "binds",
                (me.role() == Role.SECURITY_ADMIN || me.role() == Role.SYSTEM_ADMIN)
                        && !me.actor().equals(actor));
        return "system/person";
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
}
