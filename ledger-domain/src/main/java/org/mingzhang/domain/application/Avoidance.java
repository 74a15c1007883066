package org.mingzhang.domain.application;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.Avoided;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.OrganisationName;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.project.Project;

/**
 * 回避: who keeps away from a case. Whoever belongs to the applicant, to a member of its consortium or to a provider under
 * contract, by the organisation's code or its name; and whoever declared an interest.
 */
final class Avoidance {
    private final Application application;
    /** Names by credit code, of everybody with an interest. */
    private final Map<String, String> interested = new TreeMap<>();

    private final Set<String> sellers;

    private Avoidance(Application application, Set<String> sellers) {
        this.application = application;
        this.sellers = sellers;
    }

    /** Loads the project and the organisations concerned, in the order of streams. */
    static Avoidance of(Streams streams, String number, Application application) {
        Project project = (Project) streams.state(StreamId.project(number));
        Avoidance avoidance = new Avoidance(application, project.sellers());
        for (String code : codes(application, project)) {
            avoidance.interested.put(code, ((Enterprise) streams.state(StreamId.enterprise(code))).name());
        }
        return avoidance;
    }

    /** Credit codes of the organisations concerned, in their order. */
    static SortedSet<String> codes(Application application, Project project) {
        SortedSet<String> codes = new TreeSet<>(application.submitted().members());
        codes.add(application.applicant());
        codes.addAll(project.sellers());
        return codes;
    }

    /**
     * Why somebody keeps away; null where nothing asks it.
     *
     * @param actor the person's id
     * @param org credit code, or whatever stands for the organisation
     * @param orgName its name
     */
    @Nullable
    Avoided why(String actor, @Nullable String org, @Nullable String orgName) {
        if (application.hasDeclaredConflict(actor)) {
            return Avoided.DECLARED;
        }
        String code = code(org, orgName);
        if (code == null) {
            return null;
        }
        return code.equals(application.applicant())
                ? Avoided.APPLICANT
                : sellers.contains(code) ? Avoided.PROVIDER : Avoided.MEMBER;
    }

    private @Nullable String code(@Nullable String org, @Nullable String orgName) {
        for (Map.Entry<String, String> one : interested.entrySet()) {
            if (one.getKey().equals(org) || OrganisationName.same(one.getValue(), orgName)) {
                return one.getKey();
            }
        }
        return null;
    }

    @Nullable
    Rejection refuse(String actor, @Nullable String org, @Nullable String orgName) {
        Avoided why = why(actor, org, orgName);
        return why == null
                ? null
                : Rejection.of(
                        RejectionCode.CONFLICT_OF_INTEREST,
                        Map.of(
                                "actor",
                                actor,
                                "ownOrganisation",
                                org == null ? orgName == null ? "" : orgName : org,
                                "state",
                                why.chinese()));
    }
}
