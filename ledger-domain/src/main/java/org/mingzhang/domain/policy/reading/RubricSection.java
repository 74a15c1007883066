package org.mingzhang.domain.policy.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Formula.Quantity;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.Rubric;
import org.mingzhang.domain.policy.Rubric.Indicator;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Value;

/** Reads what experts score the cases of a direction by. */
final class RubricSection {
    private static final String WEIGHT = "应为 1 到 100 的整数（分），或 param(参数编号)";

    private final Known known;
    private final FormulaSection formulas;

    RubricSection(Known known, FormulaSection formulas) {
        this.known = known;
        this.formulas = formulas;
    }

    Rubric rubric(MapReader map, List<String> stages) {
        List<Indicator> indicators = new ArrayList<>();
        Set<String> names = new HashSet<>();
        MapReader named = map.map("indicators");
        for (String id : named.keys()) {
            MapReader one = named.map(id);
            if (!PackSections.ID.matcher(id).matches()) {
                one.report(one.spot(), MapReader.quoted(id), PackSections.ID_FORM);
            }
            Quantity weight = formulas.number(one, "weight");
            if (!(weight instanceof Quantity.Written) && !(weight instanceof Quantity.FromParameter)) {
                one.report(one.spotOf("weight"), "权重不是一个数", WEIGHT);
            }
            Indicator indicator = new Indicator(
                    id,
                    one.text("name"),
                    one.has("text") ? one.text("text") : null,
                    weight,
                    known.quotes().of(one));
            if (!names.add(indicator.name())) {
                one.report(one.spotOf("name"), "指标名 " + indicator.name() + " 写了两次", "评分按指标名登记，应各不相同");
            }
            indicators.add(indicator);
            one.done();
        }
        if (indicators.isEmpty()) {
            map.report(
                    map.spotOf("indicators"),
                    "没有写评分指标",
                    "至少一项，例如 indicators: {effect: {name: 成效, weight: 100, clause: …}}");
        }
        Rubric rubric = new Rubric(
                map.reference("stage", stages), indicators, known.quotes().of(map));
        sum(map, indicators);
        map.done();
        return rubric;
    }

    /** Weights that are all written are a hundred together; of others it is looked at when they are decided. */
    private static void sum(MapReader map, List<Indicator> indicators) {
        long sum = 0;
        for (Indicator indicator : indicators) {
            if (!(indicator.weight() instanceof Quantity.Written(Value.Whole(long number)))) {
                return;
            }
            sum += number;
        }
        if (!indicators.isEmpty() && sum != Rubric.FULL) {
            map.report(map.spotOf("indicators"), "权重合计 " + sum + " 分", "各项权重应合计 " + Rubric.FULL + " 分");
        }
    }

    /** What can be seen only of the whole pack: who decides the stages. */
    static final class Check {
        private final MapReader pack;

        Check(MapReader pack) {
            this.pack = pack;
        }

        /** Experts score where they decide, and only where cases are scored can places be for the best. */
        void stages(PolicyPack read) {
            for (Direction direction : read.directions()) {
                MapReader map = pack.map("directions").map(direction.id());
                Rubric rubric = direction.rubric();
                if (rubric != null
                        && direction.stages().contains(rubric.stage())
                        && !isByExperts(read, direction, rubric.stage())) {
                    MapReader section = map.map("rubric");
                    section.report(
                            section.spotOf("stage"),
                            "环节 " + rubric.stage() + " 不由专家评审，或是作出认定的最后环节",
                            "应为本方向由专家评审（by: experts）、其后另有环节认定的环节");
                }
                Quota ranked = direction.ranked().orElse(null);
                if (ranked != null
                        && direction.stages().stream().noneMatch(stage -> isByExperts(read, direction, stage))) {
                    MapReader section = ranked.name() == null
                            ? map.map("quota")
                            : map.map("quotas").map(ranked.id());
                    section.report(section.spotOf("rankBy"), "本方向没有由专家评审的环节", "名额按评分给的，stages 应有由专家评审（by: experts）的环节");
                }
            }
        }

        private static boolean isByExperts(PolicyPack pack, Direction direction, String stage) {
            return !direction.decidesAt(stage)
                    && pack.stage(stage)
                            .filter(found -> found.decidedBy() == Stage.By.EXPERTS)
                            .isPresent();
        }
    }
}
