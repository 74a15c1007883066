package org.mingzhang.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;

/** What a post does day by day stands first among what it may do. */
class DailyCommandsTest {
    @Test
    void eachOfThemIsThePostsOwnAndDoneInAForm() {
        for (Role post : Role.values()) {
            assertThat(DailyCommands.of(post)).as(post.name()).allSatisfy(entry -> {
                assertThat(entry.isFor(post)).isTrue();
                assertThat(entry.elsewhere()).isNull();
            });
        }
        assertThat(DailyCommands.of(Role.FINANCE))
                .extracting(CommandEntry::name)
                .containsExactly(
                        "award.approve",
                        "award.order-payment",
                        "award.approve-payment",
                        "award.confirm-payment",
                        "award.return-payment",
                        "award.receive-recovery",
                        "award.place-hold",
                        "award.release-hold");
        assertThat(DailyCommands.of(Role.COUNTY_INDUSTRY))
                .extracting(CommandEntry::name)
                .startsWith("application.decide-stage");
        assertThat(DailyCommands.of(Role.APPLICANT))
                .extracting(CommandEntry::name)
                .contains("project.report-progress", "application.supplement");
    }

    @Test
    void whereAThingIsDoneElsewhereNoProgramsNameIsSaid() {
        assertThat(CommandCatalogue.all())
                .filteredOn(entry -> entry.elsewhere() != null)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.elsewhere()).doesNotContainPattern("[a-z]"));
    }
}
