package org.mingzhang.domain.policy;

import org.jspecify.annotations.Nullable;

/**
 * 环节: a step of review that an application passes.
 *
 * @param responsible who is responsible, in the words of the notice
 * @param by who decides it; null where its id says so
 * @param channel 报送方式, in words; null where the notice says nothing
 * @param when while parameters are so it is passed, else it is left out; null where it always is
 */
public record Stage(
        String id,
        String name,
        String responsible,
        @Nullable By by,
        @Nullable String channel,
        @Nullable Expression when,
        Clause clause) {

    /** Whether cases pass it under the values in force. What is undecided makes no stage needless. */
    public boolean isPassed(ParameterValues values) {
        return when == null
                || !when.isDecidedBy(Facts.NONE, values)
                || when.evaluate(Facts.NONE, values).result().equals(Value.of(true));
    }

    /** Who decides a stage. */
    public enum By {
        COUNTY("county"),
        CITY("city"),
        EXPERTS("experts"),
        THIRD_PARTY("thirdParty"),
        NOTICE("notice");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** The word of a pack. */
        public String word() {
            return word;
        }
    }

    /** Who decides it: as the pack says, else by its id. */
    public By decidedBy() {
        return by != null
                ? by
                : switch (id) {
                    case "county", "site" -> By.COUNTY;
                    case "experts" -> By.EXPERTS;
                    case "notice" -> By.NOTICE;
                    default -> By.CITY;
                };
    }
}
