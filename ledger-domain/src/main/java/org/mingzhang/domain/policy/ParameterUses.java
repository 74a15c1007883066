package org.mingzhang.domain.policy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Formula.Limit;
import org.mingzhang.domain.policy.Formula.Quantity;

/** 参数用在何处: on what the parameters of a pack act, directly or by what a fact that a rule names is counted by. */
public final class ParameterUses {
    /** On what a parameter acts. */
    public enum On {
        AMOUNT("核定奖补的条件和金额", Seen.WHOLE),
        LINE("支付的科目", Seen.WHOLE),
        ONCE("只给一次", Seen.WHOLE),
        REUSE("收回资金的使用", Seen.WHOLE),
        TIMETABLE("阶段的止日", Seen.WHOLE),
        SUBMISSION("申报时的条件", Seen.PASSED),
        APPROVAL("认定时的条件", Seen.PASSED),
        JUDGED("由环节判断的条件", Seen.NOT),
        PERIOD("受理申报的起止", Seen.NOT),
        STAGE("办理环节", Seen.NOT),
        QUOTA("名额", Seen.NOT),
        EXCLUSION("限报", Seen.NOT),
        QUEUE("等候资金的次序", Seen.NOT),
        RUBRIC("评分标准", Seen.NOT),
        DOCUMENT("申报材料", Seen.NOT),
        TEXT("申报文字的字数", Seen.NOT),
        LIKENESS("申报内容相似的提示", Seen.NOT),
        NOTICE("公示期", Seen.NOT),
        ADVANCE("预拨", Seen.NOT),
        PAYMENT("拨付", Seen.NOT),
        JOINT("联合体的共同责任", Seen.NOT),
        REFUND("退回的期限", Seen.NOT),
        DUTY("义务和报告", Seen.NOT),
        PROVIDER("服务商评价", Seen.NOT),
        TARGET("绩效目标", Seen.NOT),
        DOCUMENT_NUMBER("文件的文号", Seen.NOT),
        /** No rule uses it: its single reading is there to be confirmed. */
        WORDS("说明文字", Seen.NOT);

        private final String chinese;
        private final Seen seen;

        On(String chinese, Seen seen) {
            this.chinese = chinese;
            this.seen = seen;
        }

        public String chinese() {
            return chinese;
        }

        /** How far a computation of all cases under another value shows what it does. */
        public Seen seen() {
            return seen;
        }
    }

    /** How far what a parameter does shows where all cases are computed under another value. */
    public enum Seen {
        WHOLE,
        /** Of cases that came through; who was refused under the old value is no case. */
        PASSED,
        NOT
    }

    private final Map<String, EnumMap<On, SortedSet<String>>> uses = new HashMap<>();
    /** The parameters by which facts are counted. */
    private final Map<FactId, Set<String>> behind = new HashMap<>();

    private ParameterUses() {}

    /** Where a pack uses its parameters. */
    public static ParameterUses of(PolicyPack pack) {
        ParameterUses found = new ParameterUses();
        found.countedBy(pack);
        found.core();
        found.programme(pack);
        pack.directions().forEach(found::direction);
        return found;
    }

    /**
     * On what a parameter acts, and in which directions; no direction where it acts on the programme as a whole. What no rule uses is
     * in words alone.
     */
    public SortedMap<On, SortedSet<String>> of(String parameter) {
        EnumMap<On, SortedSet<String>> found = uses.get(parameter);
        return Collections.unmodifiableSortedMap(
                found == null ? new TreeMap<>(Map.of(On.WORDS, new TreeSet<>())) : new TreeMap<>(found));
    }

    private void use(On on, @Nullable Direction direction, Collection<String> parameters) {
        for (String parameter : parameters) {
            SortedSet<String> directions = uses.computeIfAbsent(parameter, none -> new EnumMap<>(On.class))
                    .computeIfAbsent(on, none -> new TreeSet<>());
            if (direction != null) {
                directions.add(direction.id());
            }
        }
    }

    private void use(On on, @Nullable Direction direction, @Nullable String parameter) {
        if (parameter != null) {
            use(on, direction, List.of(parameter));
        }
    }

    private void use(On on, @Nullable Direction direction, @Nullable Expression expression) {
        if (expression != null) {
            use(on, direction, expression.parameters());
            facts(on, direction, expression.facts());
        }
    }

    private void facts(On on, @Nullable Direction direction, Collection<FactId> facts) {
        facts.forEach(fact -> use(on, direction, behind.getOrDefault(fact, Set.of())));
    }

    private void use(On on, @Nullable Direction direction, @Nullable Quantity quantity) {
        switch (quantity) {
            case null -> {}
            case Quantity.Written written -> {}
            case Quantity.FromParameter(String parameter) -> use(on, direction, parameter);
            case Quantity.Computed(Expression gives) -> use(on, direction, gives);
            case Quantity.Table table -> {
                facts(on, direction, quantity.facts());
                table.cells().values().forEach(cell -> use(on, direction, cell));
            }
            case Quantity.Dated dated -> {
                facts(on, direction, quantity.facts());
                dated.until().values().forEach(cell -> use(on, direction, cell));
                use(on, direction, dated.later());
            }
        }
    }

    /** What counts as a title, and since when, is read under values. */
    private void countedBy(PolicyPack pack) {
        Set<String> titles = new TreeSet<>();
        pack.honours().stream()
                .flatMap(honour -> Stream.ofNullable(honour.also()))
                .forEach(also -> titles.addAll(also.when().parameters()));
        for (FactName title : new FactName[] {FactName.HONOUR_ID, FactName.HONOUR_GRADE, FactName.HONOUR_OBTAINED_ON}) {
            behind.put(title, titles);
        }
        Set<String> inPilot = new TreeSet<>(titles);
        inPilot.add(CoreParameter.PILOT_FROM.id());
        inPilot.add(CoreParameter.PILOT_TO.id());
        behind.put(FactName.ENTERPRISE_HONOURED_IN_PILOT, inPilot);
        for (Fund fund : pack.funds()) {
            Set<String> by = new TreeSet<>();
            Stream.of(
                            fund.since() == null ? null : fund.since().parameter(),
                            fund.others().parameter())
                    .flatMap(Stream::ofNullable)
                    .forEach(by::add);
            if (fund.per() == Fund.Per.PILOT) {
                by.addAll(List.of(CoreParameter.PILOT_FROM.id(), CoreParameter.PILOT_TO.id()));
            }
            behind.put(fund.fact(), by);
        }
        for (Count count : pack.counts()) {
            Set<String> by = new TreeSet<>(count.of() == Count.Of.TITLES ? titles : Set.of());
            if (count.where() != null) {
                by.addAll(count.where().parameters());
            }
            behind.put(count.fact(), by);
        }
    }

    private void core() {
        for (CoreParameter core : CoreParameter.values()) {
            On on =
                    switch (core) {
                        case NOTICE_WORKING_DAYS -> On.NOTICE;
                        case REFUND_DUE_DAYS -> On.REFUND;
                        case REPORT_PERIOD -> On.DUTY;
                        case RECOVERY_REUSE -> On.REUSE;
                        case PILOT_FROM, PILOT_TO -> On.PERIOD;
                        case PROVIDER_WARN_BELOW, PROVIDER_WARN_RATINGS, PROVIDER_RECTIFY_DAYS -> On.PROVIDER;
                    };
            use(on, null, core.id());
        }
        use(On.PAYMENT, null, ParameterValues.PAYMENT_LIST_NOTICE);
        use(On.TEXT, null, TextCounting.PARAMETER);
    }

    private void programme(PolicyPack pack) {
        pack.documents().forEach(document -> use(On.DOCUMENT_NUMBER, null, document.numberBy()));
        pack.stages().forEach(stage -> use(On.STAGE, null, stage.when()));
        for (Exclusion exclusion : pack.exclusions()) {
            exclusion.directions().stream()
                    .flatMap(id -> pack.direction(id).stream())
                    .forEach(direction -> use(On.EXCLUSION, direction, exclusion.atMost()));
        }
        for (Similarity similarity : pack.similarities()) {
            use(On.LIKENESS, null, similarity.members().parameter());
            use(On.LIKENESS, null, similarity.texts().parameter());
        }
        for (DutyRule duty : pack.duties()) {
            use(On.DUTY, null, duty.term() == null ? null : duty.term().parameter());
            use(On.DUTY, null, duty.lasts().parameter());
        }
        pack.targets().forEach(target -> use(On.TARGET, null, target.inclusive()));
        use(On.TIMETABLE, null, pack.phaseEnd());
    }

    private void direction(Direction direction) {
        requirements(direction, direction.requirements());
        requirements(direction, direction.beforePayment());
        for (Quota quota : direction.quotas()) {
            use(On.QUOTA, direction, quota.most());
            use(On.QUOTA, direction, quota.when());
        }
        if (direction.queue() != null) {
            use(On.QUEUE, direction, direction.queue().priority());
        }
        if (direction.rubric() != null) {
            use(On.RUBRIC, direction, direction.rubric().parameters());
        }
        if (direction.joint() != null) {
            use(On.JOINT, direction, direction.joint().parameter());
        }
        Direction.Once once = direction.once();
        use(On.ONCE, direction, once != null && once.parameter() ? once.per() : null);
        direction.documents().forEach(document -> use(On.DOCUMENT, direction, document.when()));
        direction.texts().stream()
                .flatMap(text -> Stream.ofNullable(text.limit()))
                .forEach(limit -> use(On.TEXT, direction, limit.parameter()));
        if (direction.hasMoney()) {
            money(direction);
        }
    }

    private void money(Direction direction) {
        if (direction.line() instanceof LineRule.ByParameter byParameter) {
            use(On.LINE, direction, byParameter.parameter());
        }
        formula(On.AMOUNT, direction, direction.formula());
        Advance advance = direction.advance();
        if (advance != null) {
            for (Advance.Instalment instalment : advance.instalments()) {
                formula(On.ADVANCE, direction, instalment.formula());
                requirements(direction, instalment.requirements());
            }
        }
    }

    private void requirements(Direction direction, List<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            switch (requirement) {
                case Requirement.Judged judged -> use(On.JUDGED, direction, judged.when());
                case Requirement.Computed computed -> {
                    for (Moment moment : computed.at()) {
                        use(on(moment), direction, computed.when());
                        use(on(moment), direction, computed.holds());
                    }
                }
            }
        }
    }

    private static On on(Moment moment) {
        return switch (moment) {
            case SUBMISSION -> On.SUBMISSION;
            case STAGE -> On.STAGE;
            case APPROVAL -> On.APPROVAL;
            case ADVANCE -> On.ADVANCE;
            case AWARD -> On.AMOUNT;
            case PAYMENT -> On.PAYMENT;
        };
    }

    private void formula(On on, Direction direction, Formula formula) {
        use(on, direction, formula.rounding().parameter());
        limits(on, direction, formula.limits());
        for (Formula.Part part : formula.parts()) {
            use(on, direction, part.when());
            limits(on, direction, part.limits());
        }
        if (formula.floor() != null) {
            use(on, direction, formula.floor().amount());
        }
        if (formula.less() != null) {
            use(on, direction, formula.less().amount());
            use(on, direction, formula.less().when());
        }
    }

    private void limits(On on, Direction direction, List<Limit> limits) {
        for (Limit limit : limits) {
            use(on, direction, limit.under());
            use(on, direction, limit.when());
            switch (limit) {
                case Formula.AmountLimit amount -> use(on, direction, amount.amount());
                case Formula.ShareLimit share -> {
                    use(on, direction, share.share());
                    facts(on, direction, List.of(share.of()));
                }
                case Formula.ExpressionLimit gives -> use(on, direction, gives.gives());
            }
        }
    }

    /** Both together, where cases of one programme have come under several versions of its pack. */
    public ParameterUses and(ParameterUses other) {
        ParameterUses both = new ParameterUses();
        Arrays.asList(this, other)
                .forEach(each -> each.uses.forEach((parameter, on) -> on.forEach((what, directions) -> both.uses
                        .computeIfAbsent(parameter, none -> new EnumMap<>(On.class))
                        .computeIfAbsent(what, none -> new TreeSet<>())
                        .addAll(directions))));
        return both;
    }
}
