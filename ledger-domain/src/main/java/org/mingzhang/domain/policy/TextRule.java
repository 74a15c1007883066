package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 字数与插图: how long a text of an application may be, and which pictures it may have.
 *
 * @param limit the most characters, as {@code text.counting} counts them; null where there is none
 * @param within the text of which it is a part: the parts together are not longer than that may be; null for none
 * @param images null where the notice sets no limit
 * @param needed whether an application without it is refused
 */
public record TextRule(
        String id,
        String name,
        @Nullable Limit limit,
        @Nullable String within,
        @Nullable Images images,
        boolean needed,
        Clause clause) {

    /**
     * The most characters.
     *
     * @param written where the pack writes the number; by default, where a parameter says it
     * @param parameter the parameter that says it; null where the pack does
     */
    public record Limit(long written, @Nullable String parameter) {
        /** How many, under the values in force. */
        public long in(ParameterValues values) {
            return parameter == null
                    ? written
                    : values.find(parameter)
                            .map(value -> ((Value.Whole) value).number())
                            .orElse(written);
        }
    }

    /** The most characters under the values in force; null where there is no limit. */
    public @Nullable Long most(ParameterValues values) {
        return limit == null ? null : Long.valueOf(limit.in(values));
    }

    /** The most characters as long as nobody decides otherwise; null where there is no limit. */
    public @Nullable Long most() {
        return limit == null ? null : Long.valueOf(limit.written());
    }

    /**
     * Pictures of a text; null is what the notice does not limit.
     *
     * @param least how many at least, by the time that a stage is passed
     * @param most how many
     * @param width in pixels, at most
     * @param height in pixels, at most
     */
    public record Images(
            @Nullable Long least,
            @Nullable Long most,
            @Nullable Long width,
            @Nullable Long height) {}
}
