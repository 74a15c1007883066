package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.ledger.LogEvent.Access;
import org.mingzhang.domain.ledger.LogEvent.RecordsAccessed;

/** Whoever reads a sentence knows people by name and organisation, not by what they sign in with. */
class PeopleInSentencesTest {
    private static final Map<String, String> KNOWN =
            Map.of("actor/auditor-01", "示例审计01", "organisation-of/actor/auditor-01", "示例审计局");

    private static String registered(String key) {
        return KNOWN.getOrDefault(key, key);
    }

    private static RecordsAccessed export(String reader, boolean person) {
        return new RecordsAccessed(
                reader, person ? Role.AUDITOR : null, null, Access.EXPORT, "拨付台账", null, 7L, null, null);
    }

    @Test
    void whoTookDataAwayIsNamedWithTheOrganisation() {
        assertThat(LogSentences.of(export("auditor-01", true), new Names(null, PeopleInSentencesTest::registered)))
                .startsWith("示例审计01（示例审计局，审计）导出：拨付台账")
                .doesNotContain("auditor-01");
    }

    @Test
    void whomNobodyRegisteredKeepsTheIdUnderWhichTheyCame() {
        assertThat(LogSentences.of(export("someone", true), new Names(null, PeopleInSentencesTest::registered)))
                .startsWith("someone（审计）导出");
        assertThat(LogSentences.of(export("figures", false), new Names(null, PeopleInSentencesTest::registered)))
                .startsWith("figures（程序）导出");
    }
}
