package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * 连带责任: who of a consortium owes what is to come back.
 *
 * @param by who does, where the pack says it
 * @param parameter the text parameter that says it ({@code everyone}, {@code lead}); null where the pack does
 * @param agreement the document of the checklist by which members bind themselves (联合申报协议) where they do not sign
 *     themselves; null where the pack knows none
 * @param clause the words that say so
 */
public record Joint(
        By by, @Nullable String parameter, @Nullable String agreement, Clause clause) {

    /** Who owes it. */
    public enum By {
        /** All members together, each the whole of it. */
        EVERYONE,
        /** Whoever handed in, for the members' parts as for its own. */
        LEAD;

        /** The words of a pack. */
        public static final Map<String, By> WORDS =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(By::word, by -> by));

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether members owe it too; they do as long as nobody has decided otherwise. */
    public boolean bindsMembers(ParameterValues values) {
        By meant = parameter == null
                ? by
                : values.find(parameter).map(Value::text).map(By.WORDS::get).orElse(By.EVERYONE);
        return meant == By.EVERYONE;
    }
}
