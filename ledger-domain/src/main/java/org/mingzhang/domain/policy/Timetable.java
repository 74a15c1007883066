package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When cases that are still under way are taken to be granted. The notices give months for rounds of enterprises and no
 * day for any one case, so this is a forecast's assumption; nothing is decided from it.
 */
public final class Timetable {
    private static final Comparator<Phase> BY_END = Comparator.comparing(Phase::to);

    private Timetable() {}

    /**
     * The phase at whose end a case is taken to be granted: the last one that names its batch among what it delivers; of a
     * case without batch, or of a batch that no phase names, the last of all.
     *
     * @param batch its number; null for none
     */
    public static Optional<Phase> phase(PolicyPack pack, @Nullable String batch) {
        Optional<Phase> own = batch == null
                ? Optional.empty()
                : pack.batch(batch).flatMap(named -> pack.phases().stream()
                        .filter(phase -> phase.deliverables().stream()
                                .anyMatch(deliverable -> deliverable.contains(named.name())))
                        .max(BY_END));
        return own.or(() -> pack.phases().stream().max(BY_END));
    }

    /** The day on which a case is taken to be granted: the last of its phase, or today when that has passed. */
    public static LocalDate grantedOn(
            PolicyPack pack, ParameterValues values, @Nullable String batch, LocalDate today) {
        LocalDate end = phase(pack, batch).map(phase -> phase.end(pack, values)).orElse(today);
        return end.isBefore(today) ? today : end;
    }
}
