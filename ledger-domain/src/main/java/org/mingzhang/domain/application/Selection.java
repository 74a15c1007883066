package org.mingzhang.domain.application;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.award.Conditions;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/** 认定: that a case is selected by its last stage, and what the pack asks for by then. */
final class Selection {
    private final Streams streams;
    private final Occasion occasion;
    private final PolicyPack pack;
    private final Application application;
    private final String number;
    private final Direction direction;

    Selection(Streams streams, Occasion occasion, PolicyPack pack, Application application, String number) {
        this.streams = streams;
        this.occasion = occasion;
        this.pack = pack;
        this.application = application;
        this.number = number;
        this.direction = application.direction(pack);
    }

    /** Takes whoever else is looked at, in the order of their streams. */
    void takeOthers() {
        CaseParts.beside(streams, number, application, Conditions.onSelection(application))
                .forEach(streams::fold);
    }

    /** Nothing is selected that does not meet what is asked for by then. */
    @Nullable
    Rejection refuseUnmet() {
        if (Conditions.onSelection(application).stream().noneMatch(moment -> Conditions.asked(direction, moment))) {
            return null;
        }
        CaseParts parts = new CaseParts(
                number,
                pack,
                direction,
                application,
                new Project(),
                (Enterprise) streams.state(StreamId.enterprise(application.applicant())),
                (Programme)
                        streams.state(StreamId.programme(application.submitted().programme())),
                CaseParts.others(streams));
        return Conditions.refuseSelection(parts, occasion.businessDate());
    }
}
