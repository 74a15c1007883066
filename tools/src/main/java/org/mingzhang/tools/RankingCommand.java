package org.mingzhang.tools;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Allowance;
import org.mingzhang.domain.policy.County;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Quotas;
import org.mingzhang.domain.policy.Ranking;
import org.mingzhang.domain.policy.Ranking.Stand;
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

    /**
     * Those who compete for the same places.
     *
     * @param county whose places they are; null where they are for all
     * @param most how many there are; null while that cannot be told
     */
    private record Group(
            PolicyPack pack,
            Direction direction,
            @Nullable String county,
            @Nullable Long most,
            long taken,
            List<Stand> placed,
            List<Stand> inPlay,
            Ranking.Scores everyone,
            Ranking.Scores competing) {
        /** One more than stand before; null of whoever has no score. */
        @Nullable
        Long rank(Stand own) {
            Integer score = own.scoreTenths();
            return score == null ? null : everyone.above(score) + 1L;
        }

        String outlook(Stand own) {
            return most == null ? "" : competing.outlook(own, taken, most).name();
        }

        String words(Stand own) {
            return most == null ? "名额未定" : competing.outlook(own, taken, most).chinese();
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
                        .ifPresent(pack -> groups.addAll(groups(of, pack, id, opened.today())));
            }
        }
        return groups;
    }

    private static Optional<Quota> quota(PolicyPack pack, String id) {
        return pack.direction(id).flatMap(Direction::ranked);
    }

    private static List<Group> groups(Programme of, PolicyPack pack, String id, LocalDate today) {
        Collection<Stand> placed = of.rankings().placed(id);
        Quota quota = quota(pack, id).orElseThrow();
        if (quota.per() != Quota.Per.COUNTY) {
            return List.of(group(
                    of,
                    pack,
                    id,
                    null,
                    of.places().of(id, quota, null),
                    placed,
                    of.rankings().inPlay(id),
                    today));
        }
        TreeSet<String> counties = new TreeSet<>();
        Stream.concat(placed.stream(), of.rankings().inPlay(id).stream())
                .map(stand -> Objects.requireNonNullElse(stand.county(), ""))
                .forEach(counties::add);
        return counties.stream()
                .map(county -> county.isEmpty() ? null : county)
                .map(county -> group(
                        of,
                        pack,
                        id,
                        county,
                        of.places().of(id, quota, county),
                        placed.stream()
                                .filter(stand -> Objects.equals(stand.county(), county))
                                .toList(),
                        of.rankings().inPlay(id, county),
                        today))
                .toList();
    }

    private static Group group(
            Programme of,
            PolicyPack pack,
            String id,
            @Nullable String county,
            long taken,
            Collection<Stand> placed,
            Collection<Stand> inPlay,
            LocalDate today) {
        Direction found = pack.direction(id).orElseThrow();
        Long most = Quotas.most(
                                        pack,
                                        of.parameters(pack),
                                        found,
                                        found.ranked().orElseThrow(),
                                        of.referenceFacts(pack, county, today))
                                .orElseThrow()
                        instanceof Allowance.Known(long known)
                ? (Long) known
                : null;
        return new Group(
                pack,
                found,
                county,
                most,
                taken,
                placed.stream().sorted(Ranking.order()).toList(),
                inPlay.stream().sorted(Ranking.order()).toList(),
                Ranking.Scores.of(Stream.concat(placed.stream(), inPlay.stream())),
                Ranking.Scores.of(inPlay.stream()));
    }

    private static Map<String, Object> document(Group group) {
        List<Map<String, Object>> cases = new ArrayList<>();
        group.placed.forEach(one -> cases.add(document(group, one, PLACED)));
        group.inPlay.forEach(one -> cases.add(document(group, one, group.outlook(one))));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("direction", group.direction.id());
        document.put("county", group.county);
        document.put("limit", group.most);
        document.put("taken", group.taken);
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
                + "　名额 " + (group.most == null ? "未定" : group.most) + "，已占 " + group.taken);
        Table table = new Table(Column.number("名次"), Column.text("申报"), Column.number("评审得分"), Column.text("名额"));
        group.placed.forEach(one -> row(table, group, one, "已占名额"));
        group.inPlay.forEach(one -> row(table, group, one, group.words(one)));
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
