package org.mingzhang.tools.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;

class PurseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @Test
    void awardsTakeTheirTurnAndWaitWhenTheLineIsUsedUp() {
        Purse purse = new Purse(600);
        purse.ask("HD-01-1-00003", DAY.plusDays(2), Fen.ofWan(5_000));
        purse.ask("HD-01-1-00002", DAY.plusDays(1), Fen.ofWan(7_000));
        purse.ask("HD-01-1-00004", DAY.plusDays(3), Fen.ofWan(6_000));
        purse.ask("HD-01-1-00005", DAY.plusDays(4), Fen.ofWan(1));
        purse.deal();
        assertThat(purse.of("HD-01-1-00002")).isEqualTo(new Purse.Shares(Fen.ofWan(7_000), Fen.ZERO));
        assertThat(purse.of("HD-01-1-00003")).isEqualTo(new Purse.Shares(Fen.ofWan(1_000), Fen.ofWan(4_000)));
        assertThat(purse.of("HD-01-1-00004")).isNull();
        assertThat(purse.of("HD-01-1-00005")).as("nobody overtakes").isNull();
    }

    @Test
    void serviceIsPaidByLocalMoneyFirst() {
        Purse purse = new Purse(600);
        purse.ask("HD-02-00001", DAY, Fen.ofWan(3_700));
        purse.ask("HD-03-00001", DAY.plusDays(1), Fen.ofWan(300));
        purse.deal();
        assertThat(Objects.requireNonNull(purse.of("HD-03-00001")).central()).isEqualTo(Fen.ofWan(200));
    }

    @Test
    void noMoreAreRenovatedThanTheNoticeHasPlaces() {
        Purse purse = new Purse(1);
        purse.ask("HD-01-1-00001", DAY, Fen.ofWan(1));
        purse.ask("HD-01-1-00002", DAY, Fen.ofWan(1));
        purse.deal();
        assertThat(purse.of("HD-01-1-00001")).isNotNull();
        assertThat(purse.of("HD-01-1-00002")).isNull();
    }
}
