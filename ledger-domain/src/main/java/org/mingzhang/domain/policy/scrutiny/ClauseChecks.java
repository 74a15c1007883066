package org.mingzhang.domain.policy.scrutiny;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mingzhang.domain.policy.Advance;
import org.mingzhang.domain.policy.ChecklistDocument;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Consortium;
import org.mingzhang.domain.policy.Direction.Consortium.Members;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.Exclusion.CaseRole;
import org.mingzhang.domain.policy.Formula;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Queue;
import org.mingzhang.domain.policy.Quota;
import org.mingzhang.domain.policy.RatioRule;
import org.mingzhang.domain.policy.Stage;
import org.mingzhang.domain.policy.Value;

/** Words of a few that say the contrary of the clause beside them: {@code lead} for who takes part, {@code keep} for 多退少补. */
final class ClauseChecks {
    private static final Map<CaseRole, Pattern> ROLES = new EnumMap<>(Map.of(
            CaseRole.LEAD, Pattern.compile("牵头"),
            CaseRole.PARTICIPANT, Pattern.compile("参[与加]|成员"),
            CaseRole.APPLICANT, Pattern.compile("申报|限报|享受|申请|每[家个户]")));

    private static final Map<Stage.By, Pattern> STAGES = new EnumMap<>(Map.of(
            Stage.By.EXPERTS, Pattern.compile("专家"),
            Stage.By.THIRD_PARTY, Pattern.compile("第三方|审计|评测机构"),
            Stage.By.NOTICE, Pattern.compile("公示"),
            Stage.By.COUNTY, Pattern.compile("县|区级|[各（]区")));

    private static final Pattern CITY = Pattern.compile("^市|全市|市级|市工");

    private static final Pattern BOTH =
            Pattern.compile("牵头[^，。；（）]{0,3}(?:也|均|都)|牵头[^，。；（）]{0,4}[或和及、与][^，。；（）]{0,4}(?:参[与加]|成员)"
                    + "|(?:参[与加]|成员)[^，。；（）]{0,4}[或和及、与][^，。；（）]{0,4}牵头");
    private static final Pattern SEAL = Pattern.compile("加盖[^，。；]{0,6}章");
    private static final Pattern MAY = Pattern.compile("可[^，。；]{0,6}联合|鼓励[^，。；]{0,8}联合|单独或|或[^，。；]{0,4}联合");
    private static final Pattern MUST = Pattern.compile("(?:必?须|应当?)[^，。；]{0,8}(?:联合|组成)");
    private static final Pattern KEEP = Pattern.compile("只补不退|多不退|不再?退");
    private static final Pattern MOST = Pattern.compile("最高|不超过|不高于|上限|累计");
    private static final Pattern REFUND = Pattern.compile("多退少补|多退");
    private static final Map<Queue.By, Pattern> ORDER = new EnumMap<>(Map.of(
            Queue.By.PRIORITY, Pattern.compile("优先"),
            Queue.By.SUBMITTED, Pattern.compile("申报先后|先后(?:顺序|次序)?|先到先|申报(?:时间|次序|顺序)"),
            Queue.By.SCORE, Pattern.compile("得分|评分|分数")));
    private static final Map<Queue.WhenOut, Pattern> OUT = new EnumMap<>(Map.of(
            Queue.WhenOut.WAIT, Pattern.compile("等候|轮候|顺延|递补|下一?年度|结转"),
            Queue.WhenOut.REFUSE, Pattern.compile("不再(?:受理|安排|予|奖|补)|用完为止|额满为止|不予"),
            Queue.WhenOut.PART, Pattern.compile("余额|剩余|余下")));

    private static final Pattern SELECTED = Pattern.compile("推荐|申报|限报|遴选|评选|入选|认定");
    private static final Pattern CHOSEN = Pattern.compile("推荐|遴选|评选|入选|认定");
    private static final Pattern APPLIED = Pattern.compile("申报|申请|限报|[可只]报");
    private static final Pattern GRANTED = Pattern.compile("奖|补|给予|发放|兑");
    private static final Pattern RANKED = Pattern.compile("从高到低|得分高|择优");

    private final PolicyPack pack;
    private final Remarks remarks;

    ClauseChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        pack.exclusions().forEach(this::exclusion);
        pack.stages().forEach(this::stage);
        pack.ratioRules().forEach(this::ratio);
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            direction.documents().forEach(document -> seal(document, Rules.in(at, "documents", document.id())));
            consortium(direction, at);
            queue(direction, at);
            advance(direction, at);
            direction.quotas().forEach(quota -> {
                quota(quota, quota.placeIn(at));
                early(direction, quota, quota.placeIn(at));
            });
        }
    }

    private static boolean says(Clause clause, Pattern words) {
        return !clause.isProposed() && words.matcher(clause.quote()).find();
    }

    private void note(List<String> place, String written, Clause clause, String said, String expected) {
        remarks.doubts(
                place, written + "，引文「" + clause.quote() + "」说的是" + said, "应为 " + expected + "；那里说的不是它的，引说到它的原文");
    }

    private void exclusion(Exclusion exclusion) {
        List<String> at = List.of("exclusions", exclusion.id());
        List<CaseRole> said = ROLES.keySet().stream()
                .filter(role -> says(exclusion.clause(), ROLES.getOrDefault(role, SEAL)))
                .toList();
        if (!said.isEmpty() && exclusion.roles().stream().noneMatch(said::contains)) {
            CaseRole role = said.getFirst();
            note(
                    Rules.in(at, "role"),
                    exclusion.roles().stream().map(ClauseChecks::word).collect(Collectors.joining("、", "“", "”")),
                    exclusion.clause(),
                    role.chinese(),
                    said.stream().map(ClauseChecks::word).collect(Collectors.joining(" 或 ")));
        }
        parts(exclusion, Rules.in(at, "role"));
        boolean later = exclusion.at() == Moment.AWARD
                && says(exclusion.clause(), Pattern.compile("限报|申报|入选|评选"))
                && !says(exclusion.clause(), Pattern.compile("享受|奖|补|给予"));
        if (later) {
            note(Rules.in(at, "at"), "“award”", exclusion.clause(), "申报、入选的个数", "submission 或 approval");
        }
    }

    /** Who leads or takes part is asked only where several apply together. */
    private void parts(Exclusion exclusion, List<String> at) {
        if (exclusion.roles().contains(CaseRole.APPLICANT)) {
            return;
        }
        List<String> alone = pack.directions().stream()
                .filter(direction -> exclusion.directions().contains(direction.id()))
                .filter(direction ->
                        direction.consortium() == null || direction.consortium().members() == Members.NONE)
                .map(Direction::id)
                .toList();
        String words = exclusion.text() + "，"
                + (exclusion.clause().isProposed() ? "" : exclusion.clause().quote());
        boolean both = exclusion.roles().size() == 1 && BOTH.matcher(words).find();
        if (!alone.isEmpty() && alone.size() < exclusion.directions().size()) {
            remarks.doubts(
                    at,
                    "没有写 applicant，" + String.join("、", alone) + " 没有写联合申报，单独申报的不是" + exclusion.parts() + "，这一条管不到",
                    "应为 applicant（牵头的也算）；只管联合申报的，directions 不写 " + String.join("、", alone));
        } else if (both) {
            remarks.doubts(
                    at,
                    "只写了 " + word(exclusion.roles().iterator().next()) + "，旁边的文字“" + words.replaceAll("，$", "")
                            + "”说牵头和参与的都算",
                    "应为 [lead, participant]；那里说的不是它的，引说到它的原文");
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** Who decides a stage is who its name says. */
    private void stage(Stage stage) {
        Pattern own = STAGES.get(stage.decidedBy());
        boolean city = stage.by() == Stage.By.CITY;
        if (stage.by() == null
                || (city
                        ? CITY.matcher(stage.name()).find()
                        : own == null || own.matcher(stage.name()).find())) {
            return;
        }
        STAGES.forEach((by, words) -> {
            if (words.matcher(stage.name()).find()) {
                remarks.doubts(
                        List.of("stages", stage.id(), "by"),
                        "“" + stage.by().word() + "”，名称“" + stage.name() + "”说的像是 " + by.word(),
                        "应为办理这个环节的一方；名称没有说错的可以不改");
            }
        });
    }

    private void ratio(RatioRule rule) {
        boolean most = rule.comparison() == RatioRule.Comparison.AT_MOST;
        Set<Bounds> said = rule.clause().isProposed()
                ? Set.of()
                : Bounds.in(rule.clause().quote(), Value.of(rule.share()), Measure.NONE);
        Bounds own = most ? Bounds.AT_MOST : Bounds.AT_LEAST;
        if (!said.isEmpty() && said.stream().noneMatch(own.alike()::contains)) {
            note(
                    List.of("ratioRules", rule.id(), most ? "atMost" : "atLeast"),
                    most ? "“atMost”" : "“atLeast”",
                    rule.clause(),
                    most ? "下限" : "上限",
                    most ? "atLeast" : "atMost");
        }
    }

    private void seal(ChecklistDocument document, List<String> at) {
        if (!document.seal() && document.required() && says(document.clause(), SEAL)) {
            note(at, "没有写 seal", document.clause(), "盖章的", "seal: true");
        }
    }

    private void consortium(Direction direction, List<String> at) {
        Consortium consortium = direction.consortium();
        if (consortium == null) {
            return;
        }
        Clause clause = consortium.clause();
        List<String> place = Rules.in(at, "consortium", "members");
        if (consortium.members() == Members.REQUIRED && says(clause, MAY) && !says(clause, MUST)) {
            note(place, "“required”", clause, "可以联合", "optional");
        } else if (consortium.members() == Members.OPTIONAL && says(clause, MUST) && !says(clause, MAY)) {
            note(place, "“optional”", clause, "须联合", "required");
        }
    }

    private void quota(Quota quota, List<String> at) {
        Clause clause = quota.clause();
        if (!quota.ranked() && says(clause, RANKED)) {
            note(Rules.in(at, "rankBy"), "没有写 rankBy", clause, "按得分取", "rankBy: score");
        }
        boolean counts =
                !Figures.in(clause.quote()).like(Value.of(2), Measure.THINGS).isEmpty();
        if (quota.at() == Moment.AWARD && counts && says(clause, SELECTED) && !says(clause, GRANTED)) {
            note(Rules.in(at, "at"), "“award”", clause, "推荐、评选的个数", "approval（核定奖补时才数，推荐、认定的就不限了）");
        }
    }

    /** Where a stage recommends, who only applies is not recommended yet. */
    private void early(Direction direction, Quota quota, List<String> at) {
        boolean recommends = pack.stagesOf(direction).stream()
                .anyMatch(stage -> stage.name().contains("推荐") || says(stage.clause(), Pattern.compile("推荐")));
        if (recommends
                && quota.at() == Moment.SUBMISSION
                && quota.stage() == null
                && says(quota.clause(), CHOSEN)
                && !says(quota.clause(), APPLIED)) {
            note(Rules.in(at, "at"), "“submission”", quota.clause(), "推荐、入选的个数", "那个环节，或者 approval（申报时就占，没有推荐上的也占了名额）");
        }
    }

    /** What becomes of those for whom no money is left, where the words say it. */
    private void whenOut(Queue queue, List<String> at) {
        if (!queue.after().isEmpty()) {
            // Its words are of who waits elsewhere.
            return;
        }
        String words = queue.clause().quote();
        List<Queue.WhenOut> said = OUT.entrySet().stream()
                .filter(out -> out.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .toList();
        if (!said.isEmpty() && !said.contains(queue.whenOut())) {
            remarks.doubts(
                    Rules.in(at, "queue", "whenOut"),
                    "“" + word(queue.whenOut()) + "”，旁边的文字“" + words + "”说的像是 " + word(said.getFirst()),
                    "应为那里所说的：wait 等候，refuse 不予，part 按余额给");
        }
    }

    /** What comes first, in the notice's words or in our own reasons. */
    private void queue(Direction direction, List<String> at) {
        Queue queue = direction.queue();
        if (queue == null) {
            return;
        }
        whenOut(queue, at);
        String words = queue.clause().quote();
        String missing = ORDER.entrySet().stream()
                .filter(by ->
                        by.getValue().matcher(words).find() && !queue.order().contains(by.getKey()))
                .map(by -> word(by.getKey()))
                .collect(Collectors.joining("、"));
        boolean none = queue.order().stream()
                .noneMatch(by -> ORDER.getOrDefault(by, SEAL).matcher(words).find());
        if (!missing.isEmpty() && none) {
            remarks.doubts(
                    Rules.in(at, "queue", "order"),
                    "没有写 " + missing + "，旁边的文字“" + words + "”说的是它",
                    "应为那里所说的先后：priority 优先的，submitted 申报早的，score 得分高的");
        }
    }

    private void advance(Direction direction, List<String> at) {
        Advance advance = direction.advance();
        if (advance == null) {
            return;
        }
        List<String> place = Rules.in(at, "amount", "advance", "settled");
        boolean refund = advance.settled() == Advance.Settled.REFUND;
        if (refund && says(advance.clause(), KEEP)) {
            note(place, "“refund”", advance.clause(), "不退", "keep");
        } else if (!refund && says(advance.clause(), REFUND)) {
            note(place, "“keep”", advance.clause(), "多退少补", "refund");
        }
        if (!refund) {
            Formula formula = direction.formula();
            List<String> amount = Rules.in(at, "amount");
            caps(amount, formula.limits());
            formula.parts().forEach(part -> caps(Rules.in(amount, "parts", part.id()), part.limits()));
        }
    }

    /** What is called the most, and lets what was paid beyond it stay. */
    private void caps(List<String> at, List<Formula.Limit> limits) {
        limits.stream()
                .filter(limit -> !limit.isCap() && MOST.matcher(limit.text()).find())
                .forEach(limit -> remarks.doubts(
                        Rules.in(at, "limits", limit.id()),
                        "“" + limit.text() + "”说的是最高额，预拨超过它的却不退",
                        "应在这一条加 settled: refund：只补不退时，超过最高额、累计限额的仍须退"));
    }
}
