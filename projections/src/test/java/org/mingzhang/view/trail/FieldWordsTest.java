package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Personal;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import tools.jackson.databind.node.JsonNodeFactory;

class FieldWordsTest {
    private static void collect(Class<?> shape, Set<String> names) {
        for (RecordComponent component : shape.getRecordComponents()) {
            Class<?> type = component.getType();
            if (type == Personal.class) {
                continue;
            }
            names.add(component.getName());
            if (type.isRecord() && type != Fen.class) {
                collect(type, names);
            }
        }
    }

    @Test
    void everyFieldThatACorrectionMayChangeHasAWord() {
        Set<String> names = new TreeSet<>();
        for (String type : Correctable.types()) {
            collect(Objects.requireNonNull(EventCodec.types().get(type)), names);
        }
        // What stays as it is, is never told as changed.
        names.removeAll(Set.of("packSm3", "packVersion", "applicant", "members", "documents", "details", "rater"));
        names.removeAll(Set.of("outcome", "inspection", "attempt", "assessor", "algorithm", "digest", "voucherNo"));
        names.removeAll(Set.of("stage", "objection", "upheld", "recovery", "shares", "debtors", "correction"));
        names.removeAll(Set.of("beneficiary", "derivedFromPayments", "paper"));
        assertThat(FieldWords.names()).containsAll(names);
    }

    @Test
    void aDifferenceIsToldFieldByFieldInTheWordsOfTheOffice() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        assertThat(FieldWords.differences(
                        json.objectNode().put("amountFen", 5_000_000L).put("line", "service"),
                        json.objectNode().put("amountFen", 50_000_000L).put("line", "renovation"),
                        new Names(Packs.builtIn("handan-2025"), code -> code)))
                .startsWith("金额由“5万元”改为“50万元”；预算科目由“")
                .doesNotContain("service");
    }

    @Test
    void twoAmountsAreToldInOneUnit() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        assertThat(FieldWords.differences(
                        json.objectNode().put("amountFen", 5_000_000L),
                        json.objectNode().put("amountFen", 4_987_654L),
                        new Names(Packs.builtIn("handan-2025"), code -> code)))
                .isEqualTo("金额由“50,000.00元”改为“49,876.54元”");
    }
}
