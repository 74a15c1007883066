package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.SourceDocument;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.ValueType;

/** How the best are chosen, and by whom first: a score that chooses nobody, experts before the county that recommends. */
final class SelectionChecks {
    /** Words of a score without which nobody is chosen, or by which the best are. */
    private static final Pattern THRESHOLD = Pattern.compile(
            "(?:不(?:得)?低于|不(?:得)?少于|达到?|低于|满)\\d{1,3}(?:\\.\\d)?分|\\d{1,3}(?:\\.\\d)?分(?:及|\\(含\\)|（含）)?以[上下]");

    private static final Pattern RANKED = Pattern.compile("择优|从高到低|得分[较最]?高");
    private static final Pattern CHOSEN = Pattern.compile("入选|入围|认定|评选|遴选|择优|推荐");
    private static final Pattern FIRST = Pattern.compile("推荐|初审|初评");
    private static final Pattern COUNTY = Pattern.compile("县|(?<![地园城社市])区(?!域|间)");
    private static final Pattern EXPERTS = Pattern.compile("专家|评审|评分|打分");

    private final PolicyPack pack;
    private final Rules rules;
    private final Remarks remarks;

    SelectionChecks(PolicyPack pack, Rules rules, Remarks remarks) {
        this.pack = pack;
        this.rules = rules;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            score(direction, at);
            stages(direction, at);
        }
    }

    private void score(Direction direction, List<String> at) {
        boolean scored = direction.rubric() != null
                || pack.stagesOf(direction).stream().anyMatch(stage -> stage.decidedBy() == Stage.By.EXPERTS);
        if (!scored) {
            return;
        }
        List<Rules.Ruled> reading = rules.expressions().stream()
                .filter(rule -> direction.equals(rule.direction())
                        && rule.expression().facts().contains(FactName.APPLICATION_SCORE))
                .toList();
        boolean ranked = direction.quotas().stream().anyMatch(Quota::ranked)
                || (direction.queue() != null && direction.queue().order().contains(Queue.By.SCORE));
        if (reading.isEmpty() && !ranked) {
            unread(direction, at);
        }
        if (!ranked) {
            reading.stream().filter(rule -> isLate(direction, rule)).forEach(this::late);
        }
    }

    /** Nothing looks at the score, and words say that it counts. */
    private void unread(Direction direction, List<String> at) {
        boolean said = direction.quotas().stream().anyMatch(quota -> says(quota.clause(), RANKED));
        Optional<Clause> clause = clauses(direction).stream()
                .filter(each -> says(each, THRESHOLD) || (says(each, RANKED) && !said))
                .findFirst();
        List<String> own = direction.rubric() == null ? Rules.in(at, "stages") : Rules.in(at, "rubric");
        clause.ifPresent(
                each -> remarks.doubts(
                        own,
                        "没有一条规则看评分，引文「" + each.quote() + "」却按评分取",
                        "应有最低分的条件 holds: application.score >= points(\"…\")、at: approval，或者名额写 rankBy: score；由人判断的，那一条写 judgedAt"));
    }

    private List<Clause> clauses(Direction direction) {
        List<Clause> clauses = new ArrayList<>(List.of(direction.clause()));
        if (direction.rubric() != null) {
            clauses.add(direction.rubric().clause());
        }
        direction.quotas().forEach(quota -> clauses.add(quota.clause()));
        // Points of something else are no score of the case; a condition's words are those of the rule that it stands
        // with.
        rules.expressions().stream()
                .filter(rule -> direction.equals(rule.direction())
                        && !rule.place().getLast().equals("when")
                        && rule.expression().facts().stream().noneMatch(fact -> fact.type() == ValueType.POINTS))
                .forEach(rule -> clauses.add(rule.clause()));
        return clauses;
    }

    private static boolean says(Clause clause, Pattern words) {
        return !clause.isProposed()
                && words.matcher(Numerals.inDigits(clause.quote())).find();
    }

    /** Who falls short of the score is chosen all the same, where it is looked at only with the money. */
    private static boolean isLate(Direction direction, Rules.Ruled rule) {
        return rule.place().contains("requires")
                && direction.hasMoney()
                && rule.moments().equals(Set.of(Moment.AWARD));
    }

    private void late(Rules.Ruled rule) {
        String words = rule.text() + "，"
                + (rule.clause().isProposed() ? "" : rule.clause().quote());
        if (THRESHOLD.matcher(Numerals.inDigits(words)).find()
                || CHOSEN.matcher(words).find()) {
            List<String> at = rule.place().subList(0, rule.place().size() - 1);
            remarks.doubts(
                    Rules.in(at, "at"),
                    (remarks.isWritten(Rules.in(at, "at")) ? "“award”" : "没有写 at") + "，评分到核定奖补时才看，不够分的照样认定",
                    "应为 at: approval，或者 at: [approval, award]；只影响奖补金额的，写进 amount");
        }
    }

    /** Whom the county recommends is then judged by experts: the words of the two stages say who comes first. */
    private void stages(Direction direction, List<String> at) {
        List<Stage> stages = pack.stagesOf(direction);
        for (int i = 0; i < stages.size(); i++) {
            Stage judging = stages.get(i);
            boolean judges = judging.decidedBy() == Stage.By.EXPERTS || judging.decidedBy() == Stage.By.THIRD_PARTY;
            for (Stage county : stages.subList(i + 1, stages.size())) {
                if (judges && county.decidedBy() == Stage.By.COUNTY && comesFirst(county, judging)) {
                    List<String> own = Rules.in(at, "stages");
                    remarks.doubts(
                            remarks.isWritten(own) ? own : List.of("stages", judging.id()),
                            "“" + judging.name() + "”排在“" + county.name() + "”之前",
                            "应把“" + county.name() + "”写在前面：原文先说县（市、区），再说评审；文件就是先评审的可以不改");
                    return;
                }
            }
        }
    }

    private boolean comesFirst(Stage county, Stage judging) {
        boolean recommends = judging.decidedBy() == Stage.By.EXPERTS
                && FIRST.matcher(county.name()
                                + (county.clause().isProposed()
                                        ? ""
                                        : county.clause().quote()))
                        .find();
        return recommends || inOrder(county.clause()) || inOrder(judging.clause()) || inDocument(county, judging);
    }

    /** Whether one quote names both, the county first. */
    private static boolean inOrder(Clause clause) {
        if (clause.isProposed()) {
            return false;
        }
        Matcher county = COUNTY.matcher(clause.quote());
        Matcher experts = EXPERTS.matcher(clause.quote());
        return county.find() && experts.find() && county.start() < experts.start();
    }

    /** Whether both are quoted from one document, the county first. */
    private boolean inDocument(Stage county, Stage judging) {
        Clause one = county.clause();
        Clause other = judging.clause();
        SourceDocument document = one.isProposed() || other.isProposed() ? null : pack.document(one);
        if (document == null || !document.equals(pack.document(other))) {
            return false;
        }
        StringBuilder text = new StringBuilder();
        int first = -1;
        int then = -1;
        for (SourceDocument.Passage passage : document.passages()) {
            first = passage.place().equals(one.place())
                    ? text.length() + passage.text().indexOf(one.quote())
                    : first;
            then = passage.place().equals(other.place())
                    ? text.length() + passage.text().indexOf(other.quote())
                    : then;
            text.append(passage.text());
        }
        return first >= 0 && then > first;
    }
}
