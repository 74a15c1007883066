package org.mingzhang.domain.project;

import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Grounds;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;

/**
 * Notes what an acceptance came to with the enterprise, where rules of the pack look at it from other cases; under other packs
 * nothing is written but the acceptance itself.
 */
public final class AcceptanceNotes {
    private AcceptanceNotes() {}

    static Decision assessed(Streams streams, StreamId project, Application application, AcceptanceAssessed assessed) {
        Decision.Accepted alone = Decision.accept(project, assessed);
        if (!kept(streams, application)) {
            return alone;
        }
        StreamId enterprise = StreamId.enterprise(application.applicant());
        streams.state(enterprise);
        return alone.and(enterprise, note(application.submitted().programme(), project.id(), assessed));
    }

    /** Whether acceptances of an application's programme are noted. */
    public static boolean kept(Streams streams, Application application) {
        return Grounds.noteAcceptances(streams.pack(application.packSm3()));
    }

    /** What is noted of an acceptance. */
    public static AcceptanceNoted note(String programme, String application, AcceptanceAssessed e) {
        return new AcceptanceNoted(
                programme,
                application,
                e.attempt(),
                e.passed(),
                e.level(),
                e.scoreTenths(),
                e.scenes(),
                e.constrainedScenes(),
                e.recognisedInvestmentFen(),
                e.equipmentTotal(),
                e.equipmentDigital(),
                e.equipmentNetworked(),
                e.digitalRate(),
                e.networkedRate());
    }

    /**
     * The note of an acceptance among an enterprise's entries; null where it was not noted.
     *
     * @param assessed the acceptance as it stands, in the same append and before its note
     */
    public static @Nullable Recorded find(StreamFold enterprise, String application, Recorded assessed) {
        return assessed.event() instanceof AcceptanceAssessed e
                ? enterprise.standing().stream()
                        .filter(recorded -> recorded.position() > assessed.position()
                                && recorded.event() instanceof AcceptanceNoted noted
                                && noted.application().equals(application)
                                && noted.attempt() == e.attempt())
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
