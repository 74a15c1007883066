package org.mingzhang.domain.correction;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionProposed;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.json.CivilDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the values of a corrected event must be by themselves: what their own commands ask of them. */
final class AfterRules {
    /** Days on which something was: not after the day on which it is told. */
    private static final Set<String> PAST = Set.of(
            "signedOn",
            "issuedOn",
            "startedOn",
            "completedOn",
            "endedOn",
            "obtainedOn",
            "occurredOn",
            "assessedOn",
            "approvedOn",
            "asOf",
            "listPriceOn");

    private static final Map<String, Integer> GREATEST = Map.ofEntries(
            Map.entry("plannedPercent", 100),
            Map.entry("actualPercent", 100),
            Map.entry("level", 4),
            Map.entry("levelBefore", 4),
            Map.entry("scoreTenths", 1000),
            Map.entry("grade", 5),
            Map.entry("copies", 100));

    /** Where it is more than none. */
    private static final Map<String, Integer> LEAST = Map.ofEntries(Map.entry("copies", 1));

    private AfterRules() {}

    static @Nullable Rejection refuse(CorrectionProposed proposed, Occasion occasion) {
        LocalDate date = proposed.correctedDate();
        if (date != null && (date.isAfter(occasion.today()) || proposed.dated() == null)) {
            return Rejection.of(
                    RejectionCode.BUSINESS_DATE_IN_FUTURE, Map.of("businessDate", date, "today", occasion.today()));
        }
        ObjectNode after = proposed.after();
        if (after == null) {
            return null;
        }
        LocalDate stands = date == null ? proposed.dated() : date;
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            JsonNode before = proposed.before().get(field.getKey());
            Rejection no = field.getValue().equals(before)
                    ? null
                    : refuse(field.getKey(), field.getValue(), before, stands == null ? occasion.today() : stands);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private static @Nullable Rejection refuse(
            String name, JsonNode after, @Nullable JsonNode before, LocalDate stands) {
        if (name.endsWith("Fen") && !name.equals("changeFen") && after.isIntegralNumber()) {
            long amount = after.longValue();
            boolean wasNegative = before != null && before.longValue() < 0;
            boolean wrong = wasNegative ? amount > 0 : amount < 0 || (amount == 0 && name.equals("amountFen"));
            return wrong
                    ? Rejection.of(RejectionCode.BELOW_MINIMUM_AMOUNT, Map.of("field", name, "amountFen", amount))
                    : null;
        }
        Integer greatest = GREATEST.get(name);
        int least = LEAST.getOrDefault(name, 0);
        if (greatest != null
                && after.isIntegralNumber()
                && (after.longValue() < least || after.longValue() > greatest)) {
            return Rejection.of(
                    RejectionCode.PARAMETER_INVALID,
                    Map.of("field", name, "value", after.longValue(), "needs", least + "–" + greatest));
        }
        LocalDate day = PAST.contains(name) && after.isString() ? CivilDate.read(after.stringValue()) : null;
        return day != null && day.isAfter(stands)
                ? Rejection.of(RejectionCode.BUSINESS_DATE_IN_FUTURE, Map.of(name, day, "businessDate", stands))
                : null;
    }
}
