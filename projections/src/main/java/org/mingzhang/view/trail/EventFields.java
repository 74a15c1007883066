package org.mingzhang.view.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.command.CommandCodec;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.ledger.LogEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All fields of an event but the steps of a calculation, with their Chinese titles; of a correction, what was beside what should be. Personal fields stay sealed. */
final class EventFields {
    private static final Set<String> CORRECTED = Set.of("before", "after");

    /** The steps of a calculation: they are told in words of their own. */
    private static final String STEPS = "trace";

    private static final Set<String> ORGANISATIONS = Set.of(
            "applicant",
            "assessor",
            "beneficiary",
            "buyer",
            "debtors",
            "enterprise",
            "member",
            "members",
            "paidTo",
            "payer",
            "rater",
            "replacement",
            "seller",
            "servedPilots");

    private EventFields() {}

    static List<EventField> of(LedgerEvent event, Names names) {
        ObjectNode payload = EventCodec.payload(event);
        if (event instanceof LogEvent.CommandRefused refused) {
            // By its code programs know a rule; people read what it says, and what was to be done.
            payload.put("code", RejectionCode.textOf(refused.code()));
            payload.put("commandType", CommandCodec.title(refused.commandType()));
        }
        boolean correction = payload.has("before") && payload.has("type") && payload.has("position");
        Map<String, String> flat = new LinkedHashMap<>();
        List<EventField> out = new ArrayList<>();
        for (String field : payload.propertyNames()) {
            if (!(correction && CORRECTED.contains(field)) && !field.equals(STEPS)) {
                collect(FieldTitles.of(field), field, payload.get(field), names, flat);
            }
        }
        flat.forEach((title, value) -> out.add(new EventField(title, value, null, false)));
        if (correction) {
            out.addAll(compared(payload.get("before"), payload.get("after"), names));
        }
        return List.copyOf(out);
    }

    private static List<EventField> compared(JsonNode before, @Nullable JsonNode after, Names names) {
        Map<String, String> was = flat(before, names);
        Map<String, String> is = after == null ? Map.of() : flat(after, names);
        Set<String> titles = new LinkedHashSet<>(was.keySet());
        titles.addAll(is.keySet());
        return titles.stream()
                .map(title -> new EventField(
                        title,
                        after == null ? "（冲正）" : is.getOrDefault(title, "无"),
                        was.getOrDefault(title, "无"),
                        !Objects.equals(was.get(title), is.get(title))))
                .toList();
    }

    private static Map<String, String> flat(JsonNode object, Names names) {
        Map<String, String> flat = new LinkedHashMap<>();
        object.propertyNames().forEach(field -> collect(FieldTitles.of(field), field, object.get(field), names, flat));
        return flat;
    }

    private static void collect(
            String title, String field, @Nullable JsonNode value, Names names, Map<String, String> out) {
        if (value == null || value.isNull()) {
            return;
        }
        if (value.isObject()) {
            JsonNode commitment = value.get("commit");
            if (commitment != null && value.has("enc")) {
                put(out, title, "个人信息，只载承诺值 " + commitment.asString());
                return;
            }
            value.propertyNames()
                    .forEach(
                            inner -> collect(title + "·" + FieldTitles.of(inner), inner, value.get(inner), names, out));
        } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
            for (int i = 0; i < value.size(); i++) {
                collect(title + " " + (i + 1), field, value.get(i), names, out);
            }
        } else {
            put(out, title, shown(field, value, names));
        }
    }

    private static String shown(String field, JsonNode value, Names names) {
        if (value.isArray()) {
            StringJoiner all = new StringJoiner("、");
            value.forEach(each -> all.add(shown(field, each, names)));
            return all.toString();
        }
        if (!value.isString()) {
            return FieldWords.value(field, value, names);
        } else if (ORGANISATIONS.contains(field)) {
            return organisation(value.stringValue(), names);
        }
        return switch (field) {
            case "direction" -> names.direction(value.stringValue());
            case "stage" -> names.stage(value.stringValue());
            case "level" -> ProgrammeSentences.level(value.stringValue(), names);
            default -> FieldWords.value(field, value, names);
        };
    }

    /** The name, and beside it the code by which the entry has it. */
    private static String organisation(String code, Names names) {
        String name = names.organisation(code);
        return name.equals(code) ? code : name + "（" + code + "）";
    }

    /** Two fields may have one title; neither is left out. */
    private static void put(Map<String, String> out, String title, String value) {
        out.merge(title, value, (one, other) -> one + "；" + other);
    }
}
