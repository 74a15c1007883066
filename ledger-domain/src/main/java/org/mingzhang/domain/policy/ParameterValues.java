package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The values of a pack's parameters in force: the pack's defaults and what was decided since. Immutable. */
public final class ParameterValues {
    private final Map<String, Setting> settings;

    private ParameterValues(Map<String, Setting> settings) {
        this.settings = Collections.unmodifiableMap(settings);
    }

    /**
     * A value and where it comes from.
     *
     * @param position the entry of the decision; null for the pack's default, or in a what-if
     * @param decided false for the pack's default
     */
    public record Setting(
            Value value, boolean decided, @Nullable Long position) {}

    /** The pack's own defaults; undecided parameters have none. */
    public static ParameterValues defaults(PolicyPack pack) {
        TreeMap<String, Setting> settings = new TreeMap<>();
        for (Parameter parameter : pack.parameters()) {
            if (parameter.initial() != null) {
                settings.put(parameter.id(), new Setting(parameter.initial(), false, null));
            }
        }
        return new ParameterValues(settings);
    }

    /** These values after a decision that was already accepted and recorded; {@link ParameterRules} judges new ones. */
    public ParameterValues with(String parameter, Value value, @Nullable Long position) {
        TreeMap<String, Setting> more = new TreeMap<>(settings);
        more.put(parameter, new Setting(value, true, position));
        return new ParameterValues(more);
    }

    /**
     * Judges a value that someone wants to decide: the parameter exists, the value is of its kind and one of its options,
     * and every constraint that it touches holds as soon as all values in it are known.
     *
     * @param written as people write it: {@code 15万元}, {@code 5}, {@code highest}
     */
    public ParameterDecision decide(PolicyPack pack, String parameter, String written) {
        return ParameterRules.decide(pack, this, parameter, written);
    }

    /** Whether recovered money may be awarded again on its line; if not it goes back to the treasury. */
    public boolean mayReuseRecovered() {
        return core(CoreParameter.RECOVERY_REUSE).equals(Value.of("line"));
    }

    /** A pack may have it: whether only what a payment list that was shown to the public says may be paid. */
    public static final String PAYMENT_LIST_NOTICE = "payment.listNotice";

    /** Whether payments need a list that was noticed; not where the pack does not say so. */
    public boolean paymentListNotice() {
        return find(PAYMENT_LIST_NOTICE).map(Value.of(true)::equals).orElse(false);
    }

    public int noticeWorkingDays() {
        return Math.toIntExact(((Value.Whole) core(CoreParameter.NOTICE_WORKING_DAYS)).number());
    }

    public int refundDueDays() {
        return Math.toIntExact(((Value.Whole) core(CoreParameter.REFUND_DUE_DAYS)).number());
    }

    public LocalDate pilotFrom() {
        return ((Value.Day) core(CoreParameter.PILOT_FROM)).date();
    }

    public LocalDate pilotTo() {
        return ((Value.Day) core(CoreParameter.PILOT_TO)).date();
    }

    /** The value of a parameter that every pack has; the checker has seen to its default. */
    public Value core(CoreParameter parameter) {
        return find(parameter.id())
                .orElseThrow(() -> new IllegalStateException("the pack has no value for " + parameter.id()));
    }

    /** The value in force; nothing while undecided. */
    public Optional<Value> find(String parameter) {
        return setting(parameter).map(Setting::value);
    }

    public Optional<Setting> setting(String parameter) {
        return Optional.ofNullable(settings.get(parameter));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParameterValues that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
