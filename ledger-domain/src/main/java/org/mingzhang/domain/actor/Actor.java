package org.mingzhang.domain.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.KeyEnrolled;
import org.mingzhang.domain.actor.ActorEvent.KeyRevoked;
import org.mingzhang.domain.actor.ActorEvent.KeyRotated;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.ActorEvent.RoleRevoked;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamState;

/** A person's standing: organisation, keys and posts. */
public final class Actor implements StreamState {
    /**
     * A key of the person.
     *
     * @param publicKey base64 of SubjectPublicKeyInfo
     * @param revoked whether it no longer signs anything new
     */
    public record Key(String keyId, String algorithm, String publicKey, boolean revoked) {}

    private record Post(Role role, @Nullable String county) {}

    private @Nullable ActorRegistered registered;
    private final Map<String, Key> keys = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final List<Post> posts = new ArrayList<>();

    @Override
    public void evolve(Recorded recorded) {
        switch ((ActorEvent) recorded.event()) {
            case ActorRegistered e -> registered = e;
            case KeyEnrolled e -> keys.put(e.keyId(), new Key(e.keyId(), e.algorithm(), e.publicKey(), false));
            case KeyRotated e -> {
                revoke(e.oldKeyId());
                keys.put(e.keyId(), new Key(e.keyId(), e.algorithm(), e.publicKey(), false));
            }
            case KeyRevoked e -> {
                revoke(e.keyId());
                withdrawn.add(e.keyId());
            }
            case RoleGranted e -> posts.add(new Post(e.role(), e.county()));
            case RoleRevoked e -> posts.remove(new Post(e.role(), e.county()));
        }
    }

    private void revoke(String keyId) {
        keys.computeIfPresent(keyId, (id, key) -> new Key(id, key.algorithm, key.publicKey, true));
    }

    public boolean exists() {
        return registered != null;
    }

    /** The organisation's id; empty for an actor that was never registered. */
    public String org() {
        return registered == null ? "" : registered.org();
    }

    public String name() {
        return registered == null ? "" : registered.name();
    }

    /** What the organisation is called; empty for an actor that was never registered. */
    public String orgName() {
        return registered == null ? "" : registered.orgName();
    }

    public @Nullable Key key(String keyId) {
        return keys.get(keyId);
    }

    /** Whether a key was revoked, and not merely replaced by the next one: what it began, it does not go on with. */
    public boolean isWithdrawn(String keyId) {
        return withdrawn.contains(keyId);
    }

    /** Every key that the person ever had. */
    public List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** The roles that the person has now. */
    List<Role> roles() {
        return posts.stream().map(Post::role).distinct().toList();
    }

    public boolean holds(Role role) {
        return posts.stream().anyMatch(post -> post.role == role);
    }

    /** Whether the post reaches a matter of this county; a matter of the whole city needs a post for the whole city. */
    public boolean covers(Role role, @Nullable String county) {
        return posts.stream()
                .anyMatch(post -> post.role == role && (post.county == null || Objects.equals(post.county, county)));
    }

    boolean holdsExactly(Role role, @Nullable String county) {
        return posts.contains(new Post(role, county));
    }
}
