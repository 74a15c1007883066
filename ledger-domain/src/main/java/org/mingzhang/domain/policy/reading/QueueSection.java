package org.mingzhang.domain.policy.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
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

    Queue queue(String direction, MapReader map, boolean hasMoney) {
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
        List<String> after = map.references(
                "after",
                known.directions().stream()
                        .filter(other -> !other.equals(direction))
                        .toList());
        Queue queue = new Queue(
                order,
                map.has("priority") ? formulas.expression(map, "priority", ValueType.FLAG) : null,
                map.choice("whenOut", WHEN_OUT, WhenOut.WAIT),
                after,
                known.quotes().of(map));
        map.done();
        return queue;
    }

    /** Who comes before another direction waits for money in a queue that is none of this one's followers. */
    static void check(MapReader pack, PolicyPack read) {
        for (Direction direction : read.directions()) {
            Queue queue = direction.queue();
            for (String before : queue == null ? List.<String>of() : queue.after()) {
                read.direction(before)
                        .map(other -> unordered(read, direction, other))
                        .filter(why -> !why.isEmpty())
                        .ifPresent(why -> {
                            MapReader map =
                                    pack.map("directions").map(direction.id()).map("queue");
                            map.report(
                                    map.spotOf("after"),
                                    before + why,
                                    "应为设了等候（whenOut: wait）、与本方向用同一笔资金、且不排在本方向之后的方向；由哪笔资金付写错的，改那个科目的 paidBy");
                        });
            }
        }
    }

    private static String unordered(PolicyPack pack, Direction direction, Direction before) {
        Queue queue = before.queue();
        if (queue == null || queue.whenOut() != WhenOut.WAIT) {
            return " 没有等候资金的队";
        }
        if (follows(pack, before, direction.id(), new HashSet<>())) {
            return " 又排在 " + direction.id() + " 之后";
        }
        Set<String> sources = sources(pack, direction);
        sources.retainAll(sources(pack, before));
        return sources.isEmpty() ? " 与本方向没有共同的资金来源：" + paid(pack, direction) + "；" + paid(pack, before) : "";
    }

    /** Which sources pay a direction, with the words of its line: there the slip may be. */
    private static String paid(PolicyPack pack, Direction direction) {
        return !direction.hasMoney()
                ? direction.id() + " 没有奖补资金"
                : direction.line().lines().stream()
                        .flatMap(line -> pack.line(line).stream())
                        .map(line -> "lines." + line.id() + ".paidBy 写的是 " + String.join("、", line.paidBy())
                                + (line.clause().isProposed()
                                        ? ""
                                        : "（引文「" + line.clause().quote() + "」）"))
                        .collect(Collectors.joining("；"));
    }

    private static boolean follows(PolicyPack pack, Direction direction, String before, Set<String> seen) {
        Queue queue = direction.queue();
        return queue != null
                && seen.add(direction.id())
                && queue.after().stream()
                        .anyMatch(id -> id.equals(before)
                                || pack.direction(id)
                                        .filter(other -> follows(pack, other, before, seen))
                                        .isPresent());
    }

    private static Set<String> sources(PolicyPack pack, Direction direction) {
        Set<String> sources = new HashSet<>();
        if (direction.hasMoney()) {
            direction.line().lines().stream()
                    .flatMap(line -> pack.line(line).stream())
                    .forEach(line -> sources.addAll(line.paidBy()));
        }
        return sources;
    }
}
