package org.mingzhang.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.policy.DutyRule;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.workbench.WaitingItem;

/** A thing that waits leads to the form by which it is done. */
class ItemFormsTest {
    private static final PolicyPack PACK = Packs.builtIn("handan-2025");

    @Test
    void aReportThatIsOwedSaysOfWhichMonth() {
        String duty = PACK.duties().stream()
                .filter(rule -> rule.kind() == DutyRule.Kind.PROGRESS)
                .findFirst()
                .orElseThrow()
                .id();
        WaitingItem july = new WaitingItem(
                "A-1", null, "2026年7月", "91130402MA0000001J", "示例企业", null, LocalDate.of(2026, 8, 10), null);
        assertThat(new ItemForms(PACK, "HD", Role.APPLICANT).of("duty-" + duty, july))
                .hasValueSatisfying(form -> {
                    assertThat(form.chinese()).isEqualTo("报告2026年7月");
                    assertThat(URI.create(form.path()).getPath()).isEqualTo("/do/project.report-progress");
                    assertThat(URI.create(form.path()).getQuery())
                            .isEqualTo("application=A-1&note=2026年7月的进度&_owed=2026年7月&_open=y");
                });
        assertThat(new ItemForms(PACK, "HD", Role.COUNTY_INDUSTRY).of("duty-" + duty, july))
                .as("an office does not report for the enterprise")
                .isEmpty();
    }
}
