package org.mingzhang.app.policy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a pack is on, and what it says of it.
 *
 * @param item what is ruled on; empty where the line goes on with what stands above
 * @param id as records write it; null where the line has none
 */
public record PackItem(String item, @Nullable String id, String rule) {
    private static final Pattern NAMED = Pattern.compile("([\\w.-]{1,64})　(.*)");
    /** A name with its id, as records write it. */
    private static final Pattern WITH_ID = Pattern.compile("(.+)（([A-Za-z][\\w.-]{0,63})）");

    /**
     * Takes a line apart.
     *
     * @param questions whether it stands in the section of questions, which stand behind their ids and may hold a colon
     */
    public static PackItem of(String text, boolean questions) {
        Matcher named = NAMED.matcher(text);
        if (named.matches() && (questions || named.group(2).indexOf('：') < 0)) {
            return new PackItem(named.group(1), null, named.group(2));
        }
        String told = named.matches() ? named.group(2) : text;
        int colon = told.indexOf('：');
        String item = colon < 0 ? "" : told.substring(0, colon);
        String rule = told.substring(colon + 1);
        Matcher withId = WITH_ID.matcher(item);
        if (named.matches()) {
            return new PackItem(item, named.group(1), rule);
        }
        return withId.matches() ? new PackItem(withId.group(1), withId.group(2), rule) : new PackItem(item, null, rule);
    }
}
