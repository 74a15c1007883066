package org.mingzhang.domain.correction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.given.Samples;

class CorrectableTest {
    @Test
    void whatMayBeCorrectedExistsAndSoDoTheFieldsThatStay() {
        assertThat(Correctable.types()).isNotEmpty().allSatisfy(type -> {
            Class<? extends Record> shape = EventCodec.types().get(type);
            assertThat(shape).as(type).isNotNull();
            assertThat(Arrays.stream(Objects.requireNonNull(shape).getRecordComponents())
                            .map(component -> component.getName()))
                    .as(type)
                    .containsAll(Objects.requireNonNull(Correctable.of(type)).kept());
        });
    }

    @Test
    void itsStreamsKeepTheirEvents() {
        assertThat(Correctable.types()).allSatisfy(type -> {
            LedgerEvent event = (LedgerEvent)
                    Samples.full(Objects.requireNonNull(EventCodec.types().get(type)));
            assertThat(Correctable.on(event.streamType())).as(type).isTrue();
            assertThat(Payloads.event(type, 1, Payloads.plain(event), event))
                    .as("%s comes back with its personal fields", type)
                    .isEqualTo(event);
        });
    }

    @Test
    void neitherAmountNorPayeeNorOutcomeOfADecisionMayBeCorrected() {
        Set<String> decided = Set.of("amountFen", "shares", "payee", "payment", "recovery", "outcome", "upheld");
        assertThat(Correctable.types())
                .filteredOn(type -> type.startsWith("award.") || type.startsWith("application."))
                .filteredOn(type -> !type.equals("award.fund-use-reported"))
                .allSatisfy(type -> assertThat(Arrays.stream(Objects.requireNonNull(
                                                EventCodec.types().get(type))
                                        .getRecordComponents())
                                .map(component -> component.getName())
                                .filter(decided::contains))
                        .as(type)
                        .allMatch(Objects.requireNonNull(Correctable.of(type)).kept()::contains));
        assertThat(Correctable.types())
                .noneMatch(type -> type.startsWith("actor.") || type.startsWith("ledger."))
                .doesNotContain(
                        "award.calculated",
                        "award.payment-ordered",
                        "programme.funds-committed",
                        "programme.funds-disbursed",
                        "enterprise.award-counted",
                        "correction.recorded");
    }
}
