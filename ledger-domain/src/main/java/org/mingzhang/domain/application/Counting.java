package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.CaseState;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Exclusions;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.programme.PolicyVersions.Version;
import org.mingzhang.domain.programme.Programme;

/**
 * 计数: which versions of a programme's policy count a case. Its own does, and so do those after it: what an amendment limits it limits
 * for all, whoever came before. A case that has to come under a later version before its approval is counted by that one when it does.
 */
final class Counting {
    private final Streams streams;
    private final String programme;
    private final PolicyPack pack;
    private final String direction;
    private final @Nullable LocalDate submitted;
    private final @Nullable Version amendment;

    /**
     * Of a case.
     *
     * @param pack whose rules it has
     * @param submitted when it came in
     */
    Counting(Streams streams, String programme, PolicyPack pack, String direction, @Nullable LocalDate submitted) {
        this(streams, programme, pack, direction, submitted, null);
    }

    private Counting(
            Streams streams,
            String programme,
            PolicyPack pack,
            String direction,
            @Nullable LocalDate submitted,
            @Nullable Version amendment) {
        this.streams = streams;
        this.programme = programme;
        this.pack = pack;
        this.direction = direction;
        this.submitted = submitted;
        this.amendment = amendment;
    }

    /** The same once one more amendment is recorded. */
    Counting with(Version next) {
        return new Counting(streams, programme, pack, direction, submitted, next);
    }

    /** Whether an organisation's case of this part in it is counted from a moment on. */
    boolean isNoted(CaseRole role, Moment moment, CaseState stands) {
        return isNoted(pack, direction, role, moment)
                || later(stands).stream().anyMatch(later -> isNoted(later, direction, role, moment));
    }

    /** The same by one version. */
    static boolean isNoted(PolicyPack pack, String direction, CaseRole role, Moment moment) {
        return Exclusions.count(pack, direction, role, moment)
                || (role != CaseRole.PARTICIPANT
                        && pack.direction(direction).stream()
                                .map(Direction::quotas)
                                .flatMap(List::stream)
                                .anyMatch(quota -> quota.per() == Quota.Per.APPLICANT && quota.at() == moment));
    }

    /** What later versions give out of the direction's places, by which such a case is counted, too. */
    List<Quota> later(CaseState stands, String of) {
        return later(stands).stream()
                .flatMap(later -> later.direction(of).stream())
                .flatMap(is -> is.quotas().stream())
                .toList();
    }

    private List<PolicyPack> later(CaseState stands) {
        Programme opened = (Programme) streams.state(StreamId.programme(programme));
        boolean open = stands.compareTo(CaseState.APPROVED) < 0;
        return Stream.concat(opened.versions().all().stream(), Stream.ofNullable(amendment))
                .filter(version -> version.version() > pack.version() && version.countsEarlier())
                .filter(version -> !(open && comesUnder(version)))
                .map(version -> streams.pack(version.packSm3()))
                .toList();
    }

    private boolean comesUnder(Version version) {
        return version.transition() == Transition.APPROVED || version.isOf(submitted);
    }
}
