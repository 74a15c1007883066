package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Suggestion;

/** Reads how many cases of a direction there may be: {@code quota}, or {@code quotas} where it has several. */
final class QuotaSection {
    private static final Map<String, Quota.Per> PER = DirectionSection.words(Quota.Per.values());

    private final Known known;
    private final FormulaSection formulas;

    QuotaSection(Known known, FormulaSection formulas) {
        this.known = known;
        this.formulas = formulas;
    }

    /**
     * The quotas of a direction.
     *
     * @param usual from when a place is taken where nothing is said
     * @param stages that its cases pass
     */
    List<Quota> quotas(MapReader direction, Moment usual, List<String> stages) {
        if (direction.has("quota") && direction.has("quotas")) {
            direction.report(
                    direction.spotOf("quotas"),
                    "quota 和 quotas 都写了",
                    "二者取一：只有一个名额的写 quota；有几个的都写在 quotas 里，各有编号和 name");
        }
        List<Quota> quotas = new ArrayList<>();
        direction
                .mapIfPresent("quota")
                .map(one -> quota(Quota.ONLY, null, one, usual, stages))
                .ifPresent(quotas::add);
        direction.mapIfPresent("quotas").ifPresent(named -> {
            for (String id : named.keys()) {
                MapReader one = named.map(id);
                Quota quota = quota(id, one.text("name"), one, usual, stages);
                if (quota.ranked() && quotas.stream().anyMatch(Quota::ranked)) {
                    one.report(one.spotOf("rankBy"), "本方向已有按评分给的名额", "rankBy 只写一处：名次只有一个");
                }
                quotas.add(quota);
            }
        });
        return quotas;
    }

    /** A quota without money is of those that are approved; what it rests on is known before any case is. */
    private Quota quota(String id, @Nullable String name, MapReader map, Moment usual, List<String> stages) {
        Quantity most = formulas.number(map, "most");
        List<String> others = most.facts().stream()
                .filter(fact -> !(fact instanceof NamedFact named && named.family() == NamedFact.Family.FIGURE))
                .map(FactId::id)
                .toList();
        if (!others.isEmpty()) {
            map.report(map.spotOf("most"), "用了 " + String.join("、", others), "名额只能取自整数、参数和参考数据，例如 figure(\"quota\")");
        }
        Optional<String> named = stage(map, stages);
        @Nullable String stage = named.filter(stages::contains).orElse(null);
        Moment at = named.isPresent() ? Moment.STAGE : DirectionSection.moment(map, usual);
        Quota quota = new Quota(
                id,
                name,
                most,
                map.has("per") ? map.choice("per", PER, Quota.Per.PROGRAMME) : Quota.Per.PROGRAMME,
                at,
                stage,
                map.has("rankBy") && map.choice("rankBy", Map.of("score", true), true),
                map.has("when") ? formulas.byParameters(map, "when") : null,
                known.quotes().of(map));
        map.done();
        if (quota.ranked() && (at != Moment.APPROVAL || quota.per() == Quota.Per.APPLICANT)) {
            map.report(
                    map.spotOf("rankBy"),
                    "按评分择优，而 at 不是 approval，或 per 是 applicant",
                    "名额按评分给的，应写 at: approval，per 为 programme 或 county");
        }
        if (stage != null && quota.per() == Quota.Per.APPLICANT) {
            map.report(
                    map.spotOf("at"),
                    "按环节计而 per 是 applicant",
                    "按环节计的，per 为 programme 或 county；一家限报几项的，at 写 submission");
        }
        return quota;
    }

    /** The stage whose passing takes a place, or what stands there by mistake; nothing where it is a moment that every case has. */
    private static Optional<String> stage(MapReader map, List<String> stages) {
        Optional<MapReader.Word> at = map.has("at") ? map.word("at") : Optional.empty();
        if (at.isEmpty() || NamedSections.MOMENTS.containsKey(at.get().text())) {
            return Optional.empty();
        }
        List<String> before = stages.isEmpty() ? stages : stages.subList(0, stages.size() - 1);
        String word = at.get().text();
        if (before.contains(word)) {
            map.known(at.get(), before);
            return Optional.of(word);
        }
        List<String> all = new ArrayList<>(NamedSections.MOMENTS.keySet());
        all.addAll(before);
        map.report(at.get().spot(), MapReader.quoted(word), MapReader.oneOf(all) + Suggestion.forName(word, all));
        return Optional.of("");
    }
}
