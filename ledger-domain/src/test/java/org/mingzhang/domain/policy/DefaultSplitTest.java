package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;

class DefaultSplitTest {
    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final BudgetLine renovation = pack.line("renovation").orElseThrow();
    private final BudgetLine service = pack.line("service").orElseThrow();
    private final Map<String, Fen> available = Map.of("central", Fen.of(100), "local", Fen.of(50));

    @Test
    void renovationTakesCentralMoneyFirst() {
        assertThat(DefaultSplit.of(renovation, Fen.of(100), available).bySource())
                .containsExactly(Map.entry("central", Fen.of(100)));
        assertThat(DefaultSplit.of(renovation, Fen.of(101), available).bySource())
                .containsOnly(Map.entry("central", Fen.of(100)), Map.entry("local", Fen.of(1)));
    }

    @Test
    void everythingElseTakesLocalMoneyFirst() {
        assertThat(DefaultSplit.of(service, Fen.of(60), available).bySource())
                .containsOnly(Map.entry("local", Fen.of(50)), Map.entry("central", Fen.of(10)));
    }

    @Test
    void whatNoSourceCanPayIsTheShortfall() {
        assertThat(DefaultSplit.of(service, Fen.of(151), available).shortfall()).isEqualTo(Fen.of(1));
        assertThat(DefaultSplit.of(service, Fen.of(150), available).shortfall()).isEqualTo(Fen.ZERO);
    }

    @Test
    void anOverdrawnSourcePaysNothing() {
        DefaultSplit split = DefaultSplit.of(service, Fen.of(10), Map.of("local", Fen.of(-5), "central", Fen.of(10)));
        assertThat(split.bySource()).containsExactly(Map.entry("central", Fen.of(10)));
    }
}
