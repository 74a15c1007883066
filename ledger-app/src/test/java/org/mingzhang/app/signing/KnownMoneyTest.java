package org.mingzhang.app.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was filled in stays together: an amount that is lowered is split anew, one that somebody split themself is theirs. */
class KnownMoneyTest {
    private static final String AMOUNT = "amountYuan";
    private static final String FIRST = "shares[0].amountYuan";

    private final KnownFields known = known();

    private static KnownFields known() {
        KnownFields known = KnownFields.empty();
        known.put(AMOUNT, "170,000.00", "余额");
        known.put("shares[0].source", "central", "来源");
        known.put(FIRST, "90,000.00", "来源");
        known.put("shares[1].source", "local", "来源");
        known.put("shares[1].amountYuan", "80,000.00", "来源");
        return known;
    }

    private Typed filled() {
        return known.fill(new Typed(Map.of("application", "A-1")));
    }

    @Test
    void onlyLoweringTheAmountLeavesTheSplitToTheLedger() {
        Typed lowered = KnownMoney.resplit(filled().with(AMOUNT, "1,000.00"), known);
        assertThat(lowered.at(FIRST)).isEmpty();
        assertThat(lowered.at("shares[1].source")).isEmpty();
        assertThat(lowered.at(AMOUNT)).isEqualTo("1,000.00");
    }

    @Test
    void aSplitOfOnesOwnIsKept() {
        Typed own = filled().with(AMOUNT, "1,000.00").with(FIRST, "1,000.00");
        assertThat(KnownMoney.resplit(own, known)).isEqualTo(own);
        Typed another = filled().with(AMOUNT, "1,000.00").with("shares[2].source", "central");
        assertThat(KnownMoney.resplit(another, known)).isEqualTo(another);
        assertThat(KnownMoney.resplit(filled(), known))
                .as("nothing was changed")
                .isEqualTo(filled());
    }

    @Test
    void rowsThatSomebodyTypedAreNotMixedWithTheLedgers() {
        Typed own = new Typed(Map.of("shares[0].source", "local"));
        assertThat(known.fill(own).at("shares[1].source")).isEmpty();
        assertThat(known.fill(own).at(FIRST)).isEmpty();
        assertThat(known.fill(own).at(AMOUNT)).isEqualTo("170,000.00");
    }

    @Test
    void whatDiffersFromTheLedgerIsSaid() {
        assertThat(known.from(AMOUNT, "170,000.00")).isEqualTo("取自账本：余额");
        assertThat(known.from(AMOUNT, "1.00")).isEqualTo("账本所记是 170,000.00（余额）");
        assertThat(known.from("reason", "x")).isEmpty();
    }
}
