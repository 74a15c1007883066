package org.mingzhang.domain.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.money.Fen;

/**
 * A pack as plain maps, lists, texts and whole numbers, ready to be written as JSON. Amounts are integers in fen under
 * names that end in {@code Fen}; every rule carries its clause.
 */
public final class PackStructure {
    private PackStructure() {}

    /** The whole pack, with the values of its parameters in force. */
    public static Map<String, Object> of(PolicyPack pack, ParameterValues values) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", pack.id());
        json.put("version", pack.version());
        json.put("title", pack.title());
        json.put("issuer", pack.issuer());
        json.put("zone", pack.zone().getId());
        Region region = pack.region();
        if (region != null) {
            json.put("region", item(region.clause(), "code", region.code(), "name", region.name()));
        }
        SamePilot same = pack.samePilot();
        if (same != null) {
            json.put(
                    "samePilot",
                    item(
                            same.clause(),
                            "packs",
                            same.packs().stream().sorted().toList(),
                            "text",
                            RuleText.samePilot(same)));
        }
        Amendment amends = pack.amends();
        if (amends != null) {
            json.put(
                    "amends",
                    item(
                            amends.clause(),
                            "from",
                            amends.from().toString(),
                            "transition",
                            amends.transition().name(),
                            "text",
                            amends.text()));
        }
        json.put("notes", notes(pack.notes()));
        json.put("documents", each(pack.documents(), document -> document(document, values)));
        json.put(
                "sources",
                each(
                        pack.sources(),
                        source -> source.amount() == null
                                ? item(
                                        source.clause(),
                                        "id",
                                        source.id(),
                                        "name",
                                        source.name(),
                                        "remark",
                                        source.remark())
                                : item(
                                        source.clause(),
                                        "id",
                                        source.id(),
                                        "name",
                                        source.name(),
                                        "amountFen",
                                        source.amount().value(),
                                        "remark",
                                        source.remark())));
        json.put("lines", each(pack.lines(), line -> {
            Map<String, Object> item =
                    item(line.clause(), "id", line.id(), "name", line.name(), "paidBy", line.paidBy());
            TransferRule gives = line.givesTo();
            if (gives != null) {
                item.put(
                        "givesTo",
                        item(
                                gives.clause(),
                                "text",
                                FundingText.transfer(pack, gives),
                                "lines",
                                gives.lines(),
                                "atMost",
                                gives.atMost() == null ? "" : gives.atMost().toString(),
                                "decidedBy",
                                gives.decidedBy().name()));
            }
            return item;
        }));
        json.put("ratioRules", each(pack.ratioRules(), rule -> ratio(pack, rule)));
        json.put(
                "batches",
                each(pack.batches(), batch -> item(batch.clause(), "number", batch.number(), "name", batch.name())));
        json.put("regions", pack.regions());
        json.put(
                "counties",
                each(pack.counties(), county -> item(county.clause(), "code", county.code(), "name", county.name())));
        json.put(
                "industries",
                each(
                        pack.industries(),
                        industry -> item(industry.clause(), "id", industry.id(), "name", industry.name())));
        json.put("stages", each(pack.stages(), stage -> {
            Map<String, Object> item =
                    item(stage.clause(), "id", stage.id(), "name", stage.name(), "responsible", stage.responsible());
            if (stage.when() != null) {
                item.put("when", stage.when().text());
            }
            return item;
        }));
        json.put(
                "honours",
                each(
                        pack.honours(),
                        honour -> item(
                                honour.clause(),
                                "id",
                                honour.id(),
                                "name",
                                honour.name(),
                                "text",
                                RuleText.honour(pack, honour),
                                "priority",
                                honour.priority())));
        NamedText.structure(json, pack);
        json.put("directions", each(pack.directions(), direction -> DirectionStructure.of(pack, values, direction)));
        json.put("parameters", each(pack.parameters(), parameter -> parameter(parameter, values)));
        json.put(
                "ambiguities",
                each(
                        pack.ambiguities(),
                        ambiguity -> item(
                                ambiguity.clause(),
                                "id",
                                ambiguity.id(),
                                "question",
                                ambiguity.question(),
                                "reading",
                                ambiguity.reading(),
                                "parameters",
                                ambiguity.parameters(),
                                "amendment",
                                ambiguity.amendment())));
        json.put("duties", each(pack.duties(), duty -> DutyText.structure(pack, duty, values)));
        json.put("targets", each(pack.targets(), target -> target(target, values)));
        json.put(
                "phases",
                each(
                        pack.phases(),
                        phase -> item(
                                phase.clause(),
                                "id",
                                phase.id(),
                                "from",
                                phase.from().toString(),
                                "to",
                                phase.to().toString(),
                                "deliverables",
                                phase.deliverables())));
        if (pack.phaseEnd() != null) {
            json.put("phaseEnd", Map.of("parameter", pack.phaseEnd(), "lastMonth", !Phase.isOpen(pack, values)));
        }
        return json;
    }

    private static Map<String, Object> target(Target target, ParameterValues values) {
        Map<String, Object> json = item(
                target.clause(),
                "id",
                target.id(),
                "name",
                target.name(),
                "comparison",
                target.comparison(values),
                "value",
                plain(target.value()),
                "unit",
                target.unit(),
                "by",
                target.by());
        if (target.inclusive() != null) {
            json.put("inclusive", target.inclusive());
        }
        return json;
    }

    private static Map<String, Object> document(SourceDocument document, ParameterValues values) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", document.id());
        json.put("title", document.title());
        json.put("issuer", document.issuer());
        json.put("number", document.number(values));
        if (document.numberBy() != null) {
            json.put("numberBy", document.numberBy());
        }
        json.put("issued", document.issued());
        if (document.basis() != null) {
            json.putAll(item(document.basis()));
        }
        return json;
    }

    private static Map<String, Object> ratio(PolicyPack pack, RatioRule rule) {
        Map<String, Object> judged = new LinkedHashMap<>();
        for (RatioRule.Basis basis : RatioRule.Basis.values()) {
            judged.put(
                    basis.name().toLowerCase(java.util.Locale.ROOT),
                    rule.due(basis).name());
        }
        return item(
                rule.clause(),
                "id",
                rule.id(),
                "text",
                FundingText.ratio(pack, rule),
                "source",
                rule.source(),
                "lines",
                pack.lines().stream().map(BudgetLine::id).filter(rule::counts).toList(),
                "comparison",
                rule.comparison().name(),
                "limit",
                rule.share().toString(),
                "of",
                rule.of().name(),
                "judged",
                judged);
    }

    private static Map<String, Object> parameter(Parameter parameter, ParameterValues values) {
        Map<String, Object> json = item(
                parameter.clause(),
                "id",
                parameter.id(),
                "name",
                parameter.name(),
                "type",
                parameter.type().key(),
                "unit",
                parameter.unit(),
                "doubt",
                parameter.doubt());
        values.setting(parameter.id())
                .ifPresentOrElse(
                        setting -> {
                            json.put("state", setting.decided() ? "DECIDED" : "DEFAULT");
                            json.put(
                                    parameter.type() == ValueType.AMOUNT ? "valueFen" : "value",
                                    plain(setting.value()));
                        },
                        () -> json.put("state", "UNDECIDED"));
        json.put("options", each(parameter.options(), PackStructure::option));
        json.put(
                "constraints",
                each(
                        parameter.constraints(),
                        constraint -> item(
                                constraint.clause(), "text", constraint.holds().text())));
        return json;
    }

    private static Map<String, Object> option(Parameter.Option option) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", option.id());
        json.put("meaning", option.meaning());
        return json;
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Whole(long number) -> number;
            case Value.Amount(Fen fen) -> fen.value();
            case Value.Flag(boolean yes) -> yes;
            default -> value.text();
        };
    }

    static <T> List<Object> each(List<T> items, java.util.function.Function<T, Map<String, Object>> form) {
        List<Object> list = new ArrayList<>();
        items.forEach(item -> list.add(form.apply(item)));
        return list;
    }

    static List<Object> notes(List<Note> notes) {
        return each(
                notes,
                note -> note.clause() == null ? Map.of("text", note.text()) : item(note.clause(), "text", note.text()));
    }

    static Map<String, Object> item(Clause clause, Object... namesAndValues) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        json.put("clause", cited(clause));
        return json;
    }

    static Map<String, Object> cited(Clause clause) {
        Map<String, Object> cited = new LinkedHashMap<>();
        cited.put("proposed", clause.isProposed());
        cited.put("document", clause.document());
        cited.put("place", clause.place());
        cited.put("quote", clause.quote());
        return cited;
    }
}
