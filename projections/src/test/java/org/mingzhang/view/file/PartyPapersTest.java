package org.mingzhang.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;

/** What is known of a title stands in the enterprise's file, whichever way it was recorded. */
class PartyPapersTest {
    private static @Nullable String level(String kind, @Nullable String level, @Nullable Integer grade) {
        return PartyPapers.level(new HonourRecorded(kind, level, grade, null, null, "文号"));
    }

    @Test
    void aLevelIsTheOneRecordedOrTheGradeOrWhatTheTitleSays() {
        assertThat(level("绿色工厂", "省级", null)).isEqualTo("省级");
        assertThat(level("两化融合管理体系", null, 2)).isEqualTo("二级");
        assertThat(level("国家级绿色工厂", null, null)).isEqualTo("国家级");
        assertThat(level("国家级绿色工厂", "省级", null))
                .as("what was recorded goes first")
                .isEqualTo("省级");
        assertThat(level("专精特新企业", null, null)).as("nothing is made up").isNull();
    }
}
