package org.mingzhang.app.catalogue;

import java.util.Map;

/** Where people look for a command. */
public enum CommandGroup {
    APPLICATION("申报"),
    REVIEW("审核"),
    LIST("名单"),
    PROJECT("项目"),
    AWARD("奖补"),
    PAYMENT("拨付与追回"),
    FUNDS("资金"),
    BANK("银行与国库"),
    ENTERPRISE("企业"),
    PROVIDER("服务商"),
    SUPERVISION("监督"),
    PROGRAMME("专项与政策"),
    ACTOR("岗位与密钥"),
    CORRECTION("更正"),
    IMPORT("导入");

    private static final Map<String, CommandGroup> BY_SUBJECT = Map.ofEntries(
            Map.entry("application", APPLICATION),
            Map.entry("expert", REVIEW),
            Map.entry("list", LIST),
            Map.entry("project", PROJECT),
            Map.entry("award", AWARD),
            Map.entry("programme", FUNDS),
            Map.entry("bank", BANK),
            Map.entry("enterprise", ENTERPRISE),
            Map.entry("provider", PROVIDER),
            Map.entry("actor", ACTOR),
            Map.entry("correction", CORRECTION),
            Map.entry("import", IMPORT));

    /** Those that people look for elsewhere than under what they are about. */
    private static final Map<String, CommandGroup> BY_NAME = Map.ofEntries(
            Map.entry("application.decide-stage", REVIEW),
            Map.entry("application.post-notice", REVIEW),
            Map.entry("application.file-objection", REVIEW),
            Map.entry("application.resolve-objection", REVIEW),
            Map.entry("application.give-score", REVIEW),
            Map.entry("application.request-draw", REVIEW),
            Map.entry("application.draw-experts", REVIEW),
            Map.entry("application.declare-conflict", REVIEW),
            Map.entry("enterprise.reserve", LIST),
            Map.entry("enterprise.admit", LIST),
            Map.entry("enterprise.move-batch", LIST),
            Map.entry("enterprise.leave-pilot", LIST),
            Map.entry("enterprise.replace", LIST),
            Map.entry("project.record-inspection", SUPERVISION),
            Map.entry("project.complete-rectification", SUPERVISION),
            Map.entry("award.order-payment", PAYMENT),
            Map.entry("award.approve-payment", PAYMENT),
            Map.entry("award.cancel-payment", PAYMENT),
            Map.entry("award.confirm-payment", PAYMENT),
            Map.entry("award.return-payment", PAYMENT),
            Map.entry("award.order-recovery", PAYMENT),
            Map.entry("award.receive-recovery", PAYMENT),
            Map.entry("award.call-off-recovery", PAYMENT),
            Map.entry("award.reverse-recovery", PAYMENT),
            Map.entry("award.report-fund-use", PAYMENT),
            Map.entry("award.place-hold", PAYMENT),
            Map.entry("award.release-hold", PAYMENT),
            Map.entry("programme.export-payment-batch", PAYMENT),
            Map.entry("programme.adopt-supervision-plan", SUPERVISION),
            Map.entry("programme.open", PROGRAMME),
            Map.entry("programme.amend", PROGRAMME),
            Map.entry("programme.decide-parameter", PROGRAMME),
            Map.entry("programme.record-target-fact", PROGRAMME),
            Map.entry("programme.record-figure", PROGRAMME),
            Map.entry("programme.enter-holidays", PROGRAMME),
            Map.entry("programme.close", PROGRAMME));

    private final String chinese;

    CommandGroup(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /**
     * Where a command is looked for.
     *
     * @throws IllegalArgumentException when its subject belongs nowhere, which a test finds
     */
    public static CommandGroup of(String command) {
        CommandGroup group = BY_NAME.get(command);
        if (group == null) {
            group = BY_SUBJECT.get(command.substring(0, command.indexOf('.')));
        }
        if (group == null) {
            throw new IllegalArgumentException("no group for " + command);
        }
        return group;
    }

    /** The commands that are put elsewhere than under their subject, to be held against those that there are. */
    static java.util.Set<String> exceptions() {
        return BY_NAME.keySet();
    }
}
