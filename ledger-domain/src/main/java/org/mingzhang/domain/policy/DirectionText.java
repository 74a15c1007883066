package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One direction as an official reads it, line by line, the clause beside every rule. */
final class DirectionText {
    private static final Clause UNLISTED = Clause.proposed("文件未列材料清单");

    private final PolicyPack pack;
    private final ParameterValues values;
    private final Direction direction;
    private final CommonConditions common;
    private final List<PackLine> lines = new ArrayList<>();

    /**
     * Begins it.
     *
     * @param common requirements that are printed apart, of which only the number is said here
     */
    DirectionText(PolicyPack pack, ParameterValues values, Direction direction, CommonConditions common) {
        this.pack = pack;
        this.values = values;
        this.direction = direction;
        this.common = common;
    }

    List<PackLine> lines() {
        rule(direction.clause(), "【%s】%s".formatted(direction.id(), direction.name()));
        rule(direction.clause(), "  类别：" + direction.kind().chinese());
        applicants();
        if (!direction.stages().equals(pack.stages().stream().map(Stage::id).toList())) {
            rule(
                    direction.basis(Aspect.STAGES),
                    "  环节：" + pack.stagesOf(direction).stream().map(Stage::name).collect(Collectors.joining("、")));
        }
        course();
        requirements("条件", direction.requirements());
        if (direction.hasMoney()) {
            amount(direction.formula());
            advance();
        }
        rubric();
        limits();
        requirements("拨付前须具备", direction.beforePayment());
        joint();
        documents();
        texts();
        pack.formOf(direction).ifPresent(form -> rule(form.clause(), "  申报表：%s（%s）".formatted(form.name(), form.id())));
        direction.notes().forEach(note -> lines.add(PackLine.of("  说明：" + note.text(), note.clause())));
        return lines;
    }

    /** Where it leads, and who pays whom. */
    private void course() {
        if (!direction.hasMoney()) {
            rule(direction.basis(Aspect.FLOW), "  流程：没有奖补资金，认定即办结");
            return;
        }
        rule(direction.basis(Aspect.PAYEE), "  收款：" + direction.payee().chinese());
        rule(
                direction.basis(Aspect.FLOW),
                "  流程：" + (direction.project() ? direction.acceptance() ? "项目、验收、奖补" : "项目、奖补" : "认定、奖补"));
        rule(FundingText.clause(pack, direction), "  科目：" + FundingText.line(pack, values, direction.line()));
    }

    private void applicants() {
        if (!direction.applicants().isEmpty()) {
            rule(
                    direction.basis(Aspect.APPLICANTS),
                    "  申报主体："
                            + direction.applicants().stream()
                                    .sorted()
                                    .map(applicant -> applicant == Direction.Applicant.COUNTY
                                            ? pack.regions() + "的单位"
                                            : applicant.chinese())
                                    .collect(Collectors.joining("、")));
        }
        Direction.Consortium consortium = direction.consortium();
        if (consortium != null) {
            rule(consortium.clause(), "  联合申报：" + consortium.members().chinese());
        }
    }

    private void requirements(String title, List<Requirement> requirements) {
        if (requirements.isEmpty()) {
            return;
        }
        line("  " + title + "：");
        for (int i = 0; i < requirements.size(); i++) {
            int first = i;
            while (i + 1 < requirements.size() && follows(requirements.get(i), requirements.get(i + 1))) {
                i++;
            }
            int shared = common.number(requirements.get(first));
            if (shared > 0) {
                line("    %s. 见共同条件 %s".formatted(span(first + 1, i + 1), span(shared, shared + i - first)));
            } else {
                Requirement requirement = requirements.get(i);
                rule(
                        requirement.clause(),
                        "    %d. %s%s"
                                .formatted(
                                        i + 1, when(direction, requirement), RuleText.requirement(pack, requirement)));
            }
        }
    }

    /** Whether both are common ones, the second right behind the first. */
    private boolean follows(Requirement one, Requirement next) {
        int number = common.number(one);
        return number > 0 && common.number(next) == number + 1;
    }

    private static String span(int first, int last) {
        return first == last ? Integer.toString(first) : first + "–" + last;
    }

    /** When it is looked at, where that is not when it usually is. */
    static String when(Direction direction, Requirement requirement) {
        Moment usual = direction.hasMoney() ? Moment.AWARD : Moment.APPROVAL;
        return requirement instanceof Requirement.Computed computed
                        && !computed.at().equals(Set.of(usual))
                        && !computed.at().equals(Set.of(Moment.PAYMENT))
                        && !computed.at().equals(Set.of(Moment.ADVANCE))
                ? computed.at().stream().sorted().map(Moment::chinese).collect(Collectors.joining("、", "〔", "〕"))
                : "";
    }

    private void amount(Formula formula) {
        line("  金额：%s%s"
                .formatted(
                        formula.pays().chinese(),
                        formula.limits().size() + Math.min(1, formula.parts().size()) > 1 ? "；取下列各项中最低者：" : "："));
        for (Formula.Part part : formula.parts()) {
            rule(
                    part.clause(),
                    "    分项「%s」%s：取下列中最低者，与其他分项相加"
                            .formatted(
                                    part.text(),
                                    part.when() == null ? "" : "（仅当 " + RuleWords.of(pack, part.when()) + "）"));
            for (Formula.Limit limit : part.limits()) {
                rule(limit.clause(), "      %s：%s".formatted(limit.text(), RuleText.limit(pack, formula, limit)));
            }
        }
        for (Formula.Limit limit : formula.limits()) {
            rule(limit.clause(), "    %s：%s".formatted(limit.text(), RuleText.limit(pack, formula, limit)));
        }
        Formula.Less less = formula.less();
        if (less != null) {
            rule(
                    less.clause(),
                    "    扣除：%s%s"
                            .formatted(
                                    RuleWords.of(pack, less.amount()),
                                    less.when() == null ? "" : "（仅当 " + RuleWords.of(pack, less.when()) + "）"));
        }
        if (formula.floor() != null) {
            rule(
                    formula.floor().clause(),
                    "    不低于 %s"
                            .formatted(RuleText.quantity(pack, formula.floor().amount())));
        }
    }

    private void advance() {
        Advance advance = direction.advance();
        if (advance == null) {
            return;
        }
        rule(
                advance.clause(),
                "  预拨：核定奖补之前可以先付，核定时" + advance.settled().chinese()
                        + (advance.settled() == Advance.Settled.REFUND
                                ? "（已付多于核定的部分追回，余款核定后支付）"
                                : "（已付的不退，余款核定后支付；超过最高额、累计限额的，以及不予奖补的，仍须退）"));
        for (Advance.Instalment instalment : advance.instalments()) {
            rule(
                    instalment.clause(),
                    "    %s（%s）%s%s"
                            .formatted(
                                    instalment.text(),
                                    instalment.id(),
                                    instalment.isExact() ? "，按算出的数付，不多不少" : "",
                                    instalment.formula().limits().size() > 1 ? "；取下列各项中最低者：" : "："));
            for (Formula.Limit limit : instalment.formula().limits()) {
                rule(
                        limit.clause(),
                        "      %s：%s".formatted(limit.text(), RuleText.limit(pack, instalment.formula(), limit)));
            }
            requirements("  预拨“%s”须具备".formatted(instalment.text()), instalment.requirements());
        }
    }

    private void rubric() {
        Rubric rubric = direction.rubric();
        if (rubric == null) {
            return;
        }
        rule(
                rubric.clause(),
                "  评分指标（%s，合计 %d 分）："
                        .formatted(pack.stage(rubric.stage()).map(Stage::name).orElse(rubric.stage()), Rubric.FULL));
        for (Rubric.Indicator indicator : rubric.indicators()) {
            rule(
                    indicator.clause(),
                    "    %s：%s%s"
                            .formatted(
                                    indicator.name(),
                                    RuleText.weight(pack, indicator.weight()),
                                    indicator.text() == null || indicator.text().equals(indicator.name())
                                            ? ""
                                            : "；" + indicator.text()));
        }
    }

    private void limits() {
        if (direction.once() != null) {
            rule(direction.once().clause(), "  次数：%s".formatted(RuleText.once(pack, direction.once())));
        }
        for (Quota quota : direction.quotas()) {
            rule(
                    quota.clause(),
                    "  名额%s：%s"
                            .formatted(
                                    quota.name() == null ? "" : "（" + quota.name() + "）",
                                    RuleText.quota(pack, direction, quota)));
        }
        Queue queue = direction.queue();
        if (queue != null) {
            rule(queue.clause(), "  排队：" + queue.text(pack));
        }
        for (Exclusion exclusion : pack.exclusions()) {
            if (exclusion.directions().contains(direction.id())) {
                rule(exclusion.clause(), "  限报：%s".formatted(RuleText.exclusion(pack, exclusion)));
            }
        }
    }

    private void joint() {
        Joint joint = direction.joint();
        if (joint != null) {
            rule(joint.clause(), "  责任：" + text(pack, joint, direction));
        }
    }

    /** Who owes what is to come back, in one Chinese sentence. */
    static String text(PolicyPack pack, Joint joint, Direction direction) {
        String lead = "牵头单位对追回负全部责任，各成员应退的由其退回";
        String everyone = "联合体各成员对追回承担连带责任，由各成员本人确认%s"
                .formatted(
                        joint.agreement() == null
                                ? ""
                                : "，或以盖章的“%s”为凭"
                                        .formatted(direction
                                                .document(joint.agreement())
                                                .map(ChecklistDocument::name)
                                                .orElseThrow()));
        String parameter = joint.parameter();
        if (parameter == null) {
            return joint.by() == Joint.By.LEAD ? lead : everyone;
        }
        return "由%s决定：%s（未定前照此）；或者%s".formatted(RuleWords.parameter(pack, parameter), everyone, lead);
    }

    private void documents() {
        if (direction.documents().isEmpty()) {
            rule(direction.basis().getOrDefault(Aspect.DOCUMENTS, UNLISTED), "  材料：未决定，不据此限制办理");
            return;
        }
        line("  材料：" + (direction.listsDocuments() ? "" : "文件未列材料清单（未决定）；以下为本系统拟定，不据此限制办理"));
        int number = 0;
        for (ChecklistDocument document : direction.documents()) {
            rule(document.clause(), "    %d. %s".formatted(++number, RuleText.document(pack, document)));
        }
    }

    private void texts() {
        if (!direction.texts().isEmpty()) {
            line("  文字与插图：");
        }
        for (TextRule text : direction.texts()) {
            rule(text.clause(), "    " + RuleText.text(pack, direction, text));
        }
    }

    private void rule(Clause clause, String text) {
        lines.add(PackLine.of(text, clause));
    }

    private void line(String text) {
        lines.add(PackLine.of(text, null));
    }
}
