package org.mingzhang.domain.award;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/**
 * The streams that the awards of one programme rest on, as they stand at each entry of the log: what a decision loads
 * stream by stream, for all cases at once. Entries are taken in the order of the log.
 */
final class CaseStreams {
    private final String id;
    private final Programme programme = new Programme();
    private final Map<String, Enterprise> enterprises = new HashMap<>();
    private final Map<String, Application> applications = new HashMap<>();
    private final Map<String, Project> projects = new HashMap<>();
    private final Map<String, Award> awards = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    CaseStreams(String programme) {
        this.id = programme;
    }

    void take(StreamId stream, Recorded recorded) {
        String name = stream.id();
        switch (stream.type()) {
            case PROGRAMME -> {
                if (name.equals(id)) {
                    programme.evolve(recorded);
                }
            }
            case ENTERPRISE ->
                enterprises.computeIfAbsent(name, none -> new Enterprise()).evolve(recorded);
            case APPLICATION -> {
                if (recorded.event() instanceof ApplicationSubmitted e
                        && !e.programme().equals(id)) {
                    ignored.add(name);
                }
                if (!ignored.contains(name)) {
                    applications
                            .computeIfAbsent(name, none -> new Application())
                            .evolve(recorded);
                }
            }
            case PROJECT -> {
                if (!ignored.contains(name)) {
                    projects.computeIfAbsent(name, none -> new Project()).evolve(recorded);
                }
            }
            case AWARD -> {
                if (!ignored.contains(name)) {
                    awards.computeIfAbsent(name, none -> new Award()).evolve(recorded);
                }
            }
            case LEDGER, REFUSAL, ACTOR, PROVIDER, LIST, BANK, IMPORT -> {
                // No award's amount rests on these.
            }
        }
    }

    Programme programme() {
        return programme;
    }

    /** Whether a case is of this programme, and not let go of. */
    boolean follows(String number) {
        return !ignored.contains(number);
    }

    /** Applications of this programme that are still followed. */
    Map<String, Application> applications() {
        return applications;
    }

    /** The application of a number; null when none of this programme came in. */
    @Nullable
    Application application(String number) {
        Application application = applications.get(number);
        return application != null && application.exists() ? application : null;
    }

    Project project(String number) {
        return projects.getOrDefault(number, new Project());
    }

    Award award(String number) {
        return awards.getOrDefault(number, new Award());
    }

    Enterprise enterprise(String creditCode) {
        return enterprises.getOrDefault(creditCode, new Enterprise());
    }

    /** Lets go of a case that is decided, so that memory is for those that are not. */
    void forget(String number) {
        ignored.add(number);
        applications.remove(number);
        projects.remove(number);
        awards.remove(number);
    }
}
