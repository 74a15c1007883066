package org.mingzhang.domain.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
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

    /**
     * From when on later versions, by which such a case is counted, too, give it places for which their quotas ask.
     *
     * @param stages that it has passed
     * @param holds whether a case that has passed some stages has a quota's place
     */
    SortedSet<String> later(
            CaseState stands, String of, Collection<String> stages, BiPredicate<Quota, Collection<String>> holds) {
        SortedSet<String> from = new TreeSet<>();
        for (PolicyPack later : later(stands)) {
            Direction is = later.direction(of).orElse(null);
            if (is != null) {
                Collection<String> behind = behind(is, stands, stages);
                is.quotas().stream()
                        .filter(quota -> holds.test(quota, behind))
                        .forEach(quota -> from.add(quota.from()));
            }
        }
        return from;
    }

    /**
     * Which stages of a later version a case has behind it: those that it has passed; of those that its own version does not have,
     * whatever comes before one that it has passed; once it is approved, all.
     */
    private Collection<String> behind(Direction later, CaseState stands, Collection<String> stages) {
        if (stands.compareTo(CaseState.APPROVED) >= 0) {
            return later.stages();
        }
        List<String> own = pack.direction(direction).map(Direction::stages).orElse(List.of());
        int furthest = stages.stream().mapToInt(later.stages()::indexOf).max().orElse(-1);
        Collection<String> behind = new HashSet<>(stages);
        later.stages().subList(0, furthest + 1).stream()
                .filter(stage -> !own.contains(stage))
                .forEach(behind::add);
        return behind;
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
