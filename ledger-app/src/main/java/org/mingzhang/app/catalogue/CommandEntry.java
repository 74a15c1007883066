package org.mingzhang.app.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.actor.Role;

/**
 * One command of the catalogue.
 *
 * @param title what it is, in a few Chinese words
 * @param posts who may sign it; none where the rules ask for a certain person instead, such as whose key it is
 * @param elsewhere where it is done, since a form cannot; null for what a form can
 */
public record CommandEntry(
        String name,
        String title,
        CommandGroup group,
        List<Role> posts,
        List<CommandField> fields,
        @Nullable String elsewhere) {
    public CommandEntry {
        posts = List.copyOf(posts);
        fields = List.copyOf(fields);
    }

    /** Whether somebody in this post may sign it, as far as the post alone says. */
    public boolean isFor(Role post) {
        return posts.isEmpty() || posts.contains(post);
    }

    /** A field of it. */
    public Optional<CommandField> field(String field) {
        return fields.stream().filter(one -> one.name().equals(field)).findFirst();
    }

    /** Whether it cites a file, which then comes with it. */
    public boolean bringsFile() {
        return field("sha256").isPresent() && field("mediaType").isPresent();
    }
}
