package org.mingzhang.domain.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Ratio;

/**
 * 查重: when two cases of consortia are so alike that people have to look into it. It refuses nothing by itself; a notice that
 * speaks of 高度相似 leaves it to people what that is.
 *
 * @param text in Chinese, what it is about
 * @param directions whose cases are compared with each other
 * @param members how much of their members two cases have in common, of all members of both
 * @param texts how much of their words they have in common, of those of the shorter one
 */
public record Similarity(
        String id, String text, List<String> directions, Threshold members, Threshold texts, Clause clause) {
    public Similarity {
        directions = List.copyOf(directions);
    }

    /**
     * A share that is reached or not.
     *
     * @param written as the pack has it; null where a parameter says it
     * @param parameter the parameter; null where the pack says it
     */
    public record Threshold(
            @Nullable Ratio written, @Nullable String parameter) {
        /** The share; nothing while it is undecided. */
        public Optional<Ratio> under(ParameterValues values) {
            return parameter == null
                    ? Optional.ofNullable(written)
                    : values.find(parameter).map(value -> ((Value.Share) value).ratio());
        }
    }

    /** The parameter without which nobody can say what is alike; nothing where all is decided. */
    public Optional<String> undecided(ParameterValues values) {
        return List.of(members, texts).stream()
                .filter(threshold -> threshold.under(values).isEmpty())
                .findFirst()
                .map(Threshold::parameter);
    }
}
