package org.mingzhang.tools.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.tools.SampleCity;

class PurseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static Purse purse(int places) {
        return new Purse(
                places,
                new Purse.Lot(Fen.ofWan(8_000), Fen.ofWan(6_000), false),
                new Purse.Lot(Fen.ofWan(2_000), Fen.ofWan(3_800), true));
    }

    @Test
    void moneyThatMayComeByATransferIsNotCountedOn() {
        assertThat(Purse.Lot.of(SampleCity.story(), true))
                .isEqualTo(new Purse.Lot(Fen.ofWan(8_000), Fen.ofWan(6_000), false));
        assertThat(Purse.Lot.of(SampleCity.story(), false))
                .isEqualTo(new Purse.Lot(Fen.ofWan(2_000), Fen.ofWan(3_800), true));
    }

    @Test
    void awardsTakeTheirTurnAndWaitWhenTheLineIsUsedUp() {
        Purse purse = purse(600);
        purse.ask("R-1-00003", true, DAY.plusDays(2), Fen.ofWan(5_000));
        purse.ask("R-1-00002", true, DAY.plusDays(1), Fen.ofWan(7_000));
        purse.ask("R-1-00004", true, DAY.plusDays(3), Fen.ofWan(6_000));
        purse.ask("R-1-00005", true, DAY.plusDays(4), Fen.ofWan(1));
        purse.deal();
        assertThat(purse.of("R-1-00002")).isEqualTo(new Purse.Shares(Fen.ofWan(7_000), Fen.ZERO));
        assertThat(purse.of("R-1-00003")).isEqualTo(new Purse.Shares(Fen.ofWan(1_000), Fen.ofWan(4_000)));
        assertThat(purse.of("R-1-00004")).isNull();
        assertThat(purse.of("R-1-00005")).as("nobody overtakes").isNull();
    }

    @Test
    void whatIsNotRenovationIsPaidByTheCitysOwnMoneyFirst() {
        Purse purse = purse(600);
        purse.ask("S-00001", false, DAY, Fen.ofWan(3_700));
        purse.ask("S-00002", false, DAY.plusDays(1), Fen.ofWan(300));
        purse.deal();
        assertThat(Objects.requireNonNull(purse.of("S-00002")).upper()).isEqualTo(Fen.ofWan(200));
    }

    @Test
    void noMoreAreRenovatedThanTheNoticeHasPlaces() {
        Purse purse = purse(1);
        purse.ask("R-1-00001", true, DAY, Fen.ofWan(1));
        purse.ask("R-1-00002", true, DAY, Fen.ofWan(1));
        purse.deal();
        assertThat(purse.of("R-1-00001")).isNotNull();
        assertThat(purse.of("R-1-00002")).isNull();
    }
}
