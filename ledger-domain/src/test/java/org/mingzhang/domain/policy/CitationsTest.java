package org.mingzhang.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.policy.reading.Packs;

class CitationsTest {
    private static final String TITLE = "《邯郸市中小企业数字化转型城市试点工作推进方案(2025—2027年)》";

    private final PolicyPack pack = Packs.builtIn("handan-2025");
    private final Clause clause = new Clause("plan", "资金安排（一）", "每家最高补助20万元");

    @Test
    void aDocumentIsNamedInFullOnceAndShortlyThen() {
        Citations citations = new Citations(pack);
        assertThat(citations.of(clause)).isEqualTo(TITLE + "资金安排（一）「每家最高补助20万元」");
        assertThat(citations.of(clause)).isEqualTo("《…方案》资金安排（一）「每家最高补助20万元」");
        assertThat(citations.of(Clause.proposed("理由"))).isEqualTo("本系统拟定：理由");
        assertThat(citations.of(new Clause("of-another-pack", "第三条", "原文"))).isEqualTo("of-another-pack 第三条「原文」");
    }

    @Test
    void aRefusalNamesTheDocument() {
        Rejection refusal = Rejection.of(RejectionCode.QUOTA_EXCEEDED, clause, Map.of());
        assertThat(refusal.message(new PackNames(pack))).contains("依据：" + TITLE + "资金安排（一）「每家");
        assertThat(refusal.message(PackNames.NONE)).contains("依据：plan 资金安排（一）「每家");
    }
}
