package org.mingzhang.domain.policy.reading;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.Caps;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.reading.Problems.Spot;

/**
 * 只补不退: what is paid in advance stays as far as the caps leave it, so the pack says of every limit which may be either whether it
 * is one, and hides none in another's expression.
 */
final class KeptLimits {
    private KeptLimits() {}

    /** Reports limits of the whole award of which nobody can tell what becomes of money beyond them. */
    static void check(MapReader amount, Formula whole, @Nullable Advance advance) {
        boolean kept = advance != null && advance.settled() == Advance.Settled.KEEP;
        limits(amount, whole.limits(), kept);
        whole.parts().forEach(part -> limits(amount.map("parts").map(part.id()), part.limits(), kept));
        if (advance == null) {
            return;
        }
        MapReader before = amount.map("advance");
        for (Advance.Instalment instalment : advance.instalments()) {
            MapReader one =
                    before.has("instalments") ? before.map("instalments").map(instalment.id()) : before;
            instalment.formula().limits().stream()
                    .filter(limit -> limit.settled() != null)
                    .forEach(limit -> needless(limit(one, limit)));
        }
    }

    private static void limits(MapReader formula, List<Formula.Limit> limits, boolean kept) {
        for (Formula.Limit limit : limits) {
            if (!kept) {
                if (limit.settled() != null) {
                    needless(limit(formula, limit));
                }
            } else if (limit.settled() == null && Caps.namesCost(limit)) {
                MapReader at = limit(formula, limit);
                at.report(
                        written(at),
                        "“" + limit.text() + "”的算式里有已记录的金额，没有写 settled，而预拨写的是 settled: keep",
                        "这一条应写 settled: keep（按投入算出的数，预拨超过它的不退）或者 settled: refund（最高额，超过它的仍须退）；"
                                + "算式里还有最高额、累计限额的，最高额另写一条 amount，累计限额另写一条 gives");
            } else if (limit.settled() == Advance.Settled.KEEP && Caps.hidesOne(limit)) {
                MapReader at = limit(formula, limit);
                at.report(
                        written(at),
                        "“" + limit.text() + "”写了 settled: keep，算式里却还有最高额、累计限额",
                        "超过最高额、累计限额的已付部分仍须退：最高额另写一条 amount，累计限额另写一条 gives，这一条只写按投入算出的数");
            }
        }
    }

    private static void needless(MapReader limit) {
        limit.report(limit.spotOf("settled"), "settled 写在这里没有作用", "只有预拨写了 settled: keep 的，整笔奖补的上限才写 settled；这里应去掉");
    }

    private static MapReader limit(MapReader formula, Formula.Limit limit) {
        return formula.map("limits").map(limit.id());
    }

    private static Spot written(MapReader limit) {
        return Stream.of("gives", "amount", "share")
                .filter(limit::has)
                .findFirst()
                .map(limit::spotOf)
                .orElseGet(limit::spot);
    }
}
