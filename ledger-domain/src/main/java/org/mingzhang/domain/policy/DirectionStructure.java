package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One direction as plain maps, lists, texts and whole numbers, every rule with its clause. */
final class DirectionStructure {
    private DirectionStructure() {}

    static Map<String, Object> of(PolicyPack pack, ParameterValues values, Direction direction) {
        Map<String, Object> json = PackStructure.item(
                direction.clause(),
                "id",
                direction.id(),
                "name",
                direction.name(),
                "kind",
                direction.kind().name(),
                "money",
                direction.hasMoney(),
                "project",
                direction.project(),
                "acceptance",
                direction.acceptance(),
                "stages",
                direction.stages());
        json.put(
                "requirements",
                PackStructure.each(
                        direction.requirements(),
                        requirement -> PackStructure.item(
                                requirement.clause(),
                                "id",
                                requirement.id(),
                                "text",
                                RuleText.requirement(pack, requirement))));
        json.put("documentsListed", direction.listsDocuments());
        json.put("documents", PackStructure.each(direction.documents(), DirectionStructure::listed));
        if (direction.hasMoney()) {
            money(json, pack, values, direction);
        }
        if (direction.once() != null) {
            json.put(
                    "once",
                    PackStructure.item(direction.once().clause(), "text", RuleText.once(pack, direction.once())));
        }
        if (direction.rubric() != null) {
            json.put("rubric", rubric(direction.rubric()));
        }
        Queue queue = direction.queue();
        if (queue != null) {
            json.put(
                    "queue",
                    PackStructure.item(
                            queue.clause(),
                            "text",
                            queue.text(pack),
                            "order",
                            queue.order().stream().map(Enum::name).toList(),
                            "whenOut",
                            queue.whenOut().name()));
        }
        List<Map<String, Object>> quotas = new ArrayList<>();
        for (Quota quota : direction.quotas()) {
            if (quota.name() == null) {
                json.put("quota", quota(pack, direction, quota));
            } else {
                quotas.add(quota(pack, direction, quota));
            }
        }
        if (!quotas.isEmpty()) {
            json.put("quotas", quotas);
        }
        Joint joint = direction.joint();
        if (joint != null) {
            json.put("joint", PackStructure.item(joint.clause(), "text", DirectionText.text(pack, joint, direction)));
        }
        json.put(
                "beforePayment",
                PackStructure.each(
                        direction.beforePayment(),
                        rule -> PackStructure.item(
                                rule.clause(), "id", rule.id(), "text", RuleText.requirement(pack, rule))));
        json.put(
                "texts",
                PackStructure.each(
                        direction.texts(),
                        text -> PackStructure.item(
                                text.clause(), "id", text.id(), "text", RuleText.text(pack, direction, text))));
        if (direction.form() != null) {
            json.put("form", direction.form());
        }
        json.put("notes", PackStructure.notes(direction.notes()));
        json.put("basis", basis(pack, direction));
        return json;
    }

    /** Whom and what the words beside the direction's own say. */
    private static Map<String, Object> basis(PolicyPack pack, Direction direction) {
        Map<String, Object> basis = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            Clause clause = direction.basis().get(aspect);
            if (clause != null) {
                basis.put(aspect.word(), PackStructure.cited(clause));
            }
        }
        if (direction.hasMoney()) {
            basis.put("line", PackStructure.cited(FundingText.clause(pack, direction)));
        }
        return basis;
    }

    private static void money(Map<String, Object> json, PolicyPack pack, ParameterValues values, Direction direction) {
        Formula formula = direction.formula();
        direction.line(values).ifPresent(line -> json.put("line", line));
        if (direction.line() instanceof LineRule.ByParameter(String parameter, Map<String, String> cells)) {
            json.put("lineBy", Map.of("parameter", parameter, "lines", cells));
        }
        json.put("payee", direction.payee().name());
        json.put("pays", formula.pays().name());
        if (!formula.parts().isEmpty()) {
            json.put(
                    "parts",
                    PackStructure.each(
                            formula.parts(),
                            part -> PackStructure.item(
                                    part.clause(),
                                    "id",
                                    part.id(),
                                    "name",
                                    part.text(),
                                    "when",
                                    part.when() == null ? "" : RuleText.expression(pack, part.when()),
                                    "limits",
                                    PackStructure.each(
                                            part.limits(),
                                            limit -> PackStructure.item(
                                                    limit.clause(),
                                                    "id",
                                                    limit.id(),
                                                    "name",
                                                    limit.text(),
                                                    "text",
                                                    RuleText.limit(pack, formula, limit))))));
        }
        json.put(
                "limits",
                PackStructure.each(
                        formula.limits(),
                        limit -> PackStructure.item(
                                limit.clause(),
                                "id",
                                limit.id(),
                                "name",
                                limit.text(),
                                "text",
                                RuleText.limit(pack, formula, limit))));
        if (formula.floor() != null) {
            json.put(
                    "floor",
                    PackStructure.item(
                            formula.floor().clause(),
                            "text",
                            RuleText.quantity(pack, formula.floor().amount())));
        }
        Advance advance = direction.advance();
        if (advance != null) {
            json.put("advance", advance(pack, advance));
        }
        if (formula.less() != null) {
            json.put(
                    "less",
                    PackStructure.item(
                            formula.less().clause(),
                            "text",
                            RuleText.expression(pack, formula.less().amount())));
        }
    }

    private static Map<String, Object> advance(PolicyPack pack, Advance advance) {
        Map<String, Object> json = PackStructure.item(
                advance.clause(), "settled", advance.settled().name());
        json.put(
                "instalments",
                PackStructure.each(
                        advance.instalments(),
                        instalment -> PackStructure.item(
                                instalment.clause(),
                                "id",
                                instalment.id(),
                                "name",
                                instalment.text(),
                                "pays",
                                instalment.formula().pays().name(),
                                "limits",
                                PackStructure.each(
                                        instalment.formula().limits(),
                                        limit -> PackStructure.item(
                                                limit.clause(),
                                                "id",
                                                limit.id(),
                                                "name",
                                                limit.text(),
                                                "text",
                                                RuleText.limit(pack, instalment.formula(), limit))),
                                "requirements",
                                PackStructure.each(
                                        instalment.requirements(),
                                        requirement -> PackStructure.item(
                                                requirement.clause(),
                                                "id",
                                                requirement.id(),
                                                "text",
                                                RuleText.requirement(pack, requirement))))));
        return json;
    }

    private static Map<String, Object> quota(PolicyPack pack, Direction direction, Quota quota) {
        Map<String, Object> json = PackStructure.item(quota.clause(), "text", RuleText.quota(pack, direction, quota));
        if (quota.name() != null) {
            json.put("id", quota.id());
            json.put("name", quota.name());
        }
        quota.written().ifPresent(limit -> json.put("limit", limit));
        json.put("per", quota.per().name());
        json.put("at", quota.at().name());
        if (quota.stage() != null) {
            json.put("stage", quota.stage());
        }
        if (quota.when() != null) {
            json.put("when", quota.when().text());
        }
        if (quota.ranked()) {
            json.put("rankBy", "SCORE");
        }
        return json;
    }

    private static Map<String, Object> rubric(Rubric rubric) {
        Map<String, Object> json = PackStructure.item(rubric.clause(), "stage", rubric.stage());
        json.put("indicators", PackStructure.each(rubric.indicators(), indicator -> {
            Map<String, Object> one =
                    PackStructure.item(indicator.clause(), "id", indicator.id(), "name", indicator.name());
            switch (indicator.weight()) {
                case Formula.Quantity.Written(Value.Whole(long number)) -> one.put("weight", number);
                case Formula.Quantity.FromParameter(String parameter) -> one.put("parameter", parameter);
                default -> throw new IllegalStateException("no weight of " + indicator.id());
            }
            if (indicator.text() != null) {
                one.put("text", indicator.text());
            }
            return one;
        }));
        return json;
    }

    private static Map<String, Object> listed(ChecklistDocument document) {
        Map<String, Object> json = PackStructure.item(
                document.clause(),
                "id",
                document.id(),
                "name",
                document.name(),
                "need",
                document.need().name());
        json.put("by", document.by());
        if (document.when() != null) {
            json.put("when", document.when().text());
        }
        json.put("copies", document.copies());
        json.put("seal", document.seal());
        return json;
    }
}
