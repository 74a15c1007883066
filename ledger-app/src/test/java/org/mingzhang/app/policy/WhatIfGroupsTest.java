package org.mingzhang.app.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.policy.WhatIfPages.Named;
import org.mingzhang.app.policy.WhatIfPages.NamedGroup;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;

class WhatIfGroupsTest {
    @Test
    void ceilingsComeFirstAndNoParameterIsLost() {
        PolicyPack pack = Packs.builtIn("handan-2025");
        List<Named> all = pack.parameters().stream()
                .map(one -> new Named(one.id(), one.name(), null, List.of()))
                .toList();
        List<NamedGroup> groups = WhatIfPages.groups(pack, all);
        assertThat(groups.getFirst().name()).isEqualTo("最高补助与金额");
        assertThat(groups.getFirst().parameters())
                .extracting(Named::name)
                .contains("第一批二级企业最高补助")
                .doesNotContain("公示期");
        assertThat(groups.stream().flatMap(group -> group.parameters().stream()).toList())
                .containsExactlyInAnyOrderElementsOf(all);
    }
}
