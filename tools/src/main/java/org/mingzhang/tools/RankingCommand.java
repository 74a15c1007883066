package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Outlook;
import org.mingzhang.domain.policy.Ranking.Stand;
import org.mingzhang.domain.policy.Rivals;
import org.mingzhang.domain.programme.DirectionPlaces;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.tools.Table.Column;
import org.mingzhang.view.trail.Names;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who competes for places that are for the best, who has one, and how it looks for the others. */
@Command(
        name = "ranking",
        mixinStandardHelpOptions = true,
        description = {"名额按评分择优的支持方向：谁已占名额，谁还在审，各得多少分。", "在审的能否认定，为什么不能。"})
final class RankingCommand implements Runnable {
    private static final String PLACED = "PLACED";

    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Mixin
    private ProgrammeOption programme = new ProgrammeOption();

    @Option(names = "--direction", paramLabel = "ID", description = "只看这个支持方向。")
    private @Nullable String direction;

    /** Places of one quota, and the scores of all who can still get one. */
    private record Contest(@Nullable Long most, long taken, Ranking.Scores scores) {
        static Contest of(DirectionPlaces places, Quota quota, @Nullable String county) {
            return new Contest(
                    places.most(quota, county).orElse(null),
                    places.taken(quota, county),
                    Ranking.Scores.of(places.rivals(quota, county)));
        }

        @Nullable
        Outlook outlook(Stand own) {
            return most == null ? null : scores.outlook(own, taken, most);
        }
    }

    /**
     * Those who compete for the same places.
     *
     * @param county whose places they are; null where they are for all
     * @param of the places themselves
     * @param besides places of counties that go by score, too, by county
     */
    private record Group(
            PolicyPack pack,
            Direction direction,
            @Nullable String county,
            Contest of,
            Map<String, List<Contest>> besides,
            List<Stand> placed,
            List<Stand> inPlay,
            Ranking.Scores everyone) {
        /** One more than stand before; null of whoever has no score. */
        @Nullable
        Long rank(Stand own) {
            Integer score = own.scoreTenths();
            return score == null ? null : everyone.above(score) + 1L;
        }

        /** How it looks where it looks worst; null while it cannot be told how many places there are. */
        @Nullable
        Outlook outlook(Stand own) {
            Outlook worst = of.outlook(own);
            for (Contest beside : besides.getOrDefault(Objects.requireNonNullElse(own.county(), ""), List.of())) {
                Outlook here = beside.outlook(own);
                worst = worst == null || here == null || here.compareTo(worst) < 0 ? worst : here;
            }
            return worst;
        }
    }

    @Override
    public void run() {
        try (OpenLedger opened = OpenLedger.open(ledger, output)) {
            Programme of = opened.programme(programme.id());
            List<Group> groups = groups(opened, of);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("programme", programme.id());
            document.put(
                    "rankings", groups.stream().map(RankingCommand::document).toList());
            output.print(document, out -> {
                out.println(opened.heading());
                if (groups.isEmpty()) {
                    out.println("没有按评分择优的名额，或还没有申报");
                }
                groups.forEach(group -> print(group, out));
            });
        }
    }

    /** A direction that the version in force has no more, or ranks no more, is that of the version which still did. */
    private List<Group> groups(OpenLedger opened, Programme of) {
        List<Group> groups = new ArrayList<>();
        for (String id : of.rankings().directions()) {
            if (direction == null || direction.equals(id)) {
                opened.lastPack(of, pack -> quota(pack, id).isPresent())
                        .ifPresent(pack -> groups.addAll(groups(of, opened::pack, pack, id, opened.today())));
            }
        }
        return groups;
    }

    private static Optional<Quota> quota(PolicyPack pack, String id) {
        return pack.direction(id).flatMap(Direction::ranked);
    }

    private static List<Group> groups(
            Programme of, Function<String, PolicyPack> packs, PolicyPack pack, String id, LocalDate today) {
        Direction found = pack.direction(id).orElseThrow();
        Quota quota = found.ranked().orElseThrow();
        DirectionPlaces places = new DirectionPlaces(of, packs, pack, id, today);
        Collection<Stand> placed = of.rankings().placed(id);
        Collection<Stand> inPlay = of.rankings().inPlay(id);
        TreeSet<String> counties = Stream.concat(placed.stream(), inPlay.stream())
                .map(RankingCommand::county)
                .collect(Collectors.toCollection(TreeSet::new));
        if (quota.per() == Quota.Per.COUNTY) {
            return counties.stream()
                    .map(county -> {
                        Predicate<Stand> own = stand -> county(stand).equals(county);
                        return group(
                                pack,
                                found,
                                county.isEmpty() ? null : county,
                                Contest.of(places, quota, county.isEmpty() ? null : county),
                                Map.of(),
                                placed.stream().filter(own),
                                inPlay.stream().filter(own));
                    })
                    .toList();
        }
        Map<String, List<Contest>> besides = new HashMap<>();
        for (String county : counties) {
            besides.put(
                    county,
                    found.quotas().stream()
                            .filter(other -> !other.ranked() && found.goesByScore(other))
                            .map(other -> Contest.of(places, other, county.isEmpty() ? null : county))
                            .toList());
        }
        return List.of(
                group(pack, found, null, Contest.of(places, quota, null), besides, placed.stream(), inPlay.stream()));
    }

    private static String county(Stand stand) {
        return Objects.requireNonNullElse(stand.county(), "");
    }

    private static Group group(
            PolicyPack pack,
            Direction direction,
            @Nullable String county,
            Contest of,
            Map<String, List<Contest>> besides,
            Stream<Stand> placed,
            Stream<Stand> inPlay) {
        List<Stand> have = placed.sorted(Ranking.order()).toList();
        List<Stand> compete = inPlay.sorted(Ranking.order()).toList();
        List<Stand> everyone = Stream.concat(have.stream(), compete.stream()).toList();
        return new Group(pack, direction, county, of, besides, have, compete, Ranking.Scores.of(Rivals.of(everyone)));
    }

    private static Map<String, Object> document(Group group) {
        List<Map<String, Object>> cases = new ArrayList<>();
        group.placed.forEach(one -> cases.add(document(group, one, PLACED)));
        group.inPlay.forEach(one -> {
            Outlook outlook = group.outlook(one);
            cases.add(document(group, one, outlook == null ? "" : outlook.name()));
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("direction", group.direction.id());
        document.put("county", group.county);
        document.put("limit", group.of.most);
        document.put("taken", group.of.taken);
        document.put("cases", cases);
        return document;
    }

    private static Map<String, Object> document(Group group, Stand one, String outlook) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("rank", group.rank(one));
        item.put("application", one.application());
        item.put("scoreTenths", one.scoreTenths());
        item.put("outlook", outlook);
        return item;
    }

    private static void print(Group group, PrintWriter out) {
        String county = group.county;
        out.println();
        out.println("【" + group.direction.id() + "】" + group.direction.name()
                + (county == null
                        ? ""
                        : "　" + group.pack.county(county).map(County::name).orElse(county))
                + "　名额 " + (group.of.most == null ? "未定" : group.of.most) + "，已占 " + group.of.taken);
        Table table = new Table(Column.number("名次"), Column.text("申报"), Column.number("评审得分"), Column.text("名额"));
        group.placed.forEach(one -> row(table, group, one, "已占名额"));
        group.inPlay.forEach(one -> {
            Outlook outlook = group.outlook(one);
            row(table, group, one, outlook == null ? "名额未定" : outlook.chinese());
        });
        table.print(out);
    }

    private static void row(Table table, Group group, Stand one, String words) {
        Long rank = group.rank(one);
        Integer score = one.scoreTenths();
        table.row(
                rank == null ? "" : Long.toString(rank),
                one.application(),
                score == null ? "" : Names.tenths(score),
                words);
    }
}
