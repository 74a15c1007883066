package org.mingzhang.domain.application;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Joint;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;

/**
 * 联合体: who applies along, and which of them have bound themselves. That an applicant names somebody binds nobody: a member
 * signs itself, or an office has the agreement with everybody's seal in hand; of the past its digest is enough.
 *
 * @param joint the joint liability of the direction; null where the applicant alone is liable
 * @param members credit codes, as the application names them
 * @param bound those that have bound themselves
 */
public record Consortium(@Nullable Joint joint, List<String> members, List<String> bound) {
    public Consortium {
        members = List.copyOf(members);
        bound = List.copyOf(bound);
    }

    public static Consortium of(Application application, PolicyPack pack, Occasion occasion) {
        return of(application, pack, occasion.isHistory());
    }

    /**
     * The same without an occasion.
     *
     * @param history whether the digest of an agreement is enough, as it is of the past
     */
    public static Consortium of(Application application, PolicyPack pack, boolean history) {
        List<String> members = application.submitted().members();
        Joint joint = pack.direction(application.submitted().direction())
                .map(Direction::joint)
                .orElse(null);
        boolean agreed = joint != null
                && joint.agreement() != null
                && Checklist.of(application, pack, ParameterValues.defaults(pack))
                        .agreed(joint.agreement(), history);
        return new Consortium(
                joint,
                members,
                members.stream()
                        .filter(one -> agreed || application.joined().contains(one))
                        .toList());
    }

    /** Who takes part in a case beside its applicant, each once, in ascending order: its members, and who is on record as such. */
    public static SortedSet<String> participants(Application application) {
        SortedSet<String> codes = new TreeSet<>(application.submitted().members());
        application.links().stream()
                .filter(linked -> linked.link().link() == Link.PARTICIPATES)
                .forEach(linked -> codes.add(linked.link().enterprise()));
        return codes;
    }

    /** Who owes what is to come back together with the applicant: those that are bound, where the direction binds members. */
    public List<String> liable(ParameterValues values) {
        return joint != null && joint.bindsMembers(values) ? bound : List.of();
    }

    /**
     * Nothing passes while somebody is to be liable who has not said so.
     *
     * @param values in force, asked for only where they matter
     */
    @Nullable
    Rejection refuseUnbound(Supplier<ParameterValues> values) {
        List<String> unbound =
                members.stream().filter(member -> !bound.contains(member)).toList();
        return joint == null || unbound.isEmpty() || !joint.bindsMembers(values.get())
                ? null
                : Rejection.of(
                        RejectionCode.MEMBER_NOT_JOINED,
                        joint.clause(),
                        Map.of("missing", "联合体成员 " + String.join("、", unbound) + " 的确认"));
    }
}
