package org.mingzhang.domain.policy.scrutiny;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Expression;
import org.mingzhang.domain.policy.FactId;
import org.mingzhang.domain.policy.NamedFact;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;

/** Who comes first for the money, against the words that say it: the day before the priority, a count of scenes where the words put a title first. */
final class QueueWordChecks {
    private static final Pattern FIRST = Pattern.compile("优先|在先");
    private static final Pattern COMMON = Pattern.compile("企业|单位|项目|优先|在先|资金|安排|奖补|申报|支持|[^\\p{IsHan}]");
    private static final Pattern PARTS = Pattern.compile("[，,；;。]");

    private final PolicyPack pack;
    private final Remarks remarks;

    QueueWordChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            Queue queue = direction.queue();
            if (queue != null && queue.priority() != null) {
                List<String> at = List.of("directions", direction.id(), "queue");
                order(queue, at);
                who(queue, queue.priority(), at);
            }
        }
    }

    /** Two of one day are few: behind the day a priority decides next to nothing. */
    private void order(Queue queue, List<String> at) {
        int priority = queue.order().indexOf(Queue.By.PRIORITY);
        int submitted = queue.order().indexOf(Queue.By.SUBMITTED);
        if (submitted >= 0 && priority > submitted) {
            remarks.doubts(
                    Rules.in(at, "order"),
                    "submitted 写在 priority 之前，只有同一天申报的才看谁优先",
                    "应为 [priority, submitted]：优先的在先，其余按申报先后；确实先看日期的可以不改");
        }
    }

    /** What is counted must have to do with whom the words name. */
    private void who(Queue queue, Expression priority, List<String> at) {
        String words = PARTS.splitAsStream(queue.clause().quote())
                .filter(part -> FIRST.matcher(part).find())
                .collect(Collectors.joining("，"));
        Set<String> said = pairs(words);
        List<String> labels = priority.facts().stream()
                .filter(fact -> fact instanceof NamedFact named && named.family() == NamedFact.Family.COUNT)
                .map(FactId::label)
                .toList();
        if (said.isEmpty()
                || labels.isEmpty()
                || labels.size() < priority.facts().size()) {
            return;
        }
        boolean alike = labels.stream().flatMap(label -> pairs(label).stream()).anyMatch(said::contains);
        if (!alike) {
            remarks.doubts(
                    Rules.in(at, "priority"),
                    "“" + priority.text() + "”（" + String.join("、", labels) + "），与“" + words + "”没有相同的字",
                    "应为那里所说的优先的条件；说的就是它的可以不改");
        }
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new TreeSet<>();
        for (String piece : COMMON.split(text, -1)) {
            for (int i = 0; i + 2 <= piece.length(); i++) {
                pairs.add(piece.substring(i, i + 2));
            }
        }
        return pairs;
    }
}
