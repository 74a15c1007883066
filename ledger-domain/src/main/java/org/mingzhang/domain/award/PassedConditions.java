package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.project.Project;

/** What cases were asked for when they came in and when they were approved, each with the evidence of that moment. */
final class PassedConditions {
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;
    private final Map<String, List<PassedCondition>> passed = new HashMap<>();

    PassedConditions(Function<String, PolicyPack> packs, CaseStreams streams) {
        this.packs = packs;
        this.streams = streams;
    }

    /** A case of the programme comes in. */
    void submitted(String number, Recorded recorded) {
        note(number, Moment.SUBMISSION, recorded);
    }

    /** A case of the programme is approved. */
    void approved(String number, Recorded recorded) {
        Application application = streams.application(number);
        if (application != null) {
            Conditions.onSelection(application).forEach(moment -> note(number, moment, recorded));
        }
    }

    private void note(String number, Moment moment, Recorded recorded) {
        Application application = streams.application(number);
        PolicyPack pack = application == null ? null : packs.apply(application.packSm3());
        Direction direction = application == null || pack == null
                ? null
                : pack.direction(application.submitted().direction()).orElse(null);
        if (application == null || pack == null || direction == null || !Conditions.asked(direction, moment)) {
            return;
        }
        LocalDate on = EntryFindings.day(recorded, pack);
        CaseParts parts = new CaseParts(
                number,
                pack,
                direction,
                application,
                new Project(),
                streams.enterprise(application.applicant()),
                streams.programme(),
                streams.others(packs));
        passed.computeIfAbsent(number, none -> new ArrayList<>()).add(Conditions.passing(parts, moment, on));
    }

    /** What a case has passed, in order; nothing where nothing was asked for. */
    List<PassedCondition> of(String number) {
        return List.copyOf(passed.getOrDefault(number, List.of()));
    }
}
