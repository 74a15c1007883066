package org.mingzhang.domain.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.RankRules;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.policy.Allowance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.programme.Programme;

/**
 * Finds, of places that are for the best, those that went to a case which others could still outrank: by the applications
 * themselves as they stood at that entry, not by what the programme says of their ranks.
 */
final class RecomputedRanks {
    private final Function<String, PolicyPack> packs;
    private final CaseStreams streams;

    RecomputedRanks(Function<String, PolicyPack> packs, CaseStreams streams) {
        this.packs = packs;
        this.streams = streams;
    }

    /** An application is approved; of another programme's nothing is known. */
    List<AwardDifference> approved(String number, Recorded recorded) {
        Application application = streams.application(number);
        if (application == null || !streams.programme().exists()) {
            return List.of();
        }
        String id = application.submitted().direction();
        PolicyPack pack = packs.apply(application.packSm3());
        Direction direction = pack.direction(id).orElse(null);
        Quota quota = direction == null ? null : direction.ranked().orElse(null);
        if (direction == null || quota == null) {
            return List.of();
        }
        EntryFindings entry = new EntryFindings(recorded, number, id, application.applicant());
        Stand own = RankRules.of(pack, number, application);
        Ranking.refuse(
                        direction,
                        own,
                        inPlay(id, quota, own),
                        taken(id, quota, own),
                        most(recorded, pack, id, quota, own))
                .ifPresent(no -> entry.refused("application", "已认定", no.message(new PackNames(pack)), no, null));
        return entry.found();
    }

    private List<Stand> inPlay(String direction, Quota quota, Stand own) {
        List<Stand> inPlay = new ArrayList<>();
        streams.eachApplication((number, other) -> {
            if (other.exists() && other.submitted().direction().equals(direction)) {
                Stand stand = RankRules.stand(packs.apply(other.packSm3()), number, other);
                if (stand != null
                        && (quota.per() != Quota.Per.COUNTY || Objects.equals(stand.county(), own.county()))) {
                    inPlay.add(stand);
                }
            }
        });
        return inPlay;
    }

    private long taken(String direction, Quota quota, Stand own) {
        return streams.programme().places().of(direction, quota, own.county());
    }

    /** As many as the version in force gives; where that says nothing, the case's own. */
    private long most(Recorded recorded, PolicyPack pack, String id, Quota quota, Stand own) {
        LocalDate day = EntryFindings.day(recorded, pack);
        Programme programme = streams.programme();
        PolicyPack now = packs.apply(programme.packSm3(day));
        Quota is = quotas(now, id).filter(quota::isSameAs).findFirst().orElse(null);
        PolicyPack says = is == null ? pack : now;
        return Quotas.most(
                                        says,
                                        programme.parameters(says),
                                        says.direction(id).orElseThrow(),
                                        is == null ? quota : is,
                                        programme.referenceFacts(says, own.county(), day))
                                .orElse(null)
                        instanceof Allowance.Known(long most)
                ? most
                : Long.MAX_VALUE;
    }

    private static Stream<Quota> quotas(PolicyPack pack, String direction) {
        return pack.direction(direction).stream().flatMap(of -> of.quotas().stream());
    }
}
