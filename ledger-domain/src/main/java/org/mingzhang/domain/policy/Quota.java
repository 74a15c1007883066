package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 名额: the most cases of a direction. A direction may have several, such as so many of all and so many of each county; a case
 * needs a place in each.
 *
 * @param id one of its kind in the direction; {@link #ONLY} where the direction has a single one without a name
 * @param name what people call it; null of a single one
 * @param most a number
 * @param at from when a case takes a place
 * @param stage the stage whose passing takes a place, where {@code at} is {@link Moment#STAGE}; null otherwise
 * @param ranked whether the places are for those with the highest scores, and not for who comes first
 * @param when while parameters are so there is this limit, else none; null where there always is
 */
public record Quota(
        String id,
        @Nullable String name,
        Formula.Quantity most,
        Per per,
        Moment at,
        @Nullable String stage,
        boolean ranked,
        @Nullable Expression when,
        Clause clause) {
    /** The id of a direction's single quota. */
    public static final String ONLY = "quota";

    /** Over what it is counted. */
    public enum Per {
        PROGRAMME("全部"),
        COUNTY("每个县（市、区）"),
        APPLICANT("每个申报单位");

        private final String chinese;

        Per(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Whether it limits anything under the values in force; not told while a parameter is undecided. */
    public Optional<Boolean> limits(ParameterValues values) {
        return when == null
                ? Optional.of(true)
                : when.isDecidedBy(Facts.NONE, values)
                        ? Optional.of(when.evaluate(Facts.NONE, values).result().equals(Value.of(true)))
                        : Optional.empty();
    }

    /** The number where the pack writes it; nothing where it is a parameter or computed, or does not always limit. */
    public Optional<Long> written() {
        return when == null && most instanceof Formula.Quantity.Written(Value.Whole(long number))
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The pack's word for when a case takes a place: {@code submission}, {@code approval}, {@code award}, or a stage. */
    public String from() {
        return stage == null ? at.name().toLowerCase(Locale.ROOT) : stage;
    }

    /** The same as it stands with a place that is taken: absent where the direction has one sort of place, as it used to be. */
    public @Nullable String recordedFrom() {
        return name == null && stage == null ? null : from();
    }

    /** Whether another version of the pack gives out the same places by that one. */
    public boolean isSameAs(Quota other) {
        return per == other.per && at == other.at && from().equals(other.from());
    }

    /** Where it stands in the file. */
    public List<String> placeIn(List<String> direction) {
        List<String> place = new ArrayList<>(direction);
        place.addAll(name == null ? List.of(ONLY) : List.of("quotas", id));
        return place;
    }
}
