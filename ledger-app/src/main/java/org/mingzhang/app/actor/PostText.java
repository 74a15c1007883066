package org.mingzhang.app.actor;

import java.util.Arrays;
import org.mingzhang.app.actor.ActorDirectory.Post;
import org.mingzhang.domain.actor.Role;

/** A post as one word: ROLE, or ROLE/county where it is limited to one. */
public final class PostText {
    private PostText() {}

    /** The post; one that nobody can hold where the word is none. */
    public static Post read(String text) {
        int slash = text.indexOf('/');
        String role = slash < 0 ? text : text.substring(0, slash);
        return Arrays.stream(Role.values())
                .filter(one -> one.name().equals(role.strip()))
                .findFirst()
                .map(one -> new Post(
                        one, slash < 0 ? null : text.substring(slash + 1).strip()))
                .orElse(new Post(Role.LEDGER, text));
    }

    public static String write(Post post) {
        return post.county() == null ? post.role().name() : post.role().name() + "/" + post.county();
    }
}
