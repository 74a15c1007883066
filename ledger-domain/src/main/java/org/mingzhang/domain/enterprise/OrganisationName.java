package org.mingzhang.domain.enterprise;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of organisations as people type them. */
public final class OrganisationName {
    private OrganisationName() {}

    /** Whether two names are the same, in whatever width and with whatever blanks they were typed; no name is like none. */
    public static boolean same(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && !plain(one).isEmpty()
                && plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cc}\\p{Cf}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
