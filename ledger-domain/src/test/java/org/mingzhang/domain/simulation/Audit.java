package org.mingzhang.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Ledger;
import org.mingzhang.domain.programme.Programme;

/** Reads a whole log from its beginning and rechecks every invariant, without asking any state or decider. */
final class Audit {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MoneyAudit money = new MoneyAudit();
    private final VoucherAudit vouchers = new VoucherAudit();
    private final OrganisationAudit organisations = new OrganisationAudit();
    private final Map<String, CaseAudit> cases = new HashMap<>();
    private int read;

    /** Reads what is new since the last time. */
    void read(List<Envelope> log) {
        for (; read < log.size(); read++) {
            Envelope entry = log.get(read);
            if (entry.businessDate() != null) {
                assertThat(entry.businessDate())
                        .isBeforeOrEqualTo(entry.recordedAt().atZone(ZONE).toLocalDate());
            }
            organisations.take(entry);
            vouchers.take(entry.event());
            switch (entry.stream().type()) {
                case APPLICATION, PROJECT, AWARD ->
                    cases.computeIfAbsent(entry.stream().id(), number -> new CaseAudit(number, organisations))
                            .take(entry);
                case PROGRAMME -> money.take(entry);
                default -> {
                    // Looked at above, where it matters.
                }
            }
        }
    }

    /** The live states say what the events say. */
    void agreesWith(Ledger ledger) {
        money.agreesWith((Programme) ledger.state(StreamId.programme(Given.PROGRAMME)));
    }

    void asOfEveryDay() {
        money.asOfEveryDay();
    }
}
