package org.mingzhang.app.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * What people call the field behind a JSON pointer of its payload: {@code /shares/0/source} is 各来源分担第 1 行的资金来源; empty where
     * it has no such field.
     */
    public Optional<String> label(String pointer) {
        StringBuilder words = new StringBuilder();
        List<CommandField> within = fields;
        for (String part : pointer.replaceFirst("^/", "").split("/", -1)) {
            if (!words.isEmpty() && part.matches("[0-9]{1,9}")) {
                words.append("第 ").append(Long.parseLong(part) + 1).append(" 行");
                continue;
            }
            Optional<CommandField> field =
                    within.stream().filter(one -> one.name().equals(part)).findFirst();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            words.append(words.isEmpty() ? "" : "的").append(field.get().label());
            within = field.get().fields();
        }
        return Optional.of(words.toString());
    }

    /** A field of it. */
    public Optional<CommandField> field(String field) {
        return fields.stream().filter(one -> one.name().equals(field)).findFirst();
    }

    /** Whether it cites a file, which then comes with it. */
    public boolean bringsFile() {
        return fileAt() != null;
    }

    /** Before which names it says what the file is: none, or the name of the record that does; null where it cites none. */
    public @Nullable String fileAt() {
        return describesFile(fields)
                ? ""
                : fields.stream()
                        .filter(one -> describesFile(one.fields()))
                        .map(one -> one.name() + ".")
                        .findFirst()
                        .orElse(null);
    }

    /** Which paper may come with it, for people; null where it cites a file of another kind, or none. */
    public @Nullable String paper() {
        String at = fileAt();
        return at == null || at.isEmpty()
                ? null
                : field(at.substring(0, at.length() - 1)).orElseThrow().explanation();
    }

    private static boolean describesFile(List<CommandField> fields) {
        Set<String> names = fields.stream().map(CommandField::name).collect(Collectors.toSet());
        return names.contains("sha256") && names.contains("mediaType");
    }
}
