package org.mingzhang.domain.application;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.award.CaseParts;
import org.mingzhang.domain.award.Conditions;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
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
        CaseParts.beside(streams, number, application, moments()).forEach(streams::fold);
    }

    /** Nothing is selected that does not meet what is asked for by then. */
    @Nullable
    Rejection refuseUnmet() {
        if (moments().stream().noneMatch(moment -> Conditions.asked(direction, moment))) {
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
        return moments().stream()
                .flatMap(moment -> Stream.ofNullable(Conditions.refuse(parts, moment, occasion.businessDate())))
                .findFirst()
                .orElse(null);
    }

    /**
     * What came in under an earlier version was not held against what this one asks for by then. That is done last of all, so that
     * its applicant may hand in by then what only this version asks for.
     */
    private Set<Moment> moments() {
        return application.policyChanged() == null
                ? EnumSet.of(Moment.APPROVAL)
                : EnumSet.of(Moment.SUBMISSION, Moment.APPROVAL);
    }
}
