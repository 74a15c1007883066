package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;

/** Which directions come before which, where the words name them in their order: 按甲、乙、丙的顺序安排. */
final class OrderChecks {
    private static final Pattern ORDER = Pattern.compile("按照?([^，。；]*?、[^，。；]*?)的?(?:先后)?(?:顺序|次序)");

    private final PolicyPack pack;
    private final Remarks remarks;

    OrderChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            Queue queue = direction.queue();
            if (queue != null && !queue.clause().isProposed()) {
                Matcher order = ORDER.matcher(queue.clause().quote());
                if (order.find()) {
                    after(direction, queue, named(order.group(1)));
                }
            }
        }
    }

    /** The directions that the words name, in their order; none where one is not certain. */
    private List<Direction> named(String words) {
        List<Direction> named = new ArrayList<>();
        for (String item : words.split("、|和|及", -1)) {
            List<Direction> meant = pack.directions().stream()
                    .filter(direction ->
                            item.length() > 1 && (direction.name().contains(item) || item.contains(direction.name())))
                    .toList();
            if (meant.size() != 1 || named.contains(meant.getFirst())) {
                return List.of();
            }
            named.add(meant.getFirst());
        }
        return named;
    }

    private void after(Direction direction, Queue queue, List<Direction> order) {
        int own = order.indexOf(direction);
        List<String> place = List.of("directions", direction.id(), "queue", "after");
        for (int i = 0; i < order.size() && own >= 0; i++) {
            Direction other = order.get(i);
            Queue theirs = other.queue();
            boolean waits = theirs != null && theirs.whenOut() == Queue.WhenOut.WAIT && share(direction, other);
            boolean written = queue.after().contains(other.id());
            String quote = "引文「" + queue.clause().quote() + "」";
            if (i < own && waits && !written) {
                remarks.doubts(
                        place,
                        "没有写 " + other.id() + "（" + other.name() + "），" + quote + "里它排在前面",
                        "应为排在前面、用同一笔资金的各方向，例如 after: [" + other.id() + "]；不按这个次序的，引别的原文");
            } else if (i > own && written) {
                remarks.doubts(place, "“" + other.id() + "”（" + other.name() + "），" + quote + "里它排在后面", "应只写排在前面的方向");
            }
        }
    }

    private boolean share(Direction one, Direction other) {
        Set<String> sources = sources(one);
        sources.retainAll(sources(other));
        return !sources.isEmpty();
    }

    private Set<String> sources(Direction direction) {
        Set<String> sources = new HashSet<>();
        if (direction.hasMoney()) {
            direction.line().lines().stream()
                    .flatMap(line -> pack.line(line).stream())
                    .forEach(line -> sources.addAll(line.paidBy()));
        }
        return sources;
    }
}
