package org.mingzhang.tools;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.actor.ActorEvent;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.event.EventCodec;

/** Who people are, read straight from their streams. */
record ActorDirectory(LedgerStore store) {
    /** A post; county null for the whole city. */
    record Post(Role role, @Nullable String county) {}

    /** A key and whether it still signs. */
    record HeldKey(String keyId, boolean revoked) {}

    /** A person as their stream says. */
    record Person(String actor, String name, String org, String orgName, List<Post> posts, List<HeldKey> keys) {}

    /** The person, or a no that says so. */
    Person require(String actor) {
        List<StoredEntry> stream = store.log().stream(new StreamRef("actor", actor), 0);
        if (stream.isEmpty()) {
            throw new No("this ledger has no actor " + actor);
        }
        String[] who = {"", "", ""};
        List<Post> posts = new ArrayList<>();
        List<HeldKey> keys = new ArrayList<>();
        for (StoredEntry entry : stream) {
            switch ((ActorEvent)
                    EventCodec.decode(entry.requireSealed().bytes()).event()) {
                case ActorRegistered e -> {
                    who[0] = e.name();
                    who[1] = e.org();
                    who[2] = e.orgName();
                }
                case KeyEnrolled e -> keys.add(new HeldKey(e.keyId(), false));
                case KeyRotated e -> {
                    revoke(keys, e.oldKeyId());
                    keys.add(new HeldKey(e.keyId(), false));
                }
                case KeyRevoked e -> revoke(keys, e.keyId());
                case RoleGranted e -> posts.add(new Post(e.role(), e.county()));
                case RoleRevoked e -> posts.remove(new Post(e.role(), e.county()));
            }
        }
        return new Person(actor, who[0], who[1], who[2], List.copyOf(posts), List.copyOf(keys));
    }

    private static void revoke(List<HeldKey> keys, String keyId) {
        keys.replaceAll(key -> key.keyId.equals(keyId) ? new HeldKey(keyId, true) : key);
    }
}
