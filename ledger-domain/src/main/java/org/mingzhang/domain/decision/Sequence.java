package org.mingzhang.domain.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.money.Fen;

/** Steps that come one after the other: each a shortfall, by its days, where its day is before that of the step before. */
public final class Sequence {
    private final String place;
    private final List<Shortfall> found;
    private @Nullable LocalDate last;
    private String lastStep = "";

    /**
     * A sequence that begins.
     *
     * @param place names it among those of its stream
     * @param found takes in what is out of order
     */
    public Sequence(String place, List<Shortfall> found) {
        this.place = place;
        this.found = found;
    }

    /** The next step; one without a day is passed over. */
    public void step(String step, @Nullable LocalDate on) {
        if (on == null) {
            return;
        }
        if (last != null && on.isBefore(last)) {
            found.add(new Shortfall(
                    place + " " + step,
                    Fen.of(last.toEpochDay() - on.toEpochDay()),
                    Rejection.of(
                            RejectionCode.BUSINESS_DATE_TOO_EARLY,
                            Map.of("step", step, "date", on, "notBefore", last, "restsOn", lastStep))));
        }
        last = on;
        lastStep = step;
    }
}
