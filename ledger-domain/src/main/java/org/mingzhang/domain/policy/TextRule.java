package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 字数与插图: how long a text of an application may be, and which pictures it may have.
 *
 * @param most the most characters, as {@code text.counting} counts them; null where there is no limit
 * @param within the text of which it is a part: the parts together are not longer than that may be; null for none
 * @param images null where the notice sets no limit
 * @param needed whether an application without it is refused
 */
public record TextRule(
        String id,
        String name,
        @Nullable Long most,
        @Nullable String within,
        @Nullable Images images,
        boolean needed,
        Clause clause) {

    /**
     * Pictures of a text.
     *
     * @param most how many
     * @param width in pixels, at most
     * @param height in pixels, at most
     */
    public record Images(long most, long width, long height) {}
}
