package org.mingzhang.domain.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mingzhang.domain.award.Award;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;

/**
 * 修订前的申报: cases that came in before an amendment, as they are counted by what it limits and no version before it did. They are
 * counted in the append of the amendment, so that a decision still reads no other cases. Most amendments limit nothing anew, and
 * read none.
 */
public final class EarlierCases {
    private final Streams streams;
    private final String programme;
    private final SortedSet<StreamId> taken;

    private EarlierCases(Streams streams, String programme, SortedSet<StreamId> taken) {
        this.streams = streams;
        this.programme = programme;
        this.taken = taken;
    }

    /** Takes the streams of all organisations that have cases to be counted, before the programme's. */
    public static EarlierCases taken(Streams streams, String programme, String packSm3) {
        SortedSet<StreamId> organisations = new TreeSet<>();
        Programme opened = (Programme) streams.recorded(StreamId.programme(programme));
        if (opened.exists() && limitsAnew(streams, opened, streams.pack(packSm3))) {
            for (String number : streams.applications(programme)) {
                organisations.addAll(
                        limits(streams, number, application(streams, number)).organisations());
            }
            organisations.forEach(streams::state);
        }
        return new EarlierCases(streams, programme, organisations);
    }

    /**
     * An amendment with what is written beside it.
     *
     * @param amended its own entry
     */
    public Decision with(StreamEvent amended, Version amendment) {
        Programme opened = (Programme) streams.state(StreamId.programme(programme));
        List<StreamEvent> events = new ArrayList<>(List.of(amended));
        if (!limitsAnew(streams, opened, streams.pack(amendment.packSm3()))) {
            return new Decision.Accepted(events);
        }
        // Whoever moves a case takes the programme's stream, too: nothing moves from here on.
        for (String number : streams.applications(programme)) {
            Application application = application(streams, number);
            CaseLimits limits = limits(streams, number, application);
            if (!taken.containsAll(limits.organisations())) {
                // It came in between the two looks.
                return Decision.reject(
                        RejectionCode.CHANGED_MEANWHILE, Map.of("application", number, "needs", "重新办理修订"));
            }
            events.addAll(limits.countedBy(amendment, stands(number, application)));
        }
        return new Decision.Accepted(events);
    }

    private CaseState stands(String number, Application application) {
        CaseState stands = CaseLimits.state(application, (Award) streams.recorded(StreamId.award(number)));
        boolean stopped = stands == CaseState.APPROVED
                && !application.direction(streams.pack(application.packSm3())).hasMoney()
                && !application.upheldObjections().isEmpty();
        return stopped ? CaseState.RELEASED : stands;
    }

    private static Application application(Streams streams, String number) {
        return (Application) streams.recorded(StreamId.application(number));
    }

    private static CaseLimits limits(Streams streams, String number, Application application) {
        return CaseLimits.of(streams, number, application);
    }

    /** Whether cases under some earlier version are not counted by all that a new one counts them by. */
    private static boolean limitsAnew(Streams streams, Programme opened, PolicyPack next) {
        Set<String> known = new HashSet<>();
        for (Version version : opened.versions().all().reversed()) {
            PolicyPack pack = streams.pack(version.packSm3());
            Set<String> own = counted(pack);
            own.addAll(known);
            for (Direction direction : pack.directions()) {
                if (next.direction(direction.id()).isPresent() && !own.containsAll(counted(next, direction.id()))) {
                    return true;
                }
            }
            if (version.transition() != Transition.APPROVED && version.countsEarlier()) {
                known.addAll(counted(pack));
            }
        }
        return false;
    }

    private static Set<String> counted(PolicyPack pack) {
        Set<String> counted = new HashSet<>();
        pack.directions().forEach(direction -> counted.addAll(counted(pack, direction.id())));
        return counted;
    }

    private static Set<String> counted(PolicyPack pack, String direction) {
        Set<String> counted = new HashSet<>();
        for (CaseRole role : CaseRole.values()) {
            for (Moment moment : Moment.values()) {
                if (Counting.isNoted(pack, direction, role, moment)) {
                    counted.add(direction + "/" + role + "/" + moment);
                }
            }
        }
        for (Quota quota : pack.direction(direction).orElseThrow().quotas()) {
            if (quota.per() != Quota.Per.APPLICANT && quota.at() != Moment.AWARD) {
                counted.add(direction + "/" + quota.from());
            }
        }
        return counted;
    }
}
