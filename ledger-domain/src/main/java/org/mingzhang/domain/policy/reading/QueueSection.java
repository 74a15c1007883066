package org.mingzhang.domain.policy.reading;

import java.util.List;
import java.util.Map;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Queue.By;
import org.mingzhang.domain.policy.Queue.WhenOut;
import org.mingzhang.domain.policy.ValueType;

/** Reads in which order the cases of a direction get its money. */
final class QueueSection {
    private static final Map<String, By> ORDER = DirectionSection.words(By.values());
    private static final Map<String, WhenOut> WHEN_OUT = DirectionSection.words(WhenOut.values());

    private final Known known;
    private final FormulaSection formulas;

    QueueSection(Known known, FormulaSection formulas) {
        this.known = known;
        this.formulas = formulas;
    }

    Queue queue(MapReader map, boolean hasMoney) {
        if (!hasMoney) {
            map.report(map.spot(), "没有奖补资金的方向写了 queue", "没有资金可等，请删去");
        }
        List<By> order = map.choices("order", ORDER);
        if (order.isEmpty() || order.stream().distinct().count() < order.size()) {
            map.report(
                    map.spotOf("order"),
                    order.isEmpty() ? "没有写先后次序" : "同一种次序写了两次",
                    MapReader.oneOf(ORDER.keySet()) + "，按先后各写一次，例如 [priority, submitted]");
        }
        boolean ranked = order.contains(By.PRIORITY);
        if (ranked != map.has("priority")) {
            map.word("priority");
            map.report(
                    map.spot(),
                    ranked ? "order 有 priority，没有写谁优先" : "写了 priority，order 中没有",
                    "二者同时写，例如 order: [priority, submitted] 和 priority: enterprise.honouredInPilot");
        }
        Queue queue = new Queue(
                order,
                map.has("priority") ? formulas.expression(map, "priority", ValueType.FLAG) : null,
                map.choice("whenOut", WHEN_OUT, WhenOut.WAIT),
                known.quotes().of(map));
        map.done();
        return queue;
    }
}
