package org.mingzhang.domain.policy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A duty in the words of an official: from when, within what, how often and until when. */
final class DutyText {
    private static final Map<String, String> EVERY =
            Map.of("weekly", "每周", "monthly", "每月", "quarterly", "每季度", "halfyearly", "每半年", "yearly", "每年");

    private DutyText() {}

    /** Such as 自核定之日起 30 日内, or 自首笔支付之日起 3 年内持续履行. */
    static String of(PolicyPack pack, DutyRule duty, ParameterValues values) {
        DutyRule.Term term = duty.term();
        if (term == null) {
            return duty.from() + lasting(pack, duty, values) + "持续履行" + whose(duty);
        }
        String every = duty.lasts().every();
        String days = term.number(values).map(String::valueOf).orElse("（未定）") + " "
                + term.unit().chinese() + "内"
                + (term.parameter() == null ? "" : "（" + RuleWords.parameter(pack, term.parameter()) + "）");
        return duty.from()
                + (duty.lasts().ends() ? lasting(pack, duty, values) : "")
                + (every == null ? " " : "，" + EVERY.getOrDefault(every.toLowerCase(Locale.ROOT), every) + "终了后 ")
                + days
                + (duty.document() == null ? "" : "，报送“" + document(pack, duty) + "”")
                + whose(duty);
    }

    /** The same as plain values. */
    static Map<String, Object> structure(PolicyPack pack, DutyRule duty, ParameterValues values) {
        DutyRule.Lasting lasts = duty.lasts();
        Map<String, Object> json = PackStructure.item(
                duty.clause(),
                "id",
                duty.id(),
                "name",
                duty.name(),
                "kind",
                duty.kind().word(),
                "directions",
                duty.directions(),
                "term",
                of(pack, duty, values));
        if (lasts.payment()) {
            json.put("from", "payment");
        }
        LocalDate until = lasts.until();
        if (until != null) {
            json.put("until", until.toString());
        }
        if (lasts.span() != null) {
            json.put(lasts.unit().word(), lasts.span());
        }
        if (lasts.parameter() != null) {
            json.put("lastsBy", lasts.parameter());
        }
        if (lasts.every() != null) {
            json.put("every", lasts.every());
        }
        return json;
    }

    /** How long: 至 2027-12-31, 3 年内; nothing where it has no end. */
    private static String lasting(PolicyPack pack, DutyRule duty, ParameterValues values) {
        DutyRule.Lasting lasts = duty.lasts();
        String parameter = lasts.parameter();
        if (parameter != null) {
            Value value = values.find(parameter).orElse(null);
            boolean day = pack.parameter(parameter)
                    .filter(of -> of.type() == ValueType.DATE)
                    .isPresent();
            String known = value == null ? "（未定）" : day ? value.display() : value.text();
            return (day ? "至 " + known : " " + known + " " + lasts.unit().chinese() + "内") + "（"
                    + RuleWords.parameter(pack, parameter) + "）";
        }
        return lasts.until() != null
                ? "至 " + Value.of(Objects.requireNonNull(lasts.until())).display()
                : lasts.span() == null
                        ? ""
                        : " " + lasts.span() + " " + lasts.unit().chinese() + "内";
    }

    private static String document(PolicyPack pack, DutyRule duty) {
        String id = Optional.ofNullable(duty.document()).orElse("");
        return duty.directions().stream()
                .flatMap(direction -> pack.direction(direction).stream())
                .flatMap(direction -> direction.document(id).stream())
                .map(ChecklistDocument::name)
                .findFirst()
                .orElse(id);
    }

    private static String whose(DutyRule duty) {
        return duty.of() == DutyRule.Of.APPLICANT ? "" : "（" + duty.of().chinese() + "）";
    }
}
