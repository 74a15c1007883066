package org.mingzhang.domain.application;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.project.Project;

/** What the decisions of a stage about several cases rest on. */
public final class StageStreams {
    private StageStreams() {}

    /**
     * Takes the streams of all the cases in ascending order, before any case asks for its own: of those that stand before experts
     * the projects, every organisation concerned, and the pools; of those that limits of the pack count, where they are counted.
     * The applications are taken already.
     *
     * @param numbers of applications, also of some that do not exist
     */
    public static void load(Streams streams, @Nullable String stage, Collection<String> numbers) {
        SortedMap<StreamId, Application> experts = new TreeMap<>();
        TreeSet<StreamId> more = new TreeSet<>();
        for (String number : numbers) {
            Application application = (Application) streams.state(StreamId.application(number));
            if (stage != null && application.exists()) {
                if (StageKind.of(streams.pack(application.packSm3()), application, stage) == StageKind.EXPERTS) {
                    experts.put(StreamId.project(number), application);
                }
                more.addAll(CaseLimits.of(streams, number, application).streams());
            }
        }
        experts.keySet().forEach(streams::state);
        experts.forEach((project, application) -> {
            Avoidance.codes(application, (Project) streams.state(project)).stream()
                    .map(StreamId::enterprise)
                    .forEach(more::add);
            more.add(StreamId.experts(application.submitted().programme()));
        });
        more.forEach(streams::state);
    }
}
