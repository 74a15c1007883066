package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.given.Advanced;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.WhatIf;

/** What was paid in advance and is not taken back: forecasts take nothing back of it, either. */
class KeptForecastTest {
    private static Case paid(Given given) {
        Case it = Advanced.contracted(given);
        given.after(Person.APPROVER, Advanced.grant(it, wan(8)));
        it.paid("P-1", wan(8));
        return it;
    }

    private static CaseBook.Entry entry(Given given) {
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> given.ledger().pack());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            book.take(position++, entry);
        }
        return book.cases().getFirst();
    }

    /** What it comes to where everything is computed as if the values had been in force from the beginning. */
    private static Fen anew(Given given) {
        CaseBook.Entry entry = entry(given);
        PolicyPack pack = given.ledger().pack();
        ParameterValues values = ParameterValues.defaults(pack);
        WhatIf.Granted granted = entry.granted();
        WhatIf.Case computed = new WhatIf.Case(
                entry.number(),
                entry.direction(),
                entry.beneficiary(),
                entry.date(),
                entry.evidence().under(pack, values),
                entry.asked(),
                granted == null
                        ? null
                        : new WhatIf.Granted(
                                granted.ceiling(), granted.amount(), granted.line(), granted.shares(), false),
                null,
                entry.subject(),
                null,
                entry.stays());
        return WhatIf.scenario(pack, values, List.of(computed), new WhatIf.Budget(Map.of(), Map.of()))
                .cost();
    }

    @Test
    void anAwardThatKeepsItsAdvanceIsComputedAnewWithIt() {
        Given given = Advanced.kept();
        Case it = paid(given);
        Advanced.accepted(given, it, wan(10)).reviewed();
        assertThat(anew(given)).as("before its approval").isEqualTo(wan(8));
        given.after(Person.APPROVER, it.approval(wan(8)));
        assertThat(anew(given)).as("after it").isEqualTo(wan(8));
    }

    @Test
    void whatIsBeyondTheCapsIsNotKept() {
        Given given = Advanced.keptWithin("when: acceptance.levelAfter < 3, amount: 6万元");
        Case it = paid(given);
        Advanced.accepted(given, it, wan(10)).reviewed();
        assertThat(anew(given)).isEqualTo(wan(6));
        given.after(Person.APPROVER, it.approval(wan(6)));
        assertThat(anew(given)).isEqualTo(wan(6));
    }

    @Test
    void whatComesBackIsNotKept() {
        Given given = Advanced.refunded();
        Case it = paid(given);
        Advanced.accepted(given, it, wan(10)).reviewed();
        assertThat(anew(given)).isEqualTo(wan(5));
    }

    @Test
    void noEstimateIsBelowWhatWasPaidAndStays() {
        Given given =
                Advanced.keptWithin("amount: {gives: 'acceptance.levelAfter < 3 ? amount(\"6万元\") : amount(\"7万元\")'}");
        paid(given);
        Estimate estimate = Estimate.of(
                entry(given), ParameterValues.defaults(given.ledger().pack()));
        assertThat(estimate.least()).isEqualTo(wan(6));
        assertThat(estimate.most()).isEqualTo(wan(7));
        Given kept = Advanced.keptWithin("share: 1/10, of: acceptance.recognisedInvestmentFen");
        paid(kept);
        assertThat(Estimate.of(
                                entry(kept),
                                ParameterValues.defaults(kept.ledger().pack()))
                        .least())
                .isEqualTo(wan(8));
    }
}
