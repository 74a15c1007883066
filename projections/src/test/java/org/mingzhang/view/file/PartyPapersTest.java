package org.mingzhang.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.HonourRecorded;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.Story;
import org.mingzhang.view.file.EnterpriseFile.Account;
import org.mingzhang.view.projection.Entry;

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

    /** An attack: a change is dated back behind the calculation, so that it looks like an old one. */
    @Test
    void anAccountThatWasDatedBackSaysWhenItWasWrittenDown() {
        StreamId firm = StreamId.enterprise(CaseStory.ENTERPRISE);
        BankAccount account = new BankAccount("示例银行", "6200000000000002", "示例企业");
        Instant written = Instant.parse("2026-11-27T02:00:00Z");
        Story story = new Story().on(LocalDate.of(2026, 1, 5), written, firm, new BankAccountChanged(account, "销户"));
        assertThat(PartyPapers.of(List.of(new Entry(7, story.envelopes().getFirst())))
                        .accounts())
                .containsExactly(new Account(
                        7, LocalDate.of(2026, 1, 5), written, account.bank(), account.number(), account.holder()));
    }
}
