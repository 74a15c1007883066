package org.mingzhang.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.programme.ProgrammeEvent.BudgetAllocated;
import org.mingzhang.domain.programme.ProgrammeEvent.FundsAppropriated;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodBalance;
import org.mingzhang.domain.programme.ProgrammeEvent.PeriodClosed;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeClosed;

class BookEntryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private static BookEntry books(LedgerEvent event) {
        return Objects.requireNonNull(BookEntry.of(event, DAY));
    }

    @Test
    void whatEventsPostAndWhatAClosingSaysHaveTheSameAccounts() {
        TreeMap<String, Long> posted = new TreeMap<>();
        for (LedgerEvent event : List.of(
                new FundsAppropriated("central", Fen.of(100), "下达", 2026),
                new BudgetAllocated("central", "renovation", Fen.of(30), "分配", 2026))) {
            books(event).lines().forEach(line -> {
                assertThat(line.month()).isEqualTo(YearMonth.of(2026, 3));
                posted.merge(line.account(), line.amountFen(), Long::sum);
            });
        }
        PeriodClosed closed = new PeriodClosed(
                "2026-03",
                "结账",
                List.of(
                        new PeriodBalance("APPROPRIATION", "central", null, 2026, Fen.of(-100)),
                        new PeriodBalance("AVAILABLE", "central", null, 2026, Fen.of(70)),
                        new PeriodBalance("LINE_AVAILABLE", "central", "renovation", null, Fen.of(30))));
        assertThat(books(closed).closes()).isEqualTo(YearMonth.of(2026, 3));
        assertThat(books(closed).balances()).isEqualTo(posted);
    }

    @Test
    void eventsThatMoveNoMoneyAreNotRead() {
        assertThat(BookEntry.of(new ProgrammeClosed("关闭"), DAY)).isNull();
        assertThat(BookEntry.types())
                .contains("programme.funds-disbursed", "programme.period-closed", "correction.recorded")
                .doesNotContain("programme.opened", "programme.closed", "programme.payment-batch-exported");
    }
}
