package org.mingzhang.domain.application;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.project.Project;

/** What experts' decisions about several cases rest on. */
public final class ExpertReview {
    private ExpertReview() {}

    /**
     * Takes the streams of all the cases that stand before experts, in ascending order, before any case asks for its own: the
     * projects, every organisation concerned, and the pools. The applications are taken already.
     *
     * @param numbers of applications, also of some that do not exist
     */
    public static void load(Streams streams, @Nullable String stage, Collection<String> numbers) {
        SortedMap<StreamId, Application> cases = new TreeMap<>();
        for (String number : numbers) {
            Application application = (Application) streams.state(StreamId.application(number));
            if (stage != null
                    && application.exists()
                    && StageKind.of(streams.pack(application.submitted().packSm3()), application, stage)
                            == StageKind.EXPERTS) {
                cases.put(StreamId.project(number), application);
            }
        }
        cases.keySet().forEach(streams::state);
        TreeSet<StreamId> more = new TreeSet<>();
        cases.forEach((project, application) -> {
            Avoidance.codes(application, (Project) streams.state(project)).stream()
                    .map(StreamId::enterprise)
                    .forEach(more::add);
            more.add(StreamId.experts(application.submitted().programme()));
        });
        more.forEach(streams::state);
    }
}
