package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.policy.reading.Packs;

class PackNamesTest {
    private final PackNames names = new PackNames(Packs.builtIn("handan-2025"));

    @Test
    void aLevelAndATitleThatDecidedAnAmountAreCalledByTheirNames() {
        assertThat(names.level("L2")).isEqualTo("二级");
        assertThat(names.level("L4")).isEqualTo("四级");
        assertThat(names.level("provincial-smart-factory")).isEqualTo("省级智能工厂");
        assertThat(PackNames.NONE.level("of-no-pack")).isEqualTo("of-no-pack");
    }
}
