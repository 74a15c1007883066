package org.mingzhang.app.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.catalogue.CommandCatalogue;
import org.mingzhang.app.console.Area;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.StageKind;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.view.workbench.WaitingItem;
import org.springframework.web.util.UriComponentsBuilder;

/** The form by which one of the things that wait is done, its numbers filled in, for who may do it. */
record ItemForms(PolicyPack pack, String programme, Role post) {
    private static final String STAGE = "stage-";
    private static final String OVER = "over-";
    private static final String MINE = "mine-";
    private static final String DUTY = "duty-";
    private static final String APPLICATION = "application";

    /**
     * The next step of what a list holds.
     *
     * @param part the field for what of the case it is; null where it is the case itself
     */
    private record Step(
            String command, String chinese, @Nullable String part) {}

    private static final Map<String, Step> STEPS = Map.ofEntries(
            Map.entry("to-calculate", new Step("award.calculate", "测算", null)),
            Map.entry("to-review", new Step("award.review", "复核", null)),
            Map.entry("to-approve", new Step("award.approve", "核定", null)),
            Map.entry("to-order", new Step("award.order-payment", "提出拨付", null)),
            Map.entry("holds", new Step("award.release-hold", "恢复拨付", null)),
            Map.entry("second-person", new Step("award.approve-payment", "审批", "payment")),
            Map.entry("bank-receipt", new Step("award.confirm-payment", "确认支付", "payment")),
            Map.entry("recovery-overdue", new Step("award.receive-recovery", "登记到账", "recovery")),
            Map.entry("recovery-open", new Step("award.receive-recovery", "登记到账", "recovery")),
            Map.entry("own-returned", new Step("application.supplement", "补正", null)),
            Map.entry("objections", new Step("application.resolve-objection", "处理异议", null)),
            Map.entry("not-started", new Step("project.start", "登记开工", null)),
            Map.entry("no-progress", new Step("project.report-progress", "报告进度", null)),
            Map.entry("to-assess", new Step("project.assess-acceptance", "评测", null)),
            Map.entry("failed", new Step("project.request-acceptance", "再申请验收", null)));

    /** A form, and what its button says. */
    public record Form(String path, String chinese) {}

    /** @param key what the list is asked for by */
    Optional<Form> of(String key, WaitingItem item) {
        if (!Area.SIGN.opensTo(post)) {
            return Optional.empty();
        }
        if (key.startsWith(STAGE)) {
            return stage(DoneAtOnce.stage(key), item);
        } else if (key.startsWith(OVER)) {
            return isFor("application.decide-stage")
                    ? form(
                            "application.decide-stage",
                            "办结公示",
                            APPLICATION,
                            item.subject(),
                            "stage",
                            DoneAtOnce.stage(key))
                    : Optional.empty();
        } else if (key.startsWith(MINE)) {
            return isFor("application.give-score")
                    ? form("application.give-score", "评分", APPLICATION, item.subject(), null, null)
                    : Optional.empty();
        }
        return key.startsWith(DUTY)
                ? duty(key.substring(DUTY.length()), item)
                : key.equals("reserve") && isFor("enterprise.admit")
                        ? form("enterprise.admit", "纳入试点", "enterprise", item.party(), "programme", programme)
                        : step(STEPS.get(key), item);
    }

    private boolean isFor(String command) {
        return CommandCatalogue.find(command).filter(entry -> entry.isFor(post)).isPresent();
    }

    private Optional<Form> step(@Nullable Step step, WaitingItem item) {
        return step == null || item.subject() == null || !isFor(step.command)
                ? Optional.empty()
                : form(
                        step.command,
                        step.chinese,
                        APPLICATION,
                        item.subject(),
                        step.part,
                        step.part == null ? null : item.reference());
    }

    /** Which post decides a stage is said by the direction of the case. */
    private Optional<Form> stage(String stage, WaitingItem item) {
        Direction direction = item.direction() == null
                ? null
                : pack.direction(item.direction()).orElse(null);
        if (direction == null
                || pack.stage(stage).isEmpty()
                || StageKind.of(pack, direction, stage).role() != post) {
            return Optional.empty();
        }
        return StageKind.of(pack, direction, stage) == StageKind.NOTICE
                ? form("application.post-notice", "发布公示", APPLICATION, item.subject(), null, null)
                : form("application.decide-stage", "审核", APPLICATION, item.subject(), "stage", stage);
    }

    /** Duties are the applicant's to meet, whoever else looks at what is owed. */
    private Optional<Form> duty(String id, WaitingItem item) {
        DutyRule rule = pack.duties().stream()
                .filter(duty -> duty.id().equals(id))
                .findFirst()
                .orElse(null);
        if (rule == null || post != Role.APPLICANT) {
            return Optional.empty();
        }
        return switch (rule.kind()) {
            case SPECIAL_ACCOUNT ->
                form(
                        "enterprise.declare-special-account",
                        "声明设立专账",
                        "enterprise",
                        item.party(),
                        "programme",
                        programme);
            case FUND_USE ->
                form("award.report-fund-use", "报告资金使用", APPLICATION, item.subject(), "payment", item.reference());
            case PROGRESS -> progress(item);
            case DOCUMENT ->
                form("application.attach-document", "登记附件", APPLICATION, item.subject(), "document", rule.document());
            case STANDING -> Optional.empty();
        };
    }

    /** The command has no field for the period that is owed, so the form says it, and the report's note. */
    private static Optional<Form> progress(WaitingItem item) {
        Map<String, String> numbers = new LinkedHashMap<>();
        if (item.subject() != null) {
            numbers.put(APPLICATION, item.subject());
        }
        String period = item.reference();
        if (period == null) {
            return form("project.report-progress", "报告进度", numbers);
        }
        numbers.put("note", period + "的进度");
        numbers.put("_owed", period);
        numbers.put("_open", "y");
        return form("project.report-progress", "报告" + period, numbers);
    }

    private static Optional<Form> form(
            String command,
            String chinese,
            String first,
            @Nullable String value,
            @Nullable String second,
            @Nullable String other) {
        Map<String, String> numbers = new LinkedHashMap<>();
        if (value != null) {
            numbers.put(first, value);
        }
        if (second != null && other != null) {
            numbers.put(second, other);
        }
        return form(command, chinese, numbers);
    }

    private static Optional<Form> form(String command, String chinese, Map<String, String> numbers) {
        UriComponentsBuilder path =
                UriComponentsBuilder.fromPath(Area.SIGN.path()).pathSegment(command);
        numbers.keySet().forEach(number -> path.queryParam(number, "{" + number + "}"));
        return Optional.of(new Form(path.encode().buildAndExpand(numbers).toUriString(), chinese));
    }
}
