package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;

class DatedBalanceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @Test
    void whatIsSpentLaterIsNotFreeEarlier() {
        DatedBalance balance = new DatedBalance();
        balance.add(FIRST, Fen.of(100));
        balance.add(FIRST.plusDays(10), Fen.of(-70));
        balance.add(FIRST.plusDays(20), Fen.of(50));
        assertThat(balance.total()).isEqualTo(Fen.of(80));
        assertThat(balance.leastFrom(FIRST.minusDays(1))).isEqualTo(Fen.ZERO);
        assertThat(balance.leastFrom(FIRST)).isEqualTo(Fen.of(30));
        assertThat(balance.leastFrom(FIRST.plusDays(19))).isEqualTo(Fen.of(30));
        assertThat(balance.leastFrom(FIRST.plusDays(20))).isEqualTo(Fen.of(80));
    }

    @Test
    void itIsTheLeastOverEveryLaterDay() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            DatedBalance balance = new DatedBalance();
            long[] perDay = new long[12];
            for (int i = 0; i < 8; i++) {
                int day = random.nextInt(12);
                long change = random.nextInt(200) - 100L;
                balance.add(FIRST.plusDays(day), Fen.of(change));
                perDay[day] += change;
            }
            for (int from = 0; from < 12; from++) {
                long sum = 0;
                long least = Long.MAX_VALUE;
                for (int day = 0; day < 12; day++) {
                    sum += perDay[day];
                    least = day >= from ? Math.min(least, sum) : least;
                }
                assertThat(balance.leastFrom(FIRST.plusDays(from))).isEqualTo(Fen.of(least));
            }
        }
    }
}
