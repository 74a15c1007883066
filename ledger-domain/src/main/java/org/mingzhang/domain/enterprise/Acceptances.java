package org.mingzhang.domain.enterprise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.enterprise.Enterprise.Accepted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;

/** Every acceptance of one enterprise, of whatever programme, noted or recorded by its certificate. */
final class Acceptances {
    private final List<Accepted> all = new ArrayList<>();

    List<Accepted> all() {
        return Collections.unmodifiableList(all);
    }

    void add(Accepted accepted) {
        all.add(accepted);
    }

    /** A later note of the same acceptance stands for the earlier one. */
    void note(AcceptanceNoted note, Accepted accepted) {
        all.removeIf(earlier -> earlier.event() instanceof AcceptanceNoted same
                && same.application().equals(note.application())
                && same.attempt() == note.attempt());
        all.add(accepted);
    }

    /** The last that passed by a day, in one of these programmes; null where there is none. */
    @Nullable
    Accepted last(Predicate<String> programmes, LocalDate by) {
        Accepted last = null;
        for (Accepted one : all) {
            LocalDate on = one.on();
            boolean counts =
                    programmes.test(one.event().programme()) && one.event().passed() && (on == null || !on.isAfter(by));
            boolean later = last == null || on == null || last.on() == null || !on.isBefore(last.on());
            last = counts && later ? one : last;
        }
        return last;
    }

    /** Whether the very certificate is recorded. */
    boolean holds(AcceptanceRecorded other) {
        return all.stream()
                .anyMatch(one -> one.event() instanceof AcceptanceRecorded same
                        && same.programme().equals(other.programme())
                        && OrganisationName.same(same.assessor(), other.assessor())
                        && same.assessedOn().equals(other.assessedOn())
                        && Objects.equals(same.documentNo(), other.documentNo()));
    }
}
