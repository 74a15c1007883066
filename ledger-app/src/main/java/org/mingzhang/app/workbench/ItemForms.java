package org.mingzhang.app.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private static final String DUTY = "duty-";
    private static final String APPLICATION = "application";

    /** A form, and what its button says. */
    public record Form(String path, String chinese) {}

    /** @param key what the list is asked for by */
    Optional<Form> of(String key, WaitingItem item) {
        if (!Area.SIGN.opensTo(post)) {
            return Optional.empty();
        }
        return key.startsWith(STAGE)
                ? stage(key.substring(STAGE.length()).replaceFirst("-decision$", ""), item)
                : key.startsWith(DUTY) ? duty(key.substring(DUTY.length()), item) : Optional.empty();
    }

    /** Which post decides a stage is said by the direction of the case. */
    private Optional<Form> stage(String stage, WaitingItem item) {
        Direction direction = item.direction() == null
                ? null
                : pack.direction(item.direction()).orElse(null);
        return direction != null
                        && pack.stage(stage).isPresent()
                        && StageKind.of(pack, direction, stage).role() == post
                        && StageKind.of(pack, direction, stage) != StageKind.NOTICE
                ? form("application.decide-stage", "审核", APPLICATION, item.subject(), "stage", stage)
                : Optional.empty();
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
            case PROGRESS -> form("project.report-progress", "报告进度", APPLICATION, item.subject(), null, null);
            case DOCUMENT ->
                form("application.attach-document", "登记附件", APPLICATION, item.subject(), "document", rule.document());
            case STANDING -> Optional.empty();
        };
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
        UriComponentsBuilder path =
                UriComponentsBuilder.fromPath(Area.SIGN.path()).pathSegment(command);
        numbers.keySet().forEach(number -> path.queryParam(number, "{" + number + "}"));
        return Optional.of(new Form(path.encode().buildAndExpand(numbers).toUriString(), chinese));
    }
}
