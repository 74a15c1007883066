package org.mingzhang.domain.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Allowance;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.policy.Rivals;
import org.mingzhang.domain.policy.Rivals.Needed;

/**
 * 名额: how many places the quotas of a direction have, how many are taken, and who can still get one, as the programme stands. How
 * many there are is the programme's matter: the version in force says it, where it still limits in the same way.
 */
public final class DirectionPlaces {
    private final Programme programme;
    private final Function<String, PolicyPack> packs;
    private final PolicyPack pack;
    private final String direction;
    private final LocalDate day;

    /**
     * Those of one direction.
     *
     * @param packs the pack with a digest
     * @param pack the version that speaks where the one in force no longer does
     */
    public DirectionPlaces(
            Programme programme, Function<String, PolicyPack> packs, PolicyPack pack, String direction, LocalDate day) {
        this.programme = programme;
        this.packs = packs;
        this.pack = pack;
        this.direction = direction;
        this.day = day;
    }

    /** The version whose matter a quota is, and how it has it. */
    public record Ruling(PolicyPack pack, Quota quota) {}

    /** By which version a quota is given out on the day. */
    public Ruling inForce(Quota quota) {
        PolicyPack now = packs.apply(programme.packSm3(day));
        return now.direction(direction).stream()
                .flatMap(of -> of.quotas().stream())
                .filter(quota::isSameAs)
                .map(is -> new Ruling(now, is))
                .findFirst()
                .orElse(new Ruling(pack, quota));
    }

    /** How many places of a quota are taken, where it is a county's in that county. */
    public long taken(Quota quota, @Nullable String county) {
        return quota.at() != Moment.AWARD
                ? programme.places().of(direction, quota, county)
                : quota.per() == Quota.Per.COUNTY ? programme.awards(direction, county) : programme.awards(direction);
    }

    /** How many there are; nothing where there is no limit, or where that cannot be told. */
    public Optional<Long> most(Quota quota, @Nullable String county) {
        Ruling ruling = inForce(quota);
        PolicyPack says = ruling.pack;
        return Quotas.most(
                        says,
                        programme.parameters(says),
                        says.direction(direction).orElseThrow(),
                        ruling.quota,
                        programme.referenceFacts(says, county, day))
                .filter(Allowance.Known.class::isInstance)
                .map(known -> ((Allowance.Known) known).most());
    }

    /** Those who compete for places of a quota that goes by score, where it is a county's those of that county. */
    public Rivals rivals(Quota quota, @Nullable String county) {
        return rivals(quota, county, programme.rankings().inPlay(direction), programme.places()::has);
    }

    /**
     * The same among some.
     *
     * @param inPlay everyone of the direction who competes
     * @param passed whether a case has passed a stage
     */
    public Rivals rivals(
            Quota quota, @Nullable String county, Collection<Stand> inPlay, BiPredicate<String, String> passed) {
        List<Stand> competing = quota.per() == Quota.Per.COUNTY
                ? inPlay.stream()
                        .filter(stand -> Objects.equals(stand.county(), county))
                        .toList()
                : List.copyOf(inPlay);
        List<Function<Stand, Optional<Needed>>> besides = new ArrayList<>();
        for (Quota other : pack.direction(direction).orElseThrow().quotas()) {
            if (!other.equals(quota) && isNeededOnTheWay(other) && everyVersionHas(other)) {
                besides.add(other.per() == Quota.Per.APPLICANT ? ofApplicant(other) : needed(other, passed));
            }
        }
        return Rivals.of(competing, besides);
    }

    /** Whether one applicant gets so many of a direction's approvals only. */
    public static boolean limitsApplicants(Direction direction) {
        return direction.quotas().stream()
                .anyMatch(quota -> quota.per() == Quota.Per.APPLICANT && quota.at() == Moment.APPROVAL);
    }

    /** Whoever is in play has been handed in, and whoever can be approved may get no award: that is for later. */
    private static boolean isNeededOnTheWay(Quota quota) {
        return quota.at() == Moment.STAGE || quota.at() == Moment.APPROVAL;
    }

    /** What one applicant may have is the case's matter, whose version is not known here: that of the version which gives the most. */
    private Function<Stand, Optional<Needed>> ofApplicant(Quota quota) {
        long most = 0;
        for (PolicyVersions.Version version : programme.versions().all()) {
            PolicyPack says = packs.apply(version.packSm3());
            Direction of = says.direction(direction).orElse(null);
            if (of != null && of.ranked().isPresent()) {
                Quota is =
                        of.quotas().stream().filter(quota::isSameAs).findFirst().orElseThrow();
                most = Math.max(
                        most,
                        Quotas.most(says, programme.parameters(says), of, is, programme.referenceFacts(says, null, day))
                                                .orElse(null)
                                        instanceof Allowance.Known(long known)
                                ? known
                                : Long.MAX_VALUE);
            }
        }
        Map<String, Long> has = programme.rankings().placed(direction).stream()
                .flatMap(stand -> Stream.ofNullable(stand.applicant()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long limit = most;
        return stand -> Optional.ofNullable(stand.applicant())
                .map(applicant -> new Needed(applicant, Math.max(0, limit - has.getOrDefault(applicant, 0L))));
    }

    /** Which version each of the others has is not known here: one that has no such limit can still get a place. */
    private boolean everyVersionHas(Quota quota) {
        return programme.versions().all().stream()
                .flatMap(version -> packs.apply(version.packSm3()).direction(direction).stream())
                .filter(of -> of.ranked().isPresent())
                .map(Direction::quotas)
                .allMatch(quotas -> quotas.stream().anyMatch(quota::isSameAs));
    }

    private Function<Stand, Optional<Needed>> needed(Quota quota, BiPredicate<String, String> passed) {
        Map<String, Optional<Needed>> left = new HashMap<>();
        String stage = quota.stage();
        return stand -> {
            if (stage != null && passed.test(stand.application(), stage)) {
                return Optional.empty();
            }
            String county = quota.per() == Quota.Per.COUNTY ? stand.county() : null;
            String whose = Objects.requireNonNullElse(county, "");
            return left.computeIfAbsent(whose, none -> most(quota, county)
                    .map(most -> new Needed(whose, Math.max(0, most - taken(quota, county)))));
        };
    }
}
