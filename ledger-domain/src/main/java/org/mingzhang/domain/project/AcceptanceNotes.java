package org.mingzhang.domain.project;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.SceneName;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamFold;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;

/**
 * Notes what every acceptance came to with its enterprise, in the same append: other cases, of this programme or another one,
 * may rest on it.
 */
public final class AcceptanceNotes {
    private AcceptanceNotes() {}

    /** The parameters in force; the enterprise's stream, which the note is written on, is taken before the programme's. */
    static ParameterValues parameters(Streams streams, Application application) {
        streams.state(StreamId.enterprise(application.applicant()));
        return ((Programme)
                        streams.state(StreamId.programme(application.submitted().programme())))
                .parameters(streams.pack(application.packSm3()));
    }

    static Decision assessed(
            Streams streams, StreamId id, Application application, Project project, AcceptanceAssessed assessed) {
        StreamId enterprise = StreamId.enterprise(application.applicant());
        streams.state(enterprise);
        return Decision.accept(id, assessed)
                .and(
                        enterprise,
                        note(application.submitted().programme(), id.id(), assessed, project.scenes(), List.of()));
    }

    /** A scene, noted anew with the acceptance where old records tell of it after that. */
    static Decision scene(Streams streams, StreamId id, Application application, Project project, SceneAssessed scene) {
        Decision.Accepted alone = Decision.accept(id, scene);
        Project.Assessment assessment = project.assessment();
        if (assessment == null || project.request() != null || !application.exists()) {
            return alone;
        }
        StreamId enterprise = StreamId.enterprise(application.applicant());
        streams.state(enterprise);
        return alone.and(
                enterprise,
                note(
                        application.submitted().programme(),
                        id.id(),
                        assessment.result(),
                        project.scenes(),
                        List.of(scene)));
    }

    /**
     * What is noted of an acceptance.
     *
     * @param before scenes as the project's entries before tell them
     * @param more scenes that come with the note
     */
    public static AcceptanceNoted note(
            String programme,
            String application,
            AcceptanceAssessed e,
            List<Project.Scene> before,
            List<SceneAssessed> more) {
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
                e.networkedRate(),
                scenes(before, more));
    }

    /** Each as it was assessed last; null where none is told. */
    private static @Nullable List<Acceptance.Scene> scenes(List<Project.Scene> before, List<SceneAssessed> more) {
        SortedMap<String, SceneAssessed> scenes = new TreeMap<>();
        before.forEach(scene -> scenes.put(SceneName.plain(scene.result().scene()), scene.result()));
        more.forEach(scene -> scenes.merge(
                SceneName.plain(scene.scene()),
                scene,
                (one, other) -> other.assessedOn().isBefore(one.assessedOn()) ? one : other));
        return scenes.isEmpty()
                ? null
                : scenes.values().stream()
                        .map(scene -> new Acceptance.Scene(scene.scene(), scene.level(), scene.constrained()))
                        .toList();
    }

    /**
     * The note of an acceptance among an enterprise's entries, the last one where it was noted anew; null where it was not noted.
     *
     * @param assessed the acceptance as it stands, in the same append and before its note
     */
    public static @Nullable Recorded find(StreamFold enterprise, String application, Recorded assessed) {
        return assessed.event() instanceof AcceptanceAssessed e
                ? enterprise.standing().reversed().stream()
                        .filter(recorded -> recorded.position() > assessed.position()
                                && recorded.event() instanceof AcceptanceNoted noted
                                && noted.application().equals(application)
                                && noted.attempt() == e.attempt())
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
