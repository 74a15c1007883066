package org.mingzhang.app.platform.eventstore;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The database roles of a ledger: one that may change the schema, one that may append, one that may read. A fourth is the audit office's and
 * not the application's: no password of it lies in the home.
 */
public record RoleNames(String owner, String writer, String reader, String auditor) {
    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    public static final RoleNames DEFAULT = withPrefix("ledger");

    /**
     * {@code <prefix>_owner} and so on.
     *
     * @param prefix lower-case letters, digits and _, starting with a letter
     */
    public static RoleNames withPrefix(String prefix) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("not a prefix for role names: " + prefix);
        }
        return new RoleNames(prefix + "_owner", prefix + "_writer", prefix + "_reader", prefix + "_auditor");
    }

    /** Those that the application comes in by. */
    List<String> all() {
        return List.of(owner, writer, reader);
    }
}
