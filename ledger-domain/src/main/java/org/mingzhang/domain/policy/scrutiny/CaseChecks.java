package org.mingzhang.domain.policy.scrutiny;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.Direction.Consortium.Members;
import org.mingzhang.domain.policy.Direction.Once;
import org.mingzhang.domain.policy.Direction.Payee;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.Exclusion;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Stage;

/** What no case could pass, and what none would ever be asked: the way of a direction from its application to its money. */
final class CaseChecks {
    /** By what awards of one applicant can be told apart. */
    private static final List<String> ONCE_PER = List.of(
            Once.APPLICANT,
            Once.APPLICATION,
            FactName.HONOUR_ID.id(),
            FactName.PRODUCT_ID.id(),
            FactName.COUNTY_ID.id());

    private static final Set<FactName> SUBJECTS = Set.of(FactName.COUNTY_ID, FactName.PRODUCT_ID, FactName.HONOUR_ID);

    /** What those are paid for who are nobody but that. */
    private static final Map<Payee, Direction.Kind> OF_PAYEE = Map.of(
            Payee.COUNTY, Direction.Kind.COUNTY,
            Payee.PLATFORM, Direction.Kind.PLATFORM,
            Payee.CENTRE, Direction.Kind.CENTRE,
            Payee.SUPPLIER, Direction.Kind.PURCHASE);

    private static final Map<FactName, Direction.Kind> OF_SUBJECT = Map.of(
            FactName.COUNTY_ID, Direction.Kind.COUNTY,
            FactName.PRODUCT_ID, Direction.Kind.PRODUCT,
            FactName.HONOUR_ID, Direction.Kind.HONOUR);

    private final PolicyPack pack;
    private final Remarks remarks;

    CaseChecks(PolicyPack pack, Remarks remarks) {
        this.pack = pack;
        this.remarks = remarks;
    }

    void check() {
        for (Direction direction : pack.directions()) {
            List<String> at = List.of("directions", direction.id());
            flow(direction, at);
            kind(direction, at);
            stages(direction, at);
            once(direction, at);
            together(direction, at);
        }
        for (Stage stage : pack.stages()) {
            if (pack.directions().stream()
                    .noneMatch(direction -> direction.stages().contains(stage.id()))) {
                boolean quoted = !stage.clause().isProposed();
                String named = pack.directions().stream()
                        .filter(direction -> quoted && stage.clause().quote().contains(direction.name()))
                        .map(direction -> "directions." + direction.id() + ".stages（" + direction.name() + "）")
                        .collect(Collectors.joining("、"));
                remarks.contradicts(
                        List.of("stages", stage.id()),
                        "没有支持方向经过的环节" + (quoted ? "，引文「" + stage.clause().quote() + "」却要求它" : ""),
                        named.isEmpty() ? "应有支持方向的 stages 写它；文件没有要求它的，删去" : "应在 " + named + "写 " + stage.id());
            }
        }
        pack.exclusions().forEach(this::exclusion);
        pack.duties().forEach(this::duty);
    }

    private void flow(Direction direction, List<String> at) {
        if (direction.acceptance() && !direction.project()) {
            remarks.contradicts(Rules.in(at, "flow"), "有 acceptance 而没有 project", "验收的是项目；应为 [project, acceptance]");
        }
        if (!direction.hasMoney()) {
            if (!direction.beforePayment().isEmpty()) {
                remarks.contradicts(Rules.in(at, "beforePayment"), "没有奖补资金的方向写了 beforePayment", "没有拨付可查；条件写进 requires");
            }
            return;
        }
        if (direction.payee() == Payee.CONTRACTOR
                && !direction.project()
                && direction.kind() != Direction.Kind.PURCHASE) {
            remarks.contradicts(
                    Rules.in(at, "payee"),
                    "contractor 而没有 project",
                    "合同登记在项目里；应有 flow: [project] 或者 [project, acceptance]");
        }
        if (direction.advance() != null && !direction.project()) {
            remarks.contradicts(
                    Rules.in(at, "amount", "advance"),
                    "写了预拨而没有 project",
                    "预拨是项目完成、验收之前付的；应有 flow: [project, acceptance]");
        }
    }

    /** What a direction is for goes with whom it pays, what it rewards, and whether there is a project. */
    private void kind(Direction direction, List<String> at) {
        Direction.Kind kind = direction.kind();
        List<String> place = Rules.in(at, "kind");
        String written = "“" + kind.name().toLowerCase(Locale.ROOT) + "”（" + kind.chinese() + "）";
        if (direction.hasMoney()) {
            Payee payee = direction.payee();
            boolean ofCounty = kind == Direction.Kind.COUNTY || direction.subject() == FactName.COUNTY_ID;
            if (ofCounty && payee != Payee.COUNTY) {
                remarks.contradicts(
                        place, written + "，奖励县（市、区），收款却是 " + payee.word(), "应为 payee: county；奖励企业的，改写 kind 和 subject");
            }
            Direction.Kind own = OF_PAYEE.get(payee);
            if (own != null && own != kind && !ofCounty) {
                remarks.doubts(
                        place,
                        written + "，收款却是 " + payee.word(),
                        "应为 kind: " + own.name().toLowerCase(Locale.ROOT) + "，或者别的收款方");
            }
            if (kind == Direction.Kind.PURCHASE && (payee == Payee.APPLICANT || payee == Payee.APPLICANT_COUNTY)) {
                remarks.doubts(place, written + "，收款却是 " + payee.word(), "购买的是服务；应为 payee: supplier");
            }
        }
        FactName subject = direction.subject();
        Direction.Kind rewarded = subject == null ? null : OF_SUBJECT.get(subject);
        if (subject != null && rewarded != null && rewarded != kind) {
            remarks.doubts(
                    place,
                    written + "，受奖励的却是 " + subject.id(),
                    "应为 kind: " + rewarded.name().toLowerCase(Locale.ROOT) + "，或者不写 subject");
        }
        if (kind == Direction.Kind.RENOVATION && !direction.project()) {
            remarks.doubts(place, written + "，却没有项目", "应有 flow: [project, acceptance]；奖励以前改造的，另选 kind");
        }
        if (kind == Direction.Kind.HONOUR && direction.project()) {
            remarks.doubts(place, written + "，却有项目", "称号凭证书，不办项目；应不写 flow，或者另选 kind");
        }
    }

    /** The last stage decides, whatever it is called: a notice there would never be posted. */
    private void stages(Direction direction, List<String> at) {
        List<Stage> notices = new ArrayList<>(pack.stagesOf(direction).stream()
                .filter(stage -> stage.decidedBy() == Stage.By.NOTICE)
                .toList());
        if (!direction.stages().isEmpty() && notices.stream().anyMatch(stage -> direction.decidesAt(stage.id()))) {
            remarks.contradicts(
                    stagesPlace(direction, at),
                    "公示“" + notices.getLast().name() + "”是最后一个环节",
                    "最后一个环节作出认定，账本在那里不办公示；公示之后应另有认定的环节，例如 [county, notice, decision]");
        }
        Stage last = pack.stagesOf(direction).getLast();
        if (last.by() != null && last.by() != Stage.By.CITY && last.by() != Stage.By.NOTICE) {
            remarks.doubts(
                    stagesPlace(direction, at),
                    "最后一个环节“" + last.name() + "”写的是 by: " + last.by().word(),
                    "最后一个环节由市级主管部门作出认定，by 不起作用；应为市级的环节，或者把市级认定的环节写在它后面");
        }
        if (notices.size() > 1) {
            remarks.contradicts(
                    stagesPlace(direction, at),
                    "有 " + notices.size() + " 个公示环节："
                            + notices.stream().map(Stage::name).collect(Collectors.joining("、")),
                    "一份申报只公示一次：前一次公示期满，后一个环节也就过了；应只有一个 by: notice");
        }
    }

    private List<String> stagesPlace(Direction direction, List<String> at) {
        List<String> own = Rules.in(at, "stages");
        return remarks.isWritten(own) || direction.stages().isEmpty()
                ? own
                : List.of("stages", direction.stages().getLast());
    }

    private void once(Direction direction, List<String> at) {
        Once once = direction.once();
        if (once != null) {
            List<String> options = once.parameter() ? options(once.per()) : List.of(once.per());
            for (String per : options) {
                if (!ONCE_PER.contains(per)) {
                    remarks.contradicts(
                            Rules.in(at, "once", "per"),
                            "“" + per + "”，各笔奖补不记它，分不出是不是同一个",
                            "应为 " + String.join("、", ONCE_PER) + " 之一");
                }
            }
        }
        FactName subject = direction.subject();
        if (subject != null && !SUBJECTS.contains(subject)) {
            remarks.contradicts(
                    Rules.in(at, "subject"),
                    "“" + subject.id() + "”，不是受奖励的对象",
                    "应为 county.id、product.id、honour.id 之一；奖励申报单位的不写 subject");
        }
    }

    private List<String> options(String parameter) {
        Optional<Parameter> found = pack.parameters().stream()
                .filter(each -> each.id().equals(parameter))
                .findFirst();
        return found.stream()
                .flatMap(each -> each.options().stream())
                .map(Parameter.Option::id)
                .toList();
    }

    private static @Nullable Members members(Direction direction) {
        return direction.consortium() == null ? null : direction.consortium().members();
    }

    private void together(Direction direction, List<String> at) {
        if (direction.joint() != null && members(direction) == Members.NONE) {
            remarks.contradicts(
                    Rules.in(at, "joint"),
                    "写了连带责任，consortium 却是 none",
                    "单独申报没有联合体成员；应删去 joint，或者 consortium 写 required、optional");
        }
    }

    private List<Direction> directions(List<String> ids) {
        return ids.stream().flatMap(id -> pack.direction(id).stream()).toList();
    }

    private boolean allAlone(List<String> ids) {
        return directions(ids).stream().allMatch(direction -> members(direction) == Members.NONE);
    }

    private void exclusion(Exclusion exclusion) {
        List<String> at = List.of("exclusions", exclusion.id());
        if (!exclusion.roles().contains(Exclusion.CaseRole.APPLICANT) && allAlone(exclusion.directions())) {
            remarks.contradicts(
                    Rules.in(at, "role"),
                    "各方向都单独申报（consortium 为 none），没有" + exclusion.parts(),
                    "应为 applicant，或者方向可以联合申报");
        }
    }

    private void duty(DutyRule duty) {
        List<String> at = List.of("duties", duty.id());
        List<String> never = directions(duty.directions()).stream()
                .filter(direction ->
                        duty.kind() == DutyRule.Kind.PROGRESS ? !direction.project() : !direction.hasMoney())
                .map(Direction::id)
                .toList();
        if (!never.isEmpty()) {
            remarks.contradicts(
                    Rules.in(at, "directions"),
                    String.join("、", never) + (duty.kind() == DutyRule.Kind.PROGRESS ? " 没有 project" : " 没有奖补资金")
                            + "，这项义务永不开始",
                    "义务" + duty.from() + "起算；应为" + (duty.kind() == DutyRule.Kind.PROGRESS ? "有项目的方向" : "有奖补资金的方向"));
        }
        if (duty.of() == DutyRule.Of.EVERYONE && allAlone(duty.directions())) {
            remarks.contradicts(Rules.in(at, "of"), "everyone，各方向却都单独申报（consortium 为 none）", "应为 applicant，或者不写");
        }
    }
}
