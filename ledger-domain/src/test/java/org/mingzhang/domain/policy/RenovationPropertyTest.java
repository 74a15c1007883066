package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

/** Handan's renovation subsidy against a second reading of the notice, written out by hand, over seeded random cases. */
class RenovationPropertyTest {
    private static final long SEED = 20251213L;
    private static final long[] CAPS = {0, 0, 20_000_000L, 40_000_000L, 50_000_000L};
    private static final long[] PERCENT = {0, 0, 50, 40, 35};
    private final PolicyPack pack = Packs.builtIn("handan-2025");

    @Test
    void theEngineAgreesWithTheNoticeReadByHand() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            int level = random.nextInt(5);
            int batch = 1 + random.nextInt(3);
            boolean honoured = random.nextInt(4) == 0;
            long reducedCap = 1 + random.nextLong(level >= 2 ? CAPS[level] : 1);
            // Half of the investments lie within a few fen of the point where rate and cap meet.
            long kink = level >= 2 ? CAPS[level] * 100 / PERCENT[level] : 1;
            long investment = random.nextBoolean() ? kink - 5 + random.nextLong(10) : random.nextLong(1_000_000_000L);
            investment = Math.max(0, investment);
            ParameterValues values = ParameterValues.defaults(pack);
            if (level >= 2 && batch > 1) {
                values = values.with("HD-01.cap.L" + level + ".batch" + batch, Value.of(Fen.of(reducedCap)), 9L);
            }
            AwardComputation computation =
                    AwardEngine.compute(pack, values, "HD-01", facts(level, batch, honoured, investment));
            String drawn = "seed %d, draw %d: level %d, batch %d, honoured %s, cap %d, investment %d"
                    .formatted(SEED, i, level, batch, honoured, reducedCap, investment);
            if (level < 2) {
                assertThat(computation).as(drawn).isInstanceOf(AwardComputation.NotEligible.class);
                continue;
            }
            long cap = batch == 1 || honoured ? CAPS[level] : reducedCap;
            long byRate = BigInteger.valueOf(investment)
                    .multiply(BigInteger.valueOf(PERCENT[level]))
                    .divide(BigInteger.valueOf(100))
                    .longValueExact();
            assertThat(((AwardComputation.Computed) computation).ceiling())
                    .as(drawn)
                    .isEqualTo(Fen.of(Math.min(byRate, cap)));
        }
    }

    @Test
    void moreInvestmentNeverMeansLessWithinALevel() {
        Random random = new Random(SEED);
        ParameterValues values = ParameterValues.defaults(pack);
        for (int level : List.of(2, 3, 4)) {
            for (int i = 0; i < 200; i++) {
                long less = random.nextLong(300_000_000L);
                long more = less + random.nextLong(1_000L);
                assertThat(ceiling(values, level, more)).isGreaterThanOrEqualTo(ceiling(values, level, less));
            }
        }
    }

    private Fen ceiling(ParameterValues values, int level, long investment) {
        return ((AwardComputation.Computed)
                        AwardEngine.compute(pack, values, "HD-01", facts(level, 1, false, investment)))
                .ceiling();
    }

    private static Facts facts(int level, int batch, boolean honoured, long investment) {
        return Facts.NONE
                .with(FactName.ENTERPRISE_PILOT, true, 1L)
                .with(FactName.ENTERPRISE_HONOURED_IN_PILOT, honoured, 1L)
                .with(FactName.ACCEPTANCE_PASSED, true, 1L)
                .with(FactName.ACCEPTANCE_LEVEL_AFTER, level, 1L)
                .with(FactName.ACCEPTANCE_RECOGNISED_INVESTMENT, Fen.of(investment), 1L)
                .with(FactName.APPLICATION_BATCH, batch, 1L);
    }
}
